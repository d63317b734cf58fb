//! Reads the markers of list items: a bullet, or digits with a dot or a parenthesis.

use crate::chars;
use crate::line::Line;

/// The marker of a list item.
#[derive(Clone, Copy)]
pub(crate) struct Marker {
    /// The marker's length.
    pub(crate) bytes: usize,
    /// The last byte, which differs between lists.
    pub(crate) last: u8,
    /// The number of an ordered item.
    pub(crate) number: Option<u32>,
}

/// Returns the marker of the list item that starts here.
#[inline]
pub(crate) fn scan(line: &mut Line, mdx: bool, interrupt: bool) -> Option<Marker> {
    if !line.may_open_container(mdx) {
        return None;
    }
    let (bytes, number) = match line.first {
        b'*' | b'-' | b'+' => (1, None),
        b'0'..=b'9' => {
            let (digits, number) = number(&line.source[line.text..line.end])?;
            if interrupt && (line.first != b'1' || digits != 1) {
                return None;
            }
            (digits + 1, Some(number))
        }
        _ => return None,
    };
    item_marker(line, bytes, number, interrupt)
}

fn item_marker(
    line: &mut Line,
    bytes: usize,
    number: Option<u32>,
    interrupt: bool,
) -> Option<Marker> {
    let text = &line.source[line.text..line.end];
    let after = &text[bytes..];
    let last = text[bytes - 1];
    let spaced = after.first().map_or(true, |&c| chars::is_space(c));
    if !spaced
        || (interrupt && after.iter().all(|&c| chars::is_space(c)))
        || line.is_thematic_break()
    {
        return None;
    }
    Some(Marker {
        bytes,
        last,
        number,
    })
}

/// Returns the number of digits of an ordered marker, before a dot or a parenthesis, and their
/// value.
fn number(text: &[u8]) -> Option<(usize, u32)> {
    let mut value = 0;
    for (i, &c) in text.iter().enumerate() {
        match c {
            b'0'..=b'9' if i < 9 => value = value * 10 + u32::from(c - b'0'),
            b'.' | b')' => return Some((i, value)),
            _ => return None,
        }
    }
    None
}
