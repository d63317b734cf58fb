//! The items that the inline phase finds in a run of content, in order. The bytes between two items
//! are text.

use crate::literal_autolinks::Sort;

/// The kind of an item. Offsets are into the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// A bracket or a tag that turned out to be text.
    Nothing,
    /// A run of marks that can open or close something, by its index in the delimiters.
    Delimiter(u32),
    /// An opening bracket without a match so far.
    Bracket,
    /// The opening bracket of a link or an image, by its index in the brackets' links.
    Link(u32),
    /// The closing bracket of a link or an image, with its destination or label.
    LinkEnd(u32),
    /// Code, with its content.
    Code(u32, u32),
    Html,
    Autolink {
        is_email: bool,
    },
    Break,
    /// White space around a line ending, which the tree leaves out.
    Gap,
    /// A backslash and the character that it escapes.
    Escape,
    Reference,
    Nul,
    /// A JSX tag, by its index.
    Tag(u32),
    Expression,
    /// An autolink without angle brackets.
    Literal(Sort),
    /// A call of a footnote, with its label.
    FootnoteCall(u32, u32),
    /// Math, with its content.
    Math(u32, u32),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) kind: ItemKind,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Item {
    pub(crate) fn new(kind: ItemKind, start: usize, end: usize) -> Item {
        Item {
            kind,
            start: start as u32,
            end: end as u32,
        }
    }
}
