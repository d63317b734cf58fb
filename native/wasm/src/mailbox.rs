//! The struct through which the host asks and is answered.

use ocp_records::{RawError, RawOptions};

/// The mailbox. Numbers and their places never change within a version of the interface.
#[repr(C)]
#[derive(Default)]
pub struct Mailbox {
    /// How to parse; written by the host.
    pub options: RawOptions,
    /// How the last parse ended.
    pub error: RawError,
    /// The size of the payload that can be emitted.
    pub payload: u32,
    /// What is wrong with the source: where the text starts, and its bytes.
    pub text: u32,
    /// See `text`.
    pub text_length: u32,
}
