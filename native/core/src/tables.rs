//! Reads the rows of a table: cells between pipes, and the row of dashes under the head.

use crate::chars;
use crate::format::{ALIGN_CENTER, ALIGN_LEFT, ALIGN_NONE, ALIGN_RIGHT};
use crate::grow::{self, Grow};

#[derive(Default)]
pub(crate) struct Tables {
    /// The alignments of all tables, as in the payload.
    pub(crate) aligns: Vec<u8>,
    /// The start of the last cell, at the pipe before it.
    pub(crate) cell_start: usize,
    pub(crate) cell_end: usize,
    pub(crate) content_start: usize,
    pub(crate) content_end: usize,
    /// The end of the current row.
    end: usize,
}

impl Tables {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.aligns)
    }

    /// Starts a document.
    pub(crate) fn clear(&mut self) {
        self.aligns.clear();
    }

    /// Returns whether a row of dashes stands at `at` that has as many cells as the line above it.
    /// If so, its alignments are added.
    ///
    /// The text of the line above starts at `head`.
    #[inline]
    pub(crate) fn starts_table(
        &mut self,
        b: &[u8],
        head: usize,
        head_end: usize,
        at: usize,
        end: usize,
    ) -> bool {
        matches!(b[at], b'|' | b'-' | b':') && self.matches_head(b, head, head_end, at, end)
    }

    fn matches_head(
        &mut self,
        b: &[u8],
        head: usize,
        head_end: usize,
        at: usize,
        end: usize,
    ) -> bool {
        let first = self.aligns.len();
        let matches = self.delimiters(b, at, end)
            && self.head_cells(b, head, head_end) == self.aligns.len() - first;
        if !matches {
            self.aligns.truncate(first);
        }
        matches
    }

    /// Reads the alignments of a row of dashes. Returns whether it is one.
    fn delimiters(&mut self, b: &[u8], at: usize, end: usize) -> bool {
        let mut i = at;
        let mut marked = false;
        if b[i] == b'|' {
            marked = true;
            i = chars::skip_space(b, i + 1, end);
        }
        let mut found = false;
        while i < end {
            let left = b[i] == b':';
            i += usize::from(left);
            let dashes = i;
            while i < end && b[i] == b'-' {
                i += 1;
            }
            if i == dashes {
                return false;
            }
            let right = i < end && b[i] == b':';
            i = chars::skip_space(b, i + usize::from(right), end);
            marked |= left || right;
            self.aligns.add(align(left, right));
            found = true;
            if i == end {
                break;
            }
            if b[i] != b'|' {
                return false;
            }
            marked = true;
            i = chars::skip_space(b, i + 1, end);
        }
        marked && found
    }

    /// Returns the number of cells of a line as the head of a table, and 0 for a single pipe.
    fn head_cells(&mut self, b: &[u8], from: usize, to: usize) -> usize {
        let mut last = to;
        while last > from && chars::is_space(b[last - 1]) {
            last -= 1;
        }
        if b[from..last] == b"|"[..] {
            return 0;
        }
        self.begin(from, to);
        let mut count = 0;
        while self.next(b) {
            count += 1;
        }
        count
    }

    // Cells.

    /// Starts a row.
    pub(crate) fn begin(&mut self, start: usize, end: usize) {
        self.cell_end = start;
        self.end = end;
    }

    /// Moves to the next cell. Returns whether there is a next cell.
    pub(crate) fn next(&mut self, b: &[u8]) -> bool {
        let end = self.end;
        if self.cell_end >= end {
            return false;
        }
        self.cell_start = self.cell_end;
        let pipe = usize::from(b[self.cell_start] == b'|');
        self.content_start = chars::skip_space(b, self.cell_start + pipe, end);
        let mut i = self.content_start;
        let mut content_end = i;
        while i < end && b[i] != b'|' {
            let c = b[i];
            i += 1;
            if c == b'\\' && i < end && (b[i] == b'\\' || b[i] == b'|') {
                i += 1;
            }
            if !chars::is_space(c) {
                content_end = i;
            }
        }
        self.content_end = content_end;
        // White space after the last pipe is no cell: it belongs to the cell before it.
        self.cell_end = if i < end && chars::skip_space(b, i + 1, end) < end {
            i
        } else {
            end
        };
        true
    }
}

fn align(left: bool, right: bool) -> u8 {
    let align = match (left, right) {
        (true, true) => ALIGN_CENTER,
        (true, false) => ALIGN_LEFT,
        (false, true) => ALIGN_RIGHT,
        (false, false) => ALIGN_NONE,
    };
    align as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &str) -> Vec<(&str, &str)> {
        let mut tables = Tables::default();
        let mut cells = Vec::new();
        tables.begin(0, row.len());
        while tables.next(row.as_bytes()) {
            cells.push((
                &row[tables.cell_start..tables.cell_end],
                &row[tables.content_start..tables.content_end],
            ));
        }
        cells
    }

    #[test]
    fn cells_stand_between_pipes() {
        assert_eq!(vec![("| a ", "a"), ("| b | ", "b")], cells("| a | b | "));
        assert_eq!(vec![("a", "a"), ("|", ""), ("|b", "b")], cells("a||b"));
        assert_eq!(
            vec![(r"a \| b\\", r"a \| b\\"), ("| c", "c")],
            cells(r"a \| b\\| c")
        );
        assert_eq!(vec![("|", "")], cells("|"));
    }

    fn aligns(head: &str, row: &str) -> Option<Vec<u8>> {
        let both = format!("{head}{row}");
        let (head, end) = (head.len(), both.len());
        let mut tables = Tables::default();
        let starts = tables.starts_table(both.as_bytes(), 0, head, head, end);
        assert_eq!(starts, !tables.aligns.is_empty());
        starts.then_some(tables.aligns)
    }

    #[test]
    fn a_row_of_dashes_has_the_cells_of_the_head() {
        assert_eq!(Some(vec![0, 1, 2, 3]), aligns("a|b|c|d", "-|:-|-:|:--:"));
        assert_eq!(Some(vec![0]), aligns("|a", "| --- |"));
        assert_eq!(Some(vec![1]), aligns("a", ":-"));
        for (head, row) in [
            ("a", "---"),
            ("a", "-|-"),
            ("a|b", "|-"),
            ("a", "|"),
            ("|", "|-"),
            ("a", ": -"),
        ] {
            assert_eq!(None, aligns(head, row), "{head} {row}");
        }
    }
}
