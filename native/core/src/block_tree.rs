//! The second pass: makes nodes of rows and parses the content of leaves.

use std::ops::Range;

use crate::alerts;
use crate::chars;
use crate::elements::Elements;
use crate::failure::Fallible;
use crate::format::{
    ALIGN_NONE, CODE_FENCED, FIELD_ALERT, FIELD_IDENTIFIER, FIELD_LABEL, FIELD_LANG, FIELD_META,
    FIELD_TITLE, FIELD_URL,
};
use crate::inline_tree::InlineTree;
use crate::inlines::Inlines;
use crate::kinds::NodeKind;
use crate::rows::{Row, RowKind};
use crate::shared::Shared;
use crate::text::{Content, Text};
use crate::values::Value;

#[derive(Default)]
pub(crate) struct BlockTree {
    pub(crate) inlines: Inlines,
    elements: Elements,
    inline_tree: InlineTree,
    text: Text,
    /// The alignments of the open table.
    aligns: Range<usize>,
}

impl BlockTree {
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.inlines.scratch_bytes()
            + self.elements.scratch_bytes()
            + self.inline_tree.scratch_bytes()
            + self.text.scratch_bytes()
    }

    /// Builds the tree of a source whose content starts at `start`.
    pub(crate) fn build(
        &mut self,
        source: &[u8],
        start: usize,
        shared: &mut Shared,
    ) -> Fallible<()> {
        self.inline_tree.begin(shared.grammar);
        self.elements.begin();
        shared.tree.open(NodeKind::Root, 0, start, 0)?;
        for i in 0..shared.rows.len() {
            let row = shared.rows[i];
            match row.kind {
                RowKind::Close => self.close(source, &row, shared)?,
                RowKind::Tag => self.tag(source, &row, shared)?,
                RowKind::Node(kind) => self.node(source, kind, i, &row, shared)?,
            }
        }
        self.elements.check_closed(source, &shared.tree, None)?;
        shared.tree.close(source.len());
        Ok(())
    }

    fn node(
        &mut self,
        source: &[u8],
        kind: NodeKind,
        index: usize,
        row: &Row,
        shared: &mut Shared,
    ) -> Fallible<()> {
        let start = row.start as usize;
        match kind {
            NodeKind::Paragraph => self.content(source, kind, row, shared),
            NodeKind::Heading => self.content(source, kind, row, shared),
            NodeKind::List => shared.tree.open(kind, row.flags, start, row.list_start()),
            NodeKind::ListItem => shared.tree.open(kind, row.flags, start, 0),
            NodeKind::Blockquote => {
                let may_alert = shared.grammar.gfm && shared.tree.is_at_top();
                shared.tree.open(kind, 0, start, 0)?;
                if may_alert {
                    self.alert(source, index + 1, shared);
                }
                Ok(())
            }
            NodeKind::FootnoteDefinition => {
                shared.tree.open(kind, 0, start, 0)?;
                let label = Content::direct(source, row.label().0, row.label().1);
                self.inline_tree.label(source, &label, shared);
                Ok(())
            }
            NodeKind::Table => {
                self.aligns = row.aligns();
                shared.tree.open(kind, 0, start, 0)
            }
            NodeKind::TableRow => self.table_row(source, row, shared),
            NodeKind::Definition => definition(source, row, shared),
            _ => literal(source, kind, row, shared),
        }
    }

    fn tag(&mut self, source: &[u8], row: &Row, shared: &mut Shared) -> Fallible<()> {
        if !row.is_refused() {
            let tag = row.tag_index();
            return self
                .elements
                .tag(source, shared, tag, NodeKind::MdxJsxFlowElement);
        }
        let (start, end) = (row.start as usize, row.end as usize);
        shared.tree.open(NodeKind::Paragraph, 0, start, 0)?;
        shared.tree.leaf(NodeKind::Text, 0, start, end, 0)?;
        shared.tree.value(source, &shared.values, row.tag_text());
        shared.tree.close(end);
        Ok(())
    }

    fn close(&mut self, source: &[u8], row: &Row, shared: &mut Shared) -> Fallible<()> {
        let opened = shared.rows[row.opening()];
        if let RowKind::Node(kind) = opened.kind {
            self.elements
                .check_closed(source, &shared.tree, Some(kind))?;
        }
        shared.tree.close(opened.end as usize);
        Ok(())
    }

    fn content(
        &mut self,
        source: &[u8],
        kind: NodeKind,
        row: &Row,
        shared: &mut Shared,
    ) -> Fallible<()> {
        let is_paragraph = kind == NodeKind::Paragraph;
        let depth = if is_paragraph { 0 } else { row.heading_depth() };
        shared.tree.open(kind, 0, row.start as usize, depth)?;
        let segments = row.segments(&shared.segments);
        self.text.segments(source, segments);
        let mut c = self.text.content(source);
        let paragraph = shared.tree.innermost();
        let task = shared.grammar.gfm
            && is_paragraph
            && row.starts_item()
            && take_check_box(&mut c, shared);
        let (inlines, elements) = (&mut self.inlines, &mut self.elements);
        self.inline_tree
            .content(inlines, elements, source, &c, shared, false)?;
        if task {
            shared.tree.start_at_text(paragraph, c.source(c.from));
        }
        self.elements
            .check_closed(source, &shared.tree, Some(kind))?;
        shared.tree.close(row.end as usize);
        Ok(())
    }

    // Tables.

    fn table_row(&mut self, source: &[u8], row: &Row, shared: &mut Shared) -> Fallible<()> {
        shared
            .tree
            .open(NodeKind::TableRow, row.flags, row.start as usize, 0)?;
        shared.tables.begin(row.start as usize, row.end as usize);
        let mut cell = self.aligns.start;
        while shared.tables.next(source) {
            let align = if cell < self.aligns.end {
                u32::from(shared.tables.aligns[cell])
            } else {
                ALIGN_NONE
            };
            cell += 1;
            let end = shared.tables.cell_end;
            let start = shared.tables.cell_start;
            shared.tree.open(NodeKind::TableCell, align, start, 0)?;
            self.cell(source, shared)?;
            shared.tree.close(end);
        }
        shared.tree.close(row.end as usize);
        Ok(())
    }

    fn cell(&mut self, source: &[u8], shared: &mut Shared) -> Fallible<()> {
        let (from, to) = (shared.tables.content_start, shared.tables.content_end);
        if from < to {
            let c = Content::direct(source, from, to);
            let (inlines, elements) = (&mut self.inlines, &mut self.elements);
            self.inline_tree
                .content(inlines, elements, source, &c, shared, true)?;
            let kind = Some(NodeKind::TableCell);
            self.elements.check_closed(source, &shared.tree, kind)?;
        }
        Ok(())
    }

    // Alerts.

    /// Adds an alert to the quote that was opened last, if the row at `index` is a paragraph that
    /// starts with an alert's marker.
    fn alert(&mut self, source: &[u8], index: usize, shared: &mut Shared) {
        let (row, after) = match (shared.rows.get(index), shared.rows.get(index + 1)) {
            (Some(row), Some(after)) if row.is(NodeKind::Paragraph) => (row, after),
            _ => return,
        };
        let segments = row.segments(&shared.segments);
        self.text.segments(source, segments);
        let c = self.text.content(source);
        let end = match alerts::end(c.bytes, c.from, c.to) {
            Some(end) => end,
            None => return,
        };
        let is_alone =
            chars::skip_space(c.bytes, end, c.to) == c.to && after.kind == RowKind::Close;
        if is_alone
            || shared
                .definitions
                .labels
                .is_defined(c.bytes, c.from + 1, end - 1)
        {
            return;
        }
        let value = shared.values.plain(&c, c.from + 2, end - 1);
        let span = (c.source(c.from), c.source_end(end));
        shared
            .tree
            .field(FIELD_ALERT, source, &shared.values, value, span);
    }
}

/// Takes a check box off the start of the content, with the white space after it. Returns whether
/// there was a check box.
fn take_check_box(c: &mut Content, shared: &mut Shared) -> bool {
    let b = c.bytes;
    let (at, to) = (c.from, c.to);
    if at + 3 >= to || b[at] != b'[' {
        return false;
    }
    let mark = b[at + 1];
    let close = if chars::is_eol(mark) {
        chars::after_eol(b, at + 1, to)
    } else {
        at + 2
    };
    let checked = mark == b'x' || mark == b'X';
    if (!checked && !chars::is_space_or_eol(mark)) || close + 1 >= to || b[close] != b']' {
        return false;
    }
    let after = close + 1;
    let next = chars::skip_space(b, after, to);
    if next == to || (next == after && !chars::is_eol(b[after])) {
        return false;
    }
    shared.tree.check(checked);
    c.from = after_box(b, after, next, to);
    true
}

fn after_box(b: &[u8], after: usize, next: usize, to: usize) -> usize {
    if !chars::is_eol(b[next]) {
        return after + 1;
    }
    // Two spaces before the line ending are a hard break, which is kept.
    let hard_break = next - after > 1 && b[after..next].iter().all(|&c| c == b' ');
    if hard_break {
        after
    } else {
        chars::skip_space(b, chars::after_eol(b, next, to), to)
    }
}

fn definition(source: &[u8], row: &Row, shared: &mut Shared) -> Fallible<()> {
    let found = shared.definitions.rows[row.definition_index()];
    let span = (row.start as usize, row.end as usize);
    shared
        .tree
        .leaf(NodeKind::Definition, 0, span.0, span.1, 0)?;
    for (field, value) in [
        (FIELD_IDENTIFIER, found.identifier),
        (FIELD_LABEL, found.label),
        (FIELD_URL, found.url),
        (FIELD_TITLE, found.title),
    ] {
        shared
            .tree
            .field(field, source, &shared.values, value, span);
    }
    Ok(())
}

fn literal(source: &[u8], kind: NodeKind, row: &Row, shared: &mut Shared) -> Fallible<()> {
    let (start, end) = (row.start as usize, row.end as usize);
    shared.tree.leaf(kind, row.flags, start, end, 0)?;
    match kind {
        NodeKind::ThematicBreak => {}
        NodeKind::Code | NodeKind::Html | NodeKind::Math => {
            let segments = row.segments(&shared.segments);
            let value = if segments.is_empty() {
                Value::in_source(start, 0)
            } else {
                shared.values.lines(source, segments)
            };
            shared.tree.value(source, &shared.values, value);
            let (from, to) = row.info();
            if kind == NodeKind::Math {
                meta(source, from, to, shared);
            } else if row.flags & CODE_FENCED != 0 {
                info(source, from, to, shared);
            }
        }
        _ => shared.tree.value(source, &shared.values, row.value()),
    }
    Ok(())
}

fn info(source: &[u8], from: usize, to: usize, shared: &mut Shared) {
    if from == to {
        return;
    }
    let mut lang = from;
    while lang < to && !chars::is_space(source[lang]) {
        lang += 1;
    }
    let c = Content::direct(source, from, to);
    let value = shared.values.unescaped(&c, from, lang);
    shared
        .tree
        .field(FIELD_LANG, source, &shared.values, value, (from, lang));
    meta(source, chars::skip_space(source, lang, to), to, shared);
}

fn meta(source: &[u8], from: usize, to: usize, shared: &mut Shared) {
    if from < to {
        let c = Content::direct(source, from, to);
        let value = shared.values.unescaped(&c, from, to);
        shared
            .tree
            .field(FIELD_META, source, &shared.values, value, (from, to));
    }
}
