//! Writes texts for the caller.

use crate::memory::Span;
use std::fmt::{self, Write};

/// Writes text into the caller's memory: whole characters only, and a NUL after them. Returns the
/// length of the whole text.
///
/// # Safety
///
/// `target` can be written to.
pub(crate) unsafe fn write_text(text: &dyn fmt::Display, target: Span) -> usize {
    let mut cut = CutText {
        target,
        written: 0,
        length: 0,
        full: target.length == 0,
    };
    let _ = write!(cut, "{}", text);
    if target.length > 0 {
        // SAFETY: `written` is less than the target's length, and the target may be written to.
        unsafe { target.address.add(cut.written).write(0) };
    }
    cut.length
}

struct CutText {
    target: Span,
    written: usize,
    length: usize,
    full: bool,
}

impl Write for CutText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.length += text.len();
        if self.full {
            return Ok(());
        }
        let room = self.target.length - 1 - self.written;
        let mut fits = text.len().min(room);
        while !text.is_char_boundary(fits) {
            fits -= 1;
        }
        self.full = fits < text.len();
        // SAFETY: `fits` bytes are left in the target, which may be written to, and is not ours.
        unsafe {
            let end = self.target.address.add(self.written);
            text.as_ptr().copy_to_nonoverlapping(end, fits);
        }
        self.written += fits;
        Ok(())
    }
}
