//! Writes a tree as a payload.

mod layout;

use crate::format::{ATTRIBUTE_SIZE, DIAGNOSTIC_SIZE, HEADER_SIZE, MAGIC, NODE_SIZE};
use crate::problems::Problems;
use crate::tree::Tree;
use crate::values::ABSENT;

/// Returns the exact size of the payload, which may be larger than its fields can count.
pub(crate) fn size(tree: &Tree, problems: &Problems, source_length: usize) -> u64 {
    let pool = (tree.strings.pool.len() as u64 + 7) & !7;
    HEADER_SIZE as u64
        + tree.nodes.len() as u64 * NODE_SIZE as u64
        + tree.attributes.len() as u64 * ATTRIBUTE_SIZE as u64
        + problems.rows.len() as u64 * DIAGNOSTIC_SIZE as u64
        + pool
        + source_length as u64
}

/// The offsets of the pool and the source in the payload.
#[derive(Clone, Copy)]
struct Places {
    pool: u32,
    source: u32,
}

impl Places {
    #[inline(always)]
    fn of(self, offset: i32) -> u32 {
        if offset >= 0 {
            self.source + offset as u32
        } else if offset == ABSENT {
            0
        } else {
            self.pool + !offset as u32
        }
    }
}

/// Writes the payload to a target of exactly its size.
pub(crate) fn write(tree: &Tree, problems: &Problems, source: &[u8], flags: u32, to: &mut [u8]) {
    let (header, rest) = to.split_at_mut(HEADER_SIZE);
    let (nodes, rest) = rest.split_at_mut(tree.nodes.len() * NODE_SIZE);
    let (attributes, rest) = rest.split_at_mut(tree.attributes.len() * ATTRIBUTE_SIZE);
    let (diagnostics, rest) = rest.split_at_mut(problems.rows.len() * DIAGNOSTIC_SIZE);
    let pool_offset = HEADER_SIZE + nodes.len() + attributes.len() + diagnostics.len();
    let (pool, rest) = rest.split_at_mut(tree.strings.pool.len());
    let (padding, text) = rest.split_at_mut((8 - pool.len() % 8) % 8);
    let source_offset = pool_offset + pool.len() + padding.len();
    let places = Places {
        pool: pool_offset as u32,
        source: source_offset as u32,
    };

    words(
        header,
        [
            MAGIC,
            flags,
            (source_offset + source.len()) as u32,
            tree.nodes.len() as u32,
            tree.attributes.len() as u32,
            problems.rows.len() as u32,
            tree.strings.pool.len() as u32,
            source.len() as u32,
            places.source,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ],
    );
    for (record, n) in nodes.chunks_exact_mut(NODE_SIZE).zip(&tree.nodes) {
        let text = places.of(n.text);
        words(
            record,
            [
                n.head, n.next, n.parent, text, n.length, n.start, n.end, n.data,
            ],
        );
    }
    for (record, a) in attributes
        .chunks_exact_mut(ATTRIBUTE_SIZE)
        .zip(&tree.attributes)
    {
        let (name, value) = (places.of(a.name), places.of(a.value));
        words(record, [a.head, name, value, a.length, a.start, a.end]);
    }
    for (record, d) in diagnostics
        .chunks_exact_mut(DIAGNOSTIC_SIZE)
        .zip(&problems.rows)
    {
        let message = places.of(d.message);
        words(record, [d.head, d.start, d.end, message, d.length, 0]);
    }
    pool.copy_from_slice(&tree.strings.pool);
    padding.fill(0);
    text.copy_from_slice(source);
}

/// Writes little-endian words to a record of exactly their size.
#[inline(always)]
fn words<const N: usize>(record: &mut [u8], words: [u32; N]) {
    for (bytes, word) in record.chunks_exact_mut(4).zip(words) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
}
