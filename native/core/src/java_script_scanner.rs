//! Reads JavaScript with JSX as tokens, to find where it ends. There is no parser: what is open
//! stands on a stack of frames (brackets, templates, tags, text between tags), and whether a slash
//! divides, or `<` compares, follows from the token before it, as in every JavaScript lexer that is
//! not driven by a parser. What goes wrong is noted and read on from; only text between tags that
//! cannot go on ends the scan of an expression early.
//!
//! Brackets need not match for the end to be found: a closing brace closes the innermost brace and
//! everything opened inside it; other closing brackets that do not match are skipped.

use std::ops::Range;

use crate::chars;
use crate::grow::Grow;
use crate::java_script_lexemes as lexemes;
use crate::java_script_outline::JavaScriptOutline;
use crate::java_script_tokens::{operand_next, word, Kind};
use crate::unicode_tables::{
    is_ascii_id_continue, is_ascii_id_start, is_id_continue, is_id_start, is_js_whitespace,
};

// Kinds of frame; those from TEMPLATE on do not hold code.
const OUTSIDE: u32 = 0;
const PAREN: u32 = 1;
const CONDITION: u32 = 2;
const BRACKET: u32 = 3;
const BLOCK: u32 = 4;
const BODY: u32 = 5;
const OBJECT: u32 = 6;
const TEMPLATE_CODE: u32 = 7;
const JSX_CODE: u32 = 8;
const TEMPLATE: u32 = 9;
const JSX_START: u32 = 10;
const JSX_TAG: u32 = 11;
const JSX_SELF_CLOSING: u32 = 12;
const JSX_CLOSING: u32 = 13;
const JSX_TEXT: u32 = 14;

const FRAME: u32 = 0xF;

/// In a frame: the next brace is the body of a function or class that is a declaration.
const DECLARATION: u32 = 0x10;

/// In a frame: the next brace is the body of a function or class that is a value.
const EXPRESSION: u32 = 0x20;

/// In a frame: one question mark that waits for its colon; they are counted.
const TERNARY: u32 = 0x40;

/// What is remembered between scans of one text, so that the rest of a line is not gone over again
/// by each of them.
#[derive(Default)]
pub(crate) struct Ahead {
    /// A regular expression that does not close, from its mark to where its line ends.
    unclosed: Range<usize>,
    /// How far was looked for the end of one in vain.
    pub(crate) looked_to: usize,
}

/// One scan, of the text up to where it ends.
pub(crate) struct JavaScriptScanner<'a> {
    outline: JavaScriptOutline,
    s: &'a [u8],
    at: usize,
    esm: bool,
    done: bool,
    end: Option<usize>,
    unclosed: bool,
    ahead: &'a mut Ahead,
    stack: &'a mut Vec<u32>,
    /// The innermost frame, which is not on the stack.
    top: u32,
    /// The kind of the token before, but for steps, which change nothing.
    previous: Kind,
    newline: bool,
    async_is_value: bool,
    /// Up to here no regular expression closes before its line ends.
    no_regex_before: usize,
    /// The first blank line at depth 0 since the last token, if the block could not end there.
    blank: Option<usize>,
}

/// What a scan found, in the order of the fields: the facts, the end, and whether something stayed
/// open.
pub(crate) type Found = (JavaScriptOutline, Option<usize>, bool);

impl<'a> JavaScriptScanner<'a> {
    pub(crate) fn new(
        stack: &'a mut Vec<u32>,
        ahead: &'a mut Ahead,
        s: &'a [u8],
        from: usize,
        esm: bool,
    ) -> Self {
        stack.clear();
        JavaScriptScanner {
            outline: JavaScriptOutline::new(esm),
            s,
            at: from,
            esm,
            done: false,
            end: None,
            unclosed: false,
            ahead,
            stack,
            top: OUTSIDE,
            previous: if esm { Kind::Semicolon } else { Kind::Start },
            newline: false,
            async_is_value: false,
            no_regex_before: from,
            blank: None,
        }
    }

    /// Looks for the brace that closes the expression.
    pub(crate) fn expression(mut self) -> Found {
        self.run();
        if let Some(end) = self.end {
            if !self.outline.is_empty() && !self.is_complete() {
                self.outline.refuse(end);
            }
        }
        (self.outline, self.end, self.unclosed)
    }

    /// Looks for where the content of the last line of the ESM block ends.
    pub(crate) fn esm(mut self) -> Found {
        self.run();
        if self.end.is_none() {
            self.end = Some(self.s.len());
            self.unclosed |= !self.stack.is_empty() || !self.is_complete();
            if self.unclosed {
                self.outline.refuse(self.s.len());
            }
        }
        (self.outline, self.end, self.unclosed)
    }

    /// Whether the code can end here, at depth 0; where it is refused already, why wait.
    fn is_complete(&self) -> bool {
        self.outline.is_complete() && (self.top < TERNARY || self.outline.refused_at().is_some())
    }

    fn run(&mut self) {
        while self.at < self.s.len() && !self.done {
            match self.top & FRAME {
                TEMPLATE => self.template(),
                JSX_START | JSX_TAG | JSX_SELF_CLOSING | JSX_CLOSING => self.tag(),
                JSX_TEXT => self.jsx_text(),
                _ => self.code(),
            }
        }
    }

    fn finish(&mut self, offset: usize) {
        self.end = Some(offset);
        self.done = true;
    }

    /// The byte so many after this one, or zero.
    #[inline(always)]
    fn peek(&self, distance: usize) -> u8 {
        self.s.get(self.at + distance).copied().unwrap_or(0)
    }

    #[inline(always)]
    fn frame(&self) -> u32 {
        self.top & FRAME
    }

    fn push(&mut self, frame: u32) {
        self.stack.add(self.top);
        self.top = frame;
    }

    fn pop(&mut self) {
        self.top = self.stack.pop().unwrap_or(OUTSIDE);
    }

    /// The innermost frame becomes another; it keeps nothing.
    fn become_frame(&mut self, frame: u32) {
        self.top = frame;
    }

    #[inline]
    fn token(&mut self, kind: Kind, start: usize) {
        if self.stack.is_empty() {
            self.outline.accept(kind, start, self.newline);
            if let Some(blank) = self.blank.take() {
                if self.outline.refused_at().is_some() {
                    self.finish(blank);
                }
            }
        }
        if kind != Kind::Step {
            self.previous = kind;
        }
        self.newline = false;
    }

    /// A group is closed; the token that opened it stood for it.
    fn closed(&mut self, kind: Kind) {
        self.previous = kind;
        self.newline = false;
    }

    fn code(&mut self) {
        while self.at < self.s.len() && !self.done && self.frame() < TEMPLATE {
            let c = self.s[self.at];
            // What is most frequent is told first: a jump by table is hard to predict.
            if c == b' ' {
                self.at += 1;
            } else if is_ascii_id_start(c) {
                self.word();
            } else {
                self.mark(c);
            }
        }
    }

    /// Reads what starts with anything but a letter.
    #[inline(always)]
    fn mark(&mut self, c: u8) {
        match c {
            b'\t' | 0xB | 0xC => self.at += 1,
            b'\n' | b'\r' => self.line_ending(),
            b'\\' => self.word(),
            b'0'..=b'9' => self.number(),
            b'/' => self.slash(),
            b'"' | b'\'' => self.string(),
            b'`' => self.open(Kind::Template, TEMPLATE),
            b'(' if self.previous == Kind::Condition => self.open(Kind::OpenParen, CONDITION),
            b'(' => self.open(Kind::OpenParen, PAREN),
            b'[' => self.open(Kind::OpenBracket, BRACKET),
            b'{' => self.open_brace(),
            b')' => self.close_paren(),
            b']' => self.close_bracket(),
            b'}' => self.close_brace(),
            b',' => self.one(Kind::Comma),
            b';' => self.one(Kind::Semicolon),
            b':' => self.colon(),
            b'?' => self.question(),
            b'.' => self.dot(),
            b'<' => self.less_than(),
            b'+' | b'-' => self.sign(c),
            b'=' => self.equals(),
            b'!' => self.not(),
            b'~' => self.one(Kind::Prefix),
            b'*' | b'&' | b'|' => self.operator(c, 2),
            b'>' => self.operator(c, 3),
            b'%' | b'^' => self.operator(c, 1),
            b'#' => self.private_name(),
            _ => self.other(),
        }
    }

    fn one(&mut self, kind: Kind) {
        self.token(kind, self.at);
        self.at += 1;
    }

    fn open(&mut self, kind: Kind, frame: u32) {
        self.token(kind, self.at);
        self.push(frame);
        self.at += 1;
    }

    /// One character up to so many times, then perhaps an equals sign.
    fn operator(&mut self, c: u8, most: usize) {
        let mut length = 1;
        while length < most && self.peek(length) == c {
            length += 1;
        }
        let mut star = c == b'*' && length == 1;
        if self.peek(length) == b'=' {
            star = false;
            length += 1;
        }
        self.token(if star { Kind::Star } else { Kind::Operator }, self.at);
        self.at += length;
    }

    fn sign(&mut self, c: u8) {
        let (kind, length) = match self.peek(1) {
            next if next == c => (Kind::Step, 2),
            b'=' => (Kind::Operator, 2),
            _ => (Kind::Sign, 1),
        };
        self.token(kind, self.at);
        self.at += length;
    }

    fn equals(&mut self) {
        if self.peek(1) == b'>' {
            self.token(Kind::Arrow, self.at);
            self.at += 2;
        } else {
            self.operator(b'=', 3);
        }
    }

    fn not(&mut self) {
        let mut length = 1;
        while length < 3 && self.peek(length) == b'=' {
            length += 1;
        }
        let prefix = length == 1;
        self.token(if prefix { Kind::Prefix } else { Kind::Operator }, self.at);
        self.at += length;
    }

    fn colon(&mut self) {
        if self.top >= TERNARY {
            self.top -= TERNARY;
            self.one(Kind::TernaryColon);
        } else {
            self.top &= FRAME;
            self.one(Kind::Colon);
        }
    }

    fn question(&mut self) {
        let next = self.peek(1);
        if next == b'.' && !chars::is_digit(self.peek(2)) {
            self.token(Kind::Dot, self.at);
            self.at += 2;
        } else if next == b'?' {
            self.operator(b'?', 2);
        } else {
            self.top = self.top.checked_add(TERNARY).unwrap_or(self.top);
            self.one(Kind::Question);
        }
    }

    fn dot(&mut self) {
        if chars::is_digit(self.peek(1)) {
            self.number();
        } else if self.peek(1) == b'.' && self.peek(2) == b'.' {
            self.token(Kind::Spread, self.at);
            self.at += 3;
        } else {
            self.one(Kind::Dot);
        }
    }

    fn number(&mut self) {
        let start = self.at;
        self.at = lexemes::number_end(self.s, self.at);
        self.token(Kind::Value, start);
    }

    fn private_name(&mut self) {
        self.token(Kind::Name, self.at);
        self.at = lexemes::identifier_end(self.s, self.at + 1);
    }

    /// What is not ASCII, and controls and others that nothing starts with.
    fn other(&mut self) {
        let code_point = chars::code_point_at(self.s, self.at);
        if is_id_start(code_point) {
            self.word();
            return;
        }
        if is_js_whitespace(code_point) {
            self.newline |= lexemes::is_line_ending(self.s, self.at);
        } else {
            self.outline.refuse(self.at);
        }
        self.at += chars::length(code_point);
    }

    fn line_ending(&mut self) {
        let to = self.s.len();
        let after = chars::after_eol(self.s, self.at, to);
        if self.esm && self.stack.is_empty() {
            let next = chars::skip_space(self.s, after, to);
            if next == to || chars::is_eol(self.s[next]) {
                if self.is_complete() {
                    self.finish(self.at);
                    return;
                }
                self.blank.get_or_insert(self.at);
            }
        }
        self.newline = true;
        self.at = after;
    }

    // Words.

    fn word(&mut self) {
        let start = self.at;
        self.at = lexemes::identifier_end(self.s, start);
        let kind = word(&self.s[start..self.at]);
        if kind == Kind::Name || self.previous == Kind::Dot || self.is_at_key() {
            self.token(Kind::Name, start);
            return;
        }
        let mut is_operator = false;
        match kind {
            Kind::Async => self.async_is_value = !self.is_declaration(),
            Kind::Function | Kind::Class => {
                let body = if self.is_declaration() {
                    DECLARATION
                } else {
                    EXPRESSION
                };
                self.top = (self.top & !(DECLARATION | EXPRESSION)) | body;
            }
            Kind::Of => is_operator = !operand_next(self.previous),
            // The await of a for loop: what matters stays the for.
            Kind::Prefix if self.previous == Kind::Condition => return,
            _ => {}
        }
        self.token(kind, start);
        if is_operator {
            self.previous = Kind::Operator;
        }
    }

    /// Whether a word here is the key of a property, whatever it is elsewhere.
    fn is_at_key(&self) -> bool {
        self.frame() == OBJECT && matches!(self.previous, Kind::OpenBrace | Kind::Comma)
    }

    /// Whether a function or class that starts here is a declaration.
    fn is_declaration(&self) -> bool {
        if self.previous == Kind::Async && !self.newline {
            return !self.async_is_value;
        }
        self.previous == Kind::Default || self.is_statement()
    }

    /// Whether a statement can start here, after what is before.
    fn is_statement(&self) -> bool {
        match self.previous {
            Kind::Semicolon | Kind::CloseBlock | Kind::CloseCondition | Kind::Else => true,
            Kind::OpenBrace | Kind::Colon => matches!(self.frame(), BLOCK | BODY),
            Kind::Return | Kind::Yield => self.newline,
            previous => !operand_next(previous),
        }
    }

    // Strings, comments, regular expressions, templates.

    /// A string; one that its line ends before its mark does ends there.
    fn string(&mut self) {
        let start = self.at;
        let end = lexemes::string_end(self.s, start);
        self.token(Kind::String, start);
        match end {
            Ok(end) => self.at = end,
            Err(end) => {
                self.at = end;
                self.refuse_if_no_more_helps(start);
            }
        }
    }

    fn slash(&mut self) {
        if matches!(self.peek(1), b'/' | b'*') {
            self.comment();
        } else if !operand_next(self.previous) || !self.regex() {
            self.operator(b'/', 1);
        }
    }

    fn comment(&mut self) {
        let start = self.at;
        match lexemes::comment_end(self.s, start) {
            Some(end) => {
                let comment = &self.s[start..end];
                self.newline =
                    self.newline || (0..comment.len()).any(|i| lexemes::is_line_ending(comment, i));
                self.at = end;
            }
            None => {
                self.at = self.s.len();
                self.unclosed = true;
                self.refuse_if_no_more_helps(start);
            }
        }
    }

    /// What stays open where the text of an expression ends may yet close, were there more text.
    fn refuse_if_no_more_helps(&mut self, start: usize) {
        if self.at < self.s.len() || self.esm {
            self.outline.refuse(start);
        }
    }

    /// Reads a regular expression, if it closes on its line.
    fn regex(&mut self) -> bool {
        if self.at < self.no_regex_before {
            return false;
        }
        let is_in_unclosed = self.ahead.unclosed.contains(&self.at);
        match lexemes::regex_end(self.s, self.at, is_in_unclosed) {
            Ok(end) => {
                self.token(Kind::Value, self.at);
                self.at = end;
                true
            }
            Err(looked_to) => {
                if !is_in_unclosed {
                    self.ahead.unclosed = self.at..looked_to;
                }
                self.ahead.looked_to = self.ahead.looked_to.max(looked_to);
                self.no_regex_before = self.ahead.unclosed.end;
                self.outline.refuse(self.at);
                false
            }
        }
    }

    fn template(&mut self) {
        let s = self.s;
        let mut at = self.at;
        while at < s.len() {
            match s[at] {
                b'`' => {
                    self.pop();
                    self.closed(Kind::Template);
                    at += 1;
                    break;
                }
                b'$' if s.get(at + 1) == Some(&b'{') => {
                    self.push(TEMPLATE_CODE);
                    self.closed(Kind::Start);
                    at += 2;
                    break;
                }
                b'\\' if at + 1 < s.len() => at += 2,
                _ => at += 1,
            }
        }
        self.at = at;
    }

    // Brackets.

    fn open_brace(&mut self) {
        let body = self.top & (DECLARATION | EXPRESSION);
        let frame = match self.previous {
            Kind::Extends | Kind::Declare | Kind::Import | Kind::Export => OBJECT,
            Kind::Arrow => BLOCK,
            _ if body == EXPRESSION => BODY,
            _ if body != 0 || self.is_statement() => BLOCK,
            _ => OBJECT,
        };
        if self.previous != Kind::Extends {
            self.top -= body;
        }
        self.open(Kind::OpenBrace, frame);
    }

    fn close_paren(&mut self) {
        match self.frame() {
            PAREN => {
                self.pop();
                self.closed(Kind::CloseParen);
            }
            CONDITION => {
                self.pop();
                self.closed(Kind::CloseCondition);
            }
            _ => {
                self.outline.refuse(self.at);
                self.closed(Kind::CloseParen);
            }
        }
        self.at += 1;
    }

    fn close_bracket(&mut self) {
        if self.frame() == BRACKET {
            self.pop();
        } else {
            self.outline.refuse(self.at);
        }
        self.closed(Kind::CloseParen);
        self.at += 1;
    }

    fn close_brace(&mut self) {
        while matches!(self.frame(), PAREN | CONDITION | BRACKET) {
            self.outline.refuse(self.at);
            self.pop();
        }
        let frame = self.frame();
        if frame == OUTSIDE {
            if !self.esm {
                self.finish(self.at);
                return;
            }
            self.outline.refuse(self.at);
        } else {
            self.pop();
            self.closed(if frame == BLOCK {
                Kind::CloseBlock
            } else {
                Kind::CloseObject
            });
        }
        self.at += 1;
    }

    // JSX.

    fn less_than(&mut self) {
        if operand_next(self.previous) && self.can_start_tag() {
            self.open(Kind::Value, JSX_START);
        } else {
            self.operator(b'<', 2);
        }
    }

    fn can_start_tag(&self) -> bool {
        match self.s.get(self.at + 1) {
            None => false,
            Some(b'>' | b'/' | b'\\' | 0x80..=0xFF) => true,
            Some(&c) => chars::is_space_or_eol(c) || is_id_start(c.into()),
        }
    }

    /// Inside a tag, closing or not, after `<`. Comments can stand everywhere.
    fn tag(&mut self) {
        let c = self.s[self.at];
        let frame = self.frame();
        match c {
            b'/' if matches!(self.peek(1), b'/' | b'*') => self.comment(),
            b'/' => self.slash_in_tag(frame),
            b'>' => {
                self.at += 1;
                self.close_tag(frame);
            }
            b'{' if frame == JSX_TAG => {
                self.push(JSX_CODE);
                self.closed(Kind::Start);
                self.at += 1;
            }
            b'<' if frame == JSX_TAG => {
                self.push(JSX_START);
                self.at += 1;
            }
            b'"' | b'\'' if frame == JSX_TAG => {
                self.at = lexemes::jsx_string_end(self.s, self.at);
            }
            b'}' if !self.esm => {
                self.outline.refuse(self.at);
                self.done = true;
            }
            _ => self.in_tag(c, frame),
        }
    }

    fn slash_in_tag(&mut self, frame: u32) {
        let in_text = self.stack.last().map_or(OUTSIDE, |outer| outer & FRAME) == JSX_TEXT;
        if frame == JSX_TAG {
            self.become_frame(JSX_SELF_CLOSING);
        } else if frame == JSX_START && in_text {
            self.become_frame(JSX_CLOSING);
        } else {
            self.outline.refuse(self.at);
        }
        self.at += 1;
    }

    fn close_tag(&mut self, frame: u32) {
        if frame == JSX_START || frame == JSX_TAG {
            self.become_frame(JSX_TEXT);
            return;
        }
        self.pop();
        if frame == JSX_CLOSING {
            self.pop();
        }
        self.closed(Kind::Value);
    }

    /// White space, names, and what can only be wrong.
    fn in_tag(&mut self, c: u8, frame: u32) {
        let code_point = chars::code_point_at(self.s, self.at);
        if !is_js_whitespace(code_point) {
            let name = c == b'\\' || is_id_continue(code_point);
            let mark = matches!(c, b'-' | b'.' | b':') || (c == b'=' && frame == JSX_TAG);
            if frame == JSX_SELF_CLOSING || (!name && !mark) || (mark && frame == JSX_START) {
                self.outline.refuse(self.at);
            }
            if frame == JSX_START || frame == JSX_SELF_CLOSING {
                self.become_frame(JSX_TAG);
            }
        }
        self.at += chars::length(code_point);
        if self.frame() != JSX_START && self.frame() != JSX_SELF_CLOSING {
            // The rest of a name changes nothing.
            let rest = &self.s[self.at..];
            self.at += rest
                .iter()
                .take_while(|&&c| is_ascii_id_continue(c))
                .count();
        }
    }

    fn jsx_text(&mut self) {
        let s = self.s;
        let mut at = self.at;
        while at < s.len() {
            match s[at] {
                b'<' => {
                    self.push(JSX_START);
                    at += 1;
                    break;
                }
                b'{' => {
                    self.push(JSX_CODE);
                    self.closed(Kind::Start);
                    at += 1;
                    break;
                }
                b'>' => self.outline.refuse(at),
                b'}' => {
                    self.outline.refuse(at);
                    if !self.esm {
                        self.done = true;
                        break;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.at = at;
    }
}
