//! Reads what JavaScript has of JSX: tags, and the text between them.

use crate::chars;
use crate::java_script_frames::{
    JSX_CLOSING, JSX_CODE, JSX_SELF_CLOSING, JSX_START, JSX_TAG, JSX_TEXT,
};
use crate::java_script_lexemes as lexemes;
use crate::java_script_scanner::JavaScriptScanner;
use crate::java_script_tokens::Kind;
use crate::unicode_tables::{is_ascii_id_continue, is_id_continue, is_id_start, is_js_whitespace};

impl JavaScriptScanner<'_> {
    /// Returns whether a less-than sign at the cursor can start a tag.
    pub(crate) fn can_start_tag(&self) -> bool {
        match self.source.get(self.at + 1) {
            None => false,
            Some(b'>' | b'/' | b'\\' | 0x80..=0xFF) => true,
            Some(&c) => chars::is_space_or_eol(c) || is_id_start(c.into()),
        }
    }

    /// Reads on in a tag, closing or not, after its less-than sign. Comments can stand everywhere
    /// in a tag.
    pub(crate) fn tag(&mut self) {
        let c = self.source[self.at];
        let frame = self.frames.kind();
        match c {
            b'/' if matches!(self.peek(1), b'/' | b'*') => self.comment(),
            b'/' => self.slash_in_tag(frame),
            b'>' => {
                self.at += 1;
                self.close_tag(frame);
            }
            b'{' if frame == JSX_TAG => {
                self.frames.push(JSX_CODE);
                self.closed(Kind::Start);
                self.at += 1;
            }
            b'<' if frame == JSX_TAG => {
                self.frames.push(JSX_START);
                self.at += 1;
            }
            b'"' | b'\'' if frame == JSX_TAG => {
                self.at = lexemes::jsx_string_end(self.source, self.at);
            }
            b'}' if !self.esm => {
                self.outline.refuse(self.at);
                self.done = true;
            }
            _ => self.in_tag(c, frame),
        }
    }

    fn slash_in_tag(&mut self, frame: u32) {
        let in_text = self.frames.outer_kind() == JSX_TEXT;
        if frame == JSX_TAG {
            self.frames.become_kind(JSX_SELF_CLOSING);
        } else if frame == JSX_START && in_text {
            self.frames.become_kind(JSX_CLOSING);
        } else {
            self.outline.refuse(self.at);
        }
        self.at += 1;
    }

    fn close_tag(&mut self, frame: u32) {
        if frame == JSX_START || frame == JSX_TAG {
            self.frames.become_kind(JSX_TEXT);
            return;
        }
        self.frames.pop();
        if frame == JSX_CLOSING {
            self.frames.pop();
        }
        self.closed(Kind::Value);
    }

    /// Reads white space, a name, or a character that cannot stand in a tag.
    fn in_tag(&mut self, c: u8, frame: u32) {
        let code_point = chars::code_point_at(self.source, self.at);
        if !is_js_whitespace(code_point) {
            let name = c == b'\\' || is_id_continue(code_point);
            let mark = matches!(c, b'-' | b'.' | b':') || (c == b'=' && frame == JSX_TAG);
            if frame == JSX_SELF_CLOSING || (!name && !mark) || (mark && frame == JSX_START) {
                self.outline.refuse(self.at);
            }
            if frame == JSX_START || frame == JSX_SELF_CLOSING {
                self.frames.become_kind(JSX_TAG);
            }
        }
        self.at += chars::length(code_point);
        if self.frames.kind() != JSX_START && self.frames.kind() != JSX_SELF_CLOSING {
            // The rest of a name changes nothing.
            let rest = &self.source[self.at..];
            self.at += rest
                .iter()
                .take_while(|&&c| is_ascii_id_continue(c))
                .count();
        }
    }

    /// Reads the text between tags, up to what opens a frame in it.
    pub(crate) fn jsx_text(&mut self) {
        let s = self.source;
        let mut at = self.at;
        while at < s.len() {
            match s[at] {
                b'<' => {
                    self.frames.push(JSX_START);
                    at += 1;
                    break;
                }
                b'{' => {
                    self.frames.push(JSX_CODE);
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
