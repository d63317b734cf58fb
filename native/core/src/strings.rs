//! The text pool, with a table that finds equal bytes and equal names. Offsets are source offsets,
//! or complements of pool offsets.

use crate::failure::{past, Fallible};
use crate::grow::{self, Grow};
use crate::hash::Hash;
use crate::limit::Limit;
use crate::values::{Value, Values, ABSENT};

#[derive(Clone, Copy)]
struct Entry {
    hash: u32,
    offset: i32,
    length: u32,
}

#[derive(Default)]
pub(crate) struct Strings {
    pub(crate) pool: Vec<u8>,
    entries: Vec<Entry>,
    /// The index of an entry, plus one, by its hash; zero for none.
    table: Vec<u32>,
    max_name: usize,
    hash: Hash,
}

impl Strings {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.pool) + grow::bytes(&self.entries) + grow::bytes(&self.table)
    }

    pub(crate) fn begin(&mut self, max_name: usize) {
        self.max_name = max_name;
        self.pool.clear();
        if self.table.is_empty() {
            self.table.fill_to(256, 0);
        } else if !self.entries.is_empty() {
            self.table.fill(0);
        }
        self.entries.clear();
    }

    /// Returns the offset of a value: in the source, or of its only copy in the pool.
    #[inline]
    pub(crate) fn value(&mut self, source: &[u8], values: &Values, value: Value) -> i32 {
        if value.offset >= 0 || value.is_none() {
            return value.offset;
        }
        self.intern(source, value.bytes(source, values), None)
    }

    /// Returns the offset that all equal names share: the first occurrence.
    pub(crate) fn name(&mut self, source: &[u8], values: &Values, value: Value) -> Fallible<i32> {
        if value.is_none() {
            return Ok(ABSENT);
        }
        let in_source = usize::try_from(value.offset).ok();
        if value.length as usize > self.max_name {
            let (allowed, actual) = (self.max_name as u64, u64::from(value.length));
            return past(Limit::NameBytes, allowed, actual, in_source);
        }
        Ok(self.intern(source, value.bytes(source, values), in_source))
    }

    /// Returns the offset of the only copy of some bytes in the pool.
    pub(crate) fn made(&mut self, source: &[u8], bytes: &[u8]) -> i32 {
        self.intern(source, bytes, None)
    }

    /// Finds equal bytes, or adds these: as an offset into the source, or as a copy in the pool.
    fn intern(&mut self, source: &[u8], bytes: &[u8], in_source: Option<usize>) -> i32 {
        let hash = self.hash.of(bytes);
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        while self.table[slot] != 0 {
            let entry = self.entries[self.table[slot] as usize - 1];
            if entry.hash == hash && self.bytes(source, entry.offset, entry.length) == bytes {
                return entry.offset;
            }
            slot = (slot + 1) & mask;
        }
        let offset = match in_source {
            Some(offset) => offset as i32,
            None => {
                let offset = !(self.pool.len() as i32);
                self.pool.add_all(bytes);
                offset
            }
        };
        self.entries.add(Entry {
            hash,
            offset,
            length: bytes.len() as u32,
        });
        self.table[slot] = self.entries.len() as u32;
        if self.entries.len() * 2 > self.table.len() {
            self.grow();
        }
        offset
    }

    /// Returns the bytes at an offset.
    pub(crate) fn bytes<'a>(&'a self, source: &'a [u8], offset: i32, length: u32) -> &'a [u8] {
        if offset == ABSENT {
            &[]
        } else if offset >= 0 {
            &source[offset as usize..][..length as usize]
        } else {
            &self.pool[!offset as usize..][..length as usize]
        }
    }

    fn grow(&mut self) {
        let size = self.table.len() * 2;
        self.table.clear();
        self.table.fill_to(size, 0);
        for (i, entry) in self.entries.iter().enumerate() {
            let mut slot = entry.hash as usize & (size - 1);
            while self.table[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = i as u32 + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_bytes_stand_once() {
        let mut strings = Strings::default();
        for _ in 0..2 {
            strings.begin(100);
            let first: Vec<i32> = (0..1000)
                .map(|i| strings.made(b"", format!("name {i}").as_bytes()))
                .collect();
            let pool = strings.pool.len();
            for (i, &offset) in first.iter().enumerate() {
                let name = format!("name {i}");
                assert_eq!(offset, strings.made(b"", name.as_bytes()));
                assert_eq!(
                    name.as_bytes(),
                    strings.bytes(b"", offset, name.len() as u32)
                );
            }
            assert_eq!(pool, strings.pool.len());
        }
    }

    #[test]
    fn a_name_is_where_it_stands_first() {
        let source = b"one two one";
        let values = Values::default();
        let mut strings = Strings::default();
        strings.begin(3);
        for (at, first) in [(0, 0), (4, 4), (8, 0)] {
            let name = strings.name(source, &values, Value::in_source(at, 3));
            assert_eq!(Ok(first), name);
        }
        assert!(strings
            .name(source, &values, Value::in_source(0, 4))
            .is_err());
    }
}
