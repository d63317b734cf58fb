//! How a source is refused.

use std::fmt;

use crate::code::Code;
use crate::grow;
use crate::limit::Limit;
use crate::reason::{Reason, Shown};
use crate::text::Content;

/// Why a source was not parsed. Offsets are in bytes of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It breaks the grammar.
    Grammar {
        /// What is wrong.
        code: Code,
        /// What is wrong and what was expected, without a place.
        reason: String,
        /// Where it starts.
        start: usize,
        /// Where it ends, at least `start`.
        end: usize,
    },
    /// It passes a limit.
    Limit {
        /// Which.
        limit: Limit,
        /// What the limit allows.
        allowed: u64,
        /// What there was when it was passed.
        actual: u64,
        /// Where it was passed, if that is a place.
        offset: Option<usize>,
    },
}

/// The result of most functions of the parser. The failure is boxed: it is rare and large.
pub(crate) type Fallible<T> = Result<T, Box<[Failure; 1]>>;

/// A limit passed.
#[cold]
pub(crate) fn past<T>(
    limit: Limit,
    allowed: u64,
    actual: u64,
    offset: Option<usize>,
) -> Fallible<T> {
    Err(boxed(Failure::Limit {
        limit,
        allowed,
        actual,
        offset,
    }))
}

#[cold]
#[inline(never)]
fn boxed(failure: Failure) -> Box<[Failure; 1]> {
    grow::boxed(failure)
}

/// What breaks the grammar, in words that are put together here.
#[cold]
pub(crate) fn broken<T>(
    code: Code,
    reason: fmt::Arguments<'_>,
    start: usize,
    end: usize,
) -> Fallible<T> {
    Err(boxed(Failure::Grammar {
        code,
        reason: grow::string(reason),
        start,
        end,
    }))
}

/// What breaks the grammar, with offsets into the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Problem {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) code: Code,
    pub(crate) reason: Reason,
}

impl Problem {
    /// The failure of a strict parse, whose reasons show no names.
    pub(crate) fn fail<T>(&self) -> Fallible<T> {
        let reason = Shown(self.reason, &[]);
        broken(self.code, format_args!("{}", reason), self.start, self.end)
    }
}

/// What a scan found wrong, with offsets into the content it scanned.
#[derive(Debug)]
pub(crate) enum Fault {
    Grammar {
        code: Code,
        reason: Reason,
        start: usize,
        end: usize,
    },
    /// More attributes than one node may have.
    Attributes {
        actual: usize,
        allowed: usize,
        at: usize,
    },
}

impl Fault {
    /// Where it ends.
    pub(crate) fn end(&self) -> usize {
        match *self {
            Fault::Grammar { end, .. } => end,
            Fault::Attributes { at, .. } => at,
        }
    }

    /// Whether it is that the content ended.
    pub(crate) fn is_eof(&self) -> bool {
        matches!(
            self,
            Fault::Grammar {
                code: Code::UnexpectedEof,
                ..
            }
        )
    }

    /// The problem that it is in the source; a limit passed is a failure whatever is lenient.
    pub(crate) fn problem(self, c: &Content) -> Fallible<Problem> {
        match self {
            Fault::Grammar {
                code,
                reason,
                start,
                end,
            } => {
                let from = if start >= c.to {
                    c.source_end(c.to)
                } else {
                    c.source(start)
                };
                Ok(Problem {
                    code,
                    reason,
                    start: from,
                    end: from.max(c.source_end(end)),
                })
            }
            Fault::Attributes {
                actual,
                allowed,
                at,
            } => past(
                Limit::Attributes,
                allowed as u64,
                actual as u64,
                Some(c.source(at)),
            ),
        }
    }
}
