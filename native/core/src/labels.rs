//! Makes labels comparable (white space collapsed, case folded), and keeps the labels that a
//! document defines.

use std::cell::{Ref, RefCell};

use crate::case_tables;
use crate::chars;
use crate::grow::{self, Grow};
use crate::hash::Hash;

/// The span of an entry's key in the keys.
#[derive(Clone, Copy)]
struct Entry {
    hash: u32,
    start: u32,
    length: u32,
}

/// Buffers in which a label is made comparable.
#[derive(Default)]
struct Room {
    key: Vec<u8>,
    folded: Vec<u8>,
}

#[derive(Default)]
pub(crate) struct Labels {
    room: RefCell<Room>,
    keys: Vec<u8>,
    entries: Vec<Entry>,
    /// The index of an entry, plus one, by its hash; zero for none.
    table: Vec<u32>,
    hash: Hash,
}

impl Labels {
    pub(crate) fn scratch_bytes(&self) -> usize {
        let room = self.room.borrow();
        grow::bytes(&room.key)
            + grow::bytes(&room.folded)
            + grow::bytes(&self.keys)
            + grow::bytes(&self.entries)
            + grow::bytes(&self.table)
    }

    /// Starts a document.
    pub(crate) fn clear(&mut self) {
        if !self.entries.is_empty() {
            self.table.fill(0);
        }
        self.keys.clear();
        self.entries.clear();
    }

    /// Adds a label to the set.
    pub(crate) fn define(&mut self, b: &[u8], from: usize, to: usize) {
        let room = self.room.get_mut();
        room.fold(&b[from..to]);
        let hash = self.hash.of(&room.key);
        if (self.entries.len() + 1) * 2 > self.table.len() {
            rehash(&mut self.table, &self.entries);
        }
        let slot = match find(&self.table, &self.entries, &self.keys, &room.key, hash) {
            Ok(_) => return,
            Err(slot) => slot,
        };
        self.entries.add(Entry {
            hash,
            start: self.keys.len() as u32,
            length: room.key.len() as u32,
        });
        self.keys.add_all(&room.key);
        self.table[slot] = self.entries.len() as u32;
    }

    /// Returns whether the set contains a label.
    pub(crate) fn is_defined(&self, b: &[u8], from: usize, to: usize) -> bool {
        if self.entries.is_empty() {
            return false;
        }
        let mut room = self.room.borrow_mut();
        room.fold(&b[from..to]);
        let hash = self.hash.of(&room.key);
        find(&self.table, &self.entries, &self.keys, &room.key, hash).is_ok()
    }

    /// Returns the identifier of a label, as in mdast. It borrows the buffers for as long as it is
    /// held.
    pub(crate) fn identifier(&self, b: &[u8], from: usize, to: usize) -> Ref<'_, [u8]> {
        self.room.borrow_mut().identify(&b[from..to]);
        Ref::map(self.room.borrow(), |room| &room.key[..])
    }
}

/// Makes the table twice as large.
fn rehash(table: &mut Vec<u32>, entries: &[Entry]) {
    let size = (table.len() * 2).max(64);
    table.clear();
    table.fill_to(size, 0);
    for (i, entry) in entries.iter().enumerate() {
        let mut slot = entry.hash as usize & (size - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        table[slot] = i as u32 + 1;
    }
}

/// Returns the entry with that key, or the slot where it belongs.
fn find(
    table: &[u32],
    entries: &[Entry],
    keys: &[u8],
    key: &[u8],
    hash: u32,
) -> Result<usize, usize> {
    let mask = table.len() - 1;
    let mut slot = hash as usize & mask;
    while table[slot] != 0 {
        let index = table[slot] as usize - 1;
        let entry = entries[index];
        if entry.hash == hash && &keys[entry.start as usize..][..entry.length as usize] == key {
            return Ok(index);
        }
        slot = (slot + 1) & mask;
    }
    Err(slot)
}

impl Room {
    /// Makes the key that all labels share which differ only in case and white space.
    fn fold(&mut self, label: &[u8]) {
        if self.collapse(label) {
            self.key.make_ascii_uppercase();
        } else {
            self.case_fold();
            std::mem::swap(&mut self.key, &mut self.folded);
        }
    }

    /// Makes the identifier of a label.
    fn identify(&mut self, label: &[u8]) {
        if self.collapse(label) {
            self.key.make_ascii_lowercase();
        } else {
            self.case_fold();
            self.key.clear();
            case_tables::lower(&self.folded, 0, self.folded.len(), &mut self.key);
        }
    }

    fn case_fold(&mut self) {
        self.folded.clear();
        case_tables::key(&self.key, 0, self.key.len(), &mut self.folded);
    }

    /// Collapses and trims white space. Returns whether the label is ASCII.
    fn collapse(&mut self, label: &[u8]) -> bool {
        let key = &mut self.key;
        key.clear();
        let mut ascii = true;
        for word in label.split(|&c| chars::is_space_or_eol(c)) {
            if word.is_empty() {
                continue;
            }
            if !key.is_empty() {
                key.add(b' ');
            }
            for (i, part) in word.split(|&c| c == 0).enumerate() {
                if i > 0 {
                    grow::push_code_point(key, 0xFFFD);
                    ascii = false;
                }
                ascii &= part.is_ascii();
                key.add_all(part);
            }
        }
        ascii
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identifier(label: &str) -> String {
        let labels = Labels::default();
        let identifier = labels.identifier(label.as_bytes(), 0, label.len());
        String::from_utf8(identifier.to_vec()).unwrap()
    }

    #[test]
    fn white_space_is_collapsed_and_trimmed() {
        assert_eq!("a b", identifier(" \tA\r\n b\t"));
        assert_eq!("a b", identifier("a b"));
    }

    #[test]
    fn identifiers_are_in_lower_case() {
        assert_eq!("äöü", identifier("ÄöÜ"));
        assert_eq!("ss", identifier("ẞ"));
        assert_eq!("a\u{FFFD}b", identifier("A\0b"));
    }

    #[test]
    fn labels_that_differ_in_case_and_white_space_are_one() {
        let mut labels = Labels::default();
        let is_defined =
            |labels: &Labels, label: &str| labels.is_defined(label.as_bytes(), 0, label.len());
        assert!(!is_defined(&labels, "a"));
        for label in ["Foo  Bar", "ẞ", "foo\tbar"] {
            labels.define(label.as_bytes(), 0, label.len());
        }
        assert_eq!(2, labels.entries.len());
        for label in ["\nfoo bar ", "FOO BAR", "ss", "SS", "ß"] {
            assert!(is_defined(&labels, label), "{label}");
        }
        assert!(!is_defined(&labels, "foobar"));
        labels.clear();
        assert!(!is_defined(&labels, "ss"));
    }

    #[test]
    fn the_set_grows() {
        let mut labels = Labels::default();
        let names: Vec<String> = (0..1000).map(|i| format!("label {i}")).collect();
        for name in &names {
            labels.define(name.as_bytes(), 0, name.len());
        }
        assert_eq!(names.len(), labels.entries.len());
        assert!(names
            .iter()
            .all(|name| labels.is_defined(name.as_bytes(), 0, name.len())));
        assert!(!labels.is_defined(b"label 1000", 0, 10));
    }
}
