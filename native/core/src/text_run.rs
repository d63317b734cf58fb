//! Text that is put together from pieces of content. It is a reference into the source while the
//! pieces are contiguous there, and a copy otherwise.

use crate::grow::{self, Grow};
use crate::references;
use crate::text::Content;
use crate::values::{Value, Values};

/// A piece of a copy: its start in the side buffer, its span in the content, and the offset in the
/// content of the bytes that were copied, unless the piece is the value of a reference.
#[derive(Clone, Copy)]
struct Piece {
    at: u32,
    first: u32,
    last: u32,
    copied: Option<u32>,
}

#[derive(Default)]
pub(crate) struct TextRun {
    /// Where the text starts in the content, with its escapes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    any: bool,
    made: bool,
    from: usize,
    to: usize,
    mark: usize,
    pieces: Vec<Piece>,
}

impl TextRun {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.pieces)
    }

    /// Forgets the text.
    #[inline]
    pub(crate) fn forget(&mut self) {
        self.any = false;
        self.made = false;
    }

    /// Adds the bytes from `p` to `q`.
    #[inline]
    pub(crate) fn add(&mut self, c: &Content, values: &mut Values, p: usize, q: usize) {
        if p < q {
            self.add_piece(c, values, (p, q), p);
        }
    }

    /// Adds the bytes of `span`, of a piece that starts at `first`.
    pub(crate) fn add_piece(
        &mut self,
        c: &Content,
        values: &mut Values,
        span: (usize, usize),
        first: usize,
    ) {
        let (p, q) = span;
        if !self.any {
            self.any = true;
            self.start = first;
            self.from = p;
            self.to = q;
            if !c.contiguous(p, q) {
                self.copy(c, values);
            }
        } else if !self.made && p == self.to && c.contiguous(self.from, q) {
            self.to = q;
        } else {
            if !self.made {
                self.copy(c, values);
            }
            self.piece(values, first, Some(p), q);
            values.side.add_all(&c.bytes[p..q]);
        }
        self.end = q;
    }

    fn piece(&mut self, values: &Values, first: usize, copied: Option<usize>, last: usize) {
        self.pieces.add(Piece {
            at: values.side.len() as u32,
            first: first as u32,
            last: last as u32,
            copied: copied.map(|at| at as u32),
        });
    }

    fn copy(&mut self, c: &Content, values: &mut Values) {
        self.begin_copy(values);
        self.piece(values, self.start, Some(self.from), self.to);
        values.side.add_all(&c.bytes[self.from..self.to]);
    }

    fn begin_copy(&mut self, values: &Values) {
        self.made = true;
        self.mark = values.side.len();
        self.pieces.clear();
    }

    fn make(&mut self, c: &Content, values: &mut Values, first: usize, last: usize) {
        if !self.any {
            self.any = true;
            self.start = first;
            self.begin_copy(values);
        } else if !self.made {
            self.copy(c, values);
        }
        self.piece(values, first, None, last);
        self.end = last;
    }

    /// Adds the value of a character reference.
    pub(crate) fn reference(&mut self, c: &Content, values: &mut Values, p: usize, q: usize) {
        self.make(c, values, p, q);
        references::append(c.bytes, p, q, &mut values.side);
    }

    /// Adds U+FFFD for a NUL.
    pub(crate) fn replacement(&mut self, c: &Content, values: &mut Values, p: usize, q: usize) {
        self.make(c, values, p, q);
        grow::push_code_point(&mut values.side, 0xFFFD);
    }

    /// Returns the text, if there is any.
    #[inline]
    pub(crate) fn finish(&self, c: &Content, values: &Values) -> Option<Value> {
        if !self.any {
            None
        } else if self.made {
            Some(values.finish(self.mark))
        } else {
            Some(Value::in_source(c.source(self.from), self.to - self.from))
        }
    }

    // Parts of a finished text, by offsets into the bytes that it is in: those of the content, or
    // those of the side buffer.

    /// Returns whether the text is a copy.
    #[inline]
    pub(crate) fn is_made(&self) -> bool {
        self.made
    }

    /// Returns the span of the text in its bytes. It is valid until more text is added.
    pub(crate) fn span(&self, values: &Values) -> (usize, usize) {
        if self.made {
            (self.mark, values.side.len())
        } else {
            (self.from, self.to)
        }
    }

    /// Returns the offset in the content from which the byte at `i` comes.
    pub(crate) fn content_start(&self, i: usize) -> usize {
        if !self.made {
            return if i == self.from { self.start } else { i };
        }
        let piece = self.find(i);
        match piece.copied {
            Some(copied) if piece.at as usize != i => copied as usize + (i - piece.at as usize),
            _ => piece.first as usize,
        }
    }

    /// Returns the end in the content of the piece that made the byte before `i`.
    pub(crate) fn content_end(&self, i: usize) -> usize {
        if !self.made {
            return i;
        }
        let piece = self.find(i - 1);
        match piece.copied {
            Some(copied) => copied as usize + (i - piece.at as usize),
            None => piece.last as usize,
        }
    }

    /// Returns the value of the part from `i` to `k`.
    pub(crate) fn part(&self, c: &Content, i: usize, k: usize) -> Value {
        let length = k - i;
        if !self.made {
            return Value::in_source(c.source(i), length);
        }
        let piece = self.find(i);
        if let Some(copied) = piece.copied {
            let at = copied as usize + (i - piece.at as usize);
            if self.find(k - 1).at == piece.at && c.contiguous(at, at + length) {
                return Value::in_source(c.source(at), length);
            }
        }
        Value::made(i, length)
    }

    fn find(&self, i: usize) -> Piece {
        let after = self.pieces.partition_point(|piece| piece.at as usize <= i);
        self.pieces[after.max(1) - 1]
    }
}
