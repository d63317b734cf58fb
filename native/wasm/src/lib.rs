//! The parser as a WebAssembly module: each instance of the module has one parser.
//!
//! The host passes arguments and reads results through the mailbox, a struct in linear memory, so
//! that calls take and return only numbers. A panic is a trap, and so is memory that cannot grow.
//! An instance cannot be used after either: the host drops it.

#![deny(unsafe_op_in_unsafe_fn)]
// Memory that cannot grow is a trap here.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)]

mod state;
#[cfg(test)]
mod tests;

pub use state::{Mailbox, State};
use std::slice;

/// The version of the mailbox and the functions. It changes when one of them changes.
pub const ABI_VERSION: u32 = 1;

/// See [`ABI_VERSION`].
#[no_mangle]
pub extern "C" fn ocp_abi_version() -> u32 {
    ABI_VERSION
}

/// Returns a parser, which starts with its mailbox. It lives as long as the instance.
#[no_mangle]
pub extern "C" fn ocp_open() -> *mut State {
    Box::into_raw(Box::default())
}

/// Makes room for a source of `length` bytes, to be filled before `ocp_parse`. The last result is
/// dropped.
///
/// # Safety
///
/// `state` is what `ocp_open` returned, and no other call uses it: there are no threads.
#[no_mangle]
pub unsafe extern "C" fn ocp_source(state: *mut State, length: usize) {
    // SAFETY: as the host says.
    unsafe { &mut *state }.source(length);
}

/// Parses the source that was filled in, with the options in the mailbox.
///
/// # Safety
///
/// As for `ocp_source`.
#[no_mangle]
pub unsafe extern "C" fn ocp_parse(state: *mut State) {
    // SAFETY: as the host says.
    unsafe { &mut *state }.parse();
}

/// Writes the payload, once.
///
/// # Safety
/// As for `ocp_source`. `target` is the first of as many bytes as the payload has, which may be
/// written to and which nothing else in this module uses.
#[no_mangle]
pub unsafe extern "C" fn ocp_emit(state: *mut State, target: *mut u8) {
    // SAFETY: as the host says.
    let state = unsafe { &mut *state };
    let size = state.payload();
    if size == 0 {
        state.emit(&mut []);
    } else {
        // SAFETY: the host says that so many bytes may be written to. They need not be in linear
        // memory as far as it has grown: the host may have put other memory behind it.
        state.emit(unsafe { slice::from_raw_parts_mut(target, size) });
    }
}
