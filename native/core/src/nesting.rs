//! Finds the JSX tags without a partner, in a lenient parse. It is notified of tags, and of the
//! starts and ends of nodes that contain them.

use crate::code::Code;
use crate::failure::Problem;
use crate::grow::{self, Grow};
use crate::jsx::CLOSING;
use crate::reason::{Name, Place, Reason};
use crate::shared::Shared;

/// The number of open tags among which a closing tag looks for its partner.
const REACH: usize = 64;

/// The number of bytes of the longest name that a message shows.
const SHOWN: u32 = 64;

/// An open tag or node.
#[derive(Clone, Copy)]
enum Open {
    /// A node that can contain tags.
    Frame,
    /// A tag, by its index, with its handle.
    Tag(usize, usize),
}

#[derive(Default)]
pub(crate) struct Nesting {
    /// The handles of the tags without a partner.
    pub(crate) refused: Vec<u32>,
    open: Vec<Open>,
}

impl Nesting {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.refused) + grow::bytes(&self.open)
    }

    pub(crate) fn begin(&mut self) {
        self.refused.clear();
        self.open.clear();
    }

    /// Notes the start of a node that can contain tags.
    pub(crate) fn enter(&mut self) {
        self.open.add(Open::Frame);
    }

    /// Notes the end of the innermost node, which has the given type. Tags that are open in it have
    /// no partner.
    pub(crate) fn leave(&mut self, source: &[u8], shared: &mut Shared, type_name: &'static str) {
        while let Some(Open::Tag(tag, handle)) = self.open.pop() {
            self.unclosed(source, shared, tag, handle, Place::EndOf(type_name));
        }
    }

    /// Notes the end of the content.
    pub(crate) fn finish(&mut self, source: &[u8], shared: &mut Shared, place: &'static str) {
        while let Some(open) = self.open.pop() {
            if let Open::Tag(tag, handle) = open {
                self.unclosed(source, shared, tag, handle, Place::Words(place));
            }
        }
    }

    /// Notes a tag, by its index. Its handle stands for it in `refused`.
    pub(crate) fn tag(&mut self, source: &[u8], shared: &mut Shared, tag: usize, handle: usize) {
        match shared.jsx.tags[tag].flags {
            0 => self.open.add(Open::Tag(tag, handle)),
            CLOSING => self.close(source, shared, tag, handle),
            _ => {}
        }
    }

    fn close(&mut self, source: &[u8], shared: &mut Shared, tag: usize, handle: usize) {
        let partner = match self.partner(source, shared, tag) {
            Some(partner) => partner,
            None => {
                self.refused.add(handle as u32);
                let name = shown(source, shared, tag);
                note(shared, tag, Reason::Unopened(name));
                return;
            }
        };
        while self.open.len() > partner + 1 {
            if let Some(Open::Tag(tag, handle)) = self.open.pop() {
                let place = "before a closing tag of another name";
                self.unclosed(source, shared, tag, handle, Place::Words(place));
            }
        }
        self.open.truncate(partner);
    }

    /// Returns the innermost open tag of the same name, if it is near and no node that can contain
    /// tags opened after it.
    fn partner(&self, source: &[u8], shared: &Shared, tag: usize) -> Option<usize> {
        let wanted = name(source, shared, tag);
        for (i, open) in self.open.iter().enumerate().rev().take(REACH) {
            match *open {
                Open::Tag(tag, _) if name(source, shared, tag) == wanted => return Some(i),
                Open::Tag(..) => {}
                Open::Frame => return None,
            }
        }
        None
    }

    fn unclosed(
        &mut self,
        source: &[u8],
        shared: &mut Shared,
        tag: usize,
        handle: usize,
        place: Place,
    ) {
        self.refused.add(handle as u32);
        let name = shown(source, shared, tag);
        note(shared, tag, Reason::Unclosed(name, place));
    }
}

fn note(shared: &mut Shared, tag: usize, reason: Reason) {
    let start = shared.jsx.tags[tag].start as usize;
    let problem = Problem {
        start,
        end: shared.jsx.tags[tag].end as usize,
        code: Code::EndTagMismatch,
        reason,
    };
    shared.problems.note(problem, start);
}

/// Returns the tag's name as a message shows it.
fn shown(source: &[u8], shared: &mut Shared, tag: usize) -> Name {
    let name = shared.jsx.tags[tag].name;
    if name.length > SHOWN {
        return Name(None);
    }
    shared.problems.name(source, &shared.values, name)
}

fn name<'a>(source: &'a [u8], shared: &'a Shared, tag: usize) -> &'a [u8] {
    shared.jsx.tags[tag].name.bytes(source, &shared.values)
}
