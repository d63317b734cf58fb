//! The block phase: a pass over the lines that leaves rows. Each line first continues what
//! containers it can, then opens new ones, and what is left of it goes to a leaf.

use crate::chars;
use crate::containers::Containers;
use crate::failure::Fallible;
use crate::flow::{self, Flow};
use crate::format::{CODE_FENCED, ROW_HEADER};
use crate::grammar::Grammar;
use crate::grow::Grow;
use crate::html::{self, HtmlBlock};
use crate::kinds::NodeKind;
use crate::leaves;
use crate::line::Line;
use crate::rows::{self, RowKind, ITEM_START};
use crate::scan;
use crate::shared::Shared;
use crate::text::{Segment, Text};

#[derive(Default)]
pub(crate) struct Blocks {
    flow: Flow,
    text: Text,
    containers: Containers,
}

impl Blocks {
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.flow.scratch_bytes() + self.text.scratch_bytes() + self.containers.scratch_bytes()
    }

    /// Reads a source from `from`, past its front matter, to the end. All that is shared has been
    /// cleared for it, but for the front matter's row.
    pub(crate) fn parse(
        &mut self,
        source: &[u8],
        from: usize,
        max_depth: usize,
        x: &mut Shared,
    ) -> Fallible<()> {
        self.containers.begin(x.grammar, max_depth);
        self.flow.begin(source);
        let mut pass = Pass {
            b: source,
            line: Line::new(source),
            grammar: x.grammar,
            flow: &mut self.flow,
            text: &mut self.text,
            containers: &mut self.containers,
            x,
            leaf: Leaf::None,
            start: 0,
            end: 0,
            first_segment: 0,
            paragraph: Paragraph::default(),
            code: IndentedCode::default(),
            fence: Fence::default(),
            table_row: 0,
        };
        let mut at = from;
        while at < source.len() {
            if pass.is_fence_only() {
                at = pass.take_code(at);
                if at == source.len() {
                    break;
                }
            }
            pass.line.begin(at);
            at = pass.line()?;
        }
        pass.finish();
        Ok(())
    }
}

/// The open leaf.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaf {
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
    /// Whether it is what an item starts with.
    item_start: bool,
    /// The last line: its segment's start, its text unless it is indented like code, and the end of
    /// the one before.
    last_line: usize,
    last_text: Option<usize>,
    before_last: Option<usize>,
}

/// The state of open indented code.
#[derive(Default)]
struct IndentedCode {
    /// How many segments there are up to those of the blank lines that came last.
    segments: usize,
    end: usize,
    /// Whether blank lines came last.
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

/// One parse.
struct Pass<'a> {
    b: &'a [u8],
    line: Line<'a>,
    grammar: Grammar,
    flow: &'a mut Flow,
    text: &'a mut Text,
    containers: &'a mut Containers,
    x: &'a mut Shared,
    /// The open leaf, where it starts, the end of its last line, its first segment.
    leaf: Leaf,
    start: usize,
    end: usize,
    first_segment: usize,
    paragraph: Paragraph,
    code: IndentedCode,
    fence: Fence,
    table_row: usize,
}

impl Pass<'_> {
    /// Reads the line at hand and returns where the next one starts.
    fn line(&mut self) -> Fallible<usize> {
        self.containers.match_line(&mut self.line);
        let all = self.containers.all_matched() && !self.containers.has_next_item();
        if all && matches!(self.leaf, Leaf::Fenced | Leaf::Html(_)) {
            self.continue_raw();
            return Ok(self.line.next);
        }
        let opened = !(all && self.flow.is_gone_over(&self.line))
            && self.open_containers(all && !matches!(self.leaf, Leaf::None | Leaf::Table))?;
        let lazy = !self.containers.all_matched();
        if self.line.blank {
            self.blank(lazy, opened);
            return Ok(self.line.next);
        }
        let continued = match self.leaf {
            Leaf::Paragraph => self.continue_paragraph(lazy)?,
            Leaf::Table => !lazy && self.continue_table()?,
            Leaf::Indented => !lazy && self.continue_code(),
            _ => false,
        };
        if continued {
            self.reach(self.line.end);
            return Ok(self.line.next);
        }
        self.start_leaf(lazy)
    }

    /// Opens the containers that the line begins. Returns whether there are any.
    #[inline]
    fn open_containers(&mut self, interrupt: bool) -> Fallible<bool> {
        let mut opened = false;
        if self.containers.has_next_item() {
            self.close_for_container();
            self.containers
                .open_next_item(&mut self.line, &mut self.x.rows);
            opened = true;
        }
        while let Some(opening) = self.containers.opening(&mut self.line, interrupt) {
            if !opened {
                self.close_for_container();
                self.containers
                    .close_for_opening(&self.line, &mut self.x.rows);
                opened = true;
            }
            self.containers.open(opening, &mut self.line, self.x)?;
        }
        Ok(opened)
    }

    fn blank(&mut self, lazy: bool, opened: bool) {
        if self.leaf == Leaf::Indented && !lazy {
            if self.line.indent >= 4 {
                self.add_code();
                return;
            }
            self.add(self.line.end, self.line.end, 0);
            self.code.blanks = true;
        } else {
            self.close_leaf();
            if self.line.end == self.b.len() {
                self.containers.reach_end(&self.line, &mut self.x.rows);
            }
            self.containers.close_unmatched(&mut self.x.rows);
        }
        if !opened {
            self.containers.blank(&self.line, &mut self.x.rows);
        }
    }

    /// The content of the open containers reaches to `end`.
    #[inline]
    fn reach(&mut self, end: usize) {
        self.containers.reach(end, &mut self.x.rows);
    }

    /// Whether the line is not indented like code.
    #[inline]
    fn is_flush(&self) -> bool {
        self.grammar.mdx || self.line.indent < 4
    }

    // Leaves.

    /// Whether the line continues the open paragraph, or is the underline that makes it a heading.
    fn continue_paragraph(&mut self, lazy: bool) -> Fallible<bool> {
        let flush = self.is_flush();
        if flush {
            if self.grammar.gfm && !lazy && self.start_table() {
                return Ok(true);
            }
            if !lazy {
                let depth = leaves::setext_depth(self.b, self.line.text, self.line.end);
                if depth.is_some() && self.close_paragraph(depth) {
                    return Ok(true);
                }
            }
            if self.leaf == Leaf::None || self.starts_leaf(!lazy)? {
                return Ok(false);
            }
        }
        let Line { at, end, .. } = self.line;
        self.paragraph.before_last = Some(self.end);
        self.paragraph.last_line = at;
        self.paragraph.last_text = flush.then_some(self.line.text);
        self.add(at, end, self.line.spaces);
        self.end = end;
        Ok(true)
    }

    /// Whether a leaf that is no paragraph starts here; where it would interrupt a paragraph, not
    /// one of HTML that cannot.
    fn starts_leaf(&mut self, interrupt: bool) -> Fallible<bool> {
        let (b, at, end) = (self.b, self.line.text, self.line.end);
        Ok(match self.line.first {
            b'#' => leaves::atx_depth(b, at, end).is_some(),
            b'*' | b'-' | b'_' => leaves::is_thematic_break(b, at, end),
            b'`' | b'~' | b'$' => leaves::fence_size(b, at, end, self.grammar.math).is_some(),
            b'<' if !self.grammar.mdx => html::block_kind(b, at, end, interrupt).is_some(),
            b'<' | b'{' if self.grammar.mdx => self.scan_flow()?,
            _ => false,
        })
    }

    fn scan_flow(&mut self) -> Fallible<bool> {
        self.flow.scan(&self.line, self.containers, self.x)
    }

    fn start_leaf(&mut self, lazy: bool) -> Fallible<usize> {
        let scanned = self.flow.is_scanned(&self.line);
        let stay = lazy && self.leaf == Leaf::Paragraph && self.is_complete_html();
        self.close_leaf();
        if !stay {
            self.containers.close_unmatched(&mut self.x.rows);
        }
        self.containers.note_child(&mut self.x.rows);
        self.paragraph.item_start = self.containers.is_item_start(&self.line, &self.x.rows);
        self.reach(self.line.end);
        if !self.is_flush() {
            self.start_code(lazy);
            return Ok(self.line.next);
        }
        if self.grammar.mdx {
            let may_flow = matches!(self.line.first, b'<' | b'{');
            if may_flow && (scanned || self.scan_flow()?) {
                return Ok(self.flow.commit(&self.line, self.containers, self.x));
            }
            if self.is_esm() {
                if let Some(next) = self.flow.esm(&self.line, self.x)? {
                    return Ok(next);
                }
            }
        }
        self.start_line();
        Ok(self.line.next)
    }

    /// A complete tag on a lazy line ends the paragraph, but goes where the paragraph is when
    /// another line follows: so has the reference implementation.
    fn is_complete_html(&self) -> bool {
        let line = &self.line;
        self.is_flush()
            && !self.grammar.mdx
            && line.next > line.end
            && line.first == b'<'
            && html::block_kind(self.b, line.text, line.end, false) == Some(HtmlBlock::Complete)
    }

    fn is_esm(&self) -> bool {
        self.line.text == self.line.start
            && self.grammar.mdx
            && self.containers.is_empty()
            && flow::is_esm(&self.line)
    }

    fn start_line(&mut self) {
        let (b, at, end) = (self.b, self.line.text, self.line.end);
        match self.line.first {
            b'#' => {
                if let Some(depth) = leaves::atx_depth(b, at, end) {
                    return self.heading(depth);
                }
            }
            b'*' | b'-' | b'_' if leaves::is_thematic_break(b, at, end) => {
                self.add_row(NodeKind::ThematicBreak, 0, (at, end), 0, 0);
                return;
            }
            b'`' | b'~' | b'$' => {
                if let Some(size) = leaves::fence_size(b, at, end, self.grammar.math) {
                    return self.start_fence(size);
                }
            }
            b'<' if !self.grammar.mdx => {
                if let Some(kind) = html::block_kind(b, at, end, false) {
                    return self.start_html(kind);
                }
            }
            _ => {}
        }
        self.start_paragraph();
    }

    fn start_paragraph(&mut self) {
        let Line { text, end, .. } = self.line;
        self.begin(Leaf::Paragraph, text);
        self.add(text, end, 0);
        self.end = end;
        self.paragraph.before_last = None;
        self.paragraph.last_line = text;
        self.paragraph.last_text = Some(text);
    }

    /// Starts a leaf without content.
    fn begin(&mut self, leaf: Leaf, start: usize) {
        self.leaf = leaf;
        self.start = start;
        self.first_segment = self.x.segments.len();
    }

    /// Adds a line's content, joining it to the line before where both stand together.
    #[inline]
    fn add(&mut self, start: usize, end: usize, spaces: usize) {
        if let Some(last) = self.x.segments[self.first_segment..].last_mut() {
            let joint = chars::after_eol(self.b, last.end as usize, self.b.len());
            if joint == start && spaces == 0 {
                last.end = end as u32;
                return;
            }
            last.end = joint as u32;
        }
        self.x.segments.add(Segment {
            start: start as u32,
            end: end as u32,
            spaces: spaces as u32,
        });
    }

    /// Adds the row of a node and returns its index.
    fn add_row(
        &mut self,
        kind: NodeKind,
        flags: u32,
        span: (usize, usize),
        a: usize,
        b: usize,
    ) -> usize {
        let kind = RowKind::Node(kind);
        rows::add(&mut self.x.rows, kind, flags, span, a as i32, b as i32)
    }

    /// Adds the row of a node with the content of the open leaf, and returns its index.
    fn add_content(&mut self, kind: NodeKind, flags: u32, span: (usize, usize)) -> usize {
        let (first, last) = (self.first_segment, self.x.segments.len());
        self.add_row(kind, flags, span, first, last)
    }

    fn heading(&mut self, depth: usize) {
        let Line { text, end, .. } = self.line;
        let from = chars::skip_space(self.b, text + depth, end);
        let mut to = self.trim_end(from, end);
        let mut marks = to;
        while marks > from && self.b[marks - 1] == b'#' {
            marks -= 1;
        }
        if marks == from || chars::is_space(self.b[marks - 1]) {
            to = self.trim_end(from, marks);
        }
        self.first_segment = self.x.segments.len();
        self.add(from, to, 0);
        self.add_content(NodeKind::Heading, depth as u32, (text, end));
    }

    fn trim_end(&self, from: usize, to: usize) -> usize {
        let white = self.b[from..to].iter().rev();
        to - white.take_while(|&&c| chars::is_space(c)).count()
    }

    // Code.

    fn start_code(&mut self, lazy: bool) {
        self.begin(Leaf::Indented, self.line.at);
        self.code.blanks = false;
        self.add_code();
        if lazy {
            self.close_leaf();
        }
    }

    fn continue_code(&mut self) -> bool {
        let indented = self.line.indent >= 4;
        if indented {
            self.add_code();
        }
        indented
    }

    fn add_code(&mut self) {
        if self.code.blanks {
            self.containers.clear_blank();
        }
        self.line.skip_columns(4);
        self.add(self.line.at, self.line.end, self.line.spaces);
        self.code.segments = self.x.segments.len();
        self.code.end = self.line.end;
        self.code.blanks = false;
    }

    fn start_fence(&mut self, size: usize) {
        let Line { text, end, .. } = self.line;
        self.begin(Leaf::Fenced, text);
        self.end = end;
        self.fence = Fence {
            mark: self.line.first,
            size,
            indent: self.line.indent,
            info: (chars::skip_space(self.b, text + size, end), end),
        };
    }

    /// Adds a line to a fence or to HTML, or ends it.
    fn continue_raw(&mut self) {
        let nothing_left = self.line.at == self.b.len() && self.line.spaces == 0;
        match self.leaf {
            Leaf::Html(kind) if self.line.blank && kind.ends_blank() => {
                self.close_leaf();
                self.containers.blank(&self.line, &mut self.x.rows);
                return;
            }
            Leaf::Html(_) => {}
            _ => {
                if self.is_closing_fence() {
                    self.end = self.line.end;
                    self.close_fence(true);
                    return;
                }
                let indent = self.fence.indent.min(self.line.indent);
                self.line.skip_columns(indent);
            }
        }
        let Line { start, at, end, .. } = self.line;
        self.add(at, end, self.line.spaces);
        self.end = if nothing_left { start } else { end };
        self.reach(end);
        if let Leaf::Html(kind) = self.leaf {
            if html::ends_block(kind, self.b, at, end, false) {
                self.close_leaf();
            }
        }
    }

    /// Whether the lines are code as they stand, up to one with the fence's mark.
    #[inline]
    fn is_fence_only(&self) -> bool {
        self.leaf == Leaf::Fenced && self.fence.indent == 0 && self.containers.is_empty()
    }

    /// Adds the lines from `from` on to the fence, up to one that may close it. Returns where that
    /// one starts.
    fn take_code(&mut self, from: usize) -> usize {
        let b = self.b;
        let stop = self.next_fence(from);
        if stop > from {
            let mut end = stop;
            if b[end - 1] == b'\n' {
                end -= 1;
            }
            if end > from && b[end - 1] == b'\r' {
                end -= 1;
            }
            self.add(from, end, 0);
            self.end = end;
        }
        stop
    }

    /// Where the next line starts whose first byte, but for white space, is the fence's mark.
    fn next_fence(&self, from: usize) -> usize {
        let b = self.b;
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

    fn is_closing_fence(&self) -> bool {
        let Fence { mark, size, .. } = self.fence;
        let line = &self.line;
        line.first == mark
            && self.is_flush()
            && leaves::is_closing_fence(self.b, line.text, line.end, mark, size)
    }

    fn close_fence(&mut self, whole: bool) {
        if !whole {
            self.drop_last_eol();
        }
        let (kind, flags) = if self.fence.mark == b'$' {
            (NodeKind::Math, 0)
        } else {
            (NodeKind::Code, CODE_FENCED)
        };
        let row = self.add_content(kind, flags, (self.start, self.end));
        let row = &mut self.x.rows[row];
        row.c = self.fence.info.0 as i32;
        row.d = self.fence.info.1 as i32;
        self.reach(self.end);
        self.leaf = Leaf::None;
    }

    /// Drops the line ending that the last line's content ends with, when that line is empty.
    fn drop_last_eol(&mut self) {
        let first = self.first_segment;
        let segments = &mut self.x.segments;
        if let Some(last) = segments[first..].last() {
            if last.start == last.end && last.spaces == 0 {
                segments.pop();
            }
        }
        if let Some(last) = segments[first..].last_mut() {
            let content = &self.b[last.start as usize..last.end as usize];
            let size = if content.ends_with(b"\r\n") {
                2
            } else {
                u32::from(content.ends_with(b"\n") || content.ends_with(b"\r"))
            };
            last.end -= size;
        }
    }

    // Tables.

    /// Whether the line is the second of a table that starts with the paragraph's last line.
    #[inline]
    fn start_table(&mut self) -> bool {
        let head = match self.paragraph.last_text {
            Some(head) => head,
            None => return false,
        };
        let first_align = self.x.tables.aligns.len();
        let Line { text, end, .. } = self.line;
        let starts = self
            .x
            .tables
            .starts_table(self.b, head, self.end, text, end);
        if starts {
            self.begin_table(head, first_align);
        }
        starts
    }

    fn begin_table(&mut self, head: usize, first_align: usize) {
        let head_end = self.end;
        match self.paragraph.before_last {
            None => self.x.segments.truncate(self.first_segment),
            Some(end) => {
                self.drop_last_line(end);
                self.close_paragraph(None);
            }
        }
        self.leaf = Leaf::Table;
        let aligns = self.x.tables.aligns.len();
        let span = (head, self.line.end);
        self.table_row = self.add_row(NodeKind::Table, 0, span, first_align, aligns);
        self.add_table_row(head, head_end, ROW_HEADER);
    }

    /// Takes the last line off the paragraph; the one before ends at `end`.
    fn drop_last_line(&mut self, end: usize) {
        let segments = &mut self.x.segments;
        let is_last = |segment: &Segment| segment.start as usize == self.paragraph.last_line;
        if segments.last().map_or(false, is_last) {
            segments.pop();
        }
        if let Some(last) = segments.last_mut() {
            last.end = end as u32;
        }
        self.end = end;
    }

    fn add_table_row(&mut self, start: usize, end: usize, flags: u32) {
        self.add_row(NodeKind::TableRow, flags, (start, end), 0, 0);
        self.x.rows[self.table_row].reach(end);
        self.reach(end);
    }

    /// Whether the line goes on with the open table: whatever starts nothing else does.
    fn continue_table(&mut self) -> Fallible<bool> {
        let is_row = self.is_flush() && !self.starts_leaf(false)? && !self.is_esm();
        if is_row {
            self.add_table_row(self.line.text, self.line.end, 0);
        }
        Ok(is_row)
    }

    // HTML.

    fn start_html(&mut self, kind: HtmlBlock) {
        let Line { at, text, end, .. } = self.line;
        self.begin(Leaf::Html(kind), at);
        self.end = end;
        self.add(at, end, self.line.spaces);
        if html::ends_block(kind, self.b, text + 1, end, true) {
            self.close_leaf();
        }
    }

    // Ends.

    fn close_leaf(&mut self) {
        match self.leaf {
            Leaf::None => {}
            Leaf::Paragraph => {
                self.close_paragraph(None);
            }
            Leaf::Indented => self.close_indented(),
            Leaf::Fenced => self.close_fence(false),
            Leaf::Html(_) => {
                self.add_content(NodeKind::Html, 0, (self.start, self.end));
                self.reach(self.end);
            }
            Leaf::Table => {
                let table = self.table_row as i32;
                rows::add(&mut self.x.rows, RowKind::Close, 0, (0, 0), table, 0);
            }
        }
        self.leaf = Leaf::None;
    }

    fn close_indented(&mut self) {
        let IndentedCode { segments, end, .. } = self.code;
        if self.code.blanks {
            self.x.segments.truncate(segments);
            self.x.segments[segments - 1].end = end as u32;
        }
        self.drop_last_eol();
        self.add_content(NodeKind::Code, 0, (self.start, end));
        self.reach(end);
    }

    /// Ends the open paragraph: definitions at its start are taken off, the rest is a paragraph, or
    /// a heading whose underline is the line at hand. Returns whether anything was left after the
    /// definitions.
    fn close_paragraph(&mut self, heading: Option<u32>) -> bool {
        self.leaf = Leaf::None;
        let start = if self.b[self.start] == b'[' {
            match self.take_definitions() {
                Some(start) => start,
                None => return false,
            }
        } else {
            self.start
        };
        let (kind, flags, end) = match heading {
            Some(depth) => (NodeKind::Heading, depth, self.line.end),
            None if self.paragraph.item_start => (NodeKind::Paragraph, ITEM_START, self.end),
            None => (NodeKind::Paragraph, 0, self.end),
        };
        self.add_content(kind, flags, (start, end));
        self.reach(end);
        true
    }

    /// Takes definitions off the start of the content, and returns where the rest starts.
    fn take_definitions(&mut self) -> Option<usize> {
        let x = &mut *self.x;
        self.text
            .segments(self.b, &x.segments[self.first_segment..]);
        let c = self.text.content(self.b);
        let mut at = c.from;
        while at < c.to && c.b[at] == b'[' {
            let index = x.definitions.rows.len() as i32;
            let next = match x.definitions.scan(&mut x.values, &c, at) {
                Some(next) => next,
                None => break,
            };
            let (start, end) = (x.definitions.start, x.definitions.end);
            let kind = RowKind::Node(NodeKind::Definition);
            rows::add(&mut x.rows, kind, 0, (start, end), index, 0);
            self.containers.reach(end, &mut x.rows);
            at = chars::skip_space(c.b, next, c.to);
        }
        if at >= c.to {
            return None;
        }
        let start = c.source(at);
        while x.segments[self.first_segment].end as usize <= start {
            self.first_segment += 1;
        }
        let first = &mut x.segments[self.first_segment];
        first.start = start as u32;
        first.spaces = 0;
        Some(start)
    }

    /// A new container ends the leaf: the line ending before it goes to the leaf.
    fn close_for_container(&mut self) {
        self.end_raw(self.line.start);
        self.close_leaf();
    }

    /// Ends an unclosed fence or HTML so that it reaches `end`, past its last line ending.
    fn end_raw(&mut self, end: usize) {
        match self.leaf {
            Leaf::Fenced => {
                self.end = end;
                self.close_fence(true);
            }
            Leaf::Html(kind) if !kind.ends_blank() => {
                self.add(end, end, 0);
                self.end = end;
            }
            _ => {}
        }
    }

    fn finish(&mut self) {
        let ended = self.b.last().map_or(false, |&c| chars::is_eol(c));
        if ended && !self.containers.in_quote() {
            self.end_raw(self.b.len());
        }
        self.close_leaf();
        self.containers.close(0, &mut self.x.rows);
    }
}
