//! The mistakes and limits for which a source is refused.

use std::fmt;

use crate::code::Code;
use crate::grow;
use crate::limit::Limit;
use crate::reason::{Reason, Shown};
use crate::text::Content;

/// Why a source was not parsed. Offsets are in bytes of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The source breaks the grammar.
    Grammar {
        /// The kind of the mistake.
        code: Code,
        /// The mistake and what was expected, without a place.
        reason: String,
        /// Where the mistake starts.
        start: usize,
        /// Where the mistake ends, at least `start`.
        end: usize,
    },
    /// The source passes a limit.
    Limit {
        /// The limit.
        limit: Limit,
        /// The value of the limit.
        allowed: u64,
        /// The count that passed the limit.
        actual: u64,
        /// The offset where the limit was passed, if it has one.
        offset: Option<usize>,
    },
}

/// The result of most functions of the parser. The failure is boxed: it is rare and large.
pub(crate) type Fallible<T> = Result<T, Box<[Failure; 1]>>;

/// Fails because a limit was passed.
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

/// Fails because of a mistake, whose message is built here.
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

/// A mistake, with offsets into the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Problem {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) code: Code,
    pub(crate) reason: Reason,
}

impl Problem {
    /// Fails as a strict parse does. The messages of a strict parse show no names.
    pub(crate) fn fail<T>(&self) -> Fallible<T> {
        let reason = Shown(self.reason, &[]);
        broken(self.code, format_args!("{}", reason), self.start, self.end)
    }
}

/// The mistake that a scan found, with offsets into the content.
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
    /// Returns where the mistake ends.
    pub(crate) fn end(&self) -> usize {
        match *self {
            Fault::Grammar { end, .. } => end,
            Fault::Attributes { at, .. } => at,
        }
    }

    /// Returns whether the mistake is that the content ended.
    pub(crate) fn is_eof(&self) -> bool {
        matches!(
            self,
            Fault::Grammar {
                code: Code::UnexpectedEof,
                ..
            }
        )
    }

    /// Returns the mistake with offsets into the source. Fails if the mistake is that a limit was
    /// passed, even in a lenient parse.
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
