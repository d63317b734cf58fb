//! What the block phase leaves for the second one: rows in document order, containers as an opening
//! row and a closing one.

use crate::grow::Grow;
use crate::kinds::NodeKind;
use crate::values::Value;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// Closes a container: `a` is the row that opened it.
    Close,
    /// A JSX tag in flow: `a` is its index among the tags, `c` and `d` are the value it has as
    /// text, where parsing is lenient.
    Tag,
    /// A node.
    Node(NodeKind),
}

/// Flag of a paragraph: it is what an item starts with.
pub(crate) const ITEM_START: u32 = 1;

/// Flag of a JSX tag: it has no partner and is text.
pub(crate) const REFUSED: u32 = 1;

/// A row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) kind: RowKind,
    pub(crate) flags: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Content: the segments `[a, b)`; or a value's offset and length; or an index.
    pub(crate) a: i32,
    pub(crate) b: i32,
    /// The info string of fenced code or math, as source offsets; or a value.
    pub(crate) c: i32,
    pub(crate) d: i32,
}

impl Row {
    pub(crate) fn is(&self, kind: NodeKind) -> bool {
        self.kind == RowKind::Node(kind)
    }

    /// Whether it has a row that closes it.
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

    /// The value that `a` and `b` are.
    pub(crate) fn value(&self) -> Value {
        Value {
            offset: self.a,
            length: self.b as u32,
        }
    }

    /// The value that `c` and `d` are.
    pub(crate) fn second_value(&self) -> Value {
        Value {
            offset: self.c,
            length: self.d as u32,
        }
    }

    /// Moves its end to `end` unless it is past it already.
    pub(crate) fn reach(&mut self, end: usize) {
        self.end = self.end.max(end as u32);
    }
}

/// Adds a row and returns its index.
pub(crate) fn add(
    rows: &mut Vec<Row>,
    kind: RowKind,
    flags: u32,
    span: (usize, usize),
    a: i32,
    b: i32,
) -> usize {
    let row = rows.len();
    rows.add(Row {
        kind,
        flags,
        start: span.0 as u32,
        end: span.1 as u32,
        a,
        b,
        c: 0,
        d: 0,
    });
    row
}
