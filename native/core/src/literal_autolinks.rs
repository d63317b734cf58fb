//! Finds autolinks without angle brackets in content: at the dot of `www.`, at the colon of
//! `http:`, at the sign of an email address. More of them are found in the finished text.

use crate::chars;
use crate::text::Content;
use crate::unicode_tables;

/// The sort of an autolink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Http,
    Www,
    Email,
}

/// The start and the end of an autolink.
pub(crate) type Span = (usize, usize);

/// What is remembered of a run of content, so that time stays linear.
#[derive(Default)]
pub(crate) struct LiteralAutolinks {
    /// Punctuation that starts in this span does not end a link.
    no_trail: Span,
    /// Domains that start in this span are invalid: they end in the same two segments.
    no_domain: Span,
    /// The characters that were last read as the name of an email address.
    name: Span,
    sign: Option<usize>,
    /// The last sign that belongs to no email address.
    wrong_sign: Option<usize>,
}

fn is_in(span: Span, at: usize) -> bool {
    at >= span.0 && at < span.1
}

/// Returns whether the dot or colon at `at` can belong to an autolink.
#[inline]
pub(crate) fn may_be_at(c: &Content, at: usize) -> bool {
    if c.bytes[at] == b'.' {
        at > c.from && c.bytes[at - 1] | 0x20 == b'w'
    } else {
        at + 1 < c.to && c.bytes[at + 1] == b'/'
    }
}

/// Returns whether `www` stands before the dot.
pub(crate) fn is_www(c: &Content, dot: usize) -> bool {
    dot - c.from >= 3 && c.bytes[dot - 3..dot].iter().all(|b| b | 0x20 == b'w')
}

/// Returns the length of `http` or `https` before a colon and two slashes, or 0.
pub(crate) fn protocol_size(c: &Content, colon: usize) -> usize {
    let b = c.bytes;
    if colon + 2 >= c.to || b[colon + 1] != b'/' || b[colon + 2] != b'/' {
        return 0;
    }
    let secure = colon > c.from && b[colon - 1] | 0x20 == b's';
    let letters = if secure { 5 } else { 4 };
    if colon < c.from + letters {
        return 0;
    }
    let at = colon - letters;
    if b[at..at + 4].eq_ignore_ascii_case(b"http") {
        letters
    } else {
        0
    }
}

fn precedes_www(c: u8) -> bool {
    chars::is_space_or_eol(c) || matches!(c, b'(' | b'*' | b'_' | b'[' | b']' | b'~')
}

impl LiteralAutolinks {
    /// Starts a run of content.
    pub(crate) fn begin(&mut self) {
        *self = LiteralAutolinks::default();
    }

    /// Returns the autolink whose `www.` has its dot at `dot`.
    pub(crate) fn www(&mut self, c: &Content, dot: usize) -> Option<Span> {
        let at = dot - 3;
        if dot + 1 < c.to && (at == c.from || precedes_www(c.bytes[at - 1])) {
            self.url(c, at, at, 0)
        } else {
            None
        }
    }

    /// Returns the autolink whose protocol, of `size` bytes, ends at the colon. `stop` is a byte
    /// that ends the autolink, or 0.
    pub(crate) fn http(
        &mut self,
        c: &Content,
        colon: usize,
        size: usize,
        stop: u8,
    ) -> Option<Span> {
        let b = c.bytes;
        let at = colon - size;
        let domain = colon + 3;
        if domain >= c.to || (at > c.from && chars::is_alpha(b[at - 1])) {
            return None;
        }
        let cp = chars::code_point_at(b, domain);
        if chars::is_control(b[domain]) || is_space(cp) || is_punctuation(cp) {
            return None;
        }
        self.url(c, at, domain, stop)
    }

    fn url(&mut self, c: &Content, at: usize, domain: usize, stop: u8) -> Option<Span> {
        let path = self.domain_end(c, domain)?;
        Some((at, self.path_end(c, path, stop)))
    }

    fn domain_end(&mut self, c: &Content, domain: usize) -> Option<usize> {
        if is_in(self.no_domain, domain) {
            return None;
        }
        let mut last = false;
        let mut before_last = false;
        let mut last_segment = domain;
        let mut segment = domain;
        let mut i = domain;
        while i < c.to {
            let cp = chars::code_point_at(c.bytes, i);
            if cp == u32::from(b'.') || cp == u32::from(b'_') {
                if self.is_trail(c, i) {
                    break;
                }
                if cp == u32::from(b'_') {
                    last = true;
                } else {
                    before_last = last;
                    last = false;
                    segment = last_segment;
                    last_segment = i + 1;
                }
            } else if is_space(cp) || (cp != u32::from(b'-') && is_punctuation(cp)) {
                break;
            }
            i += chars::length(cp);
        }
        if last || before_last {
            self.no_domain = (domain, segment);
            return None;
        }
        Some(i)
    }

    fn path_end(&mut self, c: &Content, path: usize, stop: u8) -> usize {
        let mut open = 0;
        let mut closed = 0;
        let mut i = path;
        while i < c.to {
            let cp = chars::code_point_at(c.bytes, i);
            if is_space(cp) || (stop != 0 && cp == u32::from(stop)) {
                break;
            }
            if cp == u32::from(b'(') {
                open += 1;
            } else if cp == u32::from(b')') && closed < open {
                closed += 1;
            } else if ends_path(cp) {
                if self.is_trail(c, i) {
                    break;
                }
                closed += i32::from(cp == u32::from(b')'));
            }
            i += chars::length(cp);
        }
        i
    }

    /// Returns whether only punctuation that does not belong to a link follows.
    fn is_trail(&mut self, c: &Content, at: usize) -> bool {
        if is_in(self.no_trail, at) {
            return false;
        }
        let b = c.bytes;
        let mut i = at;
        while i < c.to {
            let mark = b[i];
            if mark == b'<' || is_space(chars::code_point_at(b, i)) {
                return true;
            }
            i += 1;
            if mark == b'&' {
                let name = i;
                while i < c.to && chars::is_alpha(b[i]) {
                    i += 1;
                }
                if i == name || i >= c.to || b[i] != b';' {
                    return self.not_trail(at, i);
                }
                i += 1;
            } else if mark == b']' {
                if i < c.to && (b[i] == b'(' || b[i] == b'[') {
                    return true;
                }
            } else if !b"!\"')*,.:;?_~".contains(&mark) {
                return self.not_trail(at, i);
            }
        }
        true
    }

    fn not_trail(&mut self, at: usize, failed: usize) -> bool {
        self.no_trail = (at, failed);
        false
    }

    /// Returns the email address whose sign is at `at`. Each sign is checked only once.
    pub(crate) fn email(&mut self, c: &Content, at: usize) -> Option<Span> {
        if self.wrong_sign == Some(at) {
            return None;
        }
        self.wrong_sign = Some(at);
        let b = c.bytes;
        let mut first = at;
        while first > c.from && is_atext(b[first - 1]) {
            first -= 1;
        }
        if first == at || (first > c.from && b[first - 1] == b'/') {
            return None;
        }
        let mut i = at + 1;
        let mut dot = false;
        let mut other = false;
        while i < c.to {
            let byte = b[i];
            if byte == b'.' {
                if i + 1 >= c.to || !chars::is_alphanumeric(b[i + 1]) {
                    break;
                }
                dot = true;
            } else if byte == b'-' || byte == b'_' || chars::is_alphanumeric(byte) {
                other = true;
            } else {
                break;
            }
            i += 1;
        }
        if !dot || !other || !chars::is_alpha(b[i - 1]) {
            return None;
        }
        Some((first, i))
    }

    /// Returns the offset of the sign of the email address whose name contains `at`.
    pub(crate) fn sign_after(&mut self, c: &Content, at: usize) -> Option<usize> {
        if !is_in(self.name, at) {
            let mut i = at;
            while i < c.to && is_atext(c.bytes[i]) {
                i += 1;
            }
            self.name = (at, i);
            self.sign = if i < c.to && c.bytes[i] == b'@' {
                Some(i)
            } else {
                None
            };
        }
        self.sign
    }
}

fn ends_path(cp: u32) -> bool {
    cp < 128 && b"!\"&')*,.:;<?]_~".contains(&(cp as u8))
}

pub(crate) fn is_atext(c: u8) -> bool {
    chars::is_alphanumeric(c) || matches!(c, b'+' | b'-' | b'.' | b'_')
}

pub(crate) fn is_space(cp: u32) -> bool {
    if cp < 128 {
        chars::is_space_or_eol(cp as u8) || cp == 11 || cp == 12
    } else {
        unicode_tables::is_js_whitespace(cp)
    }
}

/// Returns whether a code point is punctuation or a symbol in the basic plane, which is all that
/// the reference implementation sees.
pub(crate) fn is_punctuation(cp: u32) -> bool {
    if cp < 128 {
        // NUL stands for the replacement character, which is a symbol.
        cp == 0 || chars::is_ascii_punctuation(cp as u8)
    } else {
        cp < 0x10000 && unicode_tables::is_punctuation_or_symbol(cp)
    }
}
