//! Finds links in finished text, where escapes and references are resolved: first URLs, then in the
//! text between them `xmpp:` addresses, `mailto:` addresses and bare email addresses. Each sort of
//! link divides the text for the next.

use crate::chars;
use crate::grow::{self, Grow};
use crate::literal_autolinks::{is_atext, is_punctuation, is_space};
use crate::scan;

/// The text before the address that a link shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prefix {
    None,
    Http,
    Mailto,
}

/// A link, its span and its prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) prefix: Prefix,
}

/// The sorts of link, in the order in which they are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Url,
    Xmpp,
    Mailto,
    Email,
}

impl Sort {
    fn next(self) -> Option<Sort> {
        match self {
            Sort::Url => Some(Sort::Xmpp),
            Sort::Xmpp => Some(Sort::Mailto),
            Sort::Mailto => Some(Sort::Email),
            Sort::Email => None,
        }
    }
}

/// A byte that can be inside a link, and where such a link would start. The start of an email
/// address is searched when the other links are known.
#[derive(Clone, Copy)]
struct Mark {
    sort: Sort,
    at: u32,
    start: u32,
}

#[derive(Default)]
pub(crate) struct LiteralLinks {
    /// The links of the last text, in order.
    pub(crate) found: Vec<Found>,
    /// The marks of links, so that text without marks is read only once.
    marks: Vec<Mark>,
    /// Domains that start in this span are invalid: they end in the same two segments.
    no_domain: (usize, usize),
}

impl LiteralLinks {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.found) + grow::bytes(&self.marks)
    }

    /// Finds the links of a text. Returns whether the text has links.
    pub(crate) fn find(&mut self, b: &[u8], from: usize, to: usize) -> bool {
        self.found.clear();
        self.marks.clear();
        self.no_domain = (0, 0);
        self.look(b, from, to);
        if !self.marks.is_empty() {
            self.pass(Sort::Url, b, from, to);
        }
        !self.found.is_empty()
    }

    /// Finds the marks of links.
    fn look(&mut self, b: &[u8], from: usize, to: usize) {
        let mut i = from;
        while let Some(next) = b[i..to]
            .iter()
            .position(|&c| matches!(c, b'@' | b'.' | b':'))
        {
            let at = i + next;
            let (sort, size) = match b[at] {
                b'@' if may_be_sign(b, at, from, to) => (Sort::Email, 0),
                b'.' => (Sort::Url, www_size(&b[from..at])),
                b':' if b[at..to].starts_with(b"://") => (Sort::Url, protocol_size(&b[from..at])),
                b':' if b[from..at].ends_with(b"xmpp") => (Sort::Xmpp, 4),
                b':' if b[from..at].ends_with(b"mailto") => (Sort::Mailto, 6),
                _ => (Sort::Url, 0),
            };
            if size > 0 || sort == Sort::Email {
                self.marks.add(Mark {
                    sort,
                    at: at as u32,
                    start: (at - size) as u32,
                });
            }
            i = at + 1;
        }
    }

    /// Finds links of one sort. The text between them is for the next sort.
    fn pass(&mut self, sort: Sort, b: &[u8], from: usize, to: usize) {
        let first = self.marks.partition_point(|mark| (mark.at as usize) < from);
        if first == self.marks.len() || self.marks[first].at as usize >= to {
            return;
        }
        let mut rest = from;
        let mut free = from;
        for i in first..self.marks.len() {
            let mark = self.marks[i];
            if mark.at as usize >= to {
                break;
            }
            if mark.sort != sort {
                continue;
            }
            if let Some((link, after)) = self.link(mark, b, from, free, to) {
                self.next_pass(sort, b, rest, link.start);
                self.found.add(link);
                rest = link.end;
                free = after;
            }
        }
        self.next_pass(sort, b, rest, to);
    }

    fn next_pass(&mut self, sort: Sort, b: &[u8], from: usize, to: usize) {
        if let Some(next) = sort.next() {
            self.pass(next, b, from, to);
        }
    }

    /// Returns the link at a mark that starts at or after `free`, and where the next one may start.
    fn link(
        &mut self,
        mark: Mark,
        b: &[u8],
        from: usize,
        free: usize,
        to: usize,
    ) -> Option<(Found, usize)> {
        let start = mark.start as usize;
        if mark.sort == Sort::Email {
            return email(b, mark.at as usize, from, free, to);
        }
        if start < free {
            return None;
        }
        match mark.sort {
            Sort::Url => self.url(b, start, mark.at as usize, from, to),
            _ if !is_free(b, start, from) => None,
            Sort::Xmpp => xmpp(b, start, to),
            _ => address(b, start, mark.at as usize + 1, to, Prefix::None),
        }
    }

    /// Returns the URL that starts at `at` and whose protocol or `www` ends at `mark`.
    fn url(
        &mut self,
        b: &[u8],
        at: usize,
        mark: usize,
        from: usize,
        to: usize,
    ) -> Option<(Found, usize)> {
        let (domain, name, prefix) = match mark - at {
            3 => (at, mark, Prefix::Http),
            _ => (mark + 3, mark + 3, Prefix::None),
        };
        if at > from && !may_precede(b, at) {
            return None;
        }
        let mut stop = self.domain_end(b, domain, name, to)?;
        while stop < to && !chars::is_space_or_eol(b[stop]) {
            stop += 1;
        }
        let link = Found {
            start: at,
            end: trimmed(b, domain, stop),
            prefix,
        };
        Some((link, stop))
    }

    /// Returns where the domain ends, which has word characters, dashes and at least one dot.
    fn domain_end(&mut self, b: &[u8], domain: usize, name: usize, to: usize) -> Option<usize> {
        let (wrong_from, wrong_to) = self.no_domain;
        if name >= to || (domain >= wrong_from && domain < wrong_to) {
            return None;
        }
        if is_punctuation(chars::code_point_at(b, domain)) {
            return None;
        }
        let mut i = name;
        let mut before_last = None;
        let mut last = domain;
        while i < to && (is_word(b[i]) || b[i] == b'-' || b[i] == b'.') {
            if b[i] == b'.' {
                before_last = Some(last);
                last = i + 1;
            }
            i += 1;
        }
        let before_last = before_last?;
        if is_wrong(&b[last..i]) || is_wrong(&b[before_last..last - 1]) {
            self.no_domain = (domain, before_last);
            return None;
        }
        Some(i)
    }
}

fn starts(b: &[u8], at: usize, to: usize, word: &[u8]) -> bool {
    b[at..to].starts_with(word)
}

/// Returns whether the bytes beside a sign can be those of an email address.
pub(crate) fn may_be_sign(b: &[u8], at: usize, from: usize, to: usize) -> bool {
    at > from && is_atext(b[at - 1]) && at + 1 < to && (is_word(b[at + 1]) || b[at + 1] == b'-')
}

/// Returns the length of the `www` at the end of the text, or 0.
fn www_size(b: &[u8]) -> usize {
    if b.len() >= 3 && b[b.len() - 3..].eq_ignore_ascii_case(b"www") {
        3
    } else {
        0
    }
}

/// Returns the length of the protocol at the end of the text, or 0.
fn protocol_size(b: &[u8]) -> usize {
    for protocol in [&b"https"[..], b"http"] {
        let size = protocol.len();
        if b.len() >= size && b[b.len() - size..].eq_ignore_ascii_case(protocol) {
            return size;
        }
    }
    0
}

/// Returns whether no character of an email address comes before.
fn is_free(b: &[u8], at: usize, from: usize) -> bool {
    at == from || !(is_atext(b[at - 1]) || b[at - 1] == b'@')
}

fn may_precede(b: &[u8], at: usize) -> bool {
    let cp = chars::code_point_at(b, chars::previous(b, at));
    is_space(cp) || is_punctuation(cp)
}

/// Returns whether a segment has an underscore, or neither letter nor digit.
fn is_wrong(segment: &[u8]) -> bool {
    segment.contains(&b'_')
        || !(segment.is_empty() || segment.iter().any(|&c| chars::is_alphanumeric(c)))
}

fn is_word(c: u8) -> bool {
    chars::is_alphanumeric(c) || c == b'_'
}

/// Returns where a URL ends without the punctuation at its end. A parenthesis that closes one of
/// the URL is kept.
fn trimmed(b: &[u8], from: usize, stop: usize) -> usize {
    let mut i = stop;
    while i > from && b"!\"&'),.:;<>?]}".contains(&b[i - 1]) {
        i -= 1;
    }
    let mut open = b[from..i].iter().fold(0, |open, &c| match c {
        b'(' => open + 1,
        b')' => open - 1,
        _ => open,
    });
    let mut k = i;
    while open > 0 {
        k = scan::index_of(b, k, stop, b')');
        if k == stop {
            break;
        }
        k += 1;
        i = k;
        open -= 1;
    }
    i
}

fn xmpp(b: &[u8], at: usize, to: usize) -> Option<(Found, usize)> {
    let (mut link, mut i) = address(b, at, at + 5, to, Prefix::None)?;
    if i < to && b[i] == b'/' {
        i += 1;
        while i < to
            && (is_word(b[i])
                || b[i] == b'-'
                || b[i] == b'/'
                || (b[i] == b'.' && i + 1 < to && chars::is_alphanumeric(b[i + 1])))
        {
            i += 1;
        }
        if !chars::is_alpha(b[i - 1]) || (i < to && b[i] == b'@') {
            return None;
        }
    }
    link.end = i;
    Some((link, i))
}

/// Returns the email address around a sign, which starts at the first character before it that an
/// address can contain.
fn email(b: &[u8], sign: usize, from: usize, free: usize, to: usize) -> Option<(Found, usize)> {
    let name = b[from..sign].iter().rev().take_while(|&&c| is_atext(c));
    let at = sign - name.count();
    if at == sign || at < free || (at > from && b[at - 1] == b':' && follows_scheme(b, at, from)) {
        return None;
    }
    address(b, at, at, to, Prefix::Mailto)
}

/// Returns whether a scheme that another pass looks for ends here, with nothing before it.
fn follows_scheme(b: &[u8], at: usize, from: usize) -> bool {
    follows(b, at, from, b"mailto:") || follows(b, at, from, b"xmpp:")
}

fn follows(b: &[u8], at: usize, from: usize, scheme: &[u8]) -> bool {
    if at < from + scheme.len() {
        return false;
    }
    let s = at - scheme.len();
    starts(b, s, at, scheme)
        && (s == from || !(chars::is_alphanumeric(b[s - 1]) || b[s - 1] == b'@'))
}

/// Returns the link of an address that starts at `name` and whose domain has two segments or more.
fn address(b: &[u8], at: usize, name: usize, to: usize, prefix: Prefix) -> Option<(Found, usize)> {
    let mut i = name;
    while i < to && is_atext(b[i]) {
        i += 1;
    }
    if i == name || i >= to || b[i] != b'@' {
        return None;
    }
    i += 1;
    let mut segments = 0;
    let mut stop = i;
    loop {
        let segment = i;
        while i < to && (is_word(b[i]) || b[i] == b'-') {
            i += 1;
        }
        if i == segment {
            break;
        }
        stop = i;
        segments += 1;
        if i >= to || b[i] != b'.' {
            break;
        }
        i += 1;
    }
    if segments < 2 || !chars::is_alpha(b[stop - 1]) {
        return None;
    }
    let link = Found {
        start: at,
        end: stop,
        prefix,
    };
    Some((link, stop))
}
