//! Finds where JavaScript ends in MDX: an expression at the brace that closes it, an ESM block at
//! the first blank line outside brackets.

#[cfg(test)]
mod tests;

use std::mem::size_of;

use crate::java_script_outline::JavaScriptOutline;
use crate::java_script_scanner::{Ahead, Found, JavaScriptScanner};

/// Code that a JavaScript parser accepts ends where that parser says. Other code also gets an end,
/// if its tokens show one, and [`Expressions::refused_at`] returns where the tokens show the
/// mistake. Not all wrong code is refused, but no right code is. All results are those of the last
/// scan.
pub(crate) struct Expressions {
    stack: Vec<u32>,
    ahead: Ahead,
    outline: JavaScriptOutline,
    unclosed: bool,
}

impl Default for Expressions {
    fn default() -> Self {
        Expressions {
            stack: Vec::new(),
            ahead: Ahead::default(),
            outline: JavaScriptOutline::new(false),
            unclosed: false,
        }
    }
}

impl Expressions {
    /// Starts another text. What a scan remembers holds only for the offsets of one text.
    pub(crate) fn begin(&mut self) {
        self.ahead = Ahead::default();
    }

    /// Finds the brace that closes an expression, which starts at `from`, after its opening brace.
    ///
    /// Returns `None` if the text ends first, or if a brace stands in text between JSX tags, where
    /// it can close nothing. More text can change this result only while nothing is refused.
    pub(crate) fn scan_expression(&mut self, s: &[u8], from: usize, to: usize) -> Option<usize> {
        let (stack, ahead) = (&mut self.stack, &mut self.ahead);
        let found = JavaScriptScanner::new(stack, ahead, &s[..to], from, false).expression();
        self.keep(found)
    }

    /// Finds the end of a block of import and export declarations, which is a text of its own and
    /// starts at the keyword at `from`. Returns where the content of its last line ends, before its
    /// line ending.
    pub(crate) fn scan_esm(&mut self, s: &[u8], from: usize, to: usize) -> usize {
        self.begin();
        let (stack, ahead) = (&mut self.stack, &mut self.ahead);
        let found = JavaScriptScanner::new(stack, ahead, &s[..to], from, true).esm();
        self.keep(found).unwrap_or(to)
    }

    fn keep(&mut self, (outline, end, unclosed): Found) -> Option<usize> {
        self.outline = outline;
        self.unclosed = unclosed;
        end
    }

    /// Returns whether the expression is only white space and comments.
    pub(crate) fn is_empty(&self) -> bool {
        self.outline.is_empty()
    }

    /// Returns whether the first token of the expression is `...`.
    pub(crate) fn starts_with_spread(&self) -> bool {
        self.outline.starts_with_spread()
    }

    /// Returns the number of commas outside all brackets of the expression.
    #[cfg(test)]
    pub(crate) fn commas(&self) -> usize {
        self.outline.commas()
    }

    /// Returns whether anything follows the first comma outside brackets.
    pub(crate) fn has_extra_after_comma(&self) -> bool {
        self.outline.has_extra_after_comma()
    }

    /// Returns whether the text ended inside brackets of the ESM block, or inside a declaration.
    pub(crate) fn is_unclosed(&self) -> bool {
        self.unclosed
    }

    /// Returns the offset where the code is certain to be wrong. An expression that starts with a
    /// spread is checked as a spread: the caller refuses it where no spread can stand.
    pub(crate) fn refused_at(&self) -> Option<usize> {
        self.outline.refused_at()
    }

    /// Returns how far the scans of this text searched in vain for the end of a regular expression.
    pub(crate) fn looked_to(&self) -> usize {
        self.ahead.looked_to
    }

    /// Returns the number of bytes of scratch memory that are held now.
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.stack.capacity() * size_of::<u32>()
    }
}
