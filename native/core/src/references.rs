//! Reads character references, by name or by number.

#[cfg(test)]
mod tests;

use crate::grow::push_code_point;
use crate::{chars, entities};

/// The code points that HTML gives to the numbers 128 to 159, or 0 where it gives them no other
/// meaning.
static WINDOWS_1252: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
];

const REPLACEMENT: u32 = 0xFFFD;
const LONGEST_NAME: usize = 31;
const PAST_ALL: u32 = 0x11_0000;

/// Returns where the reference that starts at the ampersand at `at` ends, after its semicolon, as
/// in CommonMark: up to 7 decimal digits, 6 hexadecimal digits, or a known name.
#[inline]
pub(crate) fn scan(b: &[u8], at: usize, to: usize) -> Option<usize> {
    scan_reference(b, at, to, 7, 6)
}

/// Like [`scan`], but with any number of digits, as in JSX attributes.
#[inline]
pub(crate) fn scan_long(b: &[u8], at: usize, to: usize) -> Option<usize> {
    scan_reference(b, at, to, usize::MAX, usize::MAX)
}

fn scan_reference(
    b: &[u8],
    at: usize,
    to: usize,
    max_decimal: usize,
    max_hex: usize,
) -> Option<usize> {
    let after = b.get(at + 1..to)?;
    match after {
        [b'#', b'x' | b'X', digits @ ..] => {
            let length = number_length(digits, max_hex, chars::is_hex)?;
            Some(at + 3 + length)
        }
        [b'#', digits @ ..] => {
            let length = number_length(digits, max_decimal, chars::is_digit)?;
            Some(at + 2 + length)
        }
        _ => {
            let length = name_length(after)?;
            entities::find(&after[..length])?;
            Some(at + 1 + length + 1)
        }
    }
}

/// Returns the length of up to `most` digits and the semicolon after them.
fn number_length(digits: &[u8], most: usize, is_digit: impl Fn(u8) -> bool) -> Option<usize> {
    let length = digits
        .iter()
        .take(most)
        .take_while(|&&c| is_digit(c))
        .count();
    if length > 0 && digits.get(length) == Some(&b';') {
        Some(length + 1)
    } else {
        None
    }
}

/// Returns the length of a possible name with a semicolon after it.
fn name_length(name: &[u8]) -> Option<usize> {
    let length = name
        .iter()
        .take(LONGEST_NAME + 1)
        .position(|&c| !chars::is_alphanumeric(c))?;
    if length > 0 && name[length] == b';' {
        Some(length)
    } else {
        None
    }
}

/// Appends the value of the reference in `[at, end)`, which [`scan`] found.
pub(crate) fn append(b: &[u8], at: usize, end: usize, out: &mut Vec<u8>) {
    if b[at + 1] == b'#' {
        push_code_point(out, allowed(number(&b[at + 2..end - 1])));
    } else {
        append_named(&b[at + 1..end - 1], out);
    }
}

/// Like [`append`], but maps numbers from Windows-1252 as HTML does.
pub(crate) fn append_for_attribute(b: &[u8], at: usize, end: usize, out: &mut Vec<u8>) {
    if b[at + 1] == b'#' {
        let cp = match number(&b[at + 2..end - 1]) {
            0 | 0xD800..=0xDFFF | PAST_ALL => REPLACEMENT,
            cp @ 0x80..=0x9F => match WINDOWS_1252[cp as usize - 0x80] {
                0 => cp,
                mapped => u32::from(mapped),
            },
            cp => cp,
        };
        push_code_point(out, cp);
    } else {
        append_named(&b[at + 1..end - 1], out);
    }
}

fn append_named(name: &[u8], out: &mut Vec<u8>) {
    if let Some(value) = entities::find(name) {
        entities::push_value(value, out);
    }
}

/// Returns the value of the digits after the `#`, at most [`PAST_ALL`].
fn number(digits: &[u8]) -> u32 {
    let (radix, digits) = match digits {
        [b'x' | b'X', digits @ ..] => (16, digits),
        _ => (10, digits),
    };
    digits.iter().fold(0, |cp, &digit| {
        let value = char::from(digit).to_digit(radix).unwrap_or(0);
        PAST_ALL.min(cp * radix + value)
    })
}

fn allowed(cp: u32) -> u32 {
    let control = matches!(cp, 0..=8 | 11 | 14..=31 | 127..=159);
    let surrogate = matches!(cp, 0xD800..=0xDFFF);
    let noncharacter = matches!(cp, 0xFDD0..=0xFDEF) || cp & 0xFFFE == 0xFFFE;
    if control || surrogate || noncharacter || cp >= PAST_ALL {
        REPLACEMENT
    } else {
        cp
    }
}
