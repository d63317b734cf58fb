//! The rows that the block phase writes and the second pass reads, in document order. A container
//! is two rows: one opens it and one closes it.

use std::ops::Range;

use crate::grow::Grow;
use crate::kinds::NodeKind;
use crate::text::Segment;
use crate::values::Value;

/// The kind of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// The end of a container.
    Close,
    /// A JSX tag in flow.
    Tag,
    /// A node.
    Node(NodeKind),
}

/// Flag of a paragraph that a list item starts with.
const ITEM_START: u32 = 1;

/// Flag of a JSX tag that has no partner. The tag becomes text.
const REFUSED: u32 = 1;

/// A row: a kind, flags and a span of the source. The other integers mean something else for each
/// kind; each meaning has an accessor and a function that makes such a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) kind: RowKind,
    /// The flags of a node as the payload has them.
    pub(crate) flags: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    first: i32,
    second: i32,
    third: i32,
    fourth: i32,
}

/// A span of the source.
type Span = (usize, usize);

impl Row {
    // All rows.

    fn new(kind: RowKind, flags: u32, span: Span, first: i32, second: i32) -> Row {
        Row {
            kind,
            flags,
            start: span.0 as u32,
            end: span.1 as u32,
            first,
            second,
            third: 0,
            fourth: 0,
        }
    }

    /// Makes the row of a node without operands.
    pub(crate) fn node(kind: NodeKind, flags: u32, span: Span) -> Row {
        Row::new(RowKind::Node(kind), flags, span, 0, 0)
    }

    /// Returns whether the row is a node of a kind.
    pub(crate) fn is(&self, kind: NodeKind) -> bool {
        self.kind == RowKind::Node(kind)
    }

    /// Returns whether another row closes this one.
    pub(crate) fn is_container(&self) -> bool {
        matches!(
            self.kind,
            RowKind::Node(
                NodeKind::Blockquote
                    | NodeKind::List
                    | NodeKind::ListItem
                    | NodeKind::FootnoteDefinition
                    | NodeKind::Table
            )
        )
    }

    /// Moves the row's end to `end`, unless the row ends there or later already.
    pub(crate) fn reach(&mut self, end: usize) {
        self.end = self.end.max(end as u32);
    }

    // Rows that close a container.

    /// Makes the row that closes the container that the row `opening` opens.
    pub(crate) fn close(opening: usize) -> Row {
        Row::new(RowKind::Close, 0, (0, 0), opening as i32, 0)
    }

    /// Returns the index of the row that opens the container that this row closes.
    pub(crate) fn opening(&self) -> usize {
        self.first as usize
    }

    // Paragraphs, headings, code, HTML and math: their content is in segments.

    /// Makes the row of a node with segments.
    pub(crate) fn content(kind: NodeKind, flags: u32, span: Span, segments: Range<usize>) -> Row {
        let (first, end) = (segments.start as i32, segments.end as i32);
        Row::new(RowKind::Node(kind), flags, span, first, end)
    }

    /// Makes the row of a heading.
    pub(crate) fn heading(depth: u32, span: Span, segments: Range<usize>) -> Row {
        Row::content(NodeKind::Heading, depth, span, segments)
    }

    /// Makes the row of a paragraph.
    pub(crate) fn paragraph(starts_item: bool, span: Span, segments: Range<usize>) -> Row {
        let flags = if starts_item { ITEM_START } else { 0 };
        Row::content(NodeKind::Paragraph, flags, span, segments)
    }

    /// Returns the row's segments, of those of the document.
    pub(crate) fn segments<'a>(&self, segments: &'a [Segment]) -> &'a [Segment] {
        &segments[self.first as usize..self.second as usize]
    }

    /// Returns the depth of a heading, from 1 to 6.
    pub(crate) fn heading_depth(&self) -> u32 {
        self.flags
    }

    /// Returns whether a list item starts with this paragraph.
    pub(crate) fn starts_item(&self) -> bool {
        self.flags == ITEM_START
    }

    /// Sets the span of the info string of fenced code or math.
    pub(crate) fn set_info(&mut self, info: Span) {
        self.third = info.0 as i32;
        self.fourth = info.1 as i32;
    }

    /// Returns the span of the info string of fenced code or math.
    pub(crate) fn info(&self) -> Span {
        (self.third as usize, self.fourth as usize)
    }

    // Front matter, ESM and expressions: their content is a value.

    /// Makes the row of a node with a value.
    pub(crate) fn with_value(kind: NodeKind, span: Span, value: Value) -> Row {
        let length = value.length as i32;
        Row::new(RowKind::Node(kind), 0, span, value.offset, length)
    }

    /// Returns the value of a node.
    pub(crate) fn value(&self) -> Value {
        Value {
            offset: self.first,
            length: self.second as u32,
        }
    }

    // Lists, footnotes, tables and definitions.

    /// Makes the row of a list whose first item has the given number.
    pub(crate) fn list(flags: u32, span: Span, number: u32) -> Row {
        Row::new(RowKind::Node(NodeKind::List), flags, span, number as i32, 0)
    }

    /// Returns the number of the first item of a list.
    pub(crate) fn list_start(&self) -> u32 {
        self.first as u32
    }

    /// Makes the row of a footnote definition with the span of its label.
    pub(crate) fn footnote_definition(span: Span, label: Span) -> Row {
        let kind = RowKind::Node(NodeKind::FootnoteDefinition);
        Row::new(kind, 0, span, label.0 as i32, label.1 as i32)
    }

    /// Returns the span of the label of a footnote definition.
    pub(crate) fn label(&self) -> Span {
        (self.first as usize, self.second as usize)
    }

    /// Makes the row of a table with its alignments, as indices into those of the document.
    pub(crate) fn table(span: Span, aligns: Range<usize>) -> Row {
        let kind = RowKind::Node(NodeKind::Table);
        Row::new(kind, 0, span, aligns.start as i32, aligns.end as i32)
    }

    /// Returns a table's alignments, as indices into those of the document.
    pub(crate) fn aligns(&self) -> Range<usize> {
        self.first as usize..self.second as usize
    }

    /// Makes the row of a definition, which is named by its index.
    pub(crate) fn definition(span: Span, index: usize) -> Row {
        Row::new(
            RowKind::Node(NodeKind::Definition),
            0,
            span,
            index as i32,
            0,
        )
    }

    /// Returns the index of a definition.
    pub(crate) fn definition_index(&self) -> usize {
        self.first as usize
    }

    // JSX tags in flow.

    /// Makes the row of a tag, which is named by its index.
    pub(crate) fn tag(span: Span, index: usize) -> Row {
        Row::new(RowKind::Tag, 0, span, index as i32, 0)
    }

    /// Returns the index of a tag.
    pub(crate) fn tag_index(&self) -> usize {
        self.first as usize
    }

    /// Turns a tag without a partner into text.
    pub(crate) fn refuse(&mut self) {
        self.flags = REFUSED;
    }

    /// Returns whether a tag is text because it has no partner.
    pub(crate) fn is_refused(&self) -> bool {
        self.flags == REFUSED
    }

    /// Sets the value that a tag has if it becomes text. Only a lenient parse needs it.
    pub(crate) fn set_tag_text(&mut self, text: Value) {
        self.third = text.offset;
        self.fourth = text.length as i32;
    }

    /// Returns the value of a tag that is text.
    pub(crate) fn tag_text(&self) -> Value {
        Value {
            offset: self.third,
            length: self.fourth as u32,
        }
    }
}

/// Adds a row and returns its index.
pub(crate) fn add(rows: &mut Vec<Row>, row: Row) -> usize {
    let index = rows.len();
    rows.add(row);
    index
}
