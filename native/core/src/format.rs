//! The layout of a payload, version 2: what the fields and flags are.

/// `OCP` and the version, as a little-endian integer.
pub(crate) const MAGIC: u32 = 0x0250_434F;
pub(crate) const HEADER_SIZE: usize = 64;
pub(crate) const NODE_SIZE: usize = 32;
pub(crate) const ATTRIBUTE_SIZE: usize = 24;
pub(crate) const DIAGNOSTIC_SIZE: usize = 24;

pub(crate) const FLAG_MDX: u32 = 1;
pub(crate) const FLAG_GFM: u32 = 1 << 1;
pub(crate) const FLAG_MATH: u32 = 1 << 2;
pub(crate) const FLAG_FRONTMATTER: u32 = 1 << 3;

/// What an attribute is: one of mdast's fields, or a JSX attribute with a name of its own.
pub(crate) const FIELD_NAMED: u32 = 0;
pub(crate) const FIELD_URL: u32 = 1;
pub(crate) const FIELD_TITLE: u32 = 2;
pub(crate) const FIELD_ALT: u32 = 3;
pub(crate) const FIELD_LANG: u32 = 4;
pub(crate) const FIELD_META: u32 = 5;
pub(crate) const FIELD_IDENTIFIER: u32 = 6;
pub(crate) const FIELD_LABEL: u32 = 7;
pub(crate) const FIELD_ALERT: u32 = 8;

/// The kind of an attribute.
pub(crate) const ATTRIBUTE_STRING: u32 = 0;
pub(crate) const ATTRIBUTE_EXPRESSION: u32 = 1;
pub(crate) const ATTRIBUTE_BOOLEAN: u32 = 2;
pub(crate) const ATTRIBUTE_SPREAD: u32 = 3;

pub(crate) const LIST_ORDERED: u32 = 1;
/// Of a list or an item: blank lines stand between its direct children.
pub(crate) const SPREAD: u32 = 1 << 1;
pub(crate) const ITEM_TASK: u32 = 1 << 2;
pub(crate) const ITEM_CHECKED: u32 = 1 << 3;
pub(crate) const CODE_FENCED: u32 = 1;
pub(crate) const LINK_AUTO: u32 = 1;
pub(crate) const JSX_SELF_CLOSING: u32 = 1;
pub(crate) const ROW_HEADER: u32 = 1;
pub(crate) const ALIGN_NONE: u32 = 0;
pub(crate) const ALIGN_LEFT: u32 = 1;
pub(crate) const ALIGN_RIGHT: u32 = 2;
pub(crate) const ALIGN_CENTER: u32 = 3;
pub(crate) const REFERENCE_SHORTCUT: u32 = 0;
pub(crate) const REFERENCE_COLLAPSED: u32 = 1;
pub(crate) const REFERENCE_FULL: u32 = 2;

pub(crate) const SEVERITY_ERROR: u32 = 2;
