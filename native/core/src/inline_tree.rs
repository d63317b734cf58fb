//! Makes nodes of items, and text nodes of the text between them.

use crate::brackets::Link;
use crate::definitions;
use crate::delimiters;
use crate::elements::Elements;
use crate::failure::Fallible;
use crate::format::{FIELD_ALT, FIELD_IDENTIFIER, FIELD_LABEL, FIELD_TITLE, FIELD_URL, LINK_AUTO};
use crate::grammar::Grammar;
use crate::inlines::Inlines;
use crate::items::{Item, ItemKind};
use crate::kinds::NodeKind;
use crate::labels::Labels;
use crate::literal_autolinks::Sort;
use crate::literal_links::{LiteralLinks, Prefix};
use crate::shared::Shared;
use crate::text::Content;
use crate::text_run::TextRun;
use crate::values::Value;

const MAILTO: &[u8] = b"mailto:";
const HTTP: &[u8] = b"http://";

#[derive(Default)]
pub(crate) struct InlineTree {
    labels: Labels,
    run: TextRun,
    literal_links: LiteralLinks,
    gfm: bool,
    in_cell: bool,
    /// The number of open links. Text in a link has no further links.
    open_links: usize,
    /// The item of the outermost image whose alternative text is being gathered.
    image: Option<Item>,
    image_depth: usize,
}

/// The parts of the parser that writing a run of content needs.
struct Writer<'a, 'c> {
    tree: &'a mut InlineTree,
    inlines: &'a Inlines,
    elements: &'a mut Elements,
    shared: &'a mut Shared,
    source: &'a [u8],
    content: &'a Content<'c>,
}

impl InlineTree {
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.labels.scratch_bytes() + self.run.scratch_bytes() + self.literal_links.scratch_bytes()
    }

    /// Starts a document.
    pub(crate) fn begin(&mut self, grammar: Grammar) {
        self.gfm = grammar.gfm;
    }

    /// Sets the label of the node that was added last, which is all of the content.
    pub(crate) fn label(&mut self, source: &[u8], c: &Content, shared: &mut Shared) {
        association(
            &mut self.labels,
            source,
            c,
            shared,
            (c.from, c.to),
            (c.from, c.to),
        );
    }

    /// Adds content to the innermost open node. `in_cell` says whether it is that of a table's
    /// cell.
    pub(crate) fn content(
        &mut self,
        inlines: &mut Inlines,
        elements: &mut Elements,
        source: &[u8],
        c: &Content,
        shared: &mut Shared,
        in_cell: bool,
    ) -> Fallible<()> {
        let first = inlines.next_mark(c, c.from);
        if first == c.to && c.is_trimmed_source() {
            // Most content is only text.
            shared.tree.leaf(NodeKind::Text, 0, c.from, c.to, 0)?;
            let text = Value::in_source(c.from, c.to - c.from);
            shared.tree.value(source, &shared.values, text);
            return Ok(());
        }
        inlines.parse(source, c, first, shared)?;
        self.write(inlines, elements, source, c, shared, in_cell)
    }

    /// Adds the content that was parsed last.
    fn write(
        &mut self,
        inlines: &Inlines,
        elements: &mut Elements,
        source: &[u8],
        c: &Content,
        shared: &mut Shared,
        in_cell: bool,
    ) -> Fallible<()> {
        self.in_cell = in_cell;
        self.open_links = 0;
        self.run.forget();
        self.image = None;
        self.image_depth = 0;
        let mut writer = Writer {
            tree: self,
            inlines,
            elements,
            shared,
            source,
            content: c,
        };
        writer.items()
    }
}

/// Writes the fields by which a reference finds its definition.
fn association(
    labels: &mut Labels,
    source: &[u8],
    c: &Content,
    shared: &mut Shared,
    label: (usize, usize),
    span: (usize, usize),
) {
    let value = definitions::identifier(c, label.0, label.1, labels, &mut shared.values);
    shared
        .tree
        .field(FIELD_IDENTIFIER, source, &shared.values, value, span);
    let value = shared.values.unescaped(c, label.0, label.1);
    shared
        .tree
        .field(FIELD_LABEL, source, &shared.values, value, span);
}

impl Writer<'_, '_> {
    fn items(&mut self) -> Fallible<()> {
        let mut at = self.content.from;
        for item in &self.inlines.items {
            if matches!(item.kind, ItemKind::Nothing | ItemKind::Bracket) {
                continue;
            }
            let (start, end) = (item.start as usize, item.end as usize);
            self.text(at, start);
            self.item(item, start, end)?;
            at = end;
        }
        self.text(at, self.content.to);
        self.flush()
    }

    /// Adds bytes to the text.
    #[inline]
    fn text(&mut self, from: usize, to: usize) {
        self.tree
            .run
            .add(self.content, &mut self.shared.values, from, to);
    }

    fn item(&mut self, item: &Item, start: usize, end: usize) -> Fallible<()> {
        match item.kind {
            ItemKind::Delimiter(run) => self.delimiter(run as usize, start, end),
            ItemKind::Link(link) => self.open_link(item, link as usize, start),
            ItemKind::LinkEnd(link) => self.close_link(link as usize, start, end),
            ItemKind::Code(from, to) => self.code(NodeKind::InlineCode, (from, to), start, end),
            ItemKind::Math(from, to) => self.code(NodeKind::InlineMath, (from, to), start, end),
            ItemKind::Html => self.html(start, end),
            ItemKind::Autolink { is_email } => {
                let prefix = if is_email { MAILTO } else { b"" };
                self.autolink(prefix, (start + 1, end - 1), start, end)
            }
            ItemKind::Literal(sort) => {
                let prefix = match sort {
                    Sort::Http => b"",
                    Sort::Www => HTTP,
                    Sort::Email => MAILTO,
                };
                self.autolink(prefix, (start, end), start, end)
            }
            ItemKind::Break if self.tree.image.is_none() => self.leaf(NodeKind::Break, start, end),
            ItemKind::Escape => {
                let span = (start + 1, end);
                self.tree
                    .run
                    .add_piece(self.content, &mut self.shared.values, span, start);
                Ok(())
            }
            ItemKind::Reference => {
                self.tree
                    .run
                    .reference(self.content, &mut self.shared.values, start, end);
                Ok(())
            }
            ItemKind::Nul => {
                self.tree
                    .run
                    .replacement(self.content, &mut self.shared.values, start, end);
                Ok(())
            }
            ItemKind::Tag(tag) => self.tag(tag as usize),
            ItemKind::Expression => self.expression(start, end),
            ItemKind::FootnoteCall(from, to) => self.call((from as usize, to as usize), start, end),
            _ => Ok(()),
        }
    }

    /// Makes a text node of the text since the last node, unless an image gathers that text.
    #[inline]
    fn flush(&mut self) -> Fallible<()> {
        if self.tree.image.is_some() {
            return Ok(());
        }
        match self.tree.run.finish(self.content, &self.shared.values) {
            Some(value) => self.write_text(value),
            None => Ok(()),
        }
    }

    fn write_text(&mut self, value: Value) -> Fallible<()> {
        let InlineTree {
            run,
            literal_links,
            gfm,
            open_links,
            ..
        } = &mut *self.tree;
        let may_have_links =
            *gfm && *open_links == 0 && (self.inlines.may_have_links || run.is_made());
        let (from, to) = run.span(&self.shared.values);
        let bytes = if run.is_made() {
            &self.shared.values.side[..]
        } else {
            self.content.bytes
        };
        if may_have_links && literal_links.find(bytes, from, to) {
            self.write_links(from, to)?;
        } else {
            let start = self.content.source(run.start);
            let end = self.content.source_end(run.end);
            self.shared.tree.leaf(NodeKind::Text, 0, start, end, 0)?;
            self.shared
                .tree
                .value(self.source, &self.shared.values, value);
        }
        self.tree.run.forget();
        Ok(())
    }

    /// Writes the finished text, with the links that were found in it.
    fn write_links(&mut self, from: usize, to: usize) -> Fallible<()> {
        let mut at = from;
        for i in 0..self.tree.literal_links.found.len() {
            let link = self.tree.literal_links.found[i];
            self.part(at, link.start)?;
            let run = &self.tree.run;
            let start = self.content.source(run.content_start(link.start));
            let end = self.content.source_end(run.content_end(link.end));
            self.shared.tree.open(NodeKind::Link, LINK_AUTO, start, 0)?;
            let url = match link.prefix {
                Prefix::None => run.part(self.content, link.start, link.end),
                Prefix::Http => self.prefixed(HTTP, link.start, link.end),
                Prefix::Mailto => self.prefixed(MAILTO, link.start, link.end),
            };
            self.shared.tree.field(
                FIELD_URL,
                self.source,
                &self.shared.values,
                url,
                (start, end),
            );
            self.part(link.start, link.end)?;
            self.shared.tree.close(end);
            at = link.end;
        }
        self.part(at, to)
    }

    /// Makes a value of a prefix and a part of the text.
    fn prefixed(&mut self, prefix: &[u8], from: usize, to: usize) -> Value {
        if self.tree.run.is_made() {
            self.shared.values.joined_side(prefix, from, to)
        } else {
            self.shared
                .values
                .joined(prefix, &self.content.bytes[from..to])
        }
    }

    fn part(&mut self, from: usize, to: usize) -> Fallible<()> {
        if from < to {
            let run = &self.tree.run;
            let start = self.content.source(run.content_start(from));
            let end = self.content.source_end(run.content_end(to));
            let value = run.part(self.content, from, to);
            self.shared.tree.leaf(NodeKind::Text, 0, start, end, 0)?;
            self.shared
                .tree
                .value(self.source, &self.shared.values, value);
        }
        Ok(())
    }

    fn leaf(&mut self, kind: NodeKind, start: usize, end: usize) -> Fallible<()> {
        self.flush()?;
        let (start, end) = (self.content.source(start), self.content.source_end(end));
        self.shared.tree.leaf(kind, 0, start, end, 0)
    }

    /// Sets the literal value of the node that was added last.
    fn value(&mut self, value: Value) {
        self.shared
            .tree
            .value(self.source, &self.shared.values, value);
    }

    fn field(&mut self, field: u32, value: Value, span: (usize, usize)) {
        self.shared
            .tree
            .field(field, self.source, &self.shared.values, value, span);
    }

    fn delimiter(&mut self, run: usize, start: usize, end: usize) -> Fallible<()> {
        let delimiters = &self.inlines.delimiters;
        let run = delimiters.runs[run];
        let mut at = start;
        let mut row = run.closes;
        while row >= 0 {
            let pair = delimiters.pairs[row as usize];
            at += pair.size as usize;
            if self.tree.image.is_none() {
                self.flush()?;
                self.close(delimiters::kind(run.mark, pair.size), at)?;
            }
            row = pair.next_close;
        }
        let opens = end - run.right as usize;
        self.text(at, opens);
        at = opens;
        row = run.opens;
        while row >= 0 {
            let pair = delimiters.pairs[row as usize];
            if self.tree.image.is_none() {
                self.flush()?;
                let kind = delimiters::kind(run.mark, pair.size);
                self.shared.tree.open(kind, 0, self.content.source(at), 0)?;
            }
            at += pair.size as usize;
            row = pair.next_open;
        }
        Ok(())
    }

    fn close(&mut self, kind: NodeKind, end: usize) -> Fallible<()> {
        self.elements
            .check_closed(self.source, &self.shared.tree, Some(kind))?;
        self.shared.tree.close(self.content.source_end(end));
        Ok(())
    }

    fn tag(&mut self, tag: usize) -> Fallible<()> {
        if self.tree.image.is_some() {
            return self.elements.tag_in_image(self.source, self.shared, tag);
        }
        self.flush()?;
        self.elements
            .tag(self.source, self.shared, tag, NodeKind::MdxJsxTextElement)
    }

    // Links and images.

    fn open_link(&mut self, item: &Item, link: usize, start: usize) -> Fallible<()> {
        let link = self.inlines.brackets.links[link];
        if link.is_image() {
            if self.tree.image.is_none() {
                self.flush()?;
                self.tree.image = Some(*item);
            }
            self.tree.image_depth += 1;
            return Ok(());
        }
        if self.tree.image.is_some() {
            return Ok(());
        }
        self.flush()?;
        self.tree.open_links += 1;
        let start = self.content.source(start);
        self.shared.tree.open(link.kind, link.reference, start, 0)?;
        self.target(&link, start);
        Ok(())
    }

    /// Writes the fields for the destination of a link. Fields without a place start where the node
    /// starts.
    fn target(&mut self, link: &Link, node_start: usize) {
        let (from, to) = (link.target.0 as usize, link.target.1 as usize);
        let start = self.span(from, node_start);
        let end = start.max(self.content.source_end(to));
        if link.is_reference() {
            let labels = &mut self.tree.labels;
            association(
                labels,
                self.source,
                self.content,
                self.shared,
                (from, to),
                (start, end),
            );
            return;
        }
        let url = self.shared.values.unescaped(self.content, from, to);
        self.field(FIELD_URL, url, (start, end));
        if let Some((from, to)) = link.title {
            let (from, to) = (from as usize, to as usize);
            let title = self.shared.values.title(self.content, from, to);
            let start = self.span(from, node_start);
            let end = start.max(self.content.source_end(to));
            self.field(FIELD_TITLE, title, (start, end));
        }
    }

    fn span(&self, at: usize, fallback: usize) -> usize {
        if at < self.content.to {
            self.content.source(at)
        } else {
            fallback.max(self.content.source_end(self.content.to))
        }
    }

    fn close_link(&mut self, link: usize, start: usize, end: usize) -> Fallible<()> {
        let link = self.inlines.brackets.links[link];
        if link.is_image() {
            self.tree.image_depth -= 1;
            if self.tree.image_depth == 0 {
                return self.close_image(&link, start, end);
            }
        } else if self.tree.image.is_none() {
            self.flush()?;
            self.tree.open_links -= 1;
            return self.close(link.kind, end);
        }
        Ok(())
    }

    fn close_image(&mut self, link: &Link, alt_end: usize, end: usize) -> Fallible<()> {
        self.elements.check_image(self.source, self.shared)?;
        let item = match self.tree.image.take() {
            Some(item) => item,
            None => return Ok(()),
        };
        let start = self.content.source(item.start as usize);
        let node_end = self.content.source_end(end);
        self.shared
            .tree
            .leaf(link.kind, link.reference, start, node_end, 0)?;
        let alt_start = item.end as usize;
        let span = (
            self.content.source(alt_start),
            self.content.source_end(alt_end),
        );
        let alt = match self.tree.run.finish(self.content, &self.shared.values) {
            Some(alt) => alt,
            None => self.shared.values.plain(self.content, alt_start, alt_start),
        };
        self.field(FIELD_ALT, alt, span);
        self.tree.run.forget();
        self.target(link, start);
        Ok(())
    }

    // Leaves.

    /// Adds code or math.
    fn code(
        &mut self,
        kind: NodeKind,
        content: (u32, u32),
        start: usize,
        end: usize,
    ) -> Fallible<()> {
        let (from, to) = (content.0 as usize, content.1 as usize);
        if self.tree.image.is_some() {
            self.text(from, to);
            return Ok(());
        }
        self.leaf(kind, start, end)?;
        let value = if self.tree.in_cell && kind == NodeKind::InlineCode {
            self.shared.values.cell_code(self.content, from, to)
        } else {
            self.shared.values.plain(self.content, from, to)
        };
        self.value(value);
        Ok(())
    }

    fn call(&mut self, label: (usize, usize), start: usize, end: usize) -> Fallible<()> {
        if self.tree.image.is_none() {
            self.leaf(NodeKind::FootnoteReference, start, end)?;
            let span = (
                self.content.source(label.0),
                self.content.source_end(label.1),
            );
            let labels = &mut self.tree.labels;
            association(labels, self.source, self.content, self.shared, label, span);
        }
        Ok(())
    }

    fn html(&mut self, start: usize, end: usize) -> Fallible<()> {
        if self.tree.image.is_some() {
            self.text(start, end);
            return Ok(());
        }
        self.leaf(NodeKind::Html, start, end)?;
        let value = self.shared.values.html(self.content, start, end);
        self.value(value);
        Ok(())
    }

    fn expression(&mut self, start: usize, end: usize) -> Fallible<()> {
        if self.tree.image.is_some() {
            self.text(start + 1, end - 1);
            return Ok(());
        }
        self.leaf(NodeKind::MdxTextExpression, start, end)?;
        let value = self
            .shared
            .values
            .expression(self.content, start + 1, end - 1);
        self.value(value);
        Ok(())
    }

    /// Adds a link that shows its own address.
    fn autolink(
        &mut self,
        prefix: &[u8],
        shown: (usize, usize),
        start: usize,
        end: usize,
    ) -> Fallible<()> {
        let (from, to) = shown;
        if self.tree.image.is_some() {
            self.text(from, to);
            return Ok(());
        }
        self.flush()?;
        let c = self.content;
        self.shared
            .tree
            .open(NodeKind::Link, LINK_AUTO, c.source(start), 0)?;
        let span = (c.source(from), c.source_end(to));
        let url = if prefix.is_empty() {
            self.shared.values.plain(c, from, to)
        } else {
            self.shared.values.prefixed(prefix, c, from, to)
        };
        self.field(FIELD_URL, url, span);
        self.shared
            .tree
            .leaf(NodeKind::Text, 0, span.0, span.1, 0)?;
        let value = self.shared.values.plain(c, from, to);
        self.value(value);
        self.shared.tree.close(c.source_end(end));
        Ok(())
    }
}
