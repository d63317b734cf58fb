//! Reads the parts of links, images and definitions: labels, destinations, titles.

use crate::chars;

/// The largest number of UTF-16 code units in a label.
pub(crate) const LABEL_MAX: usize = 999;

/// The largest depth of parentheses in a destination in text.
pub(crate) const BALANCE_MAX: usize = 32;

/// A part: the span of its content, and the offset after the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) after: usize,
}

/// Returns the offset after spaces, tabs and line endings.
pub(crate) fn skip_whitespace(b: &[u8], at: usize, to: usize) -> usize {
    let mut i = at;
    while i < to && chars::is_space_or_eol(b[i]) {
        i += 1;
    }
    i
}

/// Returns the number of UTF-16 code units that a code point has, by its first byte, and 0 for its
/// other bytes.
#[inline]
pub(crate) fn utf16_units(lead: u8) -> usize {
    match lead {
        0x80..=0xBF => 0,
        0xF0..=0xFF => 2,
        _ => 1,
    }
}

/// Reads a label from its opening bracket on.
pub(crate) fn label(b: &[u8], at: usize, to: usize) -> Option<Part> {
    let mut i = at + 1;
    let mut size = 0;
    let mut seen = false;
    while i < to {
        let c = b[i];
        if c == b']' {
            return if seen { part(at, i) } else { None };
        }
        if c == b'[' {
            return None;
        }
        size += utf16_units(c);
        if size > LABEL_MAX {
            return None;
        }
        seen |= !chars::is_space_or_eol(c);
        i += 1;
        if c == b'\\' && i < to && matches!(b[i], b'[' | b'\\' | b']') {
            size += 1;
            i += 1;
        }
    }
    None
}

/// Returns the part between the marks at `open` and at `close`.
fn part(open: usize, close: usize) -> Option<Part> {
    Some(Part {
        start: open + 1,
        end: close,
        after: close + 1,
    })
}

/// Reads a destination, with or without angle brackets.
pub(crate) fn destination(b: &[u8], at: usize, to: usize, balance_max: usize) -> Option<Part> {
    if at >= to {
        None
    } else if b[at] == b'<' {
        enclosed(b, at, to)
    } else {
        raw(b, at, to, balance_max)
    }
}

fn enclosed(b: &[u8], at: usize, to: usize) -> Option<Part> {
    let mut i = at + 1;
    while i < to {
        let c = b[i];
        if c == b'>' {
            return part(at, i);
        }
        if c == b'<' || chars::is_eol(c) {
            return None;
        }
        i += 1;
        if c == b'\\' && i < to && matches!(b[i], b'<' | b'>' | b'\\') {
            i += 1;
        }
    }
    None
}

fn raw(b: &[u8], at: usize, to: usize, balance_max: usize) -> Option<Part> {
    let mut i = at;
    let mut balance = 0;
    while i < to {
        let c = b[i];
        if c > b')' && c < 127 && c != b'\\' {
            i += 1;
            continue;
        }
        if chars::is_space_or_eol(c) {
            break;
        }
        if c == b'(' {
            if balance == balance_max {
                return None;
            }
            balance += 1;
        } else if c == b')' {
            if balance == 0 {
                break;
            }
            balance -= 1;
        } else if chars::is_control(c) && c != 0 {
            return None;
        }
        i += 1;
        if c == b'\\' && i < to && matches!(b[i], b'(' | b')' | b'\\') {
            i += 1;
        }
    }
    if balance != 0 || i == at {
        return None;
    }
    Some(Part {
        start: at,
        end: i,
        after: i,
    })
}

/// Reads titles. A quote without a match is remembered, so that time stays linear.
#[derive(Default)]
pub(crate) struct Titles {
    /// The span of the last title in parentheses. A title that starts inside it ends at the same
    /// offset.
    parens: Option<(usize, usize)>,
    parens_unclosed: bool,
    double_unclosed: bool,
    single_unclosed: bool,
}

impl Titles {
    /// Starts a run of content.
    pub(crate) fn reset(&mut self) {
        *self = Titles::default();
    }

    /// Reads a title with its quotes or parentheses.
    pub(crate) fn title(&mut self, b: &[u8], at: usize, to: usize) -> Option<Part> {
        if at >= to {
            return None;
        }
        match b[at] {
            b'(' if !self.parens_unclosed => self.in_parens(b, at, to),
            b'"' if !self.double_unclosed => {
                let found = quoted(b, at, to, b'"');
                self.double_unclosed = found.is_none();
                found
            }
            b'\'' if !self.single_unclosed => {
                let found = quoted(b, at, to, b'\'');
                self.single_unclosed = found.is_none();
                found
            }
            _ => None,
        }
    }

    fn in_parens(&mut self, b: &[u8], at: usize, to: usize) -> Option<Part> {
        if let Some((start, end)) = self.parens {
            if at > start && at < end {
                return part(at, end - 1);
            }
        }
        let found = quoted(b, at, to, b')');
        self.parens_unclosed = found.is_none();
        self.parens = found.map(|title| (at, title.after));
        found
    }
}

fn quoted(b: &[u8], at: usize, to: usize, mark: u8) -> Option<Part> {
    let mut i = at + 1;
    while i < to {
        let c = b[i];
        if c == mark {
            return part(at, i);
        }
        i += 1;
        if c == b'\\' && i < to && (b[i] == mark || b[i] == b'\\') {
            i += 1;
        }
    }
    None
}
