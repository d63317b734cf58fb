//! The layout of a payload.

// Generated from payload.txt in tables/ by java tables/Generate.java.

// Rust 1.63 does not count uses in constants.
#![allow(dead_code)]

/// `'O' 'C' 'P' 2` as a little-endian integer.
pub(crate) const MAGIC: u32 = 0x0250_434F;

/// The size of the header in bytes.
pub(crate) const HEADER_SIZE: usize = 64;
/// The size of a node record in bytes.
pub(crate) const NODE_SIZE: usize = 32;
/// The size of an attribute record in bytes.
pub(crate) const ATTRIBUTE_SIZE: usize = 24;
/// The size of a diagnostic record in bytes.
pub(crate) const DIAGNOSTIC_SIZE: usize = 24;

/// Header: the magic.
pub(crate) const H_MAGIC: usize = 0;
/// Header: the flags, see [`FLAG_MDX`] and its neighbours.
pub(crate) const H_FLAGS: usize = 4;
/// Header: the payload's length.
pub(crate) const H_LENGTH: usize = 8;
/// Header: the number of nodes.
pub(crate) const H_NODES: usize = 12;
/// Header: the number of attributes.
pub(crate) const H_ATTRIBUTES: usize = 16;
/// Header: the number of diagnostics.
pub(crate) const H_DIAGNOSTICS: usize = 20;
/// Header: the text pool's length.
pub(crate) const H_POOL_LENGTH: usize = 24;
/// Header: the source's length.
pub(crate) const H_SOURCE_LENGTH: usize = 28;
/// Header: the offset of the source.
pub(crate) const H_SOURCE_OFFSET: usize = 32;
/// Header: CRC-32C of all bytes after the header, or zero; the runtime fills it in.
pub(crate) const H_CRC: usize = 36;

/// Payload flag: the source was read as MDX.
pub(crate) const FLAG_MDX: u32 = 1;
/// Payload flag: GFM was on.
pub(crate) const FLAG_GFM: u32 = 1 << 1;
/// Payload flag: math was on.
pub(crate) const FLAG_MATH: u32 = 1 << 2;
/// Payload flag: front matter was on.
pub(crate) const FLAG_FRONTMATTER: u32 = 1 << 3;

/// Node: kind, u8.
pub(crate) const N_KIND: usize = 0;
/// Node: flags by kind, u8.
pub(crate) const N_FLAGS: usize = 1;
/// Node: the number of attributes, u16.
pub(crate) const N_ATTRIBUTE_COUNT: usize = 2;
/// Node: the index after the last node of its subtree.
pub(crate) const N_NEXT: usize = 4;
/// Node: the index of its parent; 0 for the root.
pub(crate) const N_PARENT: usize = 8;
/// Node: the offset of its literal value or element name; zero if it has none.
pub(crate) const N_TEXT_OFFSET: usize = 12;
/// Node: the length of its literal value or element name.
pub(crate) const N_TEXT_LENGTH: usize = 16;
/// Node: the offset in the source where it starts.
pub(crate) const N_START: usize = 20;
/// Node: the offset in the source where it ends.
pub(crate) const N_END: usize = 24;
/// Node: the index of its first attribute, or a number that depends on the kind: the depth of a
/// heading, the start of an ordered list.
pub(crate) const N_DATA: usize = 28;

/// Attribute: kind, u8.
pub(crate) const A_KIND: usize = 0;
/// Attribute: the field that it stores, u8: [`FIELD_NAMED`] or one of mdast's.
pub(crate) const A_FIELD: usize = 1;
/// Attribute: the length of its name, u16; zero unless [`FIELD_NAMED`].
pub(crate) const A_NAME_LENGTH: usize = 2;
/// Attribute: the offset of its name; zero unless [`FIELD_NAMED`].
pub(crate) const A_NAME_OFFSET: usize = 4;
/// Attribute: the offset of its value; zero if it has none.
pub(crate) const A_VALUE_OFFSET: usize = 8;
/// Attribute: the length of its value.
pub(crate) const A_VALUE_LENGTH: usize = 12;
/// Attribute: the offset in the source where it starts.
pub(crate) const A_START: usize = 16;
/// Attribute: the offset in the source where it ends.
pub(crate) const A_END: usize = 20;

/// Diagnostic: severity, u8.
pub(crate) const D_SEVERITY: usize = 0;
/// Diagnostic: code, u16.
pub(crate) const D_CODE: usize = 2;
/// Diagnostic: the offset in the source where the mistake starts.
pub(crate) const D_START: usize = 4;
/// Diagnostic: the offset in the source where the mistake ends.
pub(crate) const D_END: usize = 8;
/// Diagnostic: the offset of its message.
pub(crate) const D_MESSAGE_OFFSET: usize = 12;
/// Diagnostic: the length of its message.
pub(crate) const D_MESSAGE_LENGTH: usize = 16;

/// Attribute field: a JSX attribute with a name of its own, or a spread with none.
pub(crate) const FIELD_NAMED: u32 = 0;
/// Attribute field: `url`.
pub(crate) const FIELD_URL: u32 = 1;
/// Attribute field: `title`.
pub(crate) const FIELD_TITLE: u32 = 2;
/// Attribute field: `alt`.
pub(crate) const FIELD_ALT: u32 = 3;
/// Attribute field: `lang`.
pub(crate) const FIELD_LANG: u32 = 4;
/// Attribute field: `meta`.
pub(crate) const FIELD_META: u32 = 5;
/// Attribute field: `identifier`.
pub(crate) const FIELD_IDENTIFIER: u32 = 6;
/// Attribute field: `label`.
pub(crate) const FIELD_LABEL: u32 = 7;
/// Attribute field: `alert`.
pub(crate) const FIELD_ALERT: u32 = 8;

/// Attribute kind: a string, or one of mdast's fields.
pub(crate) const ATTRIBUTE_STRING: u32 = 0;
/// Attribute kind: an expression in braces.
pub(crate) const ATTRIBUTE_EXPRESSION: u32 = 1;
/// Attribute kind: a name without a value.
pub(crate) const ATTRIBUTE_BOOLEAN: u32 = 2;
/// Attribute kind: a spread, which has no name.
pub(crate) const ATTRIBUTE_SPREAD: u32 = 3;

/// Node flag of a list: it is ordered, and [`N_DATA`] is its start.
pub(crate) const LIST_ORDERED: u32 = 1;
/// Node flag of a list or an item: blank lines separate its direct children.
pub(crate) const SPREAD: u32 = 1 << 1;
/// Node flag of an item: it has a check box.
pub(crate) const ITEM_TASK: u32 = 1 << 2;
/// Node flag of an item: its check box is checked.
pub(crate) const ITEM_CHECKED: u32 = 1 << 3;
/// Node flag of code: it is fenced, not indented.
pub(crate) const CODE_FENCED: u32 = 1;
/// Node flag of a link: it is an autolink.
pub(crate) const LINK_AUTO: u32 = 1;
/// Node flag of a JSX element: its tag is self-closing.
pub(crate) const JSX_SELF_CLOSING: u32 = 1;
/// Node flag of a table row: it is the header.
pub(crate) const ROW_HEADER: u32 = 1;

/// Node flags of a table cell: alignment, none.
pub(crate) const ALIGN_NONE: u32 = 0;
/// Node flags of a table cell: aligned left.
pub(crate) const ALIGN_LEFT: u32 = 1;
/// Node flags of a table cell: aligned right.
pub(crate) const ALIGN_RIGHT: u32 = 2;
/// Node flags of a table cell: centred.
pub(crate) const ALIGN_CENTER: u32 = 3;

/// Node flags of a reference: `[a]`.
pub(crate) const REFERENCE_SHORTCUT: u32 = 0;
/// Node flags of a reference: `[a][]`.
pub(crate) const REFERENCE_COLLAPSED: u32 = 1;
/// Node flags of a reference: `[a][b]`.
pub(crate) const REFERENCE_FULL: u32 = 2;

/// Severity: an error.
pub(crate) const SEVERITY_ERROR: u32 = 2;
