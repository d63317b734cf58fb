//! The mistakes in the syntax of a document: a failure of a strict parse, kept for the payload's
//! diagnostics in a lenient parse.

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

/// The number of problems that are kept beyond those for the payload, so that sorting is rare.
const SLACK: usize = 64;

/// A diagnostic as in the payload, except for the message's offset, which is as in the tree.
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
    /// The names that messages show.
    names: Vec<u8>,
    lenient: bool,
    /// The number of problems that go into the payload: the first ones of the source.
    most: usize,
    /// The last problem that can still go into the payload, once there are enough.
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

    /// Keeps the name of a tag for a message.
    pub(crate) fn name(&mut self, source: &[u8], values: &Values, name: Value) -> Name {
        let from = self.names.len() as u32;
        self.names.add_all(name.bytes(source, values));
        Name(Some((from, self.names.len() as u32)))
    }

    /// Returns whether broken syntax becomes text.
    pub(crate) fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// Fails with the mistake that a scan of text found. A lenient parse keeps it, unless a limit
    /// was passed. The broken syntax opens at the source offset `opening`.
    pub(crate) fn report_fault(
        &mut self,
        fault: Fault,
        c: &Content,
        opening: usize,
    ) -> Fallible<()> {
        let problem = fault.problem(c)?;
        self.report(problem, opening)
    }

    /// Fails with a problem. A lenient parse keeps it.
    pub(crate) fn report(&mut self, problem: Problem, opening: usize) -> Fallible<()> {
        if !self.lenient {
            return problem.fail();
        }
        self.note(problem, opening);
        Ok(())
    }

    /// Keeps a problem of a lenient parse, in place of a problem in flow that opens at the same
    /// offset.
    pub(crate) fn note(&mut self, problem: Problem, opening: usize) {
        self.in_flow.remove(opening);
        self.add(problem);
    }

    /// Keeps at most twice as many problems as go into the payload.
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

    /// Fails with a problem in flow. A lenient parse keeps it, unless the text that it becomes has
    /// a problem that opens at the same offset.
    pub(crate) fn report_in_flow(&mut self, problem: Problem, opening: usize) -> Fallible<()> {
        if !self.lenient {
            return problem.fail();
        }
        self.in_flow.add(problem, opening);
        Ok(())
    }

    /// Adds the first problems, in the order of the source, to the rows.
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

/// Problems in flow. A problem of the text that the broken syntax becomes can replace them.
#[derive(Default)]
struct InFlow {
    /// The problems in the order in which they were found; `None` for a replaced one.
    problems: Vec<Option<Problem>>,
    /// The offsets where the broken syntax opens, with the indices of the problems. They are sorted
    /// once a problem is replaced, which happens after all were found.
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

    /// Keeps only the first problem of those that open at the same offset.
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

/// Compares problems as in the source. Messages are compared by UTF-16 code units, as in the Java
/// parser.
fn order(one: &Problem, other: &Problem, names: &[u8]) -> Ordering {
    let key = |p: &Problem| (p.start, p.end, p.code);
    key(one).cmp(&key(other)).then_with(|| {
        let text = |p: &Problem| grow::string(format_args!("{}", Shown(p.reason, names)));
        let (one, other) = (text(one), text(other));
        one.encode_utf16().cmp(other.encode_utf16())
    })
}
