//! Recognizes leaf blocks of one line, and where other leaf blocks start and end.

use crate::chars;
use crate::scan;

/// Returns whether the line is a thematic break: three or more of one mark, and white space.
pub(crate) fn is_thematic_break(b: &[u8], at: usize, end: usize) -> bool {
    thematic_break(b, at, end).is_ok()
}

/// Fails with the offset of the byte that makes the line no thematic break: neither mark nor white
/// space, or the end if the marks are too few.
pub(crate) fn thematic_break(b: &[u8], at: usize, end: usize) -> Result<(), usize> {
    let mark = b[at];
    if !matches!(mark, b'*' | b'-' | b'_') {
        return Err(at);
    }
    let mut count = 0;
    for (i, &c) in b[at..end].iter().enumerate() {
        if c == mark {
            count += 1;
        } else if !chars::is_space(c) {
            return Err(at + i);
        }
    }
    if count < 3 {
        return Err(end);
    }
    Ok(())
}

/// Returns the depth of the heading whose underline the line is.
pub(crate) fn setext_depth(b: &[u8], at: usize, end: usize) -> Option<u32> {
    let depth = match b[at] {
        b'=' => 1,
        b'-' => 2,
        _ => return None,
    };
    ends(b, run(b, at, end), end).then_some(depth)
}

/// Returns the depth of the heading that starts here with number signs.
pub(crate) fn atx_depth(b: &[u8], at: usize, end: usize) -> Option<usize> {
    if b[at] != b'#' {
        return None;
    }
    let i = run(b, at, end);
    (i - at <= 6 && (i == end || chars::is_space(b[i]))).then(|| i - at)
}

/// Returns the size of the fence that starts code or math here.
pub(crate) fn fence_size(b: &[u8], at: usize, end: usize, math: bool) -> Option<usize> {
    let mark = b[at];
    let least = match mark {
        b'`' | b'~' => 3,
        b'$' if math => 2,
        _ => return None,
    };
    let i = run(b, at, end);
    if i - at < least || (mark != b'~' && scan::index_of(b, i, end, mark) < end) {
        return None;
    }
    Some(i - at)
}

/// Returns whether the line is a fence of at least `size` bytes and nothing else.
pub(crate) fn is_closing_fence(b: &[u8], at: usize, end: usize, mark: u8, size: usize) -> bool {
    if b[at] != mark {
        return false;
    }
    let i = run(b, at, end);
    i - at >= size && ends(b, i, end)
}

/// Returns whether only white space follows.
#[inline]
fn ends(b: &[u8], at: usize, end: usize) -> bool {
    chars::skip_space(b, at, end) == end
}

/// Returns the end of the run of equal bytes that starts at `at`.
#[inline]
pub(crate) fn run(b: &[u8], at: usize, end: usize) -> usize {
    let same = &b[at..end];
    let first = same[0];
    at + same.iter().position(|&c| c != first).unwrap_or(same.len())
}
