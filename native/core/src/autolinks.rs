//! Finds autolinks in angle brackets.

use crate::chars;

const SCHEME_MAX: usize = 32;
const DOMAIN_LABEL_MAX: usize = 63;

/// An autolink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Autolink {
    pub(crate) end: usize,
    pub(crate) is_email: bool,
}

/// Returns the autolink that starts at the less-than sign at `at`.
pub(crate) fn scan(b: &[u8], at: usize, to: usize) -> Option<Autolink> {
    let i = at + 1;
    if i >= to {
        return None;
    }
    let url = if chars::is_alpha(b[i]) {
        url_end(b, i, to)
    } else {
        None
    };
    let is_email = url.is_none();
    let end = url.or_else(|| email_end(b, i, to))?;
    Some(Autolink { end, is_email })
}

fn url_end(b: &[u8], from: usize, to: usize) -> Option<usize> {
    let mut i = from + 1;
    while i < to && i - from <= SCHEME_MAX && is_scheme_byte(b[i]) {
        i += 1;
    }
    let size = i - from;
    if !(2..=SCHEME_MAX).contains(&size) || i >= to || b[i] != b':' {
        return None;
    }
    while i < to && b[i] != b'>' {
        let c = b[i];
        if c == b' ' || c == b'<' || (chars::is_control(c) && c != 0) {
            return None;
        }
        i += 1;
    }
    if i < to {
        Some(i + 1)
    } else {
        None
    }
}

fn is_scheme_byte(c: u8) -> bool {
    chars::is_alphanumeric(c) || matches!(c, b'+' | b'-' | b'.')
}

fn is_atext(c: u8) -> bool {
    chars::is_alphanumeric(c) || b"#$%&'*+-/=?^_`{|}~.".contains(&c)
}

fn email_end(b: &[u8], from: usize, to: usize) -> Option<usize> {
    let mut i = from;
    while i < to && is_atext(b[i]) {
        i += 1;
    }
    if i == from || i >= to || b[i] != b'@' {
        return None;
    }
    loop {
        i += 1;
        let label = i;
        while i < to && (chars::is_alphanumeric(b[i]) || (b[i] == b'-' && i > label)) {
            i += 1;
        }
        if i == label || i - label > DOMAIN_LABEL_MAX || b[i - 1] == b'-' || i >= to {
            return None;
        }
        match b[i] {
            b'>' => return Some(i + 1),
            b'.' => {}
            _ => return None,
        }
    }
}
