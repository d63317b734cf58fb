//! A block's content as one run of bytes, whatever stood between its lines in the source.

use std::cell::Cell;

use crate::chars;
use crate::grow::{self, Grow};

/// A piece of a block's content: bytes of the source, with spaces before them that are what is left
/// of a tab which a container took in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) spaces: u32,
}

/// Where a run of bytes of a copy starts, and where it stands in the source.
#[derive(Clone, Copy)]
struct Piece {
    at: u32,
    source: u32,
}

/// Leads from a copy back to the source.
#[derive(Default)]
struct Map {
    pieces: Vec<Piece>,
    /// The piece that was asked for last, for the next question is mostly about it too.
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

/// Room for the copy of a block's content: where the content is contiguous none is made.
#[derive(Default)]
pub(crate) struct Text {
    copy: Vec<u8>,
    map: Map,
    /// Where the content stands in the source itself, while that is so.
    direct: Option<(usize, usize)>,
}

/// A run of content: the source itself, or a copy of its lines without the prefixes of their
/// containers, with a table that leads back.
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

    /// Starts a copy; segments follow.
    pub(crate) fn begin(&mut self) {
        self.copy.clear();
        self.map.pieces.clear();
        self.map.cursor.set(0);
        self.direct = None;
    }

    /// Takes the source itself, from `start` to `end`.
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

    /// Appends spaces that are part of a tab which ends at `offset`.
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

    /// Takes segments.
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

    /// What was taken last.
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
    /// The source itself, from `start` to `end`.
    pub(crate) fn direct(source: &'a [u8], start: usize, end: usize) -> Content<'a> {
        Content {
            bytes: source,
            from: start,
            to: end,
            source,
            map: None,
        }
    }

    /// Whether it stands in the source as it is, and ends in something that is no white space.
    #[inline]
    pub(crate) fn is_trimmed_source(&self) -> bool {
        self.map.is_none() && self.from < self.to && !chars::is_space(self.bytes[self.to - 1])
    }

    /// The source offset of the byte at `p`, or of the end when `p` is the end.
    #[inline]
    pub(crate) fn source(&self, p: usize) -> usize {
        match self.map {
            None => p,
            Some(map) => map.source(p),
        }
    }

    /// The source offset one past the byte before `p`.
    #[inline]
    pub(crate) fn source_end(&self, p: usize) -> usize {
        if self.map.is_none() || p == 0 {
            self.source(p)
        } else {
            self.source(p - 1) + 1
        }
    }

    /// Whether the bytes from `p` to `q` stand together in the source.
    #[inline]
    pub(crate) fn contiguous(&self, p: usize, q: usize) -> bool {
        match self.map {
            None => true,
            Some(map) => p >= q || map.find(p) == map.find(q - 1),
        }
    }

    /// The column, tabs expanded and from zero, of the byte at `p` in its source line.
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
