//! The status that a call returns.

/// A status; the numbers are those of `ocp.h` and never change.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Ok = 0,
    Grammar = 1,
    Limit = 2,
    Memory = 3,
    Handle = 4,
    Argument = 5,
    Busy = 6,
    State = 7,
    Space = 8,
    Internal = 9,
}

/// Returns the status of a body that succeeded or failed.
pub fn status_of(result: Result<(), Status>) -> Status {
    match result {
        Ok(()) => Status::Ok,
        Err(status) => status,
    }
}
