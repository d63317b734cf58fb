//! Turns spans of content into values. A value that stands verbatim in the source is a reference
//! into the source. Other values (with escapes resolved, prefixes removed, or lines joined) are
//! built in a side buffer, and copied to the pool when their node is added.

use crate::chars;
use crate::grow::{self, Grow};
use crate::references;
use crate::scan;
use crate::text::{Content, Segment};
use crate::unicode_tables;

/// A value: a source offset, or the complement of an offset into the side buffer, and a length in
/// bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) offset: i32,
    pub(crate) length: u32,
}

/// The offset of an absent value.
pub(crate) const ABSENT: i32 = i32::MIN;

impl Value {
    /// The absent value.
    pub(crate) const NONE: Value = Value {
        offset: ABSENT,
        length: 0,
    };

    /// Returns the value of bytes of the source.
    #[inline]
    pub(crate) fn in_source(offset: usize, length: usize) -> Value {
        Value {
            offset: offset as i32,
            length: length as u32,
        }
    }

    /// Returns the value of bytes of the side buffer.
    #[inline]
    pub(crate) fn made(offset: usize, length: usize) -> Value {
        Value {
            offset: !(offset as i32),
            length: length as u32,
        }
    }

    pub(crate) fn is_none(self) -> bool {
        self.offset == ABSENT
    }

    /// Returns the bytes of this value.
    pub(crate) fn bytes<'a>(self, source: &'a [u8], values: &'a Values) -> &'a [u8] {
        if self.is_none() {
            return &[];
        }
        let length = self.length as usize;
        if self.offset >= 0 {
            &source[self.offset as usize..][..length]
        } else {
            &values.side[!self.offset as usize..][..length]
        }
    }
}

/// The side buffer. It makes values.
#[derive(Default)]
pub(crate) struct Values {
    pub(crate) side: Vec<u8>,
    has_nul: bool,
}

/// A value that is being built: its start in the side buffer, the end of the content that was
/// copied, and whether it needs the side buffer.
struct Making {
    mark: usize,
    copied: usize,
    made: bool,
}

impl Values {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.side)
    }

    /// Starts a document.
    pub(crate) fn begin(&mut self, has_nul: bool) {
        self.has_nul = has_nul;
        self.side.clear();
    }

    // A value is started, cut where it differs from the content, and ended.

    #[inline]
    fn start(&self, c: &Content, p: usize, q: usize) -> Making {
        Making {
            mark: self.side.len(),
            copied: p,
            made: !c.contiguous(p, q) || !self.clean(c.bytes, p, q),
        }
    }

    /// Copies the content up to `p` and continues at `next`.
    fn cut(&mut self, c: &Content, making: &mut Making, p: usize, next: usize) {
        self.copy(c.bytes, making.copied, p);
        making.copied = next;
        making.made = true;
    }

    #[inline]
    fn end(&mut self, c: &Content, making: &Making, p: usize, q: usize) -> Value {
        if making.made {
            self.copy(c.bytes, making.copied, q);
            self.finish(making.mark)
        } else {
            Value::in_source(c.source(p), q - p)
        }
    }

    /// Returns the value of the side buffer from `mark` on.
    pub(crate) fn finish(&self, mark: usize) -> Value {
        Value::made(mark, self.side.len() - mark)
    }

    fn copy(&mut self, b: &[u8], p: usize, q: usize) {
        if !self.has_nul {
            self.side.add_all(&b[p..q]);
            return;
        }
        for &byte in &b[p..q] {
            if byte == 0 {
                grow::push_code_point(&mut self.side, 0xFFFD);
            } else {
                self.side.add(byte);
            }
        }
    }

    #[inline]
    fn clean(&self, b: &[u8], p: usize, q: usize) -> bool {
        !self.has_nul || scan::index_of(b, p, q, 0) == q
    }

    /// Makes a value of the bytes as they are.
    #[inline]
    pub(crate) fn plain(&mut self, c: &Content, p: usize, q: usize) -> Value {
        let making = self.start(c, p, q);
        self.end(c, &making, p, q)
    }

    /// Makes a value of the lines of a block.
    pub(crate) fn lines(&mut self, source: &[u8], segments: &[Segment]) -> Value {
        if let [only] = segments {
            let (start, end) = (only.start as usize, only.end as usize);
            if only.spaces == 0 && self.clean(source, start, end) {
                return Value::in_source(start, end - start);
            }
        }
        let mark = self.side.len();
        for segment in segments {
            for _ in 0..segment.spaces {
                self.side.add(b' ');
            }
            self.copy(source, segment.start as usize, segment.end as usize);
        }
        self.finish(mark)
    }

    /// Makes a value with character escapes and references resolved.
    pub(crate) fn unescaped(&mut self, c: &Content, p: usize, q: usize) -> Value {
        self.resolved(c, p, q, false)
    }

    /// Makes the value of a title, like [`Values::unescaped`], but without the white space after a
    /// line ending.
    pub(crate) fn title(&mut self, c: &Content, p: usize, q: usize) -> Value {
        self.resolved(c, p, q, true)
    }

    fn resolved(&mut self, c: &Content, p: usize, q: usize, drop_prefix: bool) -> Value {
        let b = c.bytes;
        let mut making = self.start(c, p, q);
        let is_mark = |&c: &u8| matches!(c, b'\\' | b'&' | b'\n' | b'\r');
        let mut i = p;
        while let Some(plain) = b[i..q].iter().position(is_mark) {
            i += plain;
            let mut next = i + 1;
            match b[i] {
                b'\\' if next < q && chars::is_ascii_punctuation(b[next]) => {
                    self.cut(c, &mut making, i, next);
                    next += 1;
                }
                b'&' => {
                    if let Some(end) = references::scan(b, i, q) {
                        self.cut(c, &mut making, i, end);
                        references::append(b, i, end, &mut self.side);
                        next = end;
                    }
                }
                b'\n' | b'\r' if drop_prefix => {
                    let after = chars::skip_space(b, next, q);
                    if after > next {
                        self.cut(c, &mut making, next, after);
                        next = after;
                    }
                }
                _ => {}
            }
            i = next;
        }
        self.end(c, &making, p, q)
    }

    /// Makes the value of a JSX attribute: references are resolved as in XML, and white space after
    /// a line ending is dropped.
    pub(crate) fn jsx_string(&mut self, c: &Content, p: usize, q: usize) -> Value {
        let b = c.bytes;
        let mut making = self.start(c, p, q);
        let mut i = p;
        while i < q {
            let mut next = i + 1;
            match b[i] {
                b'&' => {
                    if let Some(end) = references::scan_long(b, i, q) {
                        self.cut(c, &mut making, i, end);
                        references::append_for_attribute(b, i, end, &mut self.side);
                        next = end;
                    }
                }
                b'\n' | b'\r' => {
                    let after = skip_js_whitespace(b, next, q);
                    if after > next {
                        self.cut(c, &mut making, next, after);
                        next = after;
                    }
                }
                _ => {}
            }
            i = next;
        }
        self.end(c, &making, p, q)
    }

    /// Makes the value of code between braces, without up to two columns of white space after each
    /// line ending.
    pub(crate) fn expression(&mut self, c: &Content, p: usize, q: usize) -> Value {
        self.dedented(c, p, q, 2)
    }

    /// Makes the value of raw HTML in text, without up to three columns of white space after each
    /// line ending.
    pub(crate) fn html(&mut self, c: &Content, p: usize, q: usize) -> Value {
        self.dedented(c, p, q, 3)
    }

    fn dedented(&mut self, c: &Content, p: usize, q: usize, columns: usize) -> Value {
        let b = c.bytes;
        let mut making = self.start(c, p, q);
        let mut i = scan::line_end(b, p, q);
        while i < q {
            let mut next = chars::after_eol(b, i, q);
            if next < q && chars::is_space(b[next]) {
                self.cut(c, &mut making, next, next);
                next = self.dedent(c, next, q, columns);
                making.copied = next;
            }
            i = scan::line_end(b, next, q);
        }
        self.end(c, &making, p, q)
    }

    /// Skips columns of white space. The other columns of a tab that is skipped in part become
    /// spaces.
    fn dedent(&mut self, c: &Content, from: usize, to: usize, columns: usize) -> usize {
        let b = c.bytes;
        let mut i = from;
        let mut left = columns;
        let mut column = None;
        while left > 0 && i < to && chars::is_space(b[i]) {
            let mut width = 1;
            if b[i] == b'\t' {
                let at = column.unwrap_or_else(|| c.column(i));
                column = Some(at);
                width = 4 - (at & 3);
            }
            column = column.map(|at| at + width);
            i += 1;
            if width > left {
                for _ in left..width {
                    self.side.add(b' ');
                }
                return i;
            }
            left -= width;
        }
        i
    }

    /// Makes a value of a prefix and content.
    pub(crate) fn prefixed(&mut self, prefix: &[u8], c: &Content, p: usize, q: usize) -> Value {
        let mark = self.side.len();
        self.side.add_all(prefix);
        self.copy(c.bytes, p, q);
        self.finish(mark)
    }

    /// Makes a value of a prefix and other bytes.
    pub(crate) fn joined(&mut self, prefix: &[u8], bytes: &[u8]) -> Value {
        let mark = self.side.len();
        self.side.add_all(prefix);
        self.side.add_all(bytes);
        self.finish(mark)
    }

    /// Makes a value of a prefix and bytes of the side buffer.
    pub(crate) fn joined_side(&mut self, prefix: &[u8], from: usize, to: usize) -> Value {
        let mark = self.side.len();
        self.side.add_all(prefix);
        self.side.add_within(from..to);
        self.finish(mark)
    }

    /// Makes the value of code in a table cell, without the backslash before a pipe.
    pub(crate) fn cell_code(&mut self, c: &Content, p: usize, q: usize) -> Value {
        let b = c.bytes;
        let mut making = self.start(c, p, q);
        let mut i = p;
        while i < q {
            if b[i] == b'\\' && i + 1 < q && (b[i + 1] == b'\\' || b[i + 1] == b'|') {
                if b[i + 1] == b'|' {
                    self.cut(c, &mut making, i, i + 1);
                }
                i += 1;
            }
            i += 1;
        }
        self.end(c, &making, p, q)
    }

    /// Makes a value of bytes that stand nowhere in the source, such as a canonical label.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Value {
        self.joined(&[], bytes)
    }
}

fn skip_js_whitespace(b: &[u8], from: usize, to: usize) -> usize {
    let mut i = from;
    while i < to && !chars::is_eol(b[i]) {
        let cp = chars::code_point_at(b, i);
        if !unicode_tables::is_js_whitespace(cp) {
            break;
        }
        i += chars::length(cp);
    }
    i
}
