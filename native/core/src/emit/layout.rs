//! Checks at compile time that records are written as the layout says.

// Rust 1.63 does not count uses in constants.
#![allow(dead_code)]

use crate::format::*;

/// The offsets of the words of the header, in the order in which they are written.
const HEADER: [usize; 10] = [
    H_MAGIC,
    H_FLAGS,
    H_LENGTH,
    H_NODES,
    H_ATTRIBUTES,
    H_DIAGNOSTICS,
    H_POOL_LENGTH,
    H_SOURCE_LENGTH,
    H_SOURCE_OFFSET,
    H_CRC,
];

/// The offsets of the words of a node, likewise.
const NODE: [usize; 8] = [
    N_KIND,
    N_NEXT,
    N_PARENT,
    N_TEXT_OFFSET,
    N_TEXT_LENGTH,
    N_START,
    N_END,
    N_DATA,
];

/// The offsets of the words of an attribute, likewise.
const ATTRIBUTE: [usize; 6] = [
    A_KIND,
    A_NAME_OFFSET,
    A_VALUE_OFFSET,
    A_VALUE_LENGTH,
    A_START,
    A_END,
];

/// The offsets of the words of a diagnostic, likewise.
const DIAGNOSTIC: [usize; 5] = [
    D_SEVERITY,
    D_START,
    D_END,
    D_MESSAGE_OFFSET,
    D_MESSAGE_LENGTH,
];

// Records are written as words, in this order, so the layout must have it too.
const _: () = assert!(are_words(&HEADER) && are_words(&NODE));
const _: () = assert!(are_words(&ATTRIBUTE) && are_words(&DIAGNOSTIC));

// The first word of a record is put together from these bytes and halves.
const _: () = assert!(N_FLAGS == 1 && N_ATTRIBUTE_COUNT == 2);
const _: () = assert!(A_FIELD == 1 && A_NAME_LENGTH == 2 && D_CODE == 2);

/// Returns whether the offsets are those of words that follow each other.
const fn are_words(offsets: &[usize]) -> bool {
    let mut i = 0;
    while i < offsets.len() {
        if offsets[i] != 4 * i {
            return false;
        }
        i += 1;
    }
    true
}
