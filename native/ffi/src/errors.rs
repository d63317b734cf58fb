//! How a parse ended, and how the caller is told.

use crate::memory::Span;
use crate::status::Status;
use ocp_core::Failure;
use std::fmt::{self, Write};
use std::mem;

const NO_OFFSET: u64 = u64::MAX;

/// `ocp_error`.
#[repr(C)]
#[derive(Default)]
pub struct RawError {
    pub(crate) size: u32,
    pub(crate) status: i32,
    pub(crate) code: u32,
    pub(crate) limit: u32,
    pub(crate) start: u64,
    pub(crate) end: u64,
    pub(crate) actual: u64,
    pub(crate) allowed: u64,
}

pub(crate) const SIZE: usize = mem::size_of::<RawError>();

/// How a parse ended.
pub(crate) enum Outcome {
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
            size: SIZE as u32,
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

/// Writes text into the caller's memory: whole characters only, a NUL behind them, and never memory of
/// our own. Answers the length of the whole text.
///
/// # Safety
/// `target` may be written to.
pub(crate) unsafe fn write_text(text: &dyn fmt::Display, target: Span) -> usize {
    let mut cut = CutText {
        target,
        written: 0,
        length: 0,
        full: target.length == 0,
    };
    let _ = write!(cut, "{}", text);
    if target.length > 0 {
        // SAFETY: `written` is less than the target's length, and the target may be written to.
        unsafe { target.address.add(cut.written).write(0) };
    }
    cut.length
}

struct CutText {
    target: Span,
    written: usize,
    length: usize,
    full: bool,
}

impl Write for CutText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.length += text.len();
        if self.full {
            return Ok(());
        }
        let room = self.target.length - 1 - self.written;
        let mut fits = text.len().min(room);
        while !text.is_char_boundary(fits) {
            fits -= 1;
        }
        self.full = fits < text.len();
        // SAFETY: `fits` bytes are left in the target, which may be written to, and is not ours.
        unsafe {
            let end = self.target.address.add(self.written);
            text.as_ptr().copy_to_nonoverlapping(end, fits);
        }
        self.written += fits;
        Ok(())
    }
}
