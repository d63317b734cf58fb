//! Reads JavaScript with JSX as tokens, to find where it ends. There is no parser: a stack of
//! frames holds what is open (brackets, templates, tags, text between tags). Whether a slash
//! divides, or `<` compares, follows from the token before it, as in every JavaScript lexer without
//! a parser. The scan continues after a mistake; only a brace in text between tags ends the scan of
//! an expression early.
//!
//! Brackets need not match: a closing brace closes the innermost brace and everything opened inside
//! it; other closing brackets without a match are skipped.

use std::ops::Range;

use crate::chars;
use crate::java_script_frames::{
    Frames, BLOCK, BODY, BRACKET, CONDITION, DECLARATION, EXPRESSION, JSX_CLOSING,
    JSX_SELF_CLOSING, JSX_START, JSX_TAG, JSX_TEXT, OBJECT, OUTSIDE, PAREN, TEMPLATE,
    TEMPLATE_CODE,
};
use crate::java_script_lexemes as lexemes;
use crate::java_script_outline::JavaScriptOutline;
use crate::java_script_tokens::{operand_next, word, Kind};
use crate::unicode_tables::{is_ascii_id_start, is_id_start, is_js_whitespace};

/// What scans of one text remember, so that they do not each read the rest of a line.
#[derive(Default)]
pub(crate) struct Ahead {
    /// A regular expression that does not close, up to the end of its line.
    unclosed: Range<usize>,
    /// How far the end of a regular expression was searched in vain.
    pub(crate) looked_to: usize,
}

/// One scan, from an offset to the end of the text.
pub(crate) struct JavaScriptScanner<'a> {
    pub(crate) outline: JavaScriptOutline,
    pub(crate) source: &'a [u8],
    pub(crate) at: usize,
    pub(crate) esm: bool,
    pub(crate) done: bool,
    end: Option<usize>,
    unclosed: bool,
    ahead: &'a mut Ahead,
    pub(crate) frames: Frames<'a>,
    /// The kind of the last token. `++` and `--` do not count.
    previous: Kind,
    newline: bool,
    async_is_value: bool,
    /// Before this offset no regular expression closes on its line.
    no_regex_before: usize,
    /// The first blank line at depth 0 since the last token, if the block could not end there.
    blank: Option<usize>,
}

/// The result of a scan: the checked tokens, the end, and whether something stayed open.
pub(crate) type Found = (JavaScriptOutline, Option<usize>, bool);

impl<'a> JavaScriptScanner<'a> {
    pub(crate) fn new(
        stack: &'a mut Vec<u32>,
        ahead: &'a mut Ahead,
        source: &'a [u8],
        from: usize,
        esm: bool,
    ) -> Self {
        JavaScriptScanner {
            outline: JavaScriptOutline::new(esm),
            source,
            at: from,
            esm,
            done: false,
            end: None,
            unclosed: false,
            ahead,
            frames: Frames::new(stack),
            previous: if esm { Kind::Semicolon } else { Kind::Start },
            newline: false,
            async_is_value: false,
            no_regex_before: from,
            blank: None,
        }
    }

    /// Finds the brace that closes the expression.
    pub(crate) fn expression(mut self) -> Found {
        self.run();
        if let Some(end) = self.end {
            if !self.outline.is_empty() && !self.is_complete() {
                self.outline.refuse(end);
            }
        }
        (self.outline, self.end, self.unclosed)
    }

    /// Finds where the content of the last line of the ESM block ends.
    pub(crate) fn esm(mut self) -> Found {
        self.run();
        if self.end.is_none() {
            self.end = Some(self.source.len());
            self.unclosed |= !self.frames.is_outside() || !self.is_complete();
            if self.unclosed {
                self.outline.refuse(self.source.len());
            }
        }
        (self.outline, self.end, self.unclosed)
    }

    /// Returns whether the code can end here, at depth 0. Refused code can always end.
    fn is_complete(&self) -> bool {
        self.outline.is_complete()
            && (!self.frames.in_ternary() || self.outline.refused_at().is_some())
    }

    fn run(&mut self) {
        while self.at < self.source.len() && !self.done {
            match self.frames.kind() {
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

    /// Returns the byte at a distance from the cursor, or zero.
    #[inline(always)]
    pub(crate) fn peek(&self, distance: usize) -> u8 {
        self.source.get(self.at + distance).copied().unwrap_or(0)
    }

    #[inline]
    fn token(&mut self, kind: Kind, start: usize) {
        if self.frames.is_outside() {
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

    /// Notes the end of a group. Its opening token stood for the group.
    pub(crate) fn closed(&mut self, kind: Kind) {
        self.previous = kind;
        self.newline = false;
    }

    fn code(&mut self) {
        while self.at < self.source.len() && !self.done && self.frames.kind() < TEMPLATE {
            let c = self.source[self.at];
            // The most frequent cases come first: a jump table is hard to predict.
            if c == b' ' {
                self.at += 1;
            } else if is_ascii_id_start(c) {
                self.word();
            } else {
                self.mark(c);
            }
        }
    }

    /// Reads a token that does not start with a letter.
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
        self.frames.push(frame);
        self.at += 1;
    }

    /// Reads an operator: up to `most` times the same character, then an equals sign if there is
    /// one.
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
        if self.frames.in_ternary() {
            self.frames.close_ternary();
            self.one(Kind::TernaryColon);
        } else {
            self.frames.set_next_body(0);
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
            self.frames.open_ternary();
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
        self.at = lexemes::number_end(self.source, self.at);
        self.token(Kind::Value, start);
    }

    fn private_name(&mut self) {
        self.token(Kind::Name, self.at);
        self.at = lexemes::identifier_end(self.source, self.at + 1);
    }

    /// Reads a character that is not ASCII, or one that no token starts with.
    fn other(&mut self) {
        let code_point = chars::code_point_at(self.source, self.at);
        if is_id_start(code_point) {
            self.word();
            return;
        }
        if is_js_whitespace(code_point) {
            self.newline |= lexemes::is_line_ending(self.source, self.at);
        } else {
            self.outline.refuse(self.at);
        }
        self.at += chars::length(code_point);
    }

    fn line_ending(&mut self) {
        let to = self.source.len();
        let after = chars::after_eol(self.source, self.at, to);
        if self.esm && self.frames.is_outside() {
            let next = chars::skip_space(self.source, after, to);
            if next == to || chars::is_eol(self.source[next]) {
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
        self.at = lexemes::identifier_end(self.source, start);
        let kind = word(&self.source[start..self.at]);
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
                self.frames.set_next_body(body);
            }
            Kind::Of => is_operator = !operand_next(self.previous),
            // This is the await of a for loop, which changes nothing.
            Kind::Prefix if self.previous == Kind::Condition => return,
            _ => {}
        }
        self.token(kind, start);
        if is_operator {
            self.previous = Kind::Operator;
        }
    }

    /// Returns whether a word here is the key of a property, even if it is a keyword elsewhere.
    fn is_at_key(&self) -> bool {
        self.frames.kind() == OBJECT && matches!(self.previous, Kind::OpenBrace | Kind::Comma)
    }

    /// Returns whether a function or class that starts here is a declaration.
    fn is_declaration(&self) -> bool {
        if self.previous == Kind::Async && !self.newline {
            return !self.async_is_value;
        }
        self.previous == Kind::Default || self.is_statement()
    }

    /// Returns whether a statement can start here, after the last token.
    fn is_statement(&self) -> bool {
        match self.previous {
            Kind::Semicolon | Kind::CloseBlock | Kind::CloseCondition | Kind::Else => true,
            Kind::OpenBrace | Kind::Colon => matches!(self.frames.kind(), BLOCK | BODY),
            Kind::Return | Kind::Yield => self.newline,
            previous => !operand_next(previous),
        }
    }

    // Strings, comments, regular expressions, templates.

    /// Reads a string. A string without a closing quote ends with its line.
    fn string(&mut self) {
        let start = self.at;
        let end = lexemes::string_end(self.source, start);
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

    pub(crate) fn comment(&mut self) {
        let start = self.at;
        match lexemes::comment_end(self.source, start) {
            Some(end) => {
                let comment = &self.source[start..end];
                self.newline =
                    self.newline || (0..comment.len()).any(|i| lexemes::is_line_ending(comment, i));
                self.at = end;
            }
            None => {
                self.at = self.source.len();
                self.unclosed = true;
                self.refuse_if_no_more_helps(start);
            }
        }
    }

    /// Refuses an unclosed string or comment, unless more text could close it.
    fn refuse_if_no_more_helps(&mut self, start: usize) {
        if self.at < self.source.len() || self.esm {
            self.outline.refuse(start);
        }
    }

    /// Reads a regular expression, if it closes on its line.
    fn regex(&mut self) -> bool {
        if self.at < self.no_regex_before {
            return false;
        }
        let is_in_unclosed = self.ahead.unclosed.contains(&self.at);
        match lexemes::regex_end(self.source, self.at, is_in_unclosed) {
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
        let s = self.source;
        let mut at = self.at;
        while at < s.len() {
            match s[at] {
                b'`' => {
                    self.frames.pop();
                    self.closed(Kind::Template);
                    at += 1;
                    break;
                }
                b'$' if s.get(at + 1) == Some(&b'{') => {
                    self.frames.push(TEMPLATE_CODE);
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
        let body = self.frames.next_body();
        let frame = match self.previous {
            Kind::Extends | Kind::Declare | Kind::Import | Kind::Export => OBJECT,
            Kind::Arrow => BLOCK,
            _ if body == EXPRESSION => BODY,
            _ if body != 0 || self.is_statement() => BLOCK,
            _ => OBJECT,
        };
        if self.previous != Kind::Extends {
            self.frames.set_next_body(0);
        }
        self.open(Kind::OpenBrace, frame);
    }

    fn close_paren(&mut self) {
        match self.frames.kind() {
            PAREN => {
                self.frames.pop();
                self.closed(Kind::CloseParen);
            }
            CONDITION => {
                self.frames.pop();
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
        if self.frames.kind() == BRACKET {
            self.frames.pop();
        } else {
            self.outline.refuse(self.at);
        }
        self.closed(Kind::CloseParen);
        self.at += 1;
    }

    fn close_brace(&mut self) {
        while matches!(self.frames.kind(), PAREN | CONDITION | BRACKET) {
            self.outline.refuse(self.at);
            self.frames.pop();
        }
        let frame = self.frames.kind();
        if frame == OUTSIDE {
            if !self.esm {
                self.finish(self.at);
                return;
            }
            self.outline.refuse(self.at);
        } else {
            self.frames.pop();
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
}
