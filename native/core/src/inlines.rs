//! The inline phase: one pass over a run of content, which adds items and matches them. A table
//! says which bytes matter; all others are skipped.

use crate::autolinks;
use crate::brackets::{Around, Brackets};
use crate::chars;
use crate::code::Code;
use crate::code_spans::CodeSpans;
use crate::delimiters::{self, Delimiters};
use crate::failure::{Fallible, Problem};
use crate::flow;
use crate::grammar::Grammar;
use crate::grow::{self, Grow};
use crate::html::Html;
use crate::items::{Item, ItemKind};
use crate::jsx::Scan;
use crate::leaves;
use crate::literal_autolinks::{self, LiteralAutolinks, Sort, Span};
use crate::literal_links;
use crate::nesting::Nesting;
use crate::reason::Reason;
use crate::references;
use crate::shared::Shared;
use crate::text::Content;

const MDX: usize = 1;
const GFM: usize = 2;
const MATH: usize = 4;

/// Classes of bytes: text, and the start of an item.
const TEXT: u8 = 0;
const MARK: u8 = 1;

/// The dot or the colon of an autolink without angle brackets, which most dots and colons are not.
const LITERAL_MARK: u8 = 2;

/// The classes of bytes, by grammar.
static SPECIAL: [[u8; 256]; 8] = special();

const fn special() -> [[u8; 256]; 8] {
    let mut tables = [[TEXT; 256]; 8];
    let mut i = 0;
    while i < 8 {
        tables[i] = marked(tables[i], b"\n\r\\&*_[]!<`\0", MARK);
        if i & MDX != 0 {
            tables[i] = marked(tables[i], b"{", MARK);
        }
        if i & GFM != 0 {
            tables[i] = marked(tables[i], b"~@", MARK);
            tables[i] = marked(tables[i], b".:", LITERAL_MARK);
        }
        if i & MATH != 0 {
            tables[i] = marked(tables[i], b"$", MARK);
        }
        i += 1;
    }
    tables
}

const fn marked(mut table: [u8; 256], marks: &[u8], class: u8) -> [u8; 256] {
    let mut i = 0;
    while i < marks.len() {
        table[marks[i] as usize] = class;
        i += 1;
    }
    table
}

/// How many times the bytes of content may be read in vain, in a lenient parse.
const PATIENCE: usize = 16;

pub(crate) struct Inlines {
    pub(crate) items: Vec<Item>,
    pub(crate) delimiters: Delimiters,
    pub(crate) brackets: Brackets,
    html: Html,
    literals: LiteralAutolinks,
    nesting: Nesting,
    grammar: Grammar,
    special: &'static [u8; 256],
    /// The end of the last item. White space before a line ending does not extend beyond it.
    item_end: usize,
    code_spans: CodeSpans,
    math_spans: CodeSpans,
    /// Whether the finished text may contain further links.
    pub(crate) may_have_links: bool,
    /// In a lenient parse, the last less-than sign or brace that was refused.
    refused_angle: Option<usize>,
    wasted: usize,
}

impl Default for Inlines {
    fn default() -> Self {
        Inlines {
            items: Vec::new(),
            delimiters: Delimiters::default(),
            brackets: Brackets::default(),
            html: Html::default(),
            literals: LiteralAutolinks::default(),
            nesting: Nesting::default(),
            grammar: Grammar::default(),
            special: &SPECIAL[0],
            item_end: 0,
            code_spans: CodeSpans::default(),
            math_spans: CodeSpans::default(),
            may_have_links: false,
            refused_angle: None,
            wasted: 0,
        }
    }
}

impl Inlines {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.items)
            + self.delimiters.scratch_bytes()
            + self.brackets.scratch_bytes()
            + self.nesting.scratch_bytes()
            + self.code_spans.scratch_bytes()
            + self.math_spans.scratch_bytes()
    }

    /// Starts a document.
    pub(crate) fn begin(&mut self, grammar: Grammar) {
        let flag = |on: bool, flag: usize| if on { flag } else { 0 };
        let index = flag(grammar.mdx, MDX) | flag(grammar.gfm, GFM) | flag(grammar.math, MATH);
        self.special = &SPECIAL[index];
        self.grammar = grammar;
        self.nesting.begin();
    }

    /// Returns the offset of the next byte that can start an item, or the end of the content.
    #[inline]
    pub(crate) fn next_mark(&self, c: &Content, from: usize) -> usize {
        let b = &c.bytes[..c.to];
        let mut at = from;
        while let Some(next) = next_special(self.special, b, at) {
            if self.special[b[next] as usize] != LITERAL_MARK
                || literal_autolinks::may_be_at(c, next)
            {
                return next;
            }
            at = next + 1;
        }
        c.to
    }

    /// Parses a run of content, which is text up to `first`.
    pub(crate) fn parse(
        &mut self,
        source: &[u8],
        c: &Content,
        first: usize,
        shared: &mut Shared,
    ) -> Fallible<()> {
        self.item_end = c.from;
        self.items.clear();
        self.delimiters.clear(self.grammar.gfm);
        self.brackets.clear(self.grammar.gfm);
        self.html.reset();
        self.literals.begin();
        self.code_spans.clear();
        self.math_spans.clear();
        self.may_have_links = false;
        self.refused_angle = None;
        self.wasted = 0;
        shared.expressions.begin();
        self.scan(c, first, shared)?;
        self.delimiters.match_rest();
        if self.grammar.mdx && self.grammar.lenient {
            self.refuse_tags(source, shared);
        }
        Ok(())
    }

    fn scan(&mut self, c: &Content, first: usize, shared: &mut Shared) -> Fallible<()> {
        let mut at = first;
        while at < c.to {
            at = self.item(c, shared, at)?;
            at = self.next_mark(c, at);
        }
        let end = self.trailing(c.bytes, c.to);
        if end < c.to {
            self.items.add(Item::new(ItemKind::Gap, end, c.to));
        }
        Ok(())
    }

    #[inline]
    fn item(&mut self, c: &Content, shared: &mut Shared, at: usize) -> Fallible<usize> {
        let b = c.bytes;
        Ok(match b[at] {
            b'\n' | b'\r' => self.line_ending(c, at),
            b'\\' => self.backslash(c, at),
            b'&' => self.reference(c, at),
            b'*' | b'_' => self.emphasis(c, at),
            b'[' => self.open_bracket(c, shared, at),
            b'!' if at + 1 < c.to && b[at + 1] == b'[' => self.bracket(at, at + 2, true),
            b'!' => at + 1,
            b']' => self.close_bracket(c, shared, at),
            b'`' | b'$' => self.code(c, at),
            b'~' => self.tilde(c, at),
            b'.' => self.www(c, at),
            b':' => self.http(c, at),
            b'@' => self.email(c, at),
            b'<' if self.grammar.mdx => return self.tag(c, shared, at),
            b'<' => self.angle(c, at),
            b'{' => return self.expression(c, shared, at),
            _ => self.add(ItemKind::Nul, at, at + 1),
        })
    }

    fn emphasis(&mut self, c: &Content, at: usize) -> usize {
        self.item_end = leaves::run(c.bytes, at, c.to);
        self.delimiters.add(&mut self.items, c, at, self.item_end);
        self.item_end
    }

    /// Adds a run of one or two tildes. A longer run is text.
    fn tilde(&mut self, c: &Content, at: usize) -> usize {
        let end = leaves::run(c.bytes, at, c.to);
        if end - at <= 2 {
            self.delimiters.add(&mut self.items, c, at, end);
        }
        self.item_end = end;
        end
    }

    fn open_bracket(&mut self, c: &Content, shared: &mut Shared, at: usize) -> usize {
        if self.grammar.gfm && at + 1 < c.to && c.bytes[at + 1] == b'^' {
            if let Some(label) = shared.footnotes.call(c.bytes, at, c.to) {
                let call = ItemKind::FootnoteCall(at as u32 + 2, label as u32);
                return self.add(call, at, label + 1);
            }
        }
        self.bracket(at, at + 1, false)
    }

    fn bracket(&mut self, at: usize, end: usize, image: bool) -> usize {
        let bottom = self.delimiters.last();
        self.brackets.open(&mut self.items, bottom, at, end, image);
        self.item_end = end;
        end
    }

    fn close_bracket(&mut self, c: &Content, shared: &mut Shared, at: usize) -> usize {
        let around = Around {
            items: &mut self.items,
            delimiters: &mut self.delimiters,
            definitions: &mut shared.definitions,
            footnotes: &mut shared.footnotes,
        };
        self.item_end = self.brackets.close(around, c, at);
        self.item_end
    }

    #[inline]
    fn add(&mut self, kind: ItemKind, start: usize, end: usize) -> usize {
        self.items.add(Item::new(kind, start, end));
        self.item_end = end;
        end
    }

    /// Returns where the white space that ends at `end` starts.
    #[inline]
    fn trailing(&self, b: &[u8], end: usize) -> usize {
        let mut i = end;
        while i > self.item_end && chars::is_space(b[i - 1]) {
            i -= 1;
        }
        i
    }

    fn line_ending(&mut self, c: &Content, at: usize) -> usize {
        let b = c.bytes;
        let after = chars::after_eol(b, at, c.to);
        let start = self.trailing(b, at);
        let next = chars::skip_space(b, after, c.to);
        if at - start > 1 && b[start..at].iter().all(|&space| space == b' ') {
            self.add(ItemKind::Break, start, after);
        } else if start < at {
            self.items.add(Item::new(ItemKind::Gap, start, at));
        }
        if next > after {
            self.add(ItemKind::Gap, after, next)
        } else {
            after
        }
    }

    fn backslash(&mut self, c: &Content, at: usize) -> usize {
        let b = c.bytes;
        let next = at + 1;
        if next >= c.to {
            return next;
        }
        if chars::is_eol(b[next]) {
            let after = chars::after_eol(b, next, c.to);
            self.add(ItemKind::Break, at, after);
            let text = chars::skip_space(b, after, c.to);
            return if text > after {
                self.add(ItemKind::Gap, after, text)
            } else {
                after
            };
        }
        if chars::is_ascii_punctuation(b[next]) {
            self.add(ItemKind::Escape, at, next + 1)
        } else {
            next
        }
    }

    fn reference(&mut self, c: &Content, at: usize) -> usize {
        match references::scan(c.bytes, at, c.to) {
            Some(end) => self.add(ItemKind::Reference, at, end),
            None => at + 1,
        }
    }

    // Code and math.

    fn code(&mut self, c: &Content, at: usize) -> usize {
        let b = c.bytes;
        let math = b[at] == b'$';
        let spans = if math {
            &mut self.math_spans
        } else {
            &mut self.code_spans
        };
        let open = leaves::run(b, at, c.to);
        let span = match spans.close(b, open, c.to, open - at) {
            Some(span) => span,
            None => {
                self.item_end = open;
                return open;
            }
        };
        let (start, end) = (span.start as u32, span.end as u32);
        let kind = if math {
            ItemKind::Math(start, end)
        } else {
            ItemKind::Code(start, end)
        };
        self.add(kind, at, span.close + (open - at))
    }

    // Literal autolinks.

    fn www(&mut self, c: &Content, at: usize) -> usize {
        if !literal_autolinks::is_www(c, at) {
            return at + 1;
        }
        if let Some(sign) = self.literals.sign_after(c, at) {
            if let Some(email) = self.email_at(c, sign) {
                return self.literal(Sort::Email, email);
            }
        }
        if at - 3 >= self.item_end && !self.brackets.is_open() {
            if let Some(link) = self.literals.www(c, at) {
                return self.literal(Sort::Www, link);
            }
        }
        self.may_have_links = true;
        at + 1
    }

    fn http(&mut self, c: &Content, at: usize) -> usize {
        let size = literal_autolinks::protocol_size(c, at);
        if size == 0 {
            return at + 1;
        }
        let start = at - size;
        let refused = start > 0 && self.refused_angle == Some(start - 1);
        let stop = if refused { b'>' } else { 0 };
        if start >= self.item_end && !self.brackets.is_open() {
            if let Some(link) = self.literals.http(c, at, size, stop) {
                return self.literal(Sort::Http, link);
            }
        }
        self.may_have_links = true;
        at + 1
    }

    fn email(&mut self, c: &Content, at: usize) -> usize {
        match self.email_at(c, at) {
            Some(email) => self.literal(Sort::Email, email),
            None => {
                self.may_have_links |= literal_links::may_be_sign(c.bytes, at, c.from, c.to);
                at + 1
            }
        }
    }

    /// Returns the email address whose sign is at `at`. Underscores in it are no longer delimiters.
    fn email_at(&mut self, c: &Content, at: usize) -> Option<Span> {
        if self.brackets.is_open() {
            return None;
        }
        let email = self.literals.email(c, at)?;
        let is_text = |item: &Item| match item.kind {
            ItemKind::Delimiter(run) => self.delimiters.runs[run as usize].mark == b'_',
            _ => false,
        };
        let reached = self
            .items
            .iter()
            .rev()
            .take_while(|item| item.end as usize > email.0);
        if !reached.into_iter().all(is_text) {
            return None;
        }
        self.delimiters.undo(&mut self.items, email.0);
        Some(email)
    }

    fn literal(&mut self, sort: Sort, span: Span) -> usize {
        self.add(ItemKind::Literal(sort), span.0, span.1)
    }

    // Angle brackets and braces.

    fn angle(&mut self, c: &Content, at: usize) -> usize {
        if let Some(link) = autolinks::scan(c.bytes, at, c.to) {
            let is_email = link.is_email;
            return self.add(ItemKind::Autolink { is_email }, at, link.end);
        }
        match self.html.text_end(c.bytes, at, c.to) {
            Some(end) => self.add(ItemKind::Html, at, end),
            None => at + 1,
        }
    }

    fn tag(&mut self, c: &Content, shared: &mut Shared, at: usize) -> Fallible<usize> {
        if self.is_impatient(c) {
            return Ok(self.impatient(c, shared, at));
        }
        let row = shared.jsx.tags.len();
        match shared.jsx.scan(&mut shared.expressions, c, at, false) {
            Scan::Tag(end) => {
                shared.jsx.resolve(&mut shared.values, c, row);
                Ok(self.add(ItemKind::Tag(row as u32), at, end))
            }
            Scan::Broken(fault) => {
                self.wasted += fault.end() - at;
                shared.problems.report_fault(fault, c, c.source(at))?;
                Ok(self.refused(at))
            }
            Scan::NotATag | Scan::NeedMore => Ok(at + 1),
        }
    }

    fn expression(&mut self, c: &Content, shared: &mut Shared, at: usize) -> Fallible<usize> {
        if self.is_impatient(c) {
            return Ok(self.impatient(c, shared, at));
        }
        let start = c.source(at);
        let close = match shared.expressions.scan_expression(c.bytes, at + 1, c.to) {
            Some(close) => close,
            None => {
                let problem = flow::unclosed(start, c.source_end(c.to));
                shared.problems.report(problem, start)?;
                self.wasted += c.to - at;
                return Ok(self.refused(at));
            }
        };
        if let Some(wrong) = flow::wrong(&shared.expressions, c, at, close) {
            shared.problems.report(wrong, start)?;
            self.wasted += close - at;
            return Ok(self.refused(at));
        }
        Ok(self.add(ItemKind::Expression, at, close + 1))
    }

    // What a lenient parse refuses.

    /// Returns whether so many bytes were read in vain that no more tags and expressions are
    /// scanned.
    fn is_impatient(&self, c: &Content) -> bool {
        self.wasted > PATIENCE * (c.to - c.from + 256)
    }

    fn refused(&mut self, at: usize) -> usize {
        self.refused_angle = Some(at);
        self.may_have_links = self.grammar.gfm;
        at + 1
    }

    fn impatient(&mut self, c: &Content, shared: &mut Shared, at: usize) -> usize {
        let start = c.source(at);
        let problem = Problem {
            code: Code::UnexpectedCharacter,
            reason: Reason::Impatient(c.bytes[at]),
            start,
            end: start + 1,
        };
        shared.problems.note(problem, start);
        self.refused(at)
    }

    /// Turns tags that have no partner into text.
    fn refuse_tags(&mut self, source: &[u8], shared: &mut Shared) {
        for i in 0..self.items.len() {
            match self.items[i].kind {
                ItemKind::Tag(tag) => self.nesting.tag(source, shared, tag as usize, i),
                ItemKind::Link(_) => self.nesting.enter(),
                ItemKind::LinkEnd(link) => {
                    let kind = self.brackets.links[link as usize].kind;
                    self.nesting.leave(source, shared, kind.type_name());
                }
                ItemKind::Delimiter(run) => self.nest_pairs(source, shared, run as usize),
                _ => {}
            }
        }
        self.nesting.finish(source, shared, "in the same block");
        for &item in &self.nesting.refused {
            self.items[item as usize].kind = ItemKind::Nothing;
            self.may_have_links = self.grammar.gfm;
        }
        self.nesting.refused.clear();
    }

    fn nest_pairs(&mut self, source: &[u8], shared: &mut Shared, run: usize) {
        let run = self.delimiters.runs[run];
        let mut row = run.closes;
        while row >= 0 {
            let pair = self.delimiters.pairs[row as usize];
            let kind = delimiters::kind(run.mark, pair.size);
            self.nesting.leave(source, shared, kind.type_name());
            row = pair.next_close;
        }
        row = run.opens;
        while row >= 0 {
            self.nesting.enter();
            row = self.delimiters.pairs[row as usize].next_open;
        }
    }
}

/// Returns the offset of the next byte that can start an item.
#[inline(always)]
fn next_special(special: &[u8; 256], b: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(eight) = b.get(at..at + 8) {
        // All eight are looked up before the first test, because most bytes are text.
        if eight.iter().fold(TEXT, |any, &c| any | special[c as usize]) != TEXT {
            break;
        }
        at += 8;
    }
    let found = b
        .get(at..)?
        .iter()
        .position(|&c| special[c as usize] != TEXT)?;
    Some(at + found)
}
