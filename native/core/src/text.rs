//! The content of a block as one run of bytes.

use std::cell::Cell;

use crate::chars;
use crate::grow::{self, Grow};

/// A piece of a block's content: bytes of the source, after the spaces that are left of a tab which
/// a container consumed in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) spaces: u32,
}

/// A piece of a copy, and its offset in the source.
#[derive(Clone, Copy)]
struct Piece {
    at: u32,
    source: u32,
}

/// Maps offsets in a copy to source offsets.
#[derive(Default)]
struct Map {
    pieces: Vec<Piece>,
    /// The piece of the last lookup, because the next lookup is mostly of the same piece.
    cursor: Cell<usize>,
}

impl Map {
    fn find(&self, p: usize) -> usize {
        let pieces = &self.pieces[..];
        let i = self.cursor.get();
        if pieces[i].at as usize <= p && (i + 1 >= pieces.len() || p < pieces[i + 1].at as usize) {
            return i;
        }
        let found = pieces.partition_point(|piece| piece.at as usize <= p) - 1;
        self.cursor.set(found);
        found
    }

    fn source(&self, p: usize) -> usize {
        let piece = self.pieces[self.find(p)];
        piece.source as usize + (p - piece.at as usize)
    }
}

/// A buffer for the copy of a block's content. Contiguous content needs no copy.
#[derive(Default)]
pub(crate) struct Text {
    copy: Vec<u8>,
    map: Map,
    /// The span of the content in the source, if it is contiguous there.
    direct: Option<(usize, usize)>,
}

/// A run of content: the source itself, or a copy of its lines without the prefixes of their
/// containers, with a map to source offsets.
#[derive(Clone, Copy)]
pub(crate) struct Content<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) from: usize,
    pub(crate) to: usize,
    source: &'a [u8],
    map: Option<&'a Map>,
}

impl Text {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.copy) + grow::bytes(&self.map.pieces)
    }

    /// Starts a copy, to which segments are appended.
    pub(crate) fn begin(&mut self) {
        self.copy.clear();
        self.map.pieces.clear();
        self.map.cursor.set(0);
        self.direct = None;
    }

    /// Makes the source from `start` to `end` the content.
    pub(crate) fn direct(&mut self, start: usize, end: usize) {
        self.direct = Some((start, end));
    }

    /// Appends source bytes to the copy.
    pub(crate) fn segment(&mut self, source: &[u8], start: usize, end: usize) {
        let joins = match self.map.pieces.last() {
            Some(last) => last.source as usize + (self.copy.len() - last.at as usize) == start,
            None => false,
        };
        if !joins {
            self.map_to(start);
        }
        self.copy.add_all(&source[start..end]);
    }

    /// Appends the spaces of a tab that ends at `offset`.
    pub(crate) fn spaces(&mut self, offset: usize, count: usize) {
        for _ in 0..count {
            self.map_to(offset);
            self.copy.add(b' ');
        }
    }

    fn map_to(&mut self, start: usize) {
        self.map.pieces.add(Piece {
            at: self.copy.len() as u32,
            source: start as u32,
        });
    }

    /// Makes segments the content.
    pub(crate) fn segments(&mut self, source: &[u8], segments: &[Segment]) {
        if let [only] = segments {
            if only.spaces == 0 {
                self.direct(only.start as usize, only.end as usize);
                return;
            }
        }
        self.begin();
        for segment in segments {
            self.spaces(segment.start as usize, segment.spaces as usize);
            self.segment(source, segment.start as usize, segment.end as usize);
        }
    }

    /// Returns the content.
    pub(crate) fn content<'a>(&'a self, source: &'a [u8]) -> Content<'a> {
        match self.direct {
            Some((start, end)) => Content::direct(source, start, end),
            None => Content {
                bytes: &self.copy,
                from: 0,
                to: self.copy.len(),
                source,
                map: Some(&self.map),
            },
        }
    }
}

impl<'a> Content<'a> {
    /// Returns the source itself, from `start` to `end`.
    pub(crate) fn direct(source: &'a [u8], start: usize, end: usize) -> Content<'a> {
        Content {
            bytes: source,
            from: start,
            to: end,
            source,
            map: None,
        }
    }

    /// Returns whether the content is the source itself and does not end in white space.
    #[inline]
    pub(crate) fn is_trimmed_source(&self) -> bool {
        self.map.is_none() && self.from < self.to && !chars::is_space(self.bytes[self.to - 1])
    }

    /// Returns the source offset of the byte at `p`, or of the end if `p` is the end.
    #[inline]
    pub(crate) fn source(&self, p: usize) -> usize {
        match self.map {
            None => p,
            Some(map) => map.source(p),
        }
    }

    /// Returns the source offset after the byte before `p`.
    #[inline]
    pub(crate) fn source_end(&self, p: usize) -> usize {
        if self.map.is_none() || p == 0 {
            self.source(p)
        } else {
            self.source(p - 1) + 1
        }
    }

    /// Returns whether the bytes from `p` to `q` are contiguous in the source.
    #[inline]
    pub(crate) fn contiguous(&self, p: usize, q: usize) -> bool {
        match self.map {
            None => true,
            Some(map) => p >= q || map.find(p) == map.find(q - 1),
        }
    }

    /// Returns the column of the byte at `p` in its source line, from zero and with tabs expanded.
    pub(crate) fn column(&self, p: usize) -> usize {
        let end = if p < self.to || self.map.is_none() {
            self.source(p)
        } else {
            self.source_end(p)
        };
        let mut start = end;
        while start > 0 && !chars::is_eol(self.source[start - 1]) {
            start -= 1;
        }
        self.source[start..end].iter().fold(0, |column, &b| {
            if b == b'\t' {
                (column | 3) + 1
            } else {
                column + 1
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_segment_is_the_source_itself() {
        let source = b"> a *b*";
        let mut text = Text::default();
        text.segments(
            source,
            &[Segment {
                start: 2,
                end: 7,
                spaces: 0,
            }],
        );
        let c = text.content(source);
        assert_eq!(source.as_ptr(), c.bytes.as_ptr());
        assert_eq!((2, 7), (c.from, c.to));
        assert_eq!(4, c.source(4));
    }

    #[test]
    fn offsets_of_a_copy_lead_back_to_the_source() {
        let source = b"> ab\n> cd";
        let mut text = Text::default();
        text.segments(
            source,
            &[
                Segment {
                    start: 2,
                    end: 5,
                    spaces: 0,
                },
                Segment {
                    start: 7,
                    end: 9,
                    spaces: 2,
                },
            ],
        );
        let c = text.content(source);
        assert_eq!(b"ab\n  cd", &c.bytes[c.from..c.to]);
        assert_eq!(3, c.source(1));
        assert_eq!(5, c.source_end(3));
        assert_eq!((7, 7, 7), (c.source(3), c.source(4), c.source(5)));
        assert_eq!(9, c.source(7));
        assert!(c.contiguous(0, 3));
        assert!(!c.contiguous(2, 4));
        assert_eq!(3, c.column(6));
    }
}
