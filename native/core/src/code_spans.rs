//! Finds the end and the content of code, which stands between runs of backticks of the same
//! length, or of math, which stands between runs of dollar signs.

use crate::chars;
use crate::grow::{self, Grow};
use crate::leaves;
use crate::scan;

/// The spans of a run of content that one mark encloses.
#[derive(Default)]
pub(crate) struct CodeSpans {
    /// By length, where the last run of that length starts. The list is empty until a search finds
    /// nothing; from then on, only searches that find something are made.
    last_runs: Vec<Option<u32>>,
}

/// A span, as offsets into the content.
pub(crate) struct CodeSpan {
    /// Where the content starts.
    pub(crate) start: usize,
    /// Where the content ends.
    pub(crate) end: usize,
    /// Where the closing run starts.
    pub(crate) close: usize,
}

impl CodeSpans {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.last_runs)
    }

    /// Starts a run of content.
    pub(crate) fn clear(&mut self) {
        self.last_runs.clear();
    }

    /// Finds the span whose opening run, of `size` bytes, ends at `from`.
    pub(crate) fn close(
        &mut self,
        b: &[u8],
        from: usize,
        to: usize,
        size: usize,
    ) -> Option<CodeSpan> {
        let close = self.closing(b, from, to, size)?;
        let (start, end) = without_padding(b, from, close);
        Some(CodeSpan { start, end, close })
    }

    fn closing(&mut self, b: &[u8], from: usize, to: usize, size: usize) -> Option<usize> {
        if !self.last_runs.is_empty() {
            match self.last_runs.get(size) {
                Some(&Some(last)) if last as usize >= from => {}
                _ => return None,
            }
        }
        let mark = b[from - 1];
        let mut at = scan::index_of(b, from, to, mark);
        while at < to {
            let end = leaves::run(b, at, to);
            if end - at == size {
                return Some(at);
            }
            at = scan::index_of(b, end, to, mark);
        }
        self.find_last_runs(b, from, to);
        None
    }

    fn find_last_runs(&mut self, b: &[u8], from: usize, to: usize) {
        let mark = b[from - 1];
        self.last_runs.add(None);
        let mut at = scan::index_of(b, from, to, mark);
        while at < to {
            let end = leaves::run(b, at, to);
            if self.last_runs.len() <= end - at {
                self.last_runs.fill_to(end - at + 1, None);
            }
            self.last_runs[end - at] = Some(at as u32);
            at = scan::index_of(b, end, to, mark);
        }
    }
}

/// Returns the content without one space or line ending at each end, if it starts and ends with
/// white space and is not all white space.
fn without_padding(b: &[u8], open: usize, close: usize) -> (usize, usize) {
    let is_padded = is_space_or_eol(b[open])
        && is_space_or_eol(b[close - 1])
        && !b[open..close].iter().all(|&c| is_space_or_eol(c));
    if !is_padded {
        return (open, close);
    }
    let start = if b[open] == b' ' {
        open + 1
    } else {
        chars::after_eol(b, open, close)
    };
    let mut end = close - 1;
    if b[end] == b'\n' && end > start && b[end - 1] == b'\r' {
        end -= 1;
    }
    (start, end)
}

fn is_space_or_eol(c: u8) -> bool {
    c == b' ' || chars::is_eol(c)
}
