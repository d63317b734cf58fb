//! Finds raw HTML: the seven kinds of block, and tags, comments and the like in text.

use crate::chars;
use crate::links;
use crate::scan;

const CDATA_START: &[u8] = b"[CDATA[";
const COMMENT_END: &[u8] = b"-->";
const INSTRUCTION_END: &[u8] = b"?>";
const DECLARATION_END: &[u8] = b">";
const CDATA_END: &[u8] = b"]]>";

static RAW_NAMES: [&str; 4] = ["pre", "script", "style", "textarea"];
static BASIC_NAMES: [&str; 62] = [
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];
const LONGEST_NAME: usize = 10;

/// The kind of a block, which says how it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HtmlBlock {
    Raw,
    Comment,
    Instruction,
    Declaration,
    Cdata,
    Basic,
    Complete,
}

impl HtmlBlock {
    /// Returns whether only a blank line ends the block.
    pub(crate) fn ends_blank(self) -> bool {
        matches!(self, HtmlBlock::Basic | HtmlBlock::Complete)
    }
}

// Blocks.

/// Returns the kind of block that starts at the less-than sign at `at`.
pub(crate) fn block_kind(b: &[u8], at: usize, end: usize, interrupt: bool) -> Option<HtmlBlock> {
    let mut i = at + 1;
    if i >= end {
        return None;
    }
    match b[i] {
        b'!' => return declaration_kind(b, i + 1, end),
        b'?' => return Some(HtmlBlock::Instruction),
        _ => {}
    }
    let closing = b[i] == b'/';
    if closing {
        i += 1;
    }
    if i >= end || !chars::is_alpha(b[i]) {
        return None;
    }
    let after = name_end(b, i, end);
    let name = &b[i..after];
    let bare = after == end || b[after] == b'>' || chars::is_space(b[after]);
    if !bare && b[after] != b'/' {
        return None;
    }
    if bare && !closing && is_one_of(&RAW_NAMES, name) {
        return Some(HtmlBlock::Raw);
    }
    if is_one_of(&BASIC_NAMES, name) {
        let ends = bare || (after + 1 < end && b[after + 1] == b'>');
        return ends.then_some(HtmlBlock::Basic);
    }
    if interrupt {
        return None;
    }
    let tag = if closing {
        closing_tag_end(b, after, end)?
    } else {
        open_tag_end(b, after, end)?
    };
    (chars::skip_space(b, tag, end) == end).then_some(HtmlBlock::Complete)
}

fn declaration_kind(b: &[u8], at: usize, end: usize) -> Option<HtmlBlock> {
    match *b[at..end].first()? {
        b'-' => b[at..end].starts_with(b"--").then_some(HtmlBlock::Comment),
        b'[' => b[at..end]
            .starts_with(CDATA_START)
            .then_some(HtmlBlock::Cdata),
        c => chars::is_alpha(c).then_some(HtmlBlock::Declaration),
    }
}

/// Returns whether a line ends a block of that kind.
///
/// The line's content starts at `at`; on the first line, that is the offset after the less-than
/// sign.
pub(crate) fn ends_block(
    kind: HtmlBlock,
    b: &[u8],
    at: usize,
    end: usize,
    first_line: bool,
) -> bool {
    let has = |from: usize, wanted| index_of(b, from, end, wanted).is_some();
    match kind {
        HtmlBlock::Raw => has_raw_end(b, at, end),
        HtmlBlock::Comment => has(if first_line { at + 1 } else { at }, COMMENT_END),
        HtmlBlock::Instruction => has(at, INSTRUCTION_END),
        HtmlBlock::Declaration => has(at, DECLARATION_END),
        HtmlBlock::Cdata => has(at, CDATA_END),
        HtmlBlock::Basic | HtmlBlock::Complete => false,
    }
}

fn has_raw_end(b: &[u8], at: usize, end: usize) -> bool {
    let mut i = scan::index_of(b, at, end, b'<');
    while i < end {
        i += 1;
        if let Some(rest) = b[i..end].strip_prefix(b"/") {
            let letters = rest.iter().take(LONGEST_NAME);
            let size = letters.take_while(|&&c| chars::is_alpha(c)).count();
            if rest.get(size) == Some(&b'>') && is_one_of(&RAW_NAMES, &rest[..size]) {
                return true;
            }
        }
        i = scan::index_of(b, i, end, b'<');
    }
    false
}

/// Returns whether a name is one of `names`, which are sorted and in lower case.
fn is_one_of(names: &[&str], name: &[u8]) -> bool {
    if name.len() > LONGEST_NAME {
        return false;
    }
    let mut lower = [0; LONGEST_NAME];
    let lower = &mut lower[..name.len()];
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    names
        .binary_search_by(|one| one.as_bytes().cmp(lower))
        .is_ok()
}

fn index_of(b: &[u8], from: usize, to: usize, wanted: &[u8]) -> Option<usize> {
    let mut i = scan::index_of(b, from, to, wanted[0]);
    while i < to {
        if b[i..to].starts_with(wanted) {
            return Some(i);
        }
        i = scan::index_of(b, i + 1, to, wanted[0]);
    }
    None
}

/// Returns where the name of a tag ends.
#[inline]
fn name_end(b: &[u8], at: usize, to: usize) -> usize {
    let name = &b[at..to];
    let size = name
        .iter()
        .position(|&c| !chars::is_alphanumeric(c) && c != b'-');
    at + size.unwrap_or(name.len())
}

// Text.

/// Finds HTML in text. A missing end is searched only once in the same content, so that time stays
/// linear.
#[derive(Default)]
pub(crate) struct Html {
    no_instruction_end: bool,
    no_declaration_end: bool,
    no_cdata_end: bool,
    no_comment_end: bool,
}

impl Html {
    /// Starts a run of content.
    pub(crate) fn reset(&mut self) {
        *self = Html::default();
    }

    /// Returns where the HTML in text that starts at the less-than sign at `at` ends.
    pub(crate) fn text_end(&mut self, b: &[u8], at: usize, to: usize) -> Option<usize> {
        let i = at + 1;
        match *b[i..to].first()? {
            b'/' => {
                if !chars::is_alpha(*b[i + 1..to].first()?) {
                    return None;
                }
                closing_tag_end(b, name_end(b, i + 1, to), to)
            }
            b'!' => self.declaration_end(b, i + 1, to),
            b'?' => find(&mut self.no_instruction_end, b, i + 1, to, INSTRUCTION_END),
            c if chars::is_alpha(c) => open_tag_end(b, name_end(b, i, to), to),
            _ => None,
        }
    }

    fn declaration_end(&mut self, b: &[u8], at: usize, to: usize) -> Option<usize> {
        match declaration_kind(b, at, to)? {
            HtmlBlock::Comment => {
                let i = at + 2;
                if b[i..to].starts_with(b">") {
                    return Some(i + 1);
                }
                if b[i..to].starts_with(b"->") {
                    return Some(i + 2);
                }
                find(&mut self.no_comment_end, b, i, to, COMMENT_END)
            }
            HtmlBlock::Cdata => {
                let i = at + CDATA_START.len();
                find(&mut self.no_cdata_end, b, i, to, CDATA_END)
            }
            _ => find(&mut self.no_declaration_end, b, at, to, DECLARATION_END),
        }
    }
}

/// Returns the end of the searched text, unless it is known to be absent.
fn find(none: &mut bool, b: &[u8], from: usize, to: usize, wanted: &[u8]) -> Option<usize> {
    if *none {
        return None;
    }
    let found = index_of(b, from, to, wanted);
    *none = found.is_none();
    found.map(|at| at + wanted.len())
}

fn closing_tag_end(b: &[u8], at: usize, to: usize) -> Option<usize> {
    let i = links::skip_whitespace(b, at, to);
    (i < to && b[i] == b'>').then(|| i + 1)
}

/// Returns where an opening tag ends whose name ends at `at`.
fn open_tag_end(b: &[u8], at: usize, to: usize) -> Option<usize> {
    let mut i = at;
    loop {
        let spaced = links::skip_whitespace(b, i, to);
        match *b[spaced..to].first()? {
            b'>' => return Some(spaced + 1),
            b'/' => return b[spaced..to].starts_with(b"/>").then(|| spaced + 2),
            c if spaced > i && (chars::is_alpha(c) || c == b':' || c == b'_') => {}
            _ => return None,
        }
        i = attribute_end(b, spaced, to)?;
    }
}

fn attribute_end(b: &[u8], at: usize, to: usize) -> Option<usize> {
    let mut i = at + 1;
    while i < to && is_attribute_name_byte(b[i]) {
        i += 1;
    }
    let equals = links::skip_whitespace(b, i, to);
    if equals < to && b[equals] == b'=' {
        attribute_value_end(b, links::skip_whitespace(b, equals + 1, to), to)
    } else {
        Some(i)
    }
}

fn is_attribute_name_byte(c: u8) -> bool {
    chars::is_alphanumeric(c) || matches!(c, b'-' | b'.' | b':' | b'_')
}

fn attribute_value_end(b: &[u8], at: usize, to: usize) -> Option<usize> {
    let value = &b[at..to];
    let first = *value.first()?;
    if first == b'"' || first == b'\'' {
        let close = scan::index_of(b, at + 1, to, first);
        return (close < to).then(|| close + 1);
    }
    let size = value.iter().position(|&c| !is_bare_value_byte(c));
    let size = size.unwrap_or(value.len());
    (size > 0).then(|| at + size)
}

fn is_bare_value_byte(c: u8) -> bool {
    !chars::is_space_or_eol(c) && !matches!(c, b'"' | b'\'' | b'<' | b'=' | b'>' | b'`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_none_is_longer_than_the_longest() {
        for names in [&RAW_NAMES[..], &BASIC_NAMES[..]] {
            assert!(names.windows(2).all(|two| two[0] < two[1]));
            assert!(names.iter().all(|name| name.len() <= LONGEST_NAME));
            assert!(names
                .iter()
                .all(|name| is_one_of(names, name.to_uppercase().as_bytes())));
            assert!(!is_one_of(names, b"") && !is_one_of(names, b"h7"));
        }
    }

    #[test]
    fn what_has_no_end_is_looked_for_once() {
        let source = b"<!-- <![CDATA[ <?a <!-- > ";
        let mut html = Html::default();
        for (at, end) in [(0, None), (5, None), (15, None), (19, None)] {
            assert_eq!(end, html.text_end(source, at, source.len()));
        }
        assert!(html.no_comment_end && html.no_cdata_end && html.no_instruction_end);
        html.reset();
        assert_eq!(Some(8), html.text_end(b"<!-- -->", 0, 8));
    }
}
