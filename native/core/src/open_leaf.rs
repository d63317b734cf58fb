//! The leaf that is open: its content so far, and the rows that it becomes when it closes. The
//! block phase decides which lines belong to it.

use std::ops::Range;

use crate::chars;
use crate::containers::Containers;
use crate::format::{CODE_FENCED, ROW_HEADER};
use crate::grow::Grow;
use crate::html::{self, HtmlBlock};
use crate::kinds::NodeKind;
use crate::leaves;
use crate::line::Line;
use crate::rows::{self, Row};
use crate::scan;
use crate::shared::Shared;
use crate::text::{Segment, Text};

/// The kind of the open leaf.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeafKind {
    None,
    Paragraph,
    Indented,
    Fenced,
    Html(HtmlBlock),
    Table,
}

/// The state of an open paragraph.
#[derive(Default)]
struct Paragraph {
    /// Whether a list item starts with the paragraph.
    starts_item: bool,
    /// The start of the last line's segment.
    last_line: usize,
    /// The start of the last line's text, unless the line is indented like code.
    last_text: Option<usize>,
    /// The end of the line before the last.
    before_last: Option<usize>,
}

/// The state of open indented code.
#[derive(Default)]
struct IndentedCode {
    /// The number of segments up to the blank lines at the end.
    segments: usize,
    end: usize,
    /// Whether the last lines are blank.
    blanks: bool,
}

/// The state of an open fence.
#[derive(Default)]
struct Fence {
    mark: u8,
    size: usize,
    indent: usize,
    info: (usize, usize),
}

/// The open leaf, with what it is written to.
pub(crate) struct OpenLeaf<'a> {
    pub(crate) kind: LeafKind,
    pub(crate) containers: &'a mut Containers,
    pub(crate) shared: &'a mut Shared,
    text: &'a mut Text,
    source: &'a [u8],
    start: usize,
    /// The end of the last line.
    end: usize,
    first_segment: usize,
    paragraph: Paragraph,
    code: IndentedCode,
    fence: Fence,
    table_row: usize,
}

impl<'a> OpenLeaf<'a> {
    /// Starts a document: no leaf is open.
    pub(crate) fn new(
        source: &'a [u8],
        containers: &'a mut Containers,
        shared: &'a mut Shared,
        text: &'a mut Text,
    ) -> OpenLeaf<'a> {
        OpenLeaf {
            kind: LeafKind::None,
            containers,
            shared,
            text,
            source,
            start: 0,
            end: 0,
            first_segment: 0,
            paragraph: Paragraph::default(),
            code: IndentedCode::default(),
            fence: Fence::default(),
            table_row: 0,
        }
    }

    /// Makes the open containers reach to `end`.
    #[inline]
    pub(crate) fn reach(&mut self, end: usize) {
        self.containers.reach(end, &mut self.shared.rows);
    }

    fn open(&mut self, kind: LeafKind, start: usize) {
        self.kind = kind;
        self.start = start;
        self.first_segment = self.shared.segments.len();
    }

    /// Adds a line's content. Content that follows the last segment in the source extends it.
    #[inline]
    fn add(&mut self, start: usize, end: usize, spaces: usize) {
        if let Some(last) = self.shared.segments[self.first_segment..].last_mut() {
            let joint = chars::after_eol(self.source, last.end as usize, self.source.len());
            if joint == start && spaces == 0 {
                last.end = end as u32;
                return;
            }
            last.end = joint as u32;
        }
        self.shared.segments.add(Segment {
            start: start as u32,
            end: end as u32,
            spaces: spaces as u32,
        });
    }

    fn segments(&self) -> Range<usize> {
        self.first_segment..self.shared.segments.len()
    }

    /// Adds a row and returns its index.
    fn add_row(&mut self, row: Row) -> usize {
        rows::add(&mut self.shared.rows, row)
    }

    // Headings.

    /// Adds the heading that the number signs of the line start.
    pub(crate) fn heading(&mut self, line: &Line, depth: usize) {
        let Line { text, end, .. } = *line;
        let from = chars::skip_space(self.source, text + depth, end);
        let mut to = self.trim_end(from, end);
        let mut marks = to;
        while marks > from && self.source[marks - 1] == b'#' {
            marks -= 1;
        }
        if marks == from || chars::is_space(self.source[marks - 1]) {
            to = self.trim_end(from, marks);
        }
        self.first_segment = self.shared.segments.len();
        self.add(from, to, 0);
        self.add_row(Row::heading(depth as u32, (text, end), self.segments()));
    }

    fn trim_end(&self, from: usize, to: usize) -> usize {
        let white = self.source[from..to].iter().rev();
        to - white.take_while(|&&c| chars::is_space(c)).count()
    }

    // Paragraphs.

    /// Starts a paragraph with the line's text. `starts_item` says whether a list item starts with
    /// the paragraph.
    pub(crate) fn start_paragraph(&mut self, line: &Line, starts_item: bool) {
        let Line { text, end, .. } = *line;
        self.open(LeafKind::Paragraph, text);
        self.add(text, end, 0);
        self.end = end;
        self.paragraph = Paragraph {
            starts_item,
            last_line: text,
            last_text: Some(text),
            before_last: None,
        };
    }

    /// Adds the line to the paragraph. `flush` says whether the line is not indented like code.
    pub(crate) fn continue_paragraph(&mut self, line: &Line, flush: bool) {
        self.paragraph.before_last = Some(self.end);
        self.paragraph.last_line = line.at;
        self.paragraph.last_text = flush.then_some(line.text);
        self.add(line.at, line.end, line.spaces);
        self.end = line.end;
    }

    /// Ends the paragraph. Definitions at its start become rows of their own. The rest becomes a
    /// paragraph, or a heading whose depth and end are given. Returns whether anything is left
    /// after the definitions.
    pub(crate) fn close_paragraph(&mut self, heading: Option<(u32, usize)>) -> bool {
        self.kind = LeafKind::None;
        let start = if self.source[self.start] == b'[' {
            match self.take_definitions() {
                Some(start) => start,
                None => return false,
            }
        } else {
            self.start
        };
        let end = match heading {
            Some((depth, end)) => {
                self.add_row(Row::heading(depth, (start, end), self.segments()));
                end
            }
            None => {
                let (starts_item, span) = (self.paragraph.starts_item, (start, self.end));
                self.add_row(Row::paragraph(starts_item, span, self.segments()));
                self.end
            }
        };
        self.reach(end);
        true
    }

    /// Takes the definitions off the start of the content. Returns the source offset where the rest
    /// starts.
    fn take_definitions(&mut self) -> Option<usize> {
        let shared = &mut *self.shared;
        self.text
            .segments(self.source, &shared.segments[self.first_segment..]);
        let c = self.text.content(self.source);
        let mut at = c.from;
        while at < c.to && c.bytes[at] == b'[' {
            let index = shared.definitions.rows.len();
            let next = match shared.definitions.scan(&mut shared.values, &c, at) {
                Some(next) => next,
                None => break,
            };
            let (start, end) = (shared.definitions.start, shared.definitions.end);
            rows::add(&mut shared.rows, Row::definition((start, end), index));
            self.containers.reach(end, &mut shared.rows);
            at = chars::skip_space(c.bytes, next, c.to);
        }
        if at >= c.to {
            return None;
        }
        let start = c.source(at);
        while shared.segments[self.first_segment].end as usize <= start {
            self.first_segment += 1;
        }
        let first = &mut shared.segments[self.first_segment];
        first.start = start as u32;
        first.spaces = 0;
        Some(start)
    }

    // Tables.

    /// Starts a table if the line is its second row and the last line of the paragraph its first.
    /// Returns whether a table starts.
    #[inline]
    pub(crate) fn start_table(&mut self, line: &Line) -> bool {
        let head = match self.paragraph.last_text {
            Some(head) => head,
            None => return false,
        };
        let first_align = self.shared.tables.aligns.len();
        let starts =
            self.shared
                .tables
                .starts_table(self.source, head, self.end, line.text, line.end);
        if starts {
            self.begin_table(line, head, first_align);
        }
        starts
    }

    fn begin_table(&mut self, line: &Line, head: usize, first_align: usize) {
        let head_end = self.end;
        match self.paragraph.before_last {
            None => self.shared.segments.truncate(self.first_segment),
            Some(end) => {
                self.drop_last_line(end);
                self.close_paragraph(None);
            }
        }
        self.kind = LeafKind::Table;
        let aligns = first_align..self.shared.tables.aligns.len();
        self.table_row = self.add_row(Row::table((head, line.end), aligns));
        self.add_table_row(head, head_end, ROW_HEADER);
    }

    /// Takes the last line off the paragraph; the line before it ends at `end`.
    fn drop_last_line(&mut self, end: usize) {
        let segments = &mut self.shared.segments;
        let is_last = |segment: &Segment| segment.start as usize == self.paragraph.last_line;
        if segments.last().map_or(false, is_last) {
            segments.pop();
        }
        if let Some(last) = segments.last_mut() {
            last.end = end as u32;
        }
        self.end = end;
    }

    /// Adds the line to the table.
    pub(crate) fn continue_table(&mut self, line: &Line) {
        self.add_table_row(line.text, line.end, 0);
    }

    fn add_table_row(&mut self, start: usize, end: usize, flags: u32) {
        self.add_row(Row::node(NodeKind::TableRow, flags, (start, end)));
        self.shared.rows[self.table_row].reach(end);
        self.reach(end);
    }

    // Indented code.

    /// Starts indented code with the line.
    pub(crate) fn start_code(&mut self, line: &mut Line) {
        self.open(LeafKind::Indented, line.at);
        self.code.blanks = false;
        self.add_code(line);
    }

    /// Adds the line to the indented code.
    pub(crate) fn add_code(&mut self, line: &mut Line) {
        if self.code.blanks {
            self.containers.clear_blank();
        }
        line.skip_columns(4);
        self.add(line.at, line.end, line.spaces);
        self.code.segments = self.shared.segments.len();
        self.code.end = line.end;
        self.code.blanks = false;
    }

    /// Adds a blank line to the indented code. It is dropped unless more code follows.
    pub(crate) fn add_blank_code(&mut self, line: &Line) {
        self.add(line.end, line.end, 0);
        self.code.blanks = true;
    }

    fn close_code(&mut self) {
        let IndentedCode { segments, end, .. } = self.code;
        if self.code.blanks {
            self.shared.segments.truncate(segments);
            self.shared.segments[segments - 1].end = end as u32;
        }
        self.drop_last_eol();
        let span = (self.start, end);
        self.add_row(Row::content(NodeKind::Code, 0, span, self.segments()));
        self.reach(end);
    }

    // Fences.

    /// Starts fenced code or math with a fence of `size` bytes.
    pub(crate) fn start_fence(&mut self, line: &Line, size: usize) {
        let Line { text, end, .. } = *line;
        self.open(LeafKind::Fenced, text);
        self.end = end;
        self.fence = Fence {
            mark: line.first,
            size,
            indent: line.indent,
            info: (chars::skip_space(self.source, text + size, end), end),
        };
    }

    /// Returns whether every line is code as it stands, up to a line with the fence's mark.
    #[inline]
    pub(crate) fn is_plain_fence(&self) -> bool {
        self.kind == LeafKind::Fenced && self.fence.indent == 0
    }

    /// Returns whether the line closes the fence.
    pub(crate) fn is_closing_fence(&self, line: &Line) -> bool {
        let Fence { mark, size, .. } = self.fence;
        line.first == mark && leaves::is_closing_fence(self.source, line.text, line.end, mark, size)
    }

    /// Ends the fence with the line that closes it.
    pub(crate) fn close_fence(&mut self, line: &Line) {
        self.end = line.end;
        self.end_fence();
    }

    /// Adds the line to the fence.
    pub(crate) fn continue_fence(&mut self, line: &mut Line) {
        let nothing_left = self.is_at_end(line);
        line.skip_columns(self.fence.indent.min(line.indent));
        self.add_raw(line, nothing_left);
    }

    /// Adds the lines from `from` on, up to a line that may close the fence. Returns where that
    /// line starts, or the end of the source.
    pub(crate) fn take_lines(&mut self, from: usize) -> usize {
        let source = self.source;
        let stop = self.next_fence(from);
        if stop > from {
            let mut end = stop;
            if source[end - 1] == b'\n' {
                end -= 1;
            }
            if end > from && source[end - 1] == b'\r' {
                end -= 1;
            }
            self.add(from, end, 0);
            self.end = end;
        }
        stop
    }

    /// Returns the start of the next line whose first byte after white space is the fence's mark.
    fn next_fence(&self, from: usize) -> usize {
        let b = self.source;
        let mut at = from;
        loop {
            let mark = scan::index_of(b, at, b.len(), self.fence.mark);
            if mark == b.len() {
                return mark;
            }
            let before = &b[at..mark];
            let line = before.iter().rposition(|&c| chars::is_eol(c));
            let start = line.map_or(at, |eol| at + eol + 1);
            if b[start..mark].iter().all(|&c| chars::is_space(c)) {
                return start;
            }
            at = scan::line_end(b, mark, b.len());
            at = chars::after_eol(b, at, b.len());
        }
    }

    fn end_fence(&mut self) {
        let (kind, flags) = if self.fence.mark == b'$' {
            (NodeKind::Math, 0)
        } else {
            (NodeKind::Code, CODE_FENCED)
        };
        let mut row = Row::content(kind, flags, (self.start, self.end), self.segments());
        row.set_info(self.fence.info);
        self.add_row(row);
        self.reach(self.end);
        self.kind = LeafKind::None;
    }

    // HTML.

    /// Starts HTML of a kind with the line.
    pub(crate) fn start_html(&mut self, line: &Line, kind: HtmlBlock) {
        let Line { at, text, end, .. } = *line;
        self.open(LeafKind::Html(kind), at);
        self.end = end;
        self.add(at, end, line.spaces);
        if html::ends_block(kind, self.source, text + 1, end, true) {
            self.close();
        }
    }

    /// Adds the line to HTML of a kind, which may end with it.
    pub(crate) fn continue_html(&mut self, line: &Line, kind: HtmlBlock) {
        self.add_raw(line, self.is_at_end(line));
        if html::ends_block(kind, self.source, line.at, line.end, false) {
            self.close();
        }
    }

    /// Returns whether nothing is left of the line and of the source.
    fn is_at_end(&self, line: &Line) -> bool {
        line.at == self.source.len() && line.spaces == 0
    }

    fn add_raw(&mut self, line: &Line, nothing_left: bool) {
        self.add(line.at, line.end, line.spaces);
        self.end = if nothing_left { line.start } else { line.end };
        self.reach(line.end);
    }

    // Ends.

    /// Closes the leaf.
    pub(crate) fn close(&mut self) {
        match self.kind {
            LeafKind::None => {}
            LeafKind::Paragraph => {
                self.close_paragraph(None);
            }
            LeafKind::Indented => self.close_code(),
            LeafKind::Fenced => {
                self.drop_last_eol();
                self.end_fence();
            }
            LeafKind::Html(_) => {
                let span = (self.start, self.end);
                self.add_row(Row::content(NodeKind::Html, 0, span, self.segments()));
                self.reach(self.end);
            }
            LeafKind::Table => {
                self.add_row(Row::close(self.table_row));
            }
        }
        self.kind = LeafKind::None;
    }

    /// Closes a fence, or HTML without an end, at `offset`, past its last line ending.
    pub(crate) fn close_raw(&mut self, offset: usize) {
        match self.kind {
            LeafKind::Fenced => {
                self.end = offset;
                self.end_fence();
            }
            LeafKind::Html(kind) if !kind.ends_blank() => {
                self.add(offset, offset, 0);
                self.end = offset;
            }
            _ => {}
        }
    }

    /// Drops the line ending before the last line, if the last line is empty.
    fn drop_last_eol(&mut self) {
        let first = self.first_segment;
        let segments = &mut self.shared.segments;
        if let Some(last) = segments[first..].last() {
            if last.start == last.end && last.spaces == 0 {
                segments.pop();
            }
        }
        if let Some(last) = segments[first..].last_mut() {
            let content = &self.source[last.start as usize..last.end as usize];
            let size = if content.ends_with(b"\r\n") {
                2
            } else {
                u32::from(content.ends_with(b"\n") || content.ends_with(b"\r"))
            };
            last.end -= size;
        }
    }
}
