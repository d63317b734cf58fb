//! Finds the ends of words, numbers, strings, comments and regular expressions of JavaScript. All
//! functions take the whole text and an offset in it.

use crate::unicode_tables::{is_ascii_id_continue, is_id_continue};
use crate::{chars, scan};

/// Returns whether a line ending of JavaScript starts here. U+2028 and U+2029 are line endings in
/// JavaScript, but not in Markdown.
#[inline]
pub(crate) fn is_line_ending(s: &[u8], at: usize) -> bool {
    match s[at] {
        b'\n' | b'\r' => true,
        0xE2 => matches!(s[at + 1..], [0x80, 0xA8 | 0xA9, ..]),
        _ => false,
    }
}

/// Returns the end of the identifier characters from `from` on, escapes included.
#[inline]
pub(crate) fn identifier_end(s: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < s.len() {
        let c = s[at];
        if is_ascii_id_continue(c) {
            at += 1;
        } else if c >= 0x80 {
            let code_point = chars::code_point_at(s, at);
            if !is_id_continue(code_point) {
                return at;
            }
            at += chars::length(code_point);
        } else if c == b'\\' {
            at = escape_end(s, at);
        } else {
            return at;
        }
    }
    at
}

/// Returns the end of an escape, with its braces if it has any.
fn escape_end(s: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    if !s[at..].starts_with(b"u{") {
        return at;
    }
    at += 2;
    while at < s.len() && chars::is_hex(s[at]) {
        at += 1;
    }
    if at < s.len() && s[at] == b'}' {
        at + 1
    } else {
        at
    }
}

/// Returns the end of a number, with the member that can follow a second dot. The sign of an
/// exponent ends the number: the rest reads as an operator and another number.
pub(crate) fn number_end(s: &[u8], from: usize) -> usize {
    let mut at = identifier_end(s, from);
    while at < s.len() && s[at] == b'.' {
        at = identifier_end(s, at + 1);
    }
    at
}

/// Returns the end of a string, after its quote, or the end of its line as an error if the quote is
/// missing.
pub(crate) fn string_end(s: &[u8], from: usize) -> Result<usize, usize> {
    let mark = s[from];
    let mut at = from + 1;
    while at < s.len() && !chars::is_eol(s[at]) {
        if s[at] == mark {
            return Ok(at + 1);
        }
        if s[at] == b'\\' && at + 1 < s.len() {
            at = if chars::is_eol(s[at + 1]) {
                chars::after_eol(s, at + 1, s.len())
            } else {
                at + 2
            };
        } else {
            at += 1;
        }
    }
    Err(at)
}

/// Returns the end of a string in a tag, which has no escapes and can span lines, or the end of the
/// text.
pub(crate) fn jsx_string_end(s: &[u8], from: usize) -> usize {
    let mark = scan::index_of(s, from + 1, s.len(), s[from]);
    s.len().min(mark + 1)
}

/// Returns the end of a regular expression with its flags, or as an error the end of the search,
/// where its line ends.
///
/// Inside another regular expression that does not close, the search ends at the next bracket. Up
/// to there the other one is in a class, since it is still open. After the bracket both are in a
/// class or neither is, so this one does not close either.
pub(crate) fn regex_end(s: &[u8], from: usize, is_in_unclosed: bool) -> Result<usize, usize> {
    let mut escaped = false;
    let mut in_class = false;
    let mut at = from + 1;
    while at < s.len() && !is_line_ending(s, at) {
        let c = s[at];
        if escaped {
            escaped = false;
        } else if c == b'/' && !in_class {
            return Ok(identifier_end(s, at + 1));
        } else if is_in_unclosed && matches!(c, b'[' | b']') {
            break;
        } else {
            escaped = c == b'\\';
            in_class = c == b'[' || (in_class && c != b']');
        }
        at += 1;
    }
    Err(at)
}

/// Returns the end of a comment, or `None` if the comment does not close.
pub(crate) fn comment_end(s: &[u8], from: usize) -> Option<usize> {
    let mut at = from + 2;
    if s[from + 1] == b'/' {
        while at < s.len() && !is_line_ending(s, at) {
            at += 1;
        }
        return Some(at);
    }
    loop {
        at = scan::index_of(s, at, s.len(), b'*') + 1;
        if at >= s.len() {
            return None;
        }
        if s[at] == b'/' {
            return Some(at + 1);
        }
    }
}
