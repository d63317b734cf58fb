//! Searches that read many bytes at a time.

#[cfg(test)]
mod tests;

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;
const LF: u64 = LOW * b'\n' as u64;
const CR: u64 = LOW * b'\r' as u64;
const PAST_CR: u64 = LOW * (b'\r' as u64 + 1);

/// The number of bytes that are compared at a time.
const WORD: usize = 8;

/// The number of bytes that are read before their matches are checked: compilers vectorize such
/// loops.
const BLOCK: usize = 4096;

/// Returns the end of the line that contains `from`: its line ending, or `to`.
#[inline]
pub(crate) fn line_end(b: &[u8], from: usize, to: usize) -> usize {
    let is_wanted = |c| c == b'\n' || c == b'\r';
    let hits = |word: u64| {
        // Almost all bytes are greater than both, which one test shows.
        if word.wrapping_sub(PAST_CR) & !word & HIGH == 0 {
            0
        } else {
            zeros(word ^ LF) | zeros(word ^ CR)
        }
    };
    from + first(&b[from..to], is_wanted, hits)
}

/// Returns the offset of the first occurrence of a byte, or `to`.
#[inline]
pub(crate) fn index_of(b: &[u8], from: usize, to: usize, wanted: u8) -> usize {
    let pattern = LOW * u64::from(wanted);
    from + first(&b[from..to], |c| c == wanted, |word| zeros(word ^ pattern))
}

/// Returns whether there is a NUL.
pub(crate) fn has_nul(b: &[u8]) -> bool {
    b.chunks(BLOCK)
        .any(|block| block.iter().fold(false, |found, &c| found | (c == 0)))
}

/// Returns the offset of the first wanted byte, or the length. `hits` returns the high bit of the
/// wanted bytes of a word, exact up to the first one.
#[inline(always)]
fn first(s: &[u8], is_wanted: impl Fn(u8) -> bool, hits: impl Fn(u64) -> u64) -> usize {
    let mut at = 0;
    let mut words = s.chunks_exact(WORD);
    for word in &mut words {
        let hits = hits(u64::from_le_bytes(word.try_into().unwrap()));
        if hits != 0 {
            return at + (hits.trailing_zeros() >> 3) as usize;
        }
        at += WORD;
    }
    let rest = words.remainder();
    at + rest
        .iter()
        .position(|&c| is_wanted(c))
        .unwrap_or(rest.len())
}

/// Returns the high bit of every zero byte up to the first one. Later bits may be wrong.
#[inline(always)]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}
