//! The JSX tags of a document and their attributes. A scan adds a tag with offsets into the
//! content; [`Jsx::resolve`] turns the offsets into values once it is known that the tag stays.

use crate::chars;
use crate::expressions::Expressions;
use crate::failure::Fault;
use crate::format::{ATTRIBUTE_BOOLEAN, ATTRIBUTE_STRING};
use crate::grow::{self, Grow};
use crate::jsx_scanner::JsxScanner;
use crate::text::Content;
use crate::unicode_tables;
use crate::values::{Value, Values};

/// Flag of a tag that closes an element.
pub(crate) const CLOSING: u32 = 1;

/// Flag of a tag that is an element without children.
pub(crate) const SELF_CLOSING: u32 = 2;

/// A tag. Until it is resolved, its offsets and its name are offsets into the content.
#[derive(Clone, Copy)]
pub(crate) struct Tag {
    pub(crate) flags: u32,
    pub(crate) name: Value,
    /// The index of the tag's first attribute.
    pub(crate) attributes: u32,
    /// The index after the tag's last attribute.
    pub(crate) attributes_end: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// An attribute of a tag. Until the tag is resolved, all its offsets are into the content.
#[derive(Clone, Copy)]
pub(crate) struct TagAttribute {
    pub(crate) kind: u32,
    pub(crate) name: Value,
    pub(crate) value: Value,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// The result of a scan.
#[derive(Debug)]
pub(crate) enum Scan {
    /// A tag, which ends at this offset.
    Tag(usize),
    /// No tag: the content is text.
    NotATag,
    /// The content ends inside the tag, and more of it can be gathered.
    NeedMore,
    /// The tag breaks the grammar.
    Broken(Fault),
}

#[derive(Default)]
pub(crate) struct Jsx {
    pub(crate) tags: Vec<Tag>,
    pub(crate) attributes: Vec<TagAttribute>,
    name: Vec<u8>,
    max_attributes: usize,
}

impl Jsx {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.tags) + grow::bytes(&self.attributes) + grow::bytes(&self.name)
    }

    /// Starts a document.
    pub(crate) fn clear(&mut self, max_attributes: usize) {
        self.tags.clear();
        self.attributes.clear();
        self.max_attributes = max_attributes;
    }

    /// Scans the tag that starts at the less-than sign at `from`. A scan that finds no tag adds
    /// nothing. `may_grow` says whether more content can be gathered.
    pub(crate) fn scan(
        &mut self,
        expressions: &mut Expressions,
        c: &Content,
        from: usize,
        may_grow: bool,
    ) -> Scan {
        let bytes = &c.bytes[..c.to];
        if matches!(bytes.get(from + 1), Some(&next) if chars::is_space_or_eol(next)) {
            return Scan::NotATag;
        }
        let first = self.attributes.len();
        let mut scanner = JsxScanner {
            bytes,
            at: from + 1,
            may_grow,
            flags: 0,
            attributes: &mut self.attributes,
            max_attributes: self.max_attributes,
            expressions,
        };
        match scanner.tag() {
            Ok(name) => {
                let (flags, end) = (scanner.flags, scanner.at);
                self.tags.add(Tag {
                    flags,
                    name,
                    attributes: first as u32,
                    attributes_end: self.attributes.len() as u32,
                    start: from as u32,
                    end: end as u32,
                });
                Scan::Tag(end)
            }
            Err(result) => {
                self.attributes.truncate(first);
                result
            }
        }
    }

    /// Turns the offsets of the tags from `first` on into values.
    pub(crate) fn resolve(&mut self, values: &mut Values, c: &Content, first: usize) {
        for tag in &mut self.tags[first..] {
            tag.name = resolve_name(&mut self.name, values, c, tag.name);
            tag.start = c.source(tag.start as usize) as u32;
            tag.end = c.source_end(tag.end as usize) as u32;
            for attribute in
                &mut self.attributes[tag.attributes as usize..tag.attributes_end as usize]
            {
                let (from, to) = span(attribute.value);
                attribute.name = resolve_name(&mut self.name, values, c, attribute.name);
                attribute.value = match attribute.kind {
                    ATTRIBUTE_STRING => values.jsx_string(c, from, to),
                    ATTRIBUTE_BOOLEAN => Value::NONE,
                    _ => values.expression(c, from, to),
                };
                attribute.start = c.source(attribute.start as usize) as u32;
                attribute.end = c.source_end(attribute.end as usize) as u32;
            }
        }
    }
}

/// Returns the span in the content of a value that is not resolved.
fn span(value: Value) -> (usize, usize) {
    let start = value.offset as usize;
    (start, start + value.length as usize)
}

/// Makes a value of a name, without the white space that may stand around dots and colons.
fn resolve_name(name: &mut Vec<u8>, values: &mut Values, c: &Content, value: Value) -> Value {
    let (from, to) = span(value);
    if from == to {
        return Value::NONE;
    }
    if c.bytes[from..to].iter().all(u8::is_ascii_graphic) {
        return values.plain(c, from, to);
    }
    name.clear();
    let mut i = from;
    while i < to {
        let cp = chars::code_point_at(c.bytes, i);
        let next = i + chars::length(cp);
        if !unicode_tables::is_js_whitespace(cp) {
            name.add_all(&c.bytes[i..next]);
        }
        i = next;
    }
    if name.len() == to - from {
        values.plain(c, from, to)
    } else {
        values.bytes(name)
    }
}
