//! Searches that look at many bytes at a time.

#[cfg(test)]
mod tests;

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;
const LF: u64 = LOW * b'\n' as u64;
const CR: u64 = LOW * b'\r' as u64;
const PAST_CR: u64 = LOW * (b'\r' as u64 + 1);

/// So many bytes of a word are compared in one go.
const WORD: usize = 8;

/// So many bytes are looked at before asking what was among them: compilers make vector
/// instructions of that.
const BLOCK: usize = 4096;

/// Where the line that `from` is in ends: at its line ending, or at `to`.
#[inline]
pub(crate) fn line_end(b: &[u8], from: usize, to: usize) -> usize {
    let is_wanted = |c| c == b'\n' || c == b'\r';
    let hits = |word: u64| {
        // Almost all text is past both, which takes one test less to know.
        if word.wrapping_sub(PAST_CR) & !word & HIGH == 0 {
            0
        } else {
            zeros(word ^ LF) | zeros(word ^ CR)
        }
    };
    from + first(&b[from..to], is_wanted, hits)
}

/// The first occurrence of a byte, or `to`.
#[inline]
pub(crate) fn index_of(b: &[u8], from: usize, to: usize, wanted: u8) -> usize {
    let pattern = LOW * u64::from(wanted);
    from + first(&b[from..to], |c| c == wanted, |word| zeros(word ^ pattern))
}

/// Whether there is a NUL.
pub(crate) fn has_nul(b: &[u8]) -> bool {
    b.chunks(BLOCK)
        .any(|block| block.iter().fold(false, |found, &c| found | (c == 0)))
}

/// Returns where the first wanted byte is, or the length. `hits` returns the high bit of the bytes
/// of a word that are wanted, up to the first one exactly.
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

/// The high bit of every zero byte up to the first one, which is exact; later ones may not be.
#[inline(always)]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}
