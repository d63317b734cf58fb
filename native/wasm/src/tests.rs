use super::*;
use ocp_records::Status;

/// Uses a parser as a host does.
struct Host {
    state: *mut State,
}

impl Host {
    fn new() -> Host {
        Host { state: ocp_open() }
    }

    fn mailbox(&mut self) -> &mut Mailbox {
        // SAFETY: nothing else uses it now.
        unsafe { &mut *self.state }.mailbox()
    }

    fn parse(&mut self, source: &[u8]) -> i32 {
        // SAFETY: it was opened, and the room is as long as asked for.
        unsafe {
            ocp_source(self.state, source.len());
            let room = self.mailbox().room;
            source.as_ptr().copy_to_nonoverlapping(room, source.len());
            ocp_parse(self.state);
        }
        self.mailbox().status
    }

    fn emit(&mut self) -> (i32, Vec<u8>) {
        let mut target = vec![0xEE; self.mailbox().payload];
        // SAFETY: the target is of the size of the payload.
        unsafe { ocp_emit(self.state, target.as_mut_ptr()) };
        (self.mailbox().status, target)
    }

    fn text(&mut self) -> String {
        let (text, length) = (self.mailbox().text, self.mailbox().text_length);
        // SAFETY: the mailbox says so.
        let bytes = unsafe { slice::from_raw_parts(text, length) };
        String::from_utf8(bytes.to_vec()).expect("UTF-8")
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // SAFETY: it came from a box, and is out of use.
        drop(unsafe { Box::from_raw(self.state) });
    }
}

#[test]
fn a_payload_is_emitted_once() {
    let mut host = Host::new();
    assert_eq!(Status::Ok as i32, host.parse(b"# Hello"));
    let (status, payload) = host.emit();
    assert_eq!(Status::Ok as i32, status);
    assert_eq!(b"OCP\x02", &payload[..4]);
    assert!(payload.ends_with(b"# Hello"));
    assert_eq!(Status::State as i32, host.emit().0);
}

#[test]
fn the_same_parser_parses_again() {
    let mut host = Host::new();
    host.parse(b"- one\n- two");
    let first = host.emit().1;
    host.parse(b"something else, and longer");
    host.parse(b"- one\n- two");
    assert_eq!(first, host.emit().1);
    assert!(host.mailbox().scratch > 0);
}

#[test]
fn what_is_wrong_is_told() {
    let mut host = Host::new();
    host.mailbox().options.flags = 1;
    assert_eq!(Status::Grammar as i32, host.parse(b"a <b"));
    assert_eq!(0, host.mailbox().payload);
    assert!(host.mailbox().error.start < 5);
    assert!(!host.text().is_empty());
    host.mailbox().options.limits[2] = 2;
    assert_eq!(Status::Limit as i32, host.parse(b"a\n\nb\n\nc"));
    assert_eq!(2, host.mailbox().error.allowed);
    assert!(host.text().contains("nodes"), "{}", host.text());
}

#[test]
fn unknown_options_are_refused() {
    let mut host = Host::new();
    host.mailbox().options.flags = 1 << 30;
    assert_eq!(Status::Argument as i32, host.parse(b"a"));
    assert_eq!(Status::State as i32, host.emit().0);
}

#[test]
fn an_empty_source_has_a_payload() {
    let mut host = Host::new();
    assert_eq!(Status::Ok as i32, host.parse(b""));
    let (header, root) = (64, 32);
    assert_eq!(header + root, host.mailbox().payload);
}
