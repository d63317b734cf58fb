//! The structs and numbers of `include/ocp.h` with which callers in other languages pass options
//! and read outcomes. The C interface and the WebAssembly module share them.

#![forbid(unsafe_code)]

mod options;
mod outcome;
mod status;

pub use options::{RawOptions, FLAG_NAMES};
pub use outcome::{Outcome, RawError};
pub use status::{status_of, Status};
