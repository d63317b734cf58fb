//! The second pass: makes nodes of the block phase's rows, and parses the content of leaves.

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
use crate::rows::{Row, RowKind, ITEM_START, REFUSED};
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
    aligns: (usize, usize),
}

impl BlockTree {
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.inlines.scratch_bytes()
            + self.elements.scratch_bytes()
            + self.inline_tree.scratch_bytes()
            + self.text.scratch_bytes()
    }

    /// Builds the tree of a source whose content starts at `start`.
    pub(crate) fn build(&mut self, source: &[u8], start: usize, x: &mut Shared) -> Fallible<()> {
        self.inline_tree.begin(x.grammar);
        self.elements.begin();
        x.tree.open(NodeKind::Root, 0, start, 0)?;
        for i in 0..x.rows.len() {
            let row = x.rows[i];
            match row.kind {
                RowKind::Close => self.close(source, &row, x)?,
                RowKind::Tag => self.tag(source, &row, x)?,
                RowKind::Node(kind) => self.node(source, kind, i, &row, x)?,
            }
        }
        self.elements.check_closed(source, &x.tree, None)?;
        x.tree.close(source.len());
        Ok(())
    }

    fn node(
        &mut self,
        source: &[u8],
        kind: NodeKind,
        index: usize,
        row: &Row,
        x: &mut Shared,
    ) -> Fallible<()> {
        let start = row.start as usize;
        match kind {
            NodeKind::Paragraph => self.content(source, kind, row, x),
            NodeKind::Heading => self.content(source, kind, row, x),
            NodeKind::List => x.tree.open(kind, row.flags, start, row.a as u32),
            NodeKind::ListItem => x.tree.open(kind, row.flags, start, 0),
            NodeKind::Blockquote => {
                let may_alert = x.grammar.gfm && x.tree.is_at_top();
                x.tree.open(kind, 0, start, 0)?;
                if may_alert {
                    self.alert(source, index + 1, x);
                }
                Ok(())
            }
            NodeKind::FootnoteDefinition => {
                x.tree.open(kind, 0, start, 0)?;
                let label = Content::direct(source, row.a as usize, row.b as usize);
                self.inline_tree.label(source, &label, x);
                Ok(())
            }
            NodeKind::Table => {
                self.aligns = (row.a as usize, row.b as usize);
                x.tree.open(kind, 0, start, 0)
            }
            NodeKind::TableRow => self.table_row(source, row, x),
            NodeKind::Definition => definition(source, row, x),
            _ => literal(source, kind, row, x),
        }
    }

    fn tag(&mut self, source: &[u8], row: &Row, x: &mut Shared) -> Fallible<()> {
        if row.flags != REFUSED {
            let tag = row.a as usize;
            return self
                .elements
                .tag(source, x, tag, NodeKind::MdxJsxFlowElement);
        }
        let (start, end) = (row.start as usize, row.end as usize);
        x.tree.open(NodeKind::Paragraph, 0, start, 0)?;
        x.tree.leaf(NodeKind::Text, 0, start, end, 0)?;
        x.tree.value(source, &x.values, row.second_value());
        x.tree.close(end);
        Ok(())
    }

    fn close(&mut self, source: &[u8], row: &Row, x: &mut Shared) -> Fallible<()> {
        let opened = x.rows[row.a as usize];
        if let RowKind::Node(kind) = opened.kind {
            self.elements.check_closed(source, &x.tree, Some(kind))?;
        }
        x.tree.close(opened.end as usize);
        Ok(())
    }

    fn content(
        &mut self,
        source: &[u8],
        kind: NodeKind,
        row: &Row,
        x: &mut Shared,
    ) -> Fallible<()> {
        let is_paragraph = kind == NodeKind::Paragraph;
        let depth = if is_paragraph { 0 } else { row.flags };
        x.tree.open(kind, 0, row.start as usize, depth)?;
        let segments = &x.segments[row.a as usize..row.b as usize];
        self.text.segments(source, segments);
        let mut c = self.text.content(source);
        let paragraph = x.tree.innermost();
        let task =
            x.grammar.gfm && is_paragraph && row.flags == ITEM_START && take_check_box(&mut c, x);
        let (inlines, elements) = (&mut self.inlines, &mut self.elements);
        self.inline_tree
            .content(inlines, elements, source, &c, x, false)?;
        if task {
            x.tree.start_at_text(paragraph, c.source(c.from));
        }
        self.elements.check_closed(source, &x.tree, Some(kind))?;
        x.tree.close(row.end as usize);
        Ok(())
    }

    // Tables.

    fn table_row(&mut self, source: &[u8], row: &Row, x: &mut Shared) -> Fallible<()> {
        x.tree
            .open(NodeKind::TableRow, row.flags, row.start as usize, 0)?;
        x.tables.begin(row.start as usize, row.end as usize);
        let mut cell = self.aligns.0;
        while x.tables.next(source) {
            let align = if cell < self.aligns.1 {
                u32::from(x.tables.aligns[cell])
            } else {
                ALIGN_NONE
            };
            cell += 1;
            let end = x.tables.cell_end;
            let start = x.tables.cell_start;
            x.tree.open(NodeKind::TableCell, align, start, 0)?;
            self.cell(source, x)?;
            x.tree.close(end);
        }
        x.tree.close(row.end as usize);
        Ok(())
    }

    fn cell(&mut self, source: &[u8], x: &mut Shared) -> Fallible<()> {
        let (from, to) = (x.tables.content_start, x.tables.content_end);
        if from < to {
            let c = Content::direct(source, from, to);
            let (inlines, elements) = (&mut self.inlines, &mut self.elements);
            self.inline_tree
                .content(inlines, elements, source, &c, x, true)?;
            let kind = Some(NodeKind::TableCell);
            self.elements.check_closed(source, &x.tree, kind)?;
        }
        Ok(())
    }

    // Alerts.

    /// Gives the quote just opened its alert, when the row after it is a paragraph that says so.
    fn alert(&mut self, source: &[u8], index: usize, x: &mut Shared) {
        let (row, after) = match (x.rows.get(index), x.rows.get(index + 1)) {
            (Some(row), Some(after)) if row.is(NodeKind::Paragraph) => (row, after),
            _ => return,
        };
        let segments = &x.segments[row.a as usize..row.b as usize];
        self.text.segments(source, segments);
        let c = self.text.content(source);
        let end = match alerts::end(c.b, c.from, c.to) {
            Some(end) => end,
            None => return,
        };
        let is_alone = chars::skip_space(c.b, end, c.to) == c.to && after.kind == RowKind::Close;
        if is_alone || x.definitions.labels.is_defined(c.b, c.from + 1, end - 1) {
            return;
        }
        let value = x.values.plain(&c, c.from + 2, end - 1);
        let span = (c.source(c.from), c.source_end(end));
        x.tree.field(FIELD_ALERT, source, &x.values, value, span);
    }
}

/// Takes a check box off the start of the content, with the white space after it. Returns whether
/// there was one.
fn take_check_box(c: &mut Content, x: &mut Shared) -> bool {
    let b = c.b;
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
    x.tree.check(checked);
    c.from = after_box(b, after, next, to);
    true
}

fn after_box(b: &[u8], after: usize, next: usize, to: usize) -> usize {
    if !chars::is_eol(b[next]) {
        return after + 1;
    }
    // Two spaces before the line ending are a hard break, which stays.
    let hard_break = next - after > 1 && b[after..next].iter().all(|&c| c == b' ');
    if hard_break {
        after
    } else {
        chars::skip_space(b, chars::after_eol(b, next, to), to)
    }
}

fn definition(source: &[u8], row: &Row, x: &mut Shared) -> Fallible<()> {
    let found = x.definitions.rows[row.a as usize];
    let span = (row.start as usize, row.end as usize);
    x.tree.leaf(NodeKind::Definition, 0, span.0, span.1, 0)?;
    for (field, value) in [
        (FIELD_IDENTIFIER, found.identifier),
        (FIELD_LABEL, found.label),
        (FIELD_URL, found.url),
        (FIELD_TITLE, found.title),
    ] {
        x.tree.field(field, source, &x.values, value, span);
    }
    Ok(())
}

fn literal(source: &[u8], kind: NodeKind, row: &Row, x: &mut Shared) -> Fallible<()> {
    let (start, end) = (row.start as usize, row.end as usize);
    x.tree.leaf(kind, row.flags, start, end, 0)?;
    match kind {
        NodeKind::ThematicBreak => {}
        NodeKind::Code | NodeKind::Html | NodeKind::Math => {
            let segments = &x.segments[row.a as usize..row.b as usize];
            let value = if segments.is_empty() {
                Value::in_source(start, 0)
            } else {
                x.values.lines(source, segments)
            };
            x.tree.value(source, &x.values, value);
            let (from, to) = (row.c as usize, row.d as usize);
            if kind == NodeKind::Math {
                meta(source, from, to, x);
            } else if row.flags & CODE_FENCED != 0 {
                info(source, from, to, x);
            }
        }
        _ => x.tree.value(source, &x.values, row.value()),
    }
    Ok(())
}

fn info(source: &[u8], from: usize, to: usize, x: &mut Shared) {
    if from == to {
        return;
    }
    let mut lang = from;
    while lang < to && !chars::is_space(source[lang]) {
        lang += 1;
    }
    let c = Content::direct(source, from, to);
    let value = x.values.unescaped(&c, from, lang);
    x.tree
        .field(FIELD_LANG, source, &x.values, value, (from, lang));
    meta(source, chars::skip_space(source, lang, to), to, x);
}

fn meta(source: &[u8], from: usize, to: usize, x: &mut Shared) {
    if from < to {
        let c = Content::direct(source, from, to);
        let value = x.values.unescaped(&c, from, to);
        x.tree
            .field(FIELD_META, source, &x.values, value, (from, to));
    }
}
