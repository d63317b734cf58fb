//! How callers in other languages say what to parse, and are told how it ended: the structs and
//! numbers of `include/ocp.h`, which the C interface and the WebAssembly module share.

#![forbid(unsafe_code)]

mod options;
mod outcome;
mod status;

pub use options::{RawOptions, FLAG_NAMES};
pub use outcome::{Outcome, RawError};
pub use status::{status_of, Status};
