//! Changes the case of letters as Unicode 16.0 does: whether labels are equal must not depend on
//! the machine.

mod changes;
#[cfg(test)]
mod tests;

use crate::chars;
use crate::grow::{push_code_point, Grow};
use crate::unicode_tables::hex;

/// First and last code point, step, and the number to add.
type Range = [i32; 4];

/// A code point and what it becomes, filled up with zeros.
type Sequence = [i32; 4];

static KEY: [Range; count(changes::KEY)] = rows(changes::KEY);
static SEQUENCES: [Sequence; count(changes::KEY_SEQUENCES)] = rows(changes::KEY_SEQUENCES);
static LOWER: [Range; count(changes::LOWER)] = rows(changes::LOWER);

const CAPITAL_SIGMA: u32 = 0x3A3;
const SMALL_SIGMA: u32 = 0x3C3;
const FINAL_SIGMA: u32 = 0x3C2;

/// Appends the key of a text: texts that differ only in case have the same key.
pub(crate) fn key(b: &[u8], from: usize, to: usize, out: &mut Vec<u8>) {
    let mut i = from;
    while i < to {
        let ascii = ascii_end(b, i, to);
        let at = out.len();
        out.add_all(&b[i..ascii]);
        out[at..].make_ascii_uppercase();
        i = ascii;
        if i < to {
            let cp = chars::code_point_at(b, i);
            push_key(cp, out);
            i += chars::length(cp);
        }
    }
}

fn push_key(cp: u32, out: &mut Vec<u8>) {
    match sequence(cp) {
        None => push_code_point(out, map(&KEY, cp)),
        Some(sequence) => {
            for &part in sequence[1..].iter().filter(|&&part| part != 0) {
                push_code_point(out, part as u32);
            }
        }
    }
}

/// Appends a key in lower case. A sigma at the end of a word becomes a final sigma.
pub(crate) fn lower(b: &[u8], from: usize, to: usize, out: &mut Vec<u8>) {
    let mut i = from;
    while i < to {
        let ascii = ascii_end(b, i, to);
        let at = out.len();
        out.add_all(&b[i..ascii]);
        out[at..].make_ascii_lowercase();
        i = ascii;
        if i < to {
            let cp = chars::code_point_at(b, i);
            let next = i + chars::length(cp);
            if cp != CAPITAL_SIGMA {
                push_code_point(out, map(&LOWER, cp));
            } else if is_cased_before(b, from, i) && !is_cased_after(b, next, to) {
                push_code_point(out, FINAL_SIGMA);
            } else {
                push_code_point(out, SMALL_SIGMA);
            }
            i = next;
        }
    }
}

/// Returns where the run of ASCII that starts at `from` ends.
fn ascii_end(b: &[u8], from: usize, to: usize) -> usize {
    let run = b[from..to].iter().position(|c| !c.is_ascii());
    run.map_or(to, |length| from + length)
}

fn is_cased_before(b: &[u8], from: usize, at: usize) -> bool {
    let mut i = at;
    while i > from {
        i = chars::previous(b, i);
        let cp = chars::code_point_at(b, i);
        if !is_ignorable(cp) {
            return is_cased(cp);
        }
    }
    false
}

fn is_cased_after(b: &[u8], at: usize, to: usize) -> bool {
    let mut i = at;
    while i < to {
        let cp = chars::code_point_at(b, i);
        if !is_ignorable(cp) {
            return is_cased(cp);
        }
        i += chars::length(cp);
    }
    false
}

fn is_cased(cp: u32) -> bool {
    if cp < 128 {
        return chars::is_alpha(cp as u8);
    }
    map(&LOWER, cp) != cp || map(&KEY, cp) != cp || sequence(cp).is_some()
}

/// Returns whether a code point within a word, such as a mark, does not end the word.
fn is_ignorable(cp: u32) -> bool {
    match cp {
        0x27 | 0x2E | 0x3A | 0x5E | 0x60 => true,
        0xA8 | 0xAD | 0xAF | 0xB4 | 0xB7 | 0xB8 | 0x2019 | 0x200D => true,
        _ => matches!(cp, 0x300..=0x36F),
    }
}

fn map(ranges: &[Range], cp: u32) -> u32 {
    let code = cp as i32;
    let at = ranges.partition_point(|range| range[1] < code);
    match ranges.get(at) {
        Some(&[first, _, step, add]) if first <= code && (code - first) % step == 0 => {
            (code + add) as u32
        }
        _ => cp,
    }
}

fn sequence(cp: u32) -> Option<&'static Sequence> {
    let found = SEQUENCES.binary_search_by_key(&(cp as i32), |sequence| sequence[0]);
    found.ok().map(|at| &SEQUENCES[at])
}

/// Returns the number of rows. A semicolon ends each row.
const fn count(text: &str) -> usize {
    let text = text.as_bytes();
    let mut count = 0;
    let mut i = 0;
    while i < text.len() {
        if text[i] == b';' {
            count += 1;
        }
        i += 1;
    }
    count
}

const fn rows<const N: usize>(text: &str) -> [[i32; 4]; N] {
    let text = text.as_bytes();
    let mut rows = [[0; 4]; N];
    let mut row = 0;
    let mut i = 0;
    while row < N {
        let mut column = 0;
        while text[i] != b';' {
            let (value, end) = number(text, i);
            rows[row][column] = value;
            column += 1;
            i = end;
        }
        row += 1;
        i += 1;
    }
    rows
}

/// Returns the number that starts at `from` or after white space, and where it ends.
const fn number(text: &[u8], from: usize) -> (i32, usize) {
    let mut i = from;
    let mut negative = false;
    let mut value = 0;
    while text[i] == b' ' || text[i] == b'\n' {
        i += 1;
    }
    if text[i] == b'-' {
        negative = true;
        i += 1;
    }
    while text[i] != b' ' && text[i] != b'\n' && text[i] != b';' {
        value = value << 4 | hex(text[i]) as i32;
        i += 1;
    }
    (if negative { -value } else { value }, i)
}
