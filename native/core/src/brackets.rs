//! Matches brackets in content. A pair of brackets becomes a link, an image, a reference, or stays
//! text.

use crate::definitions::Definitions;
use crate::delimiters::Delimiters;
use crate::footnotes::Footnotes;
use crate::format::{REFERENCE_COLLAPSED, REFERENCE_FULL, REFERENCE_SHORTCUT};
use crate::grow::{self, Grow};
use crate::items::{Item, ItemKind};
use crate::kinds::NodeKind;
use crate::links::{self, Titles, BALANCE_MAX, LABEL_MAX};
use crate::text::Content;

/// A link or an image.
#[derive(Clone, Copy)]
pub(crate) struct Link {
    pub(crate) kind: NodeKind,
    /// The type of a reference, zero for others.
    pub(crate) reference: u32,
    /// The destination or the label, as offsets into the content.
    pub(crate) target: (u32, u32),
    /// The title, as offsets into the content.
    pub(crate) title: Option<(u32, u32)>,
}

impl Link {
    pub(crate) fn is_image(&self) -> bool {
        matches!(self.kind, NodeKind::Image | NodeKind::ImageReference)
    }

    pub(crate) fn is_reference(&self) -> bool {
        matches!(
            self.kind,
            NodeKind::LinkReference | NodeKind::ImageReference
        )
    }
}

/// An open bracket.
#[derive(Clone, Copy)]
struct Open {
    item: u32,
    /// The last delimiter run before the bracket.
    bottom: i32,
    image: bool,
    inactive: bool,
    /// Whether other brackets stand between this one and its match, so that its text is no label.
    nested: bool,
}

/// The parts of the parser that matching brackets reads and changes.
pub(crate) struct Around<'a> {
    pub(crate) items: &'a mut Vec<Item>,
    pub(crate) delimiters: &'a mut Delimiters,
    pub(crate) definitions: &'a mut Definitions,
    pub(crate) footnotes: &'a mut Footnotes,
}

#[derive(Default)]
pub(crate) struct Brackets {
    pub(crate) links: Vec<Link>,
    stack: Vec<Open>,
    titles: Titles,
    /// The number of brackets at the bottom of the stack that are known to be inactive.
    inactive: usize,
    gfm: bool,
}

impl Brackets {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.links) + grow::bytes(&self.stack)
    }

    pub(crate) fn clear(&mut self, gfm: bool) {
        self.gfm = gfm;
        self.links.clear();
        self.stack.clear();
        self.titles.reset();
        self.inactive = 0;
    }

    /// Returns whether an open bracket can still become a link or an image.
    pub(crate) fn is_open(&self) -> bool {
        !self.stack.is_empty()
    }

    /// Adds an opening bracket. The bracket of an image includes the exclamation mark before it.
    pub(crate) fn open(
        &mut self,
        items: &mut Vec<Item>,
        bottom: i32,
        start: usize,
        end: usize,
        image: bool,
    ) {
        self.stack.add(Open {
            item: items.len() as u32,
            bottom,
            image,
            inactive: false,
            nested: false,
        });
        items.add(Item::new(ItemKind::Bracket, start, end));
    }

    /// Handles a closing bracket. Returns where the link or image ends, or `at + 1` if the bracket
    /// is text.
    pub(crate) fn close(&mut self, around: Around, c: &Content, at: usize) -> usize {
        let open = match self.stack.last() {
            Some(&open) => open,
            None => return at + 1,
        };
        let top = self.stack.len() - 1;
        let content = around.items[open.item as usize].end as usize;
        let found = if open.inactive {
            None
        } else {
            self.target(around.definitions, c, content, at, open)
        };
        let end = found.map(|(link, end)| {
            self.matched(around.items, around.delimiters, top, (at, end), link);
            end
        });
        self.stack.truncate(top);
        self.inactive = self.inactive.min(top);
        if let Some(outer) = self.stack.last_mut() {
            outer.nested = true;
        }
        if end.is_none() && self.gfm && open.image {
            call(around, c, open.item, at);
        }
        end.unwrap_or(at + 1)
    }

    fn matched(
        &mut self,
        items: &mut Vec<Item>,
        delimiters: &mut Delimiters,
        top: usize,
        span: (usize, usize),
        link: Link,
    ) {
        let open = self.stack[top];
        let index = self.links.len() as u32;
        self.links.add(link);
        items[open.item as usize].kind = ItemKind::Link(index);
        items.add(Item::new(ItemKind::LinkEnd(index), span.0, span.1));
        delimiters.match_after(open.bottom);
        if !open.image {
            for outer in &mut self.stack[self.inactive..top] {
                outer.inactive |= !outer.image;
            }
            self.inactive = top;
        }
    }

    /// Reads the destination or label after the closing bracket at `at`. Returns the link or image
    /// and where it ends.
    fn target(
        &mut self,
        definitions: &mut Definitions,
        c: &Content,
        content: usize,
        at: usize,
        open: Open,
    ) -> Option<(Link, usize)> {
        let b = c.bytes;
        let next = at + 1;
        let follows = if next < c.to { b[next] } else { 0 };
        if follows == b'(' {
            let found = self.resource(b, next, c.to, open.image);
            if found.is_some() {
                return found;
            }
        }
        if follows == b'[' {
            if let Some(label) = links::label(b, next, c.to) {
                if definitions.labels.is_defined(b, label.start, label.end) {
                    let target = (label.start, label.end);
                    return reference(open, REFERENCE_FULL, target, label.after);
                }
            }
        }
        if open.nested
            || at - content > 4 * LABEL_MAX
            || !definitions.labels.is_defined(b, content, at)
        {
            return None;
        }
        if follows != b'[' {
            return reference(open, REFERENCE_SHORTCUT, (content, at), next);
        }
        if next + 1 < c.to && b[next + 1] == b']' {
            return reference(open, REFERENCE_COLLAPSED, (content, at), next + 2);
        }
        None
    }

    fn resource(&mut self, b: &[u8], open: usize, to: usize, image: bool) -> Option<(Link, usize)> {
        let i = links::skip_whitespace(b, open + 1, to);
        let mut link = Link {
            kind: if image {
                NodeKind::Image
            } else {
                NodeKind::Link
            },
            reference: 0,
            target: (i as u32, i as u32),
            title: None,
        };
        if i < to && b[i] == b')' {
            return Some((link, i + 1));
        }
        let destination = links::destination(b, i, to, BALANCE_MAX)?;
        link.target = (destination.start as u32, destination.end as u32);
        let mut spaced = links::skip_whitespace(b, destination.after, to);
        if spaced > destination.after && spaced < to && b[spaced] != b')' {
            let title = self.titles.title(b, spaced, to)?;
            if title.start < title.end {
                link.title = Some((title.start as u32, title.end as u32));
            }
            spaced = links::skip_whitespace(b, title.after, to);
        }
        if spaced < to && b[spaced] == b')' {
            Some((link, spaced + 1))
        } else {
            None
        }
    }
}

fn reference(
    open: Open,
    reference: u32,
    target: (usize, usize),
    end: usize,
) -> Option<(Link, usize)> {
    let link = Link {
        kind: if open.image {
            NodeKind::ImageReference
        } else {
            NodeKind::LinkReference
        },
        reference,
        target: (target.0 as u32, target.1 as u32),
        title: None,
    };
    Some((link, end))
}

/// Adds the call of a footnote, if the brackets after an exclamation mark are one.
fn call(around: Around, c: &Content, item: u32, at: usize) {
    let open = around.items[item as usize].end as usize - 1;
    if around.footnotes.call(c.bytes, open, c.to) == Some(at) {
        around.delimiters.undo(around.items, open);
        around.items.truncate(item as usize);
        let label = ItemKind::FootnoteCall(open as u32 + 2, at as u32);
        around.items.add(Item::new(label, open, at + 1));
    }
}
