//! Finds where JavaScript ends in MDX: an expression at the brace that closes it, an ESM block at
//! the first blank line outside brackets.

#[cfg(test)]
mod tests;

use std::mem::size_of;

use crate::java_script_outline::JavaScriptOutline;
use crate::java_script_scanner::{Ahead, Found, JavaScriptScanner};

/// Where a JavaScript parser accepts the code, it ends where that parser says. Code that no parser
/// accepts also gets an end, wherever one can be told, and [`Expressions::refused_at`] says so as
/// far as the tokens show it: not all wrong code is refused, but no right code is. The facts are
/// those of the last scan.
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
    /// Starts on another text: what is remembered of one holds for its offsets only.
    pub(crate) fn begin(&mut self) {
        self.ahead = Ahead::default();
    }

    /// Finds the brace that closes an expression, which starts at `from`, after its opening brace.
    ///
    /// There is none when the text ends first, or when a brace stands in text between JSX tags,
    /// where it can close nothing; with more text the result could only change as long as nothing
    /// is refused.
    pub(crate) fn scan_expression(&mut self, s: &[u8], from: usize, to: usize) -> Option<usize> {
        let (stack, ahead) = (&mut self.stack, &mut self.ahead);
        let found = JavaScriptScanner::new(stack, ahead, &s[..to], from, false).expression();
        self.keep(found)
    }

    /// Finds the end of a block of import and export declarations, which starts at `from`, at the
    /// keyword of its first line: where the content of its last line ends, before its line ending.
    /// It is a text of its own.
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

    /// Whether the expression is nothing but white space and comments.
    pub(crate) fn is_empty(&self) -> bool {
        self.outline.is_empty()
    }

    /// Whether the first token of the expression is `...`.
    pub(crate) fn starts_with_spread(&self) -> bool {
        self.outline.starts_with_spread()
    }

    /// How many commas the expression has outside all brackets.
    #[cfg(test)]
    pub(crate) fn commas(&self) -> usize {
        self.outline.commas()
    }

    /// Whether anything follows the first comma outside brackets.
    pub(crate) fn has_extra_after_comma(&self) -> bool {
        self.outline.has_extra_after_comma()
    }

    /// Whether the text ended inside brackets of the ESM block, or amid a declaration.
    pub(crate) fn is_unclosed(&self) -> bool {
        self.unclosed
    }

    /// Where it became certain that the code is wrong. An expression that starts with a spread is
    /// judged as one: it is for the caller to refuse it where it cannot stand.
    pub(crate) fn refused_at(&self) -> Option<usize> {
        self.outline.refused_at()
    }

    /// How far the scans of this text looked for the end of a regular expression that has none.
    pub(crate) fn looked_to(&self) -> usize {
        self.ahead.looked_to
    }

    /// Bytes of memory held now.
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.stack.capacity() * size_of::<u32>()
    }
}
