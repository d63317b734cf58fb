//! The block phase: one pass over the lines, which writes rows. Each line first continues the
//! containers that it can, then opens new ones; the rest of the line is part of a leaf.

use crate::chars;
use crate::containers::Containers;
use crate::failure::Fallible;
use crate::flow::{self, Flow};
use crate::grammar::Grammar;
use crate::html::{self, HtmlBlock};
use crate::kinds::NodeKind;
use crate::leaves;
use crate::line::Line;
use crate::open_leaf::{LeafKind, OpenLeaf};
use crate::rows::{self, Row};
use crate::shared::Shared;
use crate::text::Text;

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

    /// Reads a source from `from`, which is past its front matter, to the end. The caller has
    /// cleared all that is shared, but for the row of the front matter.
    pub(crate) fn parse(
        &mut self,
        source: &[u8],
        from: usize,
        max_depth: usize,
        shared: &mut Shared,
    ) -> Fallible<()> {
        self.containers.begin(shared.grammar, max_depth);
        self.flow.begin(source);
        let mut pass = Pass {
            source,
            line: Line::new(source),
            grammar: shared.grammar,
            flow: &mut self.flow,
            leaf: OpenLeaf::new(source, &mut self.containers, shared, &mut self.text),
        };
        let mut at = from;
        while at < source.len() {
            if pass.leaf.is_plain_fence() && pass.leaf.containers.is_empty() {
                at = pass.leaf.take_lines(at);
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

/// One parse.
struct Pass<'a> {
    source: &'a [u8],
    line: Line<'a>,
    grammar: Grammar,
    flow: &'a mut Flow,
    leaf: OpenLeaf<'a>,
}

impl Pass<'_> {
    /// Reads the current line and returns the offset where the next one starts.
    fn line(&mut self) -> Fallible<usize> {
        let containers = &mut *self.leaf.containers;
        containers.match_line(&mut self.line);
        let all = containers.all_matched() && !containers.has_next_item();
        if all && matches!(self.leaf.kind, LeafKind::Fenced | LeafKind::Html(_)) {
            self.continue_raw();
            return Ok(self.line.next);
        }
        let interrupt = all && !matches!(self.leaf.kind, LeafKind::None | LeafKind::Table);
        let opened =
            !(all && self.flow.is_gone_over(&self.line)) && self.open_containers(interrupt)?;
        let lazy = !self.leaf.containers.all_matched();
        if self.line.blank {
            self.blank(lazy, opened);
            return Ok(self.line.next);
        }
        if self.continue_leaf(lazy)? {
            self.leaf.reach(self.line.end);
            return Ok(self.line.next);
        }
        self.start_leaf(lazy)
    }

    /// Opens the containers that the line begins. Returns whether there are any.
    #[inline]
    fn open_containers(&mut self, interrupt: bool) -> Fallible<bool> {
        let mut opened = false;
        if self.leaf.containers.has_next_item() {
            self.close_for_container();
            let rows = &mut self.leaf.shared.rows;
            self.leaf.containers.open_next_item(&mut self.line, rows);
            opened = true;
        }
        while let Some(opening) = self.leaf.containers.opening(&mut self.line, interrupt) {
            if !opened {
                self.close_for_container();
                let rows = &mut self.leaf.shared.rows;
                self.leaf.containers.close_for_opening(&self.line, rows);
                opened = true;
            }
            self.leaf
                .containers
                .open(opening, &mut self.line, self.leaf.shared)?;
        }
        Ok(opened)
    }

    fn blank(&mut self, lazy: bool, opened: bool) {
        if self.leaf.kind == LeafKind::Indented && !lazy {
            if self.line.indent >= 4 {
                self.leaf.add_code(&mut self.line);
                return;
            }
            self.leaf.add_blank_code(&self.line);
        } else {
            self.leaf.close();
            let rows = &mut self.leaf.shared.rows;
            if self.line.end == self.source.len() {
                self.leaf.containers.reach_end(&self.line, rows);
            }
            self.leaf.containers.close_unmatched(rows);
        }
        if !opened {
            self.blank_outside_leaf();
        }
    }

    fn blank_outside_leaf(&mut self) {
        let rows = &mut self.leaf.shared.rows;
        self.leaf.containers.blank(&self.line, rows);
    }

    /// Returns whether the line is not indented like code.
    #[inline]
    fn is_flush(&self) -> bool {
        self.grammar.mdx || self.line.indent < 4
    }

    // The line continues the open leaf.

    /// Adds the line to the open leaf. Returns `false` if the line is not part of it.
    #[inline]
    fn continue_leaf(&mut self, lazy: bool) -> Fallible<bool> {
        let continued = match self.leaf.kind {
            LeafKind::Paragraph => return self.continue_paragraph(lazy),
            LeafKind::Table => !lazy && self.is_table_row()?,
            LeafKind::Indented => !lazy && self.line.indent >= 4,
            _ => false,
        };
        if continued {
            if self.leaf.kind == LeafKind::Table {
                self.leaf.continue_table(&self.line);
            } else {
                self.leaf.add_code(&mut self.line);
            }
        }
        Ok(continued)
    }

    /// Adds the line to the paragraph, or makes the paragraph a heading or the head of a table.
    /// Returns `false` if the line is not part of the paragraph.
    fn continue_paragraph(&mut self, lazy: bool) -> Fallible<bool> {
        let flush = self.is_flush();
        if flush {
            if self.grammar.gfm && !lazy && self.leaf.start_table(&self.line) {
                return Ok(true);
            }
            if !lazy {
                let Line { text, end, .. } = self.line;
                let depth = leaves::setext_depth(self.source, text, end);
                let heading = depth.map(|depth| (depth, end));
                if heading.is_some() && self.leaf.close_paragraph(heading) {
                    return Ok(true);
                }
            }
            if self.leaf.kind == LeafKind::None || self.starts_leaf(!lazy)? {
                return Ok(false);
            }
        }
        self.leaf.continue_paragraph(&self.line, flush);
        Ok(true)
    }

    /// Returns whether the line is a row of the table: it is, unless something else starts here.
    fn is_table_row(&mut self) -> Fallible<bool> {
        Ok(self.is_flush() && !self.starts_leaf(false)? && !self.is_esm())
    }

    /// Adds the line to a fence or to HTML, or ends it.
    fn continue_raw(&mut self) {
        match self.leaf.kind {
            LeafKind::Html(kind) if self.line.blank && kind.ends_blank() => {
                self.leaf.close();
                self.blank_outside_leaf();
            }
            LeafKind::Html(kind) => self.leaf.continue_html(&self.line, kind),
            _ if self.is_flush() && self.leaf.is_closing_fence(&self.line) => {
                self.leaf.close_fence(&self.line);
            }
            _ => self.leaf.continue_fence(&mut self.line),
        }
    }

    // The line starts a leaf.

    /// Returns whether a leaf other than a paragraph starts here. HTML that cannot interrupt a
    /// paragraph does not count if it would.
    fn starts_leaf(&mut self, interrupt: bool) -> Fallible<bool> {
        let (b, at, end) = (self.source, self.line.text, self.line.end);
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
        self.flow
            .scan(&self.line, self.leaf.containers, self.leaf.shared)
    }

    /// Starts a leaf with the line and returns the offset where the next line starts.
    fn start_leaf(&mut self, lazy: bool) -> Fallible<usize> {
        let scanned = self.flow.is_scanned(&self.line);
        let stay = lazy && self.leaf.kind == LeafKind::Paragraph && self.is_complete_html();
        self.leaf.close();
        let (containers, rows) = (&mut *self.leaf.containers, &mut self.leaf.shared.rows);
        if !stay {
            containers.close_unmatched(rows);
        }
        containers.note_child(rows);
        let starts_item = containers.is_item_start(&self.line, rows);
        self.leaf.reach(self.line.end);
        if !self.is_flush() {
            self.leaf.start_code(&mut self.line);
            if lazy {
                self.leaf.close();
            }
            return Ok(self.line.next);
        }
        if self.grammar.mdx {
            let may_flow = matches!(self.line.first, b'<' | b'{');
            if may_flow && (scanned || self.scan_flow()?) {
                let (containers, shared) = (&*self.leaf.containers, &mut *self.leaf.shared);
                return Ok(self.flow.commit(&self.line, containers, shared));
            }
            if self.is_esm() {
                if let Some(next) = self.flow.esm(&self.line, self.leaf.shared)? {
                    return Ok(next);
                }
            }
        }
        self.start_line(starts_item);
        Ok(self.line.next)
    }

    /// Returns whether the line is one complete tag of HTML and another line follows. On a lazy
    /// line such a tag ends the paragraph but stays in the paragraph's container, as in the
    /// reference implementation.
    fn is_complete_html(&self) -> bool {
        let line = &self.line;
        self.is_flush()
            && !self.grammar.mdx
            && line.next > line.end
            && line.first == b'<'
            && html::block_kind(self.source, line.text, line.end, false)
                == Some(HtmlBlock::Complete)
    }

    fn is_esm(&self) -> bool {
        self.line.text == self.line.start
            && self.grammar.mdx
            && self.leaf.containers.is_empty()
            && flow::is_esm(&self.line)
    }

    fn start_line(&mut self, starts_item: bool) {
        let (b, at, end) = (self.source, self.line.text, self.line.end);
        match self.line.first {
            b'#' => {
                if let Some(depth) = leaves::atx_depth(b, at, end) {
                    return self.leaf.heading(&self.line, depth);
                }
            }
            b'*' | b'-' | b'_' if leaves::is_thematic_break(b, at, end) => {
                let row = Row::node(NodeKind::ThematicBreak, 0, (at, end));
                rows::add(&mut self.leaf.shared.rows, row);
                return;
            }
            b'`' | b'~' | b'$' => {
                if let Some(size) = leaves::fence_size(b, at, end, self.grammar.math) {
                    return self.leaf.start_fence(&self.line, size);
                }
            }
            b'<' if !self.grammar.mdx => {
                if let Some(kind) = html::block_kind(b, at, end, false) {
                    return self.leaf.start_html(&self.line, kind);
                }
            }
            _ => {}
        }
        self.leaf.start_paragraph(&self.line, starts_item);
    }

    // Ends.

    /// Closes the leaf before a new container. The line ending before it belongs to the leaf.
    fn close_for_container(&mut self) {
        self.leaf.close_raw(self.line.start);
        self.leaf.close();
    }

    fn finish(&mut self) {
        let ended = self.source.last().map_or(false, |&c| chars::is_eol(c));
        if ended && !self.leaf.containers.in_quote() {
            self.leaf.close_raw(self.source.len());
        }
        self.leaf.close();
        let rows = &mut self.leaf.shared.rows;
        self.leaf.containers.close(0, rows);
    }
}
