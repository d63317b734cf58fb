//! A keyed hash of bytes. The key differs in each run, so that no source can be made to collide.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// The key.
#[derive(Clone, Copy)]
pub(crate) struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Hash(RandomState::new().build_hasher().finish())
    }
}

impl Hash {
    pub(crate) fn of(self, bytes: &[u8]) -> u32 {
        let mut h = self.0 ^ bytes.len() as u64;
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            let mut w = [0; 8];
            w.copy_from_slice(word);
            h = mix(h, u64::from_le_bytes(w));
        }
        let rest = words.remainder();
        if !rest.is_empty() {
            let word = rest.iter().rev().fold(0, |w, &b| w << 8 | u64::from(b));
            h = mix(h, word);
        }
        (h ^ h >> 32) as u32
    }
}

fn mix(h: u64, word: u64) -> u64 {
    let h = (h ^ word).wrapping_mul(SPREAD);
    h ^ h >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_and_the_length_count() {
        let hash = Hash::default();
        let text = b"a name that is longer than two words";
        for length in 0..text.len() {
            assert_eq!(hash.of(&text[..length]), hash.of(&text[..length]));
            let mut other = text[..length].to_vec();
            other.push(0);
            assert_ne!(hash.of(&text[..length]), hash.of(&other));
            for i in 0..length {
                let mut changed = text[..length].to_vec();
                changed[i] ^= 1;
                assert_ne!(
                    hash.of(&text[..length]),
                    hash.of(&changed),
                    "{} {}",
                    length,
                    i
                );
            }
        }
    }
}
