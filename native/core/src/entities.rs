//! Finds the named character references of HTML that end in a semicolon. A name is found in the
//! text of the table by its hash, and its value is parsed there.

mod table;
#[cfg(test)]
mod tests;

use crate::grow::push_code_point;
use crate::unicode_tables::hex;
use table::TABLE;

/// A power of two, to leave about half of the slots empty.
const SLOT_COUNT: usize = 4096;

/// The offsets in the table of the names with that hash, plus one. Zero ends a search.
static SLOTS: [u16; SLOT_COUNT] = slots();

/// Finds a name, given without ampersand and semicolon. Returns the offset of its value in the
/// table.
pub(crate) fn find(name: &[u8]) -> Option<usize> {
    let mut hash = 0;
    for &c in name {
        hash = hashed(hash, c);
    }
    let mut slot = first_slot(hash);
    while SLOTS[slot] != 0 {
        let start = usize::from(SLOTS[slot]) - 1;
        let record = &TABLE[start..];
        if record.starts_with(name) && record.get(name.len()) == Some(&b'=') {
            return Some(start + name.len() + 1);
        }
        slot = (slot + 1) % SLOT_COUNT;
    }
    None
}

/// Appends the value of an entity, whose offset in the table [`find`] returned.
pub(crate) fn push_value(value: usize, out: &mut Vec<u8>) {
    let mut cp = 0;
    for &c in &TABLE[value..] {
        match c {
            b' ' | b'\n' => break,
            b'+' => {
                push_code_point(out, cp);
                cp = 0;
            }
            digit => cp = cp << 4 | hex(digit),
        }
    }
    push_code_point(out, cp);
}

const fn hashed(hash: u32, c: u8) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193)
}

const fn first_slot(hash: u32) -> usize {
    (hash ^ hash >> 15) as usize % SLOT_COUNT
}

const fn slots() -> [u16; SLOT_COUNT] {
    let mut slots = [0; SLOT_COUNT];
    let mut i = 0;
    while i < TABLE.len() {
        let start = i;
        let mut hash = 0;
        while TABLE[i] != b'=' {
            hash = hashed(hash, TABLE[i]);
            i += 1;
        }
        let mut slot = first_slot(hash);
        while slots[slot] != 0 {
            slot = (slot + 1) % SLOT_COUNT;
        }
        slots[slot] = start as u16 + 1;
        while TABLE[i] != b' ' && TABLE[i] != b'\n' {
            i += 1;
        }
        i += 1;
    }
    slots
}
