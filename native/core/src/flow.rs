//! Reads MDX in flow: lines of only JSX tags and expressions, which can continue over line endings,
//! and blocks of ESM. A scan looks ahead and changes nothing; a commit writes the rows of the last
//! scan.

use crate::chars;
use crate::code::Code;
use crate::containers::Containers;
use crate::expressions::Expressions;
use crate::failure::{Fallible, Problem};
use crate::grow::{self, Grow};
use crate::jsx::Scan;
use crate::kinds::NodeKind;
use crate::line::Line;
use crate::reason::Reason;
use crate::rows::{self, Row};
use crate::shared::Shared;
use crate::text::{Content, Text};
use crate::values::Value;

/// How many times scans may read the bytes of a failed scan again.
const RESCANS: u64 = 16;

/// A tag, by its index, or an expression, by the offsets of its opening brace and after its closing
/// brace.
#[derive(Clone, Copy)]
enum Found {
    Tag(usize),
    Expression(usize, usize),
}

/// The result of a scan.
enum Scanned {
    /// The end of the line up to which only tags and expressions stand, or of a tag or an
    /// expression.
    End(usize),
    Nothing,
    /// The content ends, and more of it can be gathered.
    More,
}

#[derive(Default)]
pub(crate) struct Flow {
    /// The content of the last scan.
    text: Text,
    sequence: Sequence,
    written: Vec<Value>,
    /// The start of the line whose scan found tags or expressions, and the end of those in the
    /// content.
    scanned: Option<(usize, usize)>,
}

/// The scan of tags and expressions, with the cost of failed scans.
#[derive(Default)]
struct Sequence {
    found: Vec<Found>,
    first_tag: usize,
    /// The start of the line that does not continue the containers of the content gathered.
    lazy_at: Option<usize>,
    /// The start of the first scan and the end of the last one that found text after tags.
    gone_over: Option<(usize, usize)>,
    rescanned: u64,
    /// In a lenient parse, the number of bytes read in tags and expressions that were refused.
    wasted: u64,
    /// The length of the source.
    length: usize,
}

impl Flow {
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.text.scratch_bytes() + grow::bytes(&self.sequence.found) + grow::bytes(&self.written)
    }

    /// Starts a document.
    pub(crate) fn begin(&mut self, source: &[u8]) {
        self.scanned = None;
        self.sequence.gone_over = None;
        self.sequence.rescanned = 0;
        self.sequence.wasted = 0;
        self.sequence.length = source.len();
    }

    /// Returns whether a scan that found text after tags reached to the line. The line is content
    /// of the paragraph that contains the tags then, whatever it looks like.
    #[inline]
    pub(crate) fn is_gone_over(&self, line: &Line) -> bool {
        matches!(self.sequence.gone_over, Some((_, to)) if line.start <= to)
    }

    /// Returns whether the last scan was of this line and found tags or expressions.
    pub(crate) fn is_scanned(&self, line: &Line) -> bool {
        matches!(self.scanned, Some((start, _)) if start == line.start)
    }

    /// Returns whether only tags and expressions stand from the line's text to the end of this or a
    /// later line.
    pub(crate) fn scan(
        &mut self,
        line: &Line,
        containers: &Containers,
        shared: &mut Shared,
    ) -> Fallible<bool> {
        self.scanned = None;
        if self.sequence.is_patient(line) {
            let end = if containers.is_empty() {
                self.scan_direct(line, shared)?
            } else {
                self.scan_in_containers(line, containers, shared)?
            };
            self.scanned = end.map(|end| (line.start, end));
        }
        Ok(self.scanned.is_some())
    }

    fn scan_direct(&mut self, line: &Line, shared: &mut Shared) -> Fallible<Option<usize>> {
        self.text.direct(line.text, line.source.len());
        self.sequence.lazy_at = None;
        let c = self.text.content(line.source);
        match self.sequence.scan(&c, false, shared)? {
            Scanned::End(end) => Ok(Some(end)),
            _ => Ok(None),
        }
    }

    /// Scans in containers, where the content of further lines has to be gathered: as few lines as
    /// suffice, twice as many at each attempt.
    fn scan_in_containers(
        &mut self,
        line: &Line,
        containers: &Containers,
        shared: &mut Shared,
    ) -> Fallible<Option<usize>> {
        let mut lines = 1;
        loop {
            let more = self.gather(line, lines, containers);
            let c = self.text.content(line.source);
            match self.sequence.scan(&c, more, shared)? {
                Scanned::End(end) => return Ok(Some(end)),
                Scanned::Nothing => return Ok(None),
                Scanned::More => lines *= 2,
            }
        }
    }

    /// Gathers up to `lines` lines. Returns whether a further line continues the containers.
    fn gather(&mut self, line: &Line, lines: usize, containers: &Containers) -> bool {
        let text = &mut self.text;
        text.begin();
        text.segment(line.source, line.text, line.end);
        self.sequence.lazy_at = None;
        let mut ahead = Line::new(line.source);
        let mut end = line.end;
        let mut next = line.next;
        let mut gathered = 1;
        while next < line.source.len() {
            ahead.begin(next);
            if !containers.continues(&mut ahead) {
                self.sequence.lazy_at = (!ahead.blank).then_some(next);
                return false;
            }
            if gathered == lines {
                return true;
            }
            text.segment(line.source, end, next);
            text.spaces(ahead.at, ahead.spaces);
            text.segment(line.source, ahead.at, ahead.end);
            end = ahead.end;
            next = ahead.next;
            gathered += 1;
        }
        false
    }

    /// Writes the rows of the last scan, and returns where the next line starts.
    pub(crate) fn commit(
        &mut self,
        line: &Line,
        containers: &Containers,
        shared: &mut Shared,
    ) -> usize {
        let end = match self.scanned.take() {
            Some((_, end)) => end,
            None => return line.next,
        };
        let c = self.text.content(line.source);
        let first = self.sequence.first_tag;
        self.written.clear();
        if shared.problems.is_lenient() {
            // The tags are kept as text, in case they turn out to be text.
            for tag in &shared.jsx.tags[first..] {
                let value = shared
                    .values
                    .plain(&c, tag.start as usize, tag.end as usize);
                self.written.add(value);
            }
        }
        shared.jsx.resolve(&mut shared.values, &c, first);
        for &found in &self.sequence.found {
            match found {
                Found::Tag(tag) => add_tag(tag, self.written.get(tag - first).copied(), shared),
                Found::Expression(from, to) => add_expression(&c, from, to, shared),
            }
        }
        let line_end = c.source_end(end);
        containers.reach(line_end, &mut shared.rows);
        chars::after_eol(line.source, line_end, line.source.len())
    }

    // ESM.

    /// Writes the row of a block of ESM. Returns where the next line starts, or `None` if a lenient
    /// parse refuses the block.
    pub(crate) fn esm(&mut self, line: &Line, shared: &mut Shared) -> Fallible<Option<usize>> {
        let (b, start) = (line.source, line.start);
        if self.sequence.is_spent() {
            shared
                .problems
                .report_in_flow(wrong_esm(start, line.end), start)?;
            return Ok(None);
        }
        let stop = shared.expressions.scan_esm(b, start, b.len());
        let refused = if shared.expressions.is_unclosed() {
            Some(stop)
        } else {
            shared.expressions.refused_at()
        };
        if let Some(refused) = refused {
            shared
                .problems
                .report_in_flow(wrong_esm(refused.min(stop), stop), start)?;
            self.sequence.wasted += (stop - start) as u64;
            return Ok(None);
        }
        let value = shared
            .values
            .plain(&Content::direct(b, start, stop), start, stop);
        let row = Row::with_value(NodeKind::MdxjsEsm, (start, stop), value);
        rows::add(&mut shared.rows, row);
        Ok(Some(chars::after_eol(b, stop, b.len())))
    }
}

fn add_tag(tag: usize, written: Option<Value>, shared: &mut Shared) {
    let span = (
        shared.jsx.tags[tag].start as usize,
        shared.jsx.tags[tag].end as usize,
    );
    let mut row = Row::tag(span, tag);
    if let Some(text) = written {
        row.set_tag_text(text);
    }
    rows::add(&mut shared.rows, row);
}

fn add_expression(c: &Content, from: usize, to: usize, shared: &mut Shared) {
    let value = shared.values.expression(c, from + 1, to - 1);
    let span = (c.source(from), c.source_end(to));
    let row = Row::with_value(NodeKind::MdxFlowExpression, span, value);
    rows::add(&mut shared.rows, row);
}

impl Sequence {
    /// Returns whether the line may be scanned, which it may not if too many bytes were read in
    /// vain.
    fn is_patient(&self, line: &Line) -> bool {
        let rescanned = match self.gone_over {
            Some((from, to)) => line.start <= to && self.rescanned > RESCANS * (to - from) as u64,
            None => false,
        };
        !rescanned && !self.is_spent()
    }

    /// Returns whether so many bytes were read in vain that no more tags and expressions are
    /// scanned.
    fn is_spent(&self) -> bool {
        self.wasted > RESCANS * (self.length as u64 + 4096)
    }

    /// Scans tags and expressions up to the end of a line. Two expressions cannot follow each
    /// other.
    fn scan(&mut self, c: &Content, may_grow: bool, shared: &mut Shared) -> Fallible<Scanned> {
        self.first_tag = shared.jsx.tags.len();
        let first_attribute = shared.jsx.attributes.len();
        self.found.clear();
        shared.expressions.begin();
        let mut at = c.from;
        let scanned = loop {
            let scanned = if c.bytes[at] == b'<' {
                self.tag(c, at, may_grow, shared)?
            } else {
                self.expression(c, at, may_grow, shared)?
            };
            let next = match scanned {
                Scanned::End(next) => next,
                other => break other,
            };
            at = chars::skip_space(c.bytes, next, c.to);
            if at == c.to || chars::is_eol(c.bytes[at]) {
                return Ok(Scanned::End(at));
            }
            let after_tag = matches!(self.found.last(), Some(Found::Tag(_)));
            if c.bytes[at] != b'<' && (c.bytes[at] != b'{' || !after_tag) {
                self.went_over(c.source(c.from), c.source(at));
                break Scanned::Nothing;
            }
        };
        shared.jsx.tags.truncate(self.first_tag);
        shared.jsx.attributes.truncate(first_attribute);
        Ok(scanned)
    }

    /// Remembers the span of a failed scan. Its lines may start scans of their own, which read the
    /// same bytes again. [`RESCANS`] limits how often, so that time stays linear.
    fn went_over(&mut self, from: usize, to: usize) {
        self.gone_over = Some(match self.gone_over {
            Some((before, past)) if from <= past => {
                self.rescanned += (to - from) as u64;
                (before, past.max(to))
            }
            _ => {
                self.rescanned = 0;
                (from, to)
            }
        });
    }

    fn tag(
        &mut self,
        c: &Content,
        at: usize,
        may_grow: bool,
        shared: &mut Shared,
    ) -> Fallible<Scanned> {
        if at + 1 == c.to && c.source_end(c.to) < self.length {
            return Ok(Scanned::Nothing);
        }
        match shared.jsx.scan(&mut shared.expressions, c, at, may_grow) {
            Scan::Tag(end) => {
                self.found.add(Found::Tag(shared.jsx.tags.len() - 1));
                Ok(Scanned::End(end))
            }
            Scan::NotATag => Ok(Scanned::Nothing),
            Scan::NeedMore => Ok(Scanned::More),
            Scan::Broken(fault) => {
                let end = fault.end();
                let problem = match self.lazy_at {
                    Some(lazy_at) if fault.is_eof() => lazy("a tag", lazy_at),
                    _ => fault.problem(c)?,
                };
                self.refuse(problem, c, at, end, shared)
            }
        }
    }

    fn expression(
        &mut self,
        c: &Content,
        at: usize,
        may_grow: bool,
        shared: &mut Shared,
    ) -> Fallible<Scanned> {
        if let Some(close) = shared.expressions.scan_expression(c.bytes, at + 1, c.to) {
            if let Some(problem) = wrong(&shared.expressions, c, at, close) {
                return self.refuse(problem, c, at, close, shared);
            }
            self.found.add(Found::Expression(at, close + 1));
            return Ok(Scanned::End(close + 1));
        }
        if may_grow {
            return Ok(Scanned::More);
        }
        let problem = match self.lazy_at {
            Some(lazy_at) => lazy("an expression", lazy_at),
            None => unclosed(c.source(at), c.source_end(c.to)),
        };
        self.refuse(problem, c, at, c.to, shared)
    }

    /// Fails, or in a lenient parse leaves the line to the paragraph that contains it.
    fn refuse(
        &mut self,
        problem: Problem,
        c: &Content,
        at: usize,
        end: usize,
        shared: &mut Shared,
    ) -> Fallible<Scanned> {
        shared.problems.report_in_flow(problem, c.source(at))?;
        self.wasted += (end.max(shared.expressions.looked_to()) - at) as u64;
        Ok(Scanned::Nothing)
    }
}

/// Returns whether the line starts with a keyword of ESM.
pub(crate) fn is_esm(line: &Line) -> bool {
    let rest = &line.source[line.start..];
    rest.starts_with(b"import ") || rest.starts_with(b"export ")
}

// Problems.

/// Returns the problem of a span in braces that cannot be an expression.
pub(crate) fn wrong(
    expressions: &Expressions,
    c: &Content,
    open: usize,
    close: usize,
) -> Option<Problem> {
    let refused = if expressions.starts_with_spread() {
        open + 1
    } else {
        expressions.refused_at()?
    };
    // A container's prefix may stand between a line and the closing brace on the next one.
    let start = c.source(refused);
    Some(problem(
        Code::InvalidJavascript,
        "Unexpected code in expression, expected a JavaScript expression between the braces",
        start,
        start.max(c.source_end(close)),
    ))
}

pub(crate) fn unclosed(start: usize, end: usize) -> Problem {
    problem(
        Code::UnexpectedEof,
        "Unexpected end of file in expression, expected a corresponding closing brace for `{`",
        start,
        end,
    )
}

fn lazy(what: &'static str, at: usize) -> Problem {
    Problem {
        start: at,
        end: at,
        code: Code::UnexpectedLazy,
        reason: Reason::Lazy(what),
    }
}

fn wrong_esm(start: usize, end: usize) -> Problem {
    problem(
        Code::InvalidJavascript,
        "Unexpected code in ESM, expected `import` and `export` declarations up to a blank line \
         (note: to start a paragraph with the word, escape its first letter)",
        start,
        end,
    )
}

fn problem(code: Code, reason: &'static str, start: usize, end: usize) -> Problem {
    Problem {
        start,
        end,
        code,
        reason: Reason::Text(reason),
    }
}
