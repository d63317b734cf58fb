//! Finds the labels of footnotes, such as `[^label]`, and keeps those with a definition, which has
//! a colon after the label.

use crate::chars;
use crate::labels::Labels;
use crate::links::{self, LABEL_MAX};

#[derive(Default)]
pub(crate) struct Footnotes {
    defined: Labels,
}

impl Footnotes {
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.defined.scratch_bytes()
    }

    /// Starts a document.
    pub(crate) fn clear(&mut self) {
        self.defined.clear();
    }

    pub(crate) fn define(&mut self, b: &[u8], from: usize, to: usize) {
        self.defined.define(b, from, to);
    }

    /// Returns whether a label has a definition in the document.
    pub(crate) fn is_defined(&self, b: &[u8], from: usize, to: usize) -> bool {
        self.defined.is_defined(b, from, to)
    }

    /// Returns where the label of the call that starts here ends, if the label has a definition.
    pub(crate) fn call(&self, b: &[u8], at: usize, to: usize) -> Option<usize> {
        label(b, at, to).filter(|&end| self.is_defined(b, at + 2, end))
    }
}

/// Returns where the label of the definition that starts here ends.
#[inline]
pub(crate) fn definition(b: &[u8], at: usize, to: usize) -> Option<usize> {
    if b[at] != b'[' {
        return None;
    }
    label(b, at, to).filter(|&end| b[end + 1..to].first() == Some(&b':'))
}

/// Returns where the label after `[^` ends, at its closing bracket.
fn label(b: &[u8], at: usize, to: usize) -> Option<usize> {
    if !b[at..to].starts_with(b"[^") {
        return None;
    }
    let start = at + 2;
    let mut size = 0;
    let mut i = start;
    while i < to {
        let c = b[i];
        if c == b'[' || chars::is_space_or_eol(c) || size > LABEL_MAX {
            return None;
        }
        if c == b']' {
            return (i > start).then_some(i);
        }
        size += links::utf16_units(c);
        i += 1;
        if c == b'\\' && i < to && matches!(b[i], b'[' | b'\\' | b']') {
            size += 1;
            i += 1;
        }
    }
    None
}
