//! Makes JSX elements of tags, and checks that they nest with each other and with all other nodes.

use std::fmt::{self, Display, Formatter};
use std::str;

use crate::chars;
use crate::code::Code;
use crate::failure::{broken, Fallible};
use crate::format::{ATTRIBUTE_SPREAD, FIELD_NAMED, JSX_SELF_CLOSING};
use crate::grow::{self, Grow};
use crate::jsx::{CLOSING, SELF_CLOSING};
use crate::kinds::{self, NodeKind};
use crate::links;
use crate::shared::Shared;
use crate::tree::{Attribute, Tree};
use crate::values::Value;

#[derive(Default)]
pub(crate) struct Elements {
    /// For each open element, the source offset where its opening tag ends.
    open_tags: Vec<u32>,
    /// The open tags in an image's alternative text.
    image_tags: Vec<u32>,
}

fn mismatch<T>(reason: fmt::Arguments<'_>, start: u32, end: u32) -> Fallible<T> {
    broken(Code::EndTagMismatch, reason, start as usize, end as usize)
}

impl Elements {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.open_tags) + grow::bytes(&self.image_tags)
    }

    pub(crate) fn begin(&mut self) {
        self.open_tags.clear();
        self.image_tags.clear();
    }

    /// Adds a tag: opens an element, closes one, or both.
    pub(crate) fn tag(
        &mut self,
        source: &[u8],
        shared: &mut Shared,
        tag: usize,
        kind: NodeKind,
    ) -> Fallible<()> {
        let row = shared.jsx.tags[tag];
        if row.flags & CLOSING != 0 {
            return self.close(source, shared, tag);
        }
        let self_closing = row.flags & SELF_CLOSING != 0;
        let flags = if self_closing { JSX_SELF_CLOSING } else { 0 };
        shared.tree.open(kind, flags, row.start as usize, 0)?;
        shared.tree.name(source, &shared.values, row.name)?;
        attributes(source, shared, tag)?;
        if self_closing {
            shared.tree.close(row.end as usize);
        } else {
            self.open_tags.add(row.end);
        }
        Ok(())
    }

    fn close(&mut self, source: &[u8], shared: &mut Shared, tag: usize) -> Fallible<()> {
        let row = shared.jsx.tags[tag];
        if self.open_tags.is_empty() {
            let start = row.start as usize;
            return broken(
                Code::UnexpectedClosingSlash,
                format_args!("Unexpected closing slash `/` in tag, expected an open tag first"),
                start + 1,
                start + 2,
            );
        }
        let innermost = shared.tree.nodes[shared.tree.innermost()];
        if !innermost.is_element() {
            return mismatch(
                format_args!(
                    "Unexpected closing tag `{}`, expected it after the end of the `{}` that \
                     starts at {}, or its opening tag in there",
                    named(source, shared, "</", row.name)?,
                    kinds::type_name(innermost.kind()),
                    Place::of(source, innermost.start as usize)
                ),
                row.start,
                row.end,
            );
        }
        let name = shared.tree.strings.name(source, &shared.values, row.name)?;
        if row.name.length != innermost.length || name != innermost.text {
            let closing = shared.tree.strings.bytes(source, name, row.name.length);
            return mismatch(
                format_args!(
                    "Unexpected closing tag `{}`, expected corresponding closing tag for `{}` \
                     ({}-{})",
                    Shown {
                        mark: "</",
                        name: closing
                    },
                    opening_tag(source, &shared.tree),
                    Place::of(source, innermost.start as usize),
                    Place::of(source, self.last_tag() as usize)
                ),
                row.start,
                row.end,
            );
        }
        self.open_tags.pop();
        shared.tree.close(row.end as usize);
        Ok(())
    }

    /// Returns where the opening tag of the innermost open element ends.
    fn last_tag(&self) -> u32 {
        self.open_tags.last().copied().unwrap_or(0)
    }

    /// Fails if an element is open where another node ends: a node of the given kind, or the
    /// document. The error points at the opening tag, which is what the author has to change.
    #[inline]
    pub(crate) fn check_closed(
        &self,
        source: &[u8],
        tree: &Tree,
        kind: Option<NodeKind>,
    ) -> Fallible<()> {
        if self.open_tags.is_empty() || !tree.nodes[tree.innermost()].is_element() {
            return Ok(());
        }
        self.unclosed(source, tree, kind)
    }

    #[cold]
    fn unclosed(&self, source: &[u8], tree: &Tree, kind: Option<NodeKind>) -> Fallible<()> {
        let tag = opening_tag(source, tree);
        let start = tree.nodes[tree.innermost()].start;
        let end = self.last_tag();
        match kind {
            None => mismatch(
                format_args!("Expected a closing tag for `{}`", tag),
                start,
                end,
            ),
            Some(kind) => mismatch(
                format_args!(
                    "Expected a closing tag for `{}` before the end of `{}`",
                    tag,
                    kind.type_name()
                ),
                start,
                end,
            ),
        }
    }

    // Tags in an image must nest, too, although an image has no children.

    /// Fails if a tag in an image's alternative text closes no other tag of it.
    pub(crate) fn tag_in_image(
        &mut self,
        source: &[u8],
        shared: &mut Shared,
        tag: usize,
    ) -> Fallible<()> {
        let row = shared.jsx.tags[tag];
        if row.flags == 0 {
            self.image_tags.add(tag as u32);
        } else if row.flags == CLOSING {
            let same = match self.image_tags.pop() {
                Some(open) => {
                    let open = shared.jsx.tags[open as usize].name;
                    let open = shared.tree.strings.name(source, &shared.values, open)?;
                    open == shared.tree.strings.name(source, &shared.values, row.name)?
                }
                None => false,
            };
            if !same {
                return mismatch(
                    format_args!(
                        "Unexpected closing tag `{}`, expected corresponding opening tag in the \
                         same image",
                        named(source, shared, "</", row.name)?
                    ),
                    row.start,
                    row.end,
                );
            }
        }
        Ok(())
    }

    /// Fails if a tag is open where an image ends.
    pub(crate) fn check_image(&self, source: &[u8], shared: &mut Shared) -> Fallible<()> {
        match self.image_tags.last() {
            None => Ok(()),
            Some(&tag) => {
                let row = shared.jsx.tags[tag as usize];
                mismatch(
                    format_args!(
                        "Expected a closing tag for `{}` before the end of `image`",
                        named(source, shared, "<", row.name)?
                    ),
                    row.start,
                    row.end,
                )
            }
        }
    }
}

fn attributes(source: &[u8], shared: &mut Shared, tag: usize) -> Fallible<()> {
    let row = shared.jsx.tags[tag];
    for i in row.attributes..row.attributes_end {
        let found = shared.jsx.attributes[i as usize];
        let name = if found.kind == ATTRIBUTE_SPREAD {
            Value::NONE
        } else {
            found.name
        };
        let strings = &mut shared.tree.strings;
        let name_offset = strings.name(source, &shared.values, name)?;
        let value = strings.value(source, &shared.values, found.value);
        shared.tree.attribute(Attribute {
            head: found.kind | FIELD_NAMED << 8 | name.length << 16,
            name: name_offset,
            value,
            length: found.value.length,
            start: found.start,
            end: found.end,
        });
    }
    Ok(())
}

// Errors.

/// A tag as a message shows it.
struct Shown<'a> {
    mark: &'static str,
    name: &'a [u8],
}

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = str::from_utf8(self.name).unwrap_or_default();
        write!(f, "{}{}>", self.mark, name)
    }
}

fn opening_tag<'a>(source: &'a [u8], tree: &'a Tree) -> Shown<'a> {
    let node = tree.nodes[tree.innermost()];
    let name = tree.strings.bytes(source, node.text, node.length);
    Shown { mark: "<", name }
}

fn named<'a>(
    source: &'a [u8],
    shared: &'a mut Shared,
    mark: &'static str,
    name: Value,
) -> Fallible<Shown<'a>> {
    let offset = shared.tree.strings.name(source, &shared.values, name)?;
    let name = shared.tree.strings.bytes(source, offset, name.length);
    Ok(Shown { mark, name })
}

/// A source offset as a line and a column in UTF-16 code units, from one.
struct Place {
    line: usize,
    column: usize,
}

impl Place {
    fn of(source: &[u8], offset: usize) -> Place {
        let (mut line, mut column) = (1, 1);
        let mut i = 0;
        while i < offset {
            if chars::is_eol(source[i]) {
                i = chars::after_eol(source, i, source.len());
                line += 1;
                column = 1;
            } else {
                column += links::utf16_units(source[i]);
                i += 1;
            }
        }
        Place { line, column }
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
