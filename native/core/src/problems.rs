//! What breaks the grammar: a failure where parsing is strict, and noted where it is lenient, for
//! the payload's diagnostics.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::failure::{Fallible, Fault, Problem};
use crate::format::SEVERITY_ERROR;
use crate::grow::{self, Grow};
use crate::limits::{Limit, Limits};
use crate::strings::Strings;
use crate::text::Content;

/// Problems that are kept besides, so that they need not be sorted for every few.
const SLACK: usize = 64;

/// A diagnostic's record, as the payload has it but for the message's offset, which is as in the
/// tree.
#[derive(Clone, Copy)]
pub(crate) struct Diagnostic {
    pub(crate) head: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) message: i32,
    pub(crate) length: u32,
}

#[derive(Default)]
pub(crate) struct Problems {
    /// Diagnostics in the order of the source.
    pub(crate) rows: Vec<Diagnostic>,
    found: Vec<Problem>,
    /// By where what is wrong opens, problems in flow that may yet be told better, as of text.
    in_flow: HashMap<usize, Problem>,
    lenient: bool,
    /// How many go into the payload: the first ones in the order of the source.
    most: usize,
    /// The last one that may still go into it, once there are enough.
    limit: Option<Problem>,
}

impl Problems {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.rows)
    }

    /// Starts a document.
    pub(crate) fn begin(&mut self, lenient: bool, limits: &Limits) {
        self.lenient = lenient;
        self.most = limits.count(Limit::Diagnostics);
        self.rows.clear();
        self.forget();
    }

    /// Lets go of what was noted; the rows stay.
    pub(crate) fn forget(&mut self) {
        self.found = Vec::new();
        self.in_flow = HashMap::new();
        self.limit = None;
    }

    /// Whether what breaks the grammar becomes text.
    pub(crate) fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// Fails with, or notes, what a scan of text found; a limit passed is always a failure.
    ///
    /// `opening` is where in the source it opens what is refused.
    pub(crate) fn report_fault(
        &mut self,
        fault: Fault,
        c: &Content,
        opening: usize,
    ) -> Fallible<()> {
        let problem = fault.problem(c)?;
        self.report(problem, opening)
    }

    /// Fails with a problem, or notes it.
    pub(crate) fn report(&mut self, problem: Problem, opening: usize) -> Fallible<()> {
        if !self.lenient {
            return Err(problem.failure());
        }
        self.note(problem, opening);
        Ok(())
    }

    /// Notes a problem of a lenient parse.
    pub(crate) fn note(&mut self, problem: Problem, opening: usize) {
        self.in_flow.remove(&opening);
        self.add(problem);
    }

    /// Keeps no more than twice what goes into the payload, however much is broken.
    fn add(&mut self, problem: Problem) {
        if let Some(limit) = &self.limit {
            if order(&problem, limit) == Ordering::Greater {
                return;
            }
        }
        self.found.add(problem);
        if self.found.len() > 2 * self.most + SLACK {
            self.found.sort_by(order);
            self.found.truncate(self.most);
            self.limit = self.found.last().cloned();
        }
    }

    /// Fails with a problem in flow, or notes it unless the text that it becomes has one that opens
    /// at the same place.
    pub(crate) fn report_in_flow(&mut self, problem: Problem, opening: usize) -> Fallible<()> {
        if !self.lenient {
            return Err(problem.failure());
        }
        self.in_flow.entry(opening).or_insert(problem);
        Ok(())
    }

    /// Puts the first ones, in the order of the source, into the rows.
    pub(crate) fn finish(&mut self, source: &[u8], strings: &mut Strings) {
        for (_, problem) in std::mem::take(&mut self.in_flow) {
            self.add(problem);
        }
        self.found.sort_by(order);
        for problem in self.found.iter().take(self.most) {
            self.rows.add(Diagnostic {
                head: SEVERITY_ERROR | u32::from(problem.code.number()) << 16,
                start: problem.start as u32,
                end: problem.end as u32,
                message: strings.made(source, problem.reason.as_bytes()),
                length: problem.reason.len() as u32,
            });
        }
    }
}

/// The order of the source. Messages are compared by UTF-16 as the Java parser does.
fn order(one: &Problem, other: &Problem) -> Ordering {
    let key = |p: &Problem| (p.start, p.end, p.code);
    key(one)
        .cmp(&key(other))
        .then_with(|| one.reason.encode_utf16().cmp(other.reason.encode_utf16()))
}
