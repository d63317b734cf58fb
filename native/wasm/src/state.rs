//! A parser and its mailbox.

use ocp_core::Parser;
use ocp_records::{Outcome, RawError, RawOptions, Status};
use std::ptr;

/// The struct through which the host passes arguments and reads results.
#[repr(C)]
pub struct Mailbox {
    /// The options, which the host writes.
    pub options: RawOptions,
    /// The error, if the status is `Grammar` or `Limit`.
    pub error: RawError,
    /// The `Status` of the last call.
    pub status: i32,
    /// The address of the room for a source.
    pub room: *mut u8,
    /// The size of the payload that can be emitted, or zero.
    pub payload: usize,
    /// The size of the parser's scratch memory in bytes.
    pub scratch: usize,
    /// The message, in UTF-8.
    pub text: *const u8,
    /// The length of the message in bytes.
    pub text_length: usize,
}

/// The engine relies on the size.
#[cfg(target_arch = "wasm32")]
const _: () = assert!(std::mem::size_of::<Mailbox>() == 144);

/// A parser with its mailbox.
#[repr(C)]
pub struct State {
    mailbox: Mailbox,
    parser: Parser,
    text: String,
}

impl Default for State {
    fn default() -> State {
        State {
            mailbox: Mailbox {
                options: RawOptions::defaults(),
                error: RawError::default(),
                status: Status::Ok as i32,
                room: ptr::null_mut(),
                payload: 0,
                scratch: 0,
                text: ptr::null(),
                text_length: 0,
            },
            parser: Parser::new(),
            text: String::new(),
        }
    }
}

impl State {
    /// Returns the size of the payload that can be emitted, or zero.
    pub(crate) fn payload(&self) -> usize {
        self.mailbox.payload
    }

    pub(crate) fn source(&mut self, length: usize) {
        self.mailbox.payload = 0;
        self.mailbox.room = self.parser.source(length).as_mut_ptr();
        self.end(Status::Ok);
    }

    pub(crate) fn parse(&mut self) {
        self.mailbox.payload = 0;
        let status = match self.mailbox.options.checked() {
            Ok(options) => match self.parser.parse(&options) {
                Ok(size) => {
                    self.mailbox.payload = size;
                    Status::Ok
                }
                Err(failure) => self.tell(&Outcome::Failed(failure)),
            },
            Err(status) => status,
        };
        self.end(status);
    }

    #[cold]
    fn tell(&mut self, outcome: &Outcome) -> Status {
        self.text = outcome.to_string();
        self.mailbox.error = outcome.raw();
        self.mailbox.text = self.text.as_ptr();
        self.mailbox.text_length = self.text.len();
        outcome.status()
    }

    /// Writes the payload to a target of exactly its size.
    pub(crate) fn emit(&mut self, target: &mut [u8]) {
        self.mailbox.payload = 0;
        let status = match self.parser.emit(target) {
            Ok(_) => Status::Ok,
            Err(_) => Status::State,
        };
        self.end(status);
    }

    fn end(&mut self, status: Status) {
        self.mailbox.status = status as i32;
        self.mailbox.scratch = self.parser.scratch_bytes();
    }
}

#[cfg(test)]
impl State {
    pub(crate) fn mailbox(&mut self) -> &mut Mailbox {
        &mut self.mailbox
    }
}
