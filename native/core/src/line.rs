//! A cursor in one line that counts columns. Tabs reach to multiples of four.

use crate::chars;
use crate::leaves;
use crate::scan;

/// A cursor. If a tab is consumed in part, its other columns are `spaces` before `at`.
pub(crate) struct Line<'a> {
    pub(crate) source: &'a [u8],
    /// Where the line starts. Its content ends at `end`, and the next line starts at `next`.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) next: usize,
    /// The first byte that is not consumed, after `spaces` spaces, in `column`.
    pub(crate) at: usize,
    pub(crate) column: usize,
    pub(crate) spaces: usize,
    /// The first byte after the white space at the cursor, `indent` columns from it.
    pub(crate) text: usize,
    pub(crate) indent: usize,
    pub(crate) blank: bool,
    /// The byte at `text`, or a line feed if the line is blank.
    pub(crate) first: u8,
    /// The mark of the last search for a thematic break in this line, and the offset of the byte
    /// that makes the line none.
    no_break: (u8, usize),
}

impl<'a> Line<'a> {
    /// Returns a cursor that is in no line yet.
    pub(crate) fn new(source: &'a [u8]) -> Line<'a> {
        Line {
            source,
            start: 0,
            end: 0,
            next: 0,
            at: 0,
            column: 0,
            spaces: 0,
            text: 0,
            indent: 0,
            blank: true,
            first: b'\n',
            no_break: (0, 0),
        }
    }

    /// Moves to the line that starts at `offset`.
    #[inline]
    pub(crate) fn begin(&mut self, offset: usize) {
        let length = self.source.len();
        self.start = offset;
        self.end = scan::line_end(self.source, offset, length);
        self.next = chars::after_eol(self.source, self.end, length);
        self.at = offset;
        self.column = 0;
        self.spaces = 0;
        self.no_break = (0, 0);
        self.look();
    }

    /// Returns whether the text is a thematic break. The byte that makes it none is searched once,
    /// so that a line of many list markers takes linear time.
    pub(crate) fn is_thematic_break(&mut self) -> bool {
        let (mark, breaks_at) = self.no_break;
        if self.first == mark && self.text < breaks_at {
            return false;
        }
        match leaves::thematic_break(self.source, self.text, self.end) {
            Ok(()) => true,
            Err(breaks_at) => {
                self.no_break = (self.first, breaks_at);
                false
            }
        }
    }

    /// Returns whether the line has text with so little indentation that a container can start
    /// there or a quote can continue.
    #[inline]
    pub(crate) fn may_open_container(&self, mdx: bool) -> bool {
        !self.blank && (mdx || self.indent < 4)
    }

    /// Finds the text after the white space at the cursor.
    #[inline]
    fn look(&mut self) {
        let rest = &self.source[self.at..self.end];
        let mut column = self.column + self.spaces;
        let mut white = 0;
        self.first = b'\n';
        for &c in rest {
            if c == b' ' {
                column += 1;
            } else if c == b'\t' {
                column = (column | 3) + 1;
            } else {
                self.first = c;
                break;
            }
            white += 1;
        }
        self.text = self.at + white;
        self.indent = column - self.column;
        self.blank = white == rest.len();
    }

    /// Consumes up to `columns` of white space.
    #[inline]
    pub(crate) fn skip_columns(&mut self, columns: usize) {
        let white = &self.source[self.at..self.text];
        if self.spaces == 0 && columns <= white.len() && is_all_spaces(&white[..columns]) {
            self.at += columns;
            self.column += columns;
            self.indent -= columns;
        } else {
            self.skip_columns_of_tabs(columns);
        }
    }

    fn skip_columns_of_tabs(&mut self, columns: usize) {
        let mut left = columns;
        while left > 0 {
            if self.spaces > 0 {
                let taken = self.spaces.min(left);
                self.spaces -= taken;
                self.column += taken;
                left -= taken;
                continue;
            }
            match self.source[self.at..self.end].first() {
                Some(b' ') => {
                    self.column += 1;
                    left -= 1;
                }
                Some(b'\t') => self.spaces = 4 - (self.column & 3),
                _ => break,
            }
            self.at += 1;
        }
        self.indent -= columns - left;
    }

    /// Consumes the white space before the text and `bytes` bytes of the text.
    pub(crate) fn skip_to(&mut self, bytes: usize) {
        self.column += self.indent + bytes;
        self.spaces = 0;
        self.at = self.text + bytes;
        self.look();
    }
}

fn is_all_spaces(white: &[u8]) -> bool {
    white.iter().all(|&c| c == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_reach_to_multiples_of_four() {
        for (source, indent, text) in [
            (&b"a"[..], 0, 0),
            (b"\ta", 4, 1),
            (b"  \ta", 4, 3),
            (b"    \ta", 8, 5),
        ] {
            let mut line = Line::new(source);
            line.begin(0);
            assert_eq!((indent, text, b'a'), (line.indent, line.text, line.first));
            assert!(!line.blank);
        }
    }

    #[test]
    fn a_line_ends_before_its_line_ending() {
        let mut line = Line::new(b"a \r\n \t\rb");
        let mut lines = Vec::new();
        while line.next < line.source.len() {
            line.begin(line.next);
            lines.push((line.start, line.end, line.blank));
        }
        assert_eq!(vec![(0, 2, false), (4, 6, true), (7, 8, false)], lines);
    }

    #[test]
    fn what_is_left_of_a_tab_are_spaces() {
        let mut line = Line::new(b"> \ta");
        line.begin(0);
        line.skip_to(1);
        assert_eq!((1, 3, 3), (line.column, line.indent, line.text));
        line.skip_columns(2);
        assert_eq!((3, 1, 1), (line.column, line.spaces, line.indent));
        assert_eq!(3, line.at);
        line.skip_columns(9);
        assert_eq!(
            (4, 0, 0, 3),
            (line.column, line.spaces, line.indent, line.at)
        );
    }
}
