//! The functions do what the header says.

use super::*;
use std::ffi::CStr;

const SOURCE: &str = "# Title\n\nText with *emphasis* and `code`.\n";
const MAGIC: &[u8] = b"OCP\x02";

#[test]
fn versions() {
    assert_eq!(1, ocp_abi_version());
    let version = unsafe { CStr::from_ptr(ocp_version()) };
    assert_eq!(env!("CARGO_PKG_VERSION"), version.to_str().unwrap());
}

#[test]
fn a_payload_starts_with_its_magic_and_ends_with_its_source() {
    let payload = TestParser::new().payload(SOURCE);
    assert_eq!(MAGIC, &payload[..4]);
    let at = u32::from_le_bytes([payload[32], payload[33], payload[34], payload[35]]) as usize;
    assert_eq!(SOURCE.as_bytes(), &payload[at..at + SOURCE.len()]);
}

#[test]
fn parsing_a_second_time_gives_the_same_payload() {
    let parser = TestParser::new();
    let first = parser.payload(SOURCE);
    parser.payload("something else");
    assert_eq!(first, parser.payload(SOURCE));
}

#[test]
fn a_result_is_emitted_once() {
    let parser = TestParser::new();
    let mut target = parser.payload(SOURCE);
    let (place, mut written) = (target.as_mut_ptr(), 77);
    let status = unsafe { ocp_emit_to(parser.0, place, target.len(), &mut written) };
    assert_eq!((Status::State, 0), (status, written));
}

#[test]
fn a_source_can_be_filled_in_place() {
    let parser = TestParser::new();
    let mut room = ptr::null_mut();
    assert_eq!(Status::Ok, unsafe {
        ocp_parser_source(parser.0, SOURCE.len(), &mut room)
    });
    unsafe { room.copy_from_nonoverlapping(SOURCE.as_ptr(), SOURCE.len()) };
    for source in [ptr::null(), room as *const u8] {
        let mut size = 0;
        let status = unsafe { ocp_parse(parser.0, source, SOURCE.len(), ptr::null(), &mut size) };
        assert_eq!(Status::Ok, status);
        assert_eq!(TestParser::new().payload(SOURCE), parser.emit(size));
    }
}

#[test]
fn asking_for_room_ends_the_last_result() {
    let parser = TestParser::new();
    let size = parser.payload(SOURCE).len();
    let mut room = ptr::null_mut();
    assert_eq!(Status::Ok, unsafe {
        ocp_parser_source(parser.0, 3, &mut room)
    });
    let mut written = 77;
    let mut target = vec![0; size];
    let status = unsafe { ocp_emit_to(parser.0, target.as_mut_ptr(), size, &mut written) };
    assert_eq!((Status::State, 0), (status, written));
}

#[test]
fn an_empty_source_may_be_anywhere() {
    let parser = TestParser::new();
    let empty = parser.payload("");
    let mut size = 0;
    let status = unsafe { ocp_parse(parser.0, ptr::null(), 0, ptr::null(), &mut size) };
    assert_eq!((Status::Ok, empty.len()), (status, size));
    assert_eq!(empty, parser.emit(size));
}

#[test]
fn a_block_takes_payloads_at_offsets() {
    let parser = TestParser::new();
    let payload = parser.payload(SOURCE);
    let (handle, address) = block(2 * payload.len() + 5);
    assert_eq!(0, address as usize % 64);
    for offset in [0, payload.len() + 5] {
        assert_eq!(Status::Ok, parser.parse(SOURCE.as_bytes(), None).0);
        let mut written = 0;
        let status = unsafe { ocp_emit(parser.0, handle, offset, &mut written) };
        assert_eq!((Status::Ok, payload.len()), (status, written));
        let there = unsafe { std::slice::from_raw_parts(address.add(offset), written) };
        assert_eq!(payload, there);
    }
    let gap = unsafe { std::slice::from_raw_parts(address.add(payload.len()), 5) };
    assert_eq!([0; 5], gap);
    assert_eq!(Status::Ok, ocp_block_free(handle));
}

#[test]
fn a_block_is_zero_and_says_where_it_is() {
    for size in [1, 63, 64, 4096, 1 << 20, 3 << 20] {
        let (handle, address) = block(size);
        let bytes = unsafe { std::slice::from_raw_parts_mut(address, size) };
        assert!(bytes.iter().all(|&b| b == 0), "{size} bytes");
        bytes.fill(0xEE);
        let (mut start, mut length) = (ptr::null_mut(), 0);
        assert_eq!(Status::Ok, unsafe {
            ocp_block_data(handle, &mut start, &mut length)
        });
        assert_eq!((address, size), (start, length));
        assert_eq!(Status::Ok, ocp_block_free(handle));
    }
}

#[test]
fn too_small_a_target_gets_nothing_and_the_result_waits() {
    let parser = TestParser::new();
    let expected = parser.payload(SOURCE);
    assert_eq!(Status::Ok, parser.parse(SOURCE.as_bytes(), None).0);
    let mut target = vec![0xEE; expected.len() - 1];
    let mut written = 0;
    let status = unsafe { ocp_emit_to(parser.0, target.as_mut_ptr(), target.len(), &mut written) };
    assert_eq!((Status::Space, expected.len()), (status, written));
    assert!(target.iter().all(|&b| b == 0xEE));
    let (handle, _) = block(expected.len());
    let status = unsafe { ocp_emit(parser.0, handle, 1, &mut written) };
    assert_eq!((Status::Space, expected.len()), (status, written));
    assert_eq!(Status::Ok, ocp_block_free(handle));
    assert_eq!(expected, parser.emit(expected.len()));
}

#[test]
fn one_call_parses_and_emits() {
    let parser = TestParser::new();
    let expected = TestParser::new().payload(SOURCE);
    let into = |capacity: usize| {
        let mut target = vec![0; capacity];
        let mut size = 0;
        let place = if capacity == 0 {
            ptr::null_mut()
        } else {
            target.as_mut_ptr()
        };
        let (source, length) = (SOURCE.as_ptr(), SOURCE.len());
        let status = unsafe {
            ocp_parse_into(
                parser.0,
                source,
                length,
                ptr::null(),
                place,
                capacity,
                &mut size,
            )
        };
        (status, size, target)
    };
    let (status, size, target) = into(expected.len());
    assert_eq!((Status::Ok, expected.len()), (status, size));
    assert_eq!(expected, target);
    for capacity in [0, 1, expected.len() - 1] {
        let (status, size, target) = into(capacity);
        assert_eq!((Status::Space, expected.len()), (status, size));
        assert!(target.iter().all(|&b| b == 0));
        assert_eq!(Status::Ok as i32, parser.error(0).0.status);
        assert_eq!(expected, parser.emit(size));
    }
}

#[test]
fn options_reach_the_parser() {
    let parser = TestParser::new();
    for (flags, in_payload) in [(0, 0), (1, 1), (2, 2), (3, 3)] {
        let (status, size) = parser.parse(b"text\n", Some(&options(flags)));
        assert_eq!(Status::Ok, status);
        assert_eq!(in_payload, parser.emit(size)[4]);
    }
}

#[test]
fn an_error_of_the_grammar_says_what_and_where() {
    let parser = TestParser::new();
    assert_eq!((Status::Grammar, 0), parser.parse(b"ok \xFF", None));
    let (error, text, length) = parser.error(200);
    assert_eq!(Status::Grammar as i32, error.status);
    assert_eq!((1, 0), (error.code, error.limit));
    assert_eq!((3, 4), (error.start, error.end));
    assert_eq!((0, 0), (error.actual, error.allowed));
    assert_eq!(length, text.len());
    assert!(!text.is_empty());
}

#[test]
fn a_success_ends_the_error() {
    let parser = TestParser::new();
    assert_eq!(Status::Grammar, parser.parse(b"\xFF", None).0);
    parser.payload(SOURCE);
    let (error, text, length) = parser.error(200);
    assert_eq!(Status::Ok as i32, error.status);
    assert_eq!((u64::MAX, u64::MAX), (error.start, error.end));
    assert_eq!(("", 0), (text.as_str(), length));
}

#[test]
fn a_failure_ends_the_result() {
    let parser = TestParser::new();
    let size = parser.payload(SOURCE).len();
    assert_eq!(Status::Grammar, parser.parse(b"\xFF", None).0);
    let mut written = 77;
    let mut target = vec![0; size];
    let status = unsafe { ocp_emit_to(parser.0, target.as_mut_ptr(), size, &mut written) };
    assert_eq!((Status::State, 0), (status, written));
}

#[test]
fn limits_hold_and_are_named() {
    let parser = TestParser::new();
    let with = |limit: usize, value: u64, source: &[u8]| {
        let mut options = options(0);
        options.limits[limit] = value;
        let (status, _) = parser.parse(source, Some(&options));
        (status, parser.error(200))
    };
    assert_eq!(Status::Ok, with(0, 5, b"12345").0);
    let (status, (error, text, _)) = with(0, 5, b"123456");
    assert_eq!((Status::Limit, 0), (status, error.limit));
    assert_eq!((6, 5, 5), (error.actual, error.allowed, error.start));
    assert_eq!(
        "limit on source bytes passed at byte 5: 6 found, 5 allowed",
        text
    );
    assert_eq!(Status::Ok, with(6, 3, b"123\n123").0);
    let (status, (error, text, _)) = with(6, 3, b"1234");
    assert_eq!((Status::Limit, 6), (status, error.limit));
    assert_ne!(u64::MAX, error.start);
    assert!(
        text.starts_with("limit on line bytes passed at byte "),
        "{text}"
    );
    let (status, (error, _, _)) = with(1, 99, b"123456");
    assert_eq!((Status::Limit, 1, 99), (status, error.limit, error.allowed));
    assert_eq!(u64::MAX, error.end);
}

#[test]
fn the_limit_on_source_bytes_holds_for_room_too() {
    let parser = TestParser::new();
    let mut room = ptr::null_mut();
    assert_eq!(Status::Ok, unsafe {
        ocp_parser_source(parser.0, 6, &mut room)
    });
    let mut options = options(0);
    options.limits[0] = 5;
    let mut size = 77;
    let status = unsafe { ocp_parse(parser.0, ptr::null(), 6, &options, &mut size) };
    assert_eq!((Status::Limit, 0), (status, size));
}

#[test]
fn scratch_is_what_the_parser_holds() {
    let parser = TestParser::new();
    let held = || {
        let mut bytes = 0;
        assert_eq!(Status::Ok, unsafe {
            ocp_parser_scratch(parser.0, &mut bytes)
        });
        bytes
    };
    let before = held();
    parser.payload(&"text\n".repeat(10_000));
    assert!(held() >= before + 50_000);
}
