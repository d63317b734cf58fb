//! The frames that are open in JavaScript: brackets, templates, JSX tags and the text between tags.
//! A frame is a kind, two flags about the next brace, and a count of question marks.

use crate::grow::Grow;

// Kinds of frame; those from TEMPLATE on hold no code.
pub(crate) const OUTSIDE: u32 = 0;
pub(crate) const PAREN: u32 = 1;
pub(crate) const CONDITION: u32 = 2;
pub(crate) const BRACKET: u32 = 3;
pub(crate) const BLOCK: u32 = 4;
pub(crate) const BODY: u32 = 5;
pub(crate) const OBJECT: u32 = 6;
pub(crate) const TEMPLATE_CODE: u32 = 7;
pub(crate) const JSX_CODE: u32 = 8;
pub(crate) const TEMPLATE: u32 = 9;
pub(crate) const JSX_START: u32 = 10;
pub(crate) const JSX_TAG: u32 = 11;
pub(crate) const JSX_SELF_CLOSING: u32 = 12;
pub(crate) const JSX_CLOSING: u32 = 13;
pub(crate) const JSX_TEXT: u32 = 14;

/// Flag: the next brace is the body of a function or class that is a declaration.
pub(crate) const DECLARATION: u32 = 0x10;

/// Flag: the next brace is the body of a function or class that is a value.
pub(crate) const EXPRESSION: u32 = 0x20;

/// One question mark that waits for its colon.
const TERNARY: u32 = 0x40;

const KIND: u32 = 0xF;

/// The open frames of one scan.
pub(crate) struct Frames<'a> {
    /// The frames around the innermost one.
    stack: &'a mut Vec<u32>,
    innermost: u32,
}

impl<'a> Frames<'a> {
    pub(crate) fn new(stack: &'a mut Vec<u32>) -> Frames<'a> {
        stack.clear();
        Frames {
            stack,
            innermost: OUTSIDE,
        }
    }

    /// Returns whether no frame is open.
    #[inline(always)]
    pub(crate) fn is_outside(&self) -> bool {
        self.stack.is_empty()
    }

    /// Returns the kind of the innermost frame.
    #[inline(always)]
    pub(crate) fn kind(&self) -> u32 {
        self.innermost & KIND
    }

    /// Returns the kind of the frame around the innermost one.
    pub(crate) fn outer_kind(&self) -> u32 {
        self.stack.last().map_or(OUTSIDE, |outer| outer & KIND)
    }

    pub(crate) fn push(&mut self, kind: u32) {
        self.stack.add(self.innermost);
        self.innermost = kind;
    }

    pub(crate) fn pop(&mut self) {
        self.innermost = self.stack.pop().unwrap_or(OUTSIDE);
    }

    /// Turns the innermost frame into another one without flags.
    pub(crate) fn become_kind(&mut self, kind: u32) {
        self.innermost = kind;
    }

    /// Returns [`DECLARATION`], [`EXPRESSION`], or 0 if the next brace is no body.
    pub(crate) fn next_body(&self) -> u32 {
        self.innermost & (DECLARATION | EXPRESSION)
    }

    /// Sets what the next brace is.
    pub(crate) fn set_next_body(&mut self, body: u32) {
        self.innermost = (self.innermost & !(DECLARATION | EXPRESSION)) | body;
    }

    /// Counts a question mark.
    pub(crate) fn open_ternary(&mut self) {
        self.innermost = self
            .innermost
            .checked_add(TERNARY)
            .unwrap_or(self.innermost);
    }

    /// Returns whether a question mark waits for its colon.
    #[inline(always)]
    pub(crate) fn in_ternary(&self) -> bool {
        self.innermost >= TERNARY
    }

    /// Takes off the question mark that a colon belongs to.
    pub(crate) fn close_ternary(&mut self) {
        self.innermost -= TERNARY;
    }
}
