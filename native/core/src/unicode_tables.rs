//! The properties of code points that Markdown and JavaScript need, as in Unicode 16.0. ASCII is
//! looked up in a table; other code points are found by binary search in sorted bounds.

mod ranges;
#[cfg(test)]
mod tests;

const PUNCTUATION_OR_SYMBOL: u8 = 1;
const ID_START: u8 = 2;
const ID_CONTINUE: u8 = 4;

static ASCII: [u8; 256] = ascii();

static PUNCTUATION_OR_SYMBOL_BOUNDS: [u32; count(ranges::PUNCTUATION_OR_SYMBOL)] =
    bounds(ranges::PUNCTUATION_OR_SYMBOL);
static ID_START_BOUNDS: [u32; count(ranges::ID_START)] = bounds(ranges::ID_START);
static ID_CONTINUE_BOUNDS: [u32; count(ranges::ID_CONTINUE)] = bounds(ranges::ID_CONTINUE);

/// Returns whether a code point is in the general categories P or S, which CommonMark calls
/// punctuation.
#[inline]
pub(crate) fn is_punctuation_or_symbol(cp: u32) -> bool {
    if cp < 128 {
        ASCII[cp as usize] & PUNCTUATION_OR_SYMBOL != 0
    } else {
        is_in(&PUNCTUATION_OR_SYMBOL_BOUNDS, cp)
    }
}

/// Returns whether a code point is white space or a line ending of JavaScript, which `\s` matches
/// in its regular expressions.
#[inline]
pub(crate) fn is_js_whitespace(cp: u32) -> bool {
    match cp {
        0x9..=0xD | 0x20 => true,
        0..=0x9F => false,
        0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 => true,
        0x202F | 0x205F | 0x3000 | 0xFEFF => true,
        _ => false,
    }
}

/// Returns whether an identifier of JavaScript can start with a code point.
#[inline]
pub(crate) fn is_id_start(cp: u32) -> bool {
    if cp < 128 {
        ASCII[cp as usize] & ID_START != 0
    } else {
        is_in(&ID_START_BOUNDS, cp)
    }
}

/// Returns whether an identifier of JavaScript can contain a code point after its start.
#[inline]
pub(crate) fn is_id_continue(cp: u32) -> bool {
    if cp < 128 {
        ASCII[cp as usize] & ID_CONTINUE != 0
    } else {
        is_in(&ID_START_BOUNDS, cp) || is_in(&ID_CONTINUE_BOUNDS, cp)
    }
}

/// Returns whether a byte is an ASCII character that an identifier of JavaScript can start with.
#[inline(always)]
pub(crate) fn is_ascii_id_start(b: u8) -> bool {
    ASCII[b as usize] & ID_START != 0
}

/// Returns whether a byte is an ASCII character that an identifier of JavaScript can contain.
#[inline(always)]
pub(crate) fn is_ascii_id_continue(b: u8) -> bool {
    ASCII[b as usize] & ID_CONTINUE != 0
}

/// Returns whether an odd number of bounds are `cp` or less.
fn is_in(bounds: &[u32], cp: u32) -> bool {
    bounds.partition_point(|&bound| bound <= cp) & 1 != 0
}

const fn ascii() -> [u8; 256] {
    let mut properties = [0; 256];
    let mut c = b'!';
    while c < 127 {
        properties[c as usize] = match c {
            b'0'..=b'9' => ID_CONTINUE,
            b'A'..=b'Z' | b'a'..=b'z' => ID_START | ID_CONTINUE,
            b'$' | b'_' => ID_START | ID_CONTINUE | PUNCTUATION_OR_SYMBOL,
            _ => PUNCTUATION_OR_SYMBOL,
        };
        c += 1;
    }
    properties
}

/// Returns the number of bounds: two for each word.
const fn count(text: &str) -> usize {
    let text = text.as_bytes();
    let mut count = 0;
    let mut i = 0;
    while i < text.len() {
        if text[i] == b' ' || text[i] == b'\n' {
            count += 2;
        }
        i += 1;
    }
    count
}

/// Parses `first-last` and single code points, in hexadecimal, into first code points and those
/// after the last.
const fn bounds<const N: usize>(text: &str) -> [u32; N] {
    let text = text.as_bytes();
    let mut bounds = [0; N];
    let mut at = 0;
    let mut value = 0;
    let mut i = 0;
    while i < text.len() {
        match text[i] {
            b'-' => {
                bounds[at] = value;
                at += 1;
                value = 0;
            }
            b' ' | b'\n' => {
                if at & 1 == 0 {
                    bounds[at] = value;
                    at += 1;
                }
                bounds[at] = value + 1;
                at += 1;
                value = 0;
            }
            digit => value = value << 4 | hex(digit),
        }
        i += 1;
    }
    bounds
}

/// Returns the value of a hexadecimal digit in lower case.
pub(crate) const fn hex(digit: u8) -> u32 {
    (if digit <= b'9' {
        digit - b'0'
    } else {
        digit - b'a' + 10
    }) as u32
}
