//! What breaks the grammar: a failure where parsing is strict, and noted where it is lenient, for
//! the payload's diagnostics.

use std::cmp::Ordering;

use crate::failure::{Fallible, Fault, Problem};
use crate::format::SEVERITY_ERROR;
use crate::grow::{self, Grow};
use crate::limit::Limit;
use crate::limits::Limits;
use crate::reason::{Name, Shown};
use crate::strings::Strings;
use crate::text::Content;
use crate::values::{Value, Values};

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
    in_flow: InFlow,
    /// The names that reasons show.
    names: Vec<u8>,
    lenient: bool,
    /// How many go into the payload: the first ones in the order of the source.
    most: usize,
    /// The last one that may still go into it, once there are enough.
    limit: Option<Problem>,
}

impl Problems {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.rows)
            + grow::bytes(&self.found)
            + self.in_flow.scratch_bytes()
            + grow::bytes(&self.names)
    }

    /// Starts a document.
    pub(crate) fn begin(&mut self, lenient: bool, limits: &Limits) {
        self.lenient = lenient;
        self.most = limits.count(Limit::Diagnostics);
        self.rows.clear();
        self.found.clear();
        self.in_flow.clear();
        self.names.clear();
        self.limit = None;
    }

    /// Keeps the name of a tag for a reason to show.
    pub(crate) fn name(&mut self, source: &[u8], values: &Values, name: Value) -> Name {
        let from = self.names.len() as u32;
        self.names.add_all(name.bytes(source, values));
        Name(Some((from, self.names.len() as u32)))
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
            return problem.fail();
        }
        self.note(problem, opening);
        Ok(())
    }

    /// Notes a problem of a lenient parse, in place of one in flow that opens there.
    pub(crate) fn note(&mut self, problem: Problem, opening: usize) {
        self.in_flow.remove(opening);
        self.add(problem);
    }

    /// Keeps no more than twice what goes into the payload, however much is broken.
    fn add(&mut self, problem: Problem) {
        if let Some(limit) = &self.limit {
            if order(&problem, limit, &self.names) == Ordering::Greater {
                return;
            }
        }
        self.found.add(problem);
        if self.found.len() > 2 * self.most + SLACK {
            self.sort();
            self.found.truncate(self.most);
            self.limit = self.found.last().copied();
        }
    }

    /// Fails with a problem in flow, or notes it unless the text that it becomes has one that opens
    /// at the same place.
    pub(crate) fn report_in_flow(&mut self, problem: Problem, opening: usize) -> Fallible<()> {
        if !self.lenient {
            return problem.fail();
        }
        self.in_flow.add(problem, opening);
        Ok(())
    }

    /// Puts the first ones, in the order of the source, into the rows.
    pub(crate) fn finish(&mut self, source: &[u8], strings: &mut Strings) {
        self.in_flow.sort();
        for i in 0..self.in_flow.problems.len() {
            if let Some(problem) = self.in_flow.problems[i] {
                self.add(problem);
            }
        }
        self.sort();
        for problem in self.found.iter().take(self.most) {
            let reason = grow::string(format_args!("{}", Shown(problem.reason, &self.names)));
            self.rows.add(Diagnostic {
                head: SEVERITY_ERROR | u32::from(problem.code.number()) << 16,
                start: problem.start as u32,
                end: problem.end as u32,
                message: strings.made(source, reason.as_bytes()),
                length: reason.len() as u32,
            });
        }
    }

    fn sort(&mut self) {
        let names = &self.names;
        self.found
            .sort_unstable_by(|one, other| order(one, other, names));
    }
}

/// Problems in flow that may yet be replaced by those of the text that it becomes.
#[derive(Default)]
struct InFlow {
    /// As they were found; none in place of one that was replaced.
    problems: Vec<Option<Problem>>,
    /// Where they open, and their indices; in that order once one is replaced, which is when all
    /// were found.
    openings: Vec<(u32, u32)>,
    is_sorted: bool,
}

impl InFlow {
    fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.problems) + grow::bytes(&self.openings)
    }

    fn clear(&mut self) {
        self.problems.clear();
        self.openings.clear();
        self.is_sorted = false;
    }

    fn add(&mut self, problem: Problem, opening: usize) {
        let index = self.problems.len() as u32;
        self.openings.add((opening as u32, index));
        self.problems.add(Some(problem));
    }

    /// Keeps of those that open at the same place the first that was found.
    fn sort(&mut self) {
        if !self.is_sorted {
            self.openings.sort_unstable();
            let problems = &mut self.problems;
            self.openings.dedup_by(|next, first| {
                let is_same = next.0 == first.0;
                if is_same {
                    problems[next.1 as usize] = None;
                }
                is_same
            });
            self.is_sorted = true;
        }
    }

    fn remove(&mut self, opening: usize) {
        self.sort();
        let found = self
            .openings
            .binary_search_by_key(&(opening as u32), |&(at, _)| at);
        if let Ok(found) = found {
            self.problems[self.openings[found].1 as usize] = None;
        }
    }
}

/// The order of the source. Messages are compared by UTF-16 as the Java parser does.
fn order(one: &Problem, other: &Problem, names: &[u8]) -> Ordering {
    let key = |p: &Problem| (p.start, p.end, p.code);
    key(one).cmp(&key(other)).then_with(|| {
        let text = |p: &Problem| grow::string(format_args!("{}", Shown(p.reason, names)));
        let (one, other) = (text(one), text(other));
        one.encode_utf16().cmp(other.encode_utf16())
    })
}
