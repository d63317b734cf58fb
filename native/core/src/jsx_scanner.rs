//! The grammar of a JSX tag. All offsets are into the content.

use crate::chars;
use crate::code::Code;
use crate::expressions::Expressions;
use crate::failure::Fault;
use crate::format::{ATTRIBUTE_BOOLEAN, ATTRIBUTE_EXPRESSION, ATTRIBUTE_SPREAD, ATTRIBUTE_STRING};
use crate::grow::Grow;
use crate::jsx::{Scan, TagAttribute, CLOSING, SELF_CLOSING};
use crate::reason::{Expected, Reason};
use crate::scan;
use crate::unicode_tables;
use crate::values::Value;

const AN_ATTRIBUTE: &str =
    "a character that can start an attribute name, such as a letter, `$`, or `_`;";
const SPACE_OR_END: &str = " whitespace before attributes; or the end of the tag";
const A_NAME: &str = "a character that can start a name, such as a letter, `$`, or `_`";
const IN_NAME: &str = "a name character such as letters, digits, `$`, or `_`;";
const IN_ATTRIBUTE_NAME: &str =
    "an attribute name character such as letters, digits, `$`, or `_`; \
                                 `=` to initialize a value;";
const INITIALIZER: &str = " `=` to initialize a value; or the end of the tag";
const LINK_NOTE: &str = " (note: to create a link in MDX, use `[text](url)`)";
const COMMENT_NOTE: &str = " (note: JS comments in JSX tags are not supported in MDX)";
const MARKUP_COMMENT_NOTE: &str = " (note: to create a comment in MDX, use `{/* text */}`)";
const ELEMENT_NOTE: &str =
    " (note: to use an element or fragment as a prop value in MDX, use `{<element />}`)";

/// The result of a part of a scan: an error is the result of the whole scan.
type Scanned<T> = Result<T, Scan>;

/// One scan.
pub(crate) struct JsxScanner<'a> {
    /// The content up to its end.
    pub(crate) bytes: &'a [u8],
    pub(crate) at: usize,
    pub(crate) may_grow: bool,
    pub(crate) flags: u32,
    pub(crate) attributes: &'a mut Vec<TagAttribute>,
    pub(crate) max_attributes: usize,
    pub(crate) expressions: &'a mut Expressions,
}

impl JsxScanner<'_> {
    /// Reads a tag. Returns its name, and leaves the cursor at its end.
    pub(crate) fn tag(&mut self) -> Scanned<Value> {
        self.whitespace();
        if self.peek() == Some(b'/') {
            self.at += 1;
            self.flags = CLOSING;
            self.whitespace();
        }
        let start = self.at;
        if self.peek() == Some(b'>') {
            self.at += 1;
            return Ok(Value::in_source(start, 0));
        }
        if !self.is_id_start() {
            let note = match self.peek() {
                Some(b'!') if self.flags == 0 => MARKUP_COMMENT_NOTE,
                Some(b'*' | b'/') if self.flags == CLOSING => COMMENT_NOTE,
                _ => "",
            };
            return Err(self.crash("before name", &[A_NAME], note));
        }
        let end = self.name()?;
        self.attribute_list()?;
        Ok(Value::in_source(start, end - start))
    }

    /// Reads a name with its members or its local name, and the white space after it. Returns where
    /// the name ends.
    fn name(&mut self) -> Scanned<usize> {
        let mut member = false;
        let mut local = false;
        loop {
            self.identifier();
            let end = self.at;
            let ends = match self.peek() {
                Some(b'/' | b'>' | b'{') => true,
                Some(b'.') => !local,
                Some(b':') => !member && !local,
                _ => false,
            };
            if !ends && !self.at_whitespace() {
                let place = place(
                    local,
                    member,
                    ["in name", "in member name", "in local name"],
                );
                let note = match self.peek() {
                    Some(b'@') if !local => LINK_NOTE,
                    _ => "",
                };
                return Err(self.crash(place, &[IN_NAME, SPACE_OR_END], note));
            }
            self.whitespace();
            match self.peek() {
                Some(b'.') if !local => member = true,
                Some(b':') if !member && !local => local = true,
                Some(b'/' | b'>' | b'{') => return Ok(end),
                _ if self.is_id_start() => return Ok(end),
                _ => {
                    let places = ["after name", "after member name", "after local name"];
                    let place = place(local, member, places);
                    return Err(self.crash(place, &[AN_ATTRIBUTE, SPACE_OR_END], ""));
                }
            }
            self.at += 1;
            self.whitespace();
            if !self.is_id_start() {
                return Err(self.crash_before_part(local));
            }
        }
    }

    #[cold]
    fn crash_before_part(&self, local: bool) -> Scan {
        if !local {
            return self.crash("before member name", &[AN_ATTRIBUTE, SPACE_OR_END], "");
        }
        let note = match self.peek() {
            Some(b'+' | b'/'..=b'9') => LINK_NOTE,
            _ => "",
        };
        self.crash("before local name", &[A_NAME], note)
    }

    fn attribute_list(&mut self) -> Scanned<()> {
        let closing = self.flags == CLOSING;
        let mut count = 0;
        loop {
            let c = self.peek();
            if c == Some(b'/') {
                return self.self_closing();
            }
            if c == Some(b'>') {
                self.at += 1;
                return Ok(());
            }
            if c != Some(b'{') && !self.is_id_start() {
                return Err(self.crash("before attribute name", &[AN_ATTRIBUTE, SPACE_OR_END], ""));
            }
            count += 1;
            if count > self.max_attributes {
                return Err(Scan::Broken(Fault::Attributes {
                    actual: count,
                    allowed: self.max_attributes,
                    at: self.at,
                }));
            }
            let start = self.at;
            if c == Some(b'{') {
                self.spread()?;
            } else {
                self.attribute()?;
            }
            if closing {
                return Err(broken(
                    Code::UnexpectedAttribute,
                    Reason::Text(
                        "Unexpected attribute in closing tag, expected the end of the tag",
                    ),
                    start,
                    self.at,
                ));
            }
            self.whitespace();
        }
    }

    fn self_closing(&mut self) -> Scanned<()> {
        if self.flags == CLOSING {
            return Err(broken(
                Code::UnexpectedSelfClosingSlash,
                Reason::Text(
                    "Unexpected self-closing slash `/` in closing tag, expected the end of the tag",
                ),
                self.at,
                self.at + 1,
            ));
        }
        self.at += 1;
        self.flags |= SELF_CLOSING;
        self.whitespace();
        let note = match self.peek() {
            Some(b'>') => {
                self.at += 1;
                return Ok(());
            }
            Some(b'*' | b'/') => COMMENT_NOTE,
            _ => "",
        };
        Err(self.crash("after self-closing slash", &["`>` to end the tag"], note))
    }

    fn spread(&mut self) -> Scanned<()> {
        let start = self.at;
        let close = self.braces()?;
        if !self.expressions.starts_with_spread() {
            return Err(broken(
                Code::NonSpread,
                Reason::Text(
                    "Unexpected code in braces among attributes: only a spread (`{...spread}`) is \
                 supported",
                ),
                start + 1,
                close,
            ));
        }
        if self.expressions.has_extra_after_comma() {
            return Err(broken(
                Code::SpreadExtra,
                Reason::Text(
                    "Unexpected extra content in spread: only a single spread is supported",
                ),
                start + 1,
                close,
            ));
        }
        self.at = close + 1;
        self.put(ATTRIBUTE_SPREAD, (start, start), (start + 1, close));
        Ok(())
    }

    /// Returns the offset of the brace that closes the expression that opens at the cursor.
    fn braces(&mut self) -> Scanned<usize> {
        let (at, to) = (self.at, self.bytes.len());
        match self.expressions.scan_expression(self.bytes, at + 1, to) {
            Some(close) => match self.expressions.refused_at() {
                None => Ok(close),
                Some(refused) => Err(broken(
                    Code::InvalidJavascript,
                    Reason::Text(
                        "Unexpected code in expression, expected a JavaScript expression between \
                         the braces",
                    ),
                    refused,
                    close,
                )),
            },
            None if self.may_grow => Err(Scan::NeedMore),
            None => Err(broken(
                Code::UnexpectedEof,
                Reason::Text(
                    "Unexpected end of file in expression, expected a corresponding closing brace \
                     for `{`",
                ),
                at,
                to,
            )),
        }
    }

    /// Reads an attribute with a name. Without a value, the white space after the name is read as
    /// well.
    fn attribute(&mut self) -> Scanned<()> {
        let start = self.at;
        self.identifier();
        let mut name_end = self.at;
        let goes_on = matches!(self.peek(), Some(b'/' | b':' | b'=' | b'>' | b'{'));
        if !goes_on && !self.at_whitespace() {
            return Err(self.crash("in attribute name", &[IN_ATTRIBUTE_NAME, SPACE_OR_END], ""));
        }
        self.whitespace();
        if self.peek() == Some(b':') {
            name_end = self.local_attribute_name()?;
            self.whitespace();
            if !self.is_after_attribute_name() {
                return Err(self.crash(
                    "after local attribute name",
                    &[AN_ATTRIBUTE, INITIALIZER],
                    "",
                ));
            }
        } else if !self.is_after_attribute_name() {
            return Err(self.crash("after attribute name", &[AN_ATTRIBUTE, INITIALIZER], ""));
        }
        if self.peek() != Some(b'=') {
            let name = (start, name_end);
            self.put_to(ATTRIBUTE_BOOLEAN, name, (name_end, name_end), name_end);
            return Ok(());
        }
        self.at += 1;
        self.whitespace();
        self.value(start, name_end)
    }

    /// Reads a local name from its colon on. Returns where it ends.
    fn local_attribute_name(&mut self) -> Scanned<usize> {
        self.at += 1;
        self.whitespace();
        if !self.is_id_start() {
            return Err(self.crash(
                "before local attribute name",
                &[AN_ATTRIBUTE, INITIALIZER],
                "",
            ));
        }
        self.identifier();
        let goes_on = matches!(self.peek(), Some(b'/' | b'=' | b'>' | b'{'));
        if !goes_on && !self.at_whitespace() {
            return Err(self.crash(
                "in local attribute name",
                &[IN_ATTRIBUTE_NAME, SPACE_OR_END],
                "",
            ));
        }
        Ok(self.at)
    }

    fn is_after_attribute_name(&self) -> bool {
        matches!(self.peek(), Some(b'/' | b'=' | b'>' | b'{')) || self.is_id_start()
    }

    fn value(&mut self, start: usize, name_end: usize) -> Scanned<()> {
        let name = (start, name_end);
        let from = self.at + 1;
        match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                let to = self.bytes.len();
                let close = scan::index_of(self.bytes, from, to, quote);
                if close == to {
                    self.at = to;
                    let mark = if quote == b'"' { "\"`" } else { "'`" };
                    let expected = &["a corresponding closing quote `"];
                    return Err(self.crash("in attribute value", expected, mark));
                }
                self.at = close + 1;
                self.put(ATTRIBUTE_STRING, name, (from, close));
                Ok(())
            }
            Some(b'{') => {
                let close = self.braces()?;
                if self.expressions.is_empty() {
                    return Err(broken(
                        Code::InvalidJavascript,
                        Reason::Text(
                            "Unexpected empty expression in attribute value, expected code between \
                             the braces",
                        ),
                        self.at,
                        close + 1,
                    ));
                }
                self.at = close + 1;
                self.put(ATTRIBUTE_EXPRESSION, name, (from, close));
                Ok(())
            }
            c => {
                let expected =
                    &["a character that can start an attribute value, such as `\"`, `'`, or `{`"];
                let note = if c == Some(b'<') { ELEMENT_NOTE } else { "" };
                Err(self.crash("before attribute value", expected, note))
            }
        }
    }

    /// Adds the attribute that ends at the cursor.
    fn put(&mut self, kind: u32, name: (usize, usize), value: (usize, usize)) {
        self.put_to(kind, name, value, self.at);
    }

    fn put_to(&mut self, kind: u32, name: (usize, usize), value: (usize, usize), end: usize) {
        self.attributes.add(TagAttribute {
            kind,
            name: Value::in_source(name.0, name.1 - name.0),
            value: Value::in_source(value.0, value.1 - value.0),
            start: name.0 as u32,
            end: end as u32,
        });
    }

    // Cursor.

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn is_id_start(&self) -> bool {
        match self.peek() {
            Some(c) if c.is_ascii() => chars::is_alpha(c) || c == b'_' || c == b'$',
            Some(_) => unicode_tables::is_id_start(chars::code_point_at(self.bytes, self.at)),
            None => false,
        }
    }

    fn identifier(&mut self) {
        while let Some(c) = self.peek() {
            if c.is_ascii() {
                if !unicode_tables::is_ascii_id_continue(c) && c != b'-' {
                    return;
                }
                self.at += 1;
            } else {
                let cp = chars::code_point_at(self.bytes, self.at);
                if !unicode_tables::is_id_continue(cp) {
                    return;
                }
                self.at += chars::length(cp);
            }
        }
    }

    /// Returns the length of the white space character at the cursor, or zero.
    #[inline]
    fn whitespace_length(&self) -> usize {
        match self.peek() {
            Some(c) if c.is_ascii() => usize::from(unicode_tables::is_js_whitespace(u32::from(c))),
            Some(_) => {
                let cp = chars::code_point_at(self.bytes, self.at);
                if unicode_tables::is_js_whitespace(cp) {
                    chars::length(cp)
                } else {
                    0
                }
            }
            None => 0,
        }
    }

    fn at_whitespace(&self) -> bool {
        self.whitespace_length() > 0
    }

    fn whitespace(&mut self) {
        loop {
            let length = self.whitespace_length();
            if length == 0 {
                return;
            }
            self.at += length;
        }
    }

    // Faults.

    /// Fails because of the character at the cursor. `parts` are the parts of what was expected.
    #[cold]
    fn crash(
        &self,
        place: &'static str,
        parts: &'static [&'static str],
        note: &'static str,
    ) -> Scan {
        let expected = Expected { place, parts, note };
        let (at, to) = (self.at, self.bytes.len());
        if at < to {
            let cp = chars::code_point_at(self.bytes, at);
            broken(
                Code::UnexpectedCharacter,
                Reason::Character(cp, expected),
                at,
                at + chars::length(cp),
            )
        } else if self.may_grow {
            Scan::NeedMore
        } else {
            broken(Code::UnexpectedEof, Reason::End(expected), to, to)
        }
    }
}

/// Returns the place for a name, for a member name or for a local name.
fn place(local: bool, member: bool, places: [&'static str; 3]) -> &'static str {
    places[if local { 2 } else { usize::from(member) }]
}

#[cold]
fn broken(code: Code, reason: Reason, start: usize, end: usize) -> Scan {
    Scan::Broken(Fault::Grammar {
        code,
        reason,
        start,
        end,
    })
}
