//! The outcome of a parse.

use crate::status::Status;
use ocp_core::Failure;
use std::fmt;
use std::mem;

const NO_OFFSET: u64 = u64::MAX;

/// `ocp_error`.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct RawError {
    pub size: u32,
    pub status: i32,
    pub code: u32,
    pub limit: u32,
    pub start: u64,
    pub end: u64,
    pub actual: u64,
    pub allowed: u64,
}

impl RawError {
    /// The size of the struct in bytes.
    pub const SIZE: usize = mem::size_of::<RawError>();
}

/// The outcome of a parse.
pub enum Outcome {
    Parsed,
    Failed(Failure),
    /// Something panicked, and the parser was emptied.
    Emptied(Status),
}

impl Outcome {
    pub fn status(&self) -> Status {
        match self {
            Outcome::Parsed => Status::Ok,
            Outcome::Failed(Failure::Grammar { .. }) => Status::Grammar,
            Outcome::Failed(Failure::Limit { .. }) => Status::Limit,
            Outcome::Emptied(status) => *status,
        }
    }

    pub fn raw(&self) -> RawError {
        let mut raw = RawError {
            size: RawError::SIZE as u32,
            status: self.status() as i32,
            code: 0,
            limit: 0,
            start: NO_OFFSET,
            end: NO_OFFSET,
            actual: 0,
            allowed: 0,
        };
        match self {
            Outcome::Failed(Failure::Grammar {
                code, start, end, ..
            }) => {
                raw.code = u32::from(code.number());
                raw.start = *start as u64;
                raw.end = *end as u64;
            }
            Outcome::Failed(Failure::Limit {
                limit,
                allowed,
                actual,
                offset,
            }) => {
                raw.limit = *limit as u32;
                raw.start = offset.map_or(NO_OFFSET, |at| at as u64);
                raw.end = raw.start;
                raw.actual = *actual;
                raw.allowed = *allowed;
            }
            Outcome::Parsed | Outcome::Emptied(_) => {}
        }
        raw
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Parsed => Ok(()),
            Outcome::Failed(Failure::Grammar { reason, .. }) => f.write_str(reason),
            Outcome::Failed(Failure::Limit {
                limit,
                allowed,
                actual,
                offset,
            }) => {
                write!(f, "limit on {} passed", limit.title())?;
                if let Some(at) = offset {
                    write!(f, " at byte {}", at)?;
                }
                write!(f, ": {} found, {} allowed", actual, allowed)
            }
            Outcome::Emptied(Status::Memory) => f.write_str("out of memory"),
            Outcome::Emptied(_) => f.write_str("a fault of the library: please report it"),
        }
    }
}
