//! Makes the core's vectors grow. A shortage of memory does not abort the process.

// Only here: after the memory was reserved, or for what needs none.
#![allow(clippy::disallowed_methods)]

#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::fmt::{self, Write};
use std::ops::Range;
use std::panic::resume_unwind;

/// The payload of the panic that is raised when the memory of a parser cannot grow. It unwinds the
/// parse; the parser can be dropped, or used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfMemory;

thread_local! {
    static RAISING: Cell<bool> = const { Cell::new(false) };
}

/// Returns whether this thread raises [`OutOfMemory`]. Its allocator must have about two hundred
/// bytes for the unwinder then: without them the unwinder ends the process.
pub fn is_raising() -> bool {
    RAISING.try_with(Cell::get).unwrap_or(false)
}

/// Notes that the panic of this thread was caught.
pub fn raised() {
    let _ = RAISING.try_with(|raising| raising.set(false));
}

/// Unwinds the parse. No panic hook is called, because a hook may need memory.
#[cold]
pub(crate) fn raise() -> ! {
    let _ = RAISING.try_with(|raising| raising.set(true));
    resume_unwind(Box::new(OutOfMemory))
}

/// The smallest capacity of a vector.
const LEAST: usize = 16;

/// Growth of a vector of the core.
pub(crate) trait Grow<T> {
    /// Appends a value.
    fn add(&mut self, value: T);

    /// Appends copies of all values.
    fn add_all(&mut self, values: &[T])
    where
        T: Copy;

    /// Appends copies of values of the vector itself.
    fn add_within(&mut self, values: Range<usize>)
    where
        T: Copy;

    /// Makes the vector `length` long: truncates it, or appends copies of `value`.
    fn fill_to(&mut self, length: usize, value: T)
    where
        T: Copy;

    /// Makes room for `more` values.
    fn ensure(&mut self, more: usize);
}

impl<T> Grow<T> for Vec<T> {
    #[inline(always)]
    fn add(&mut self, value: T) {
        if self.len() == self.capacity() {
            grow(self, 1);
        }
        self.push(value);
    }

    #[inline]
    fn add_all(&mut self, values: &[T])
    where
        T: Copy,
    {
        self.ensure(values.len());
        self.extend_from_slice(values);
    }

    #[inline]
    fn add_within(&mut self, values: Range<usize>)
    where
        T: Copy,
    {
        self.ensure(values.len());
        self.extend_from_within(values);
    }

    #[inline]
    fn fill_to(&mut self, length: usize, value: T)
    where
        T: Copy,
    {
        self.ensure(length.saturating_sub(self.len()));
        self.resize(length, value);
    }

    #[inline(always)]
    fn ensure(&mut self, more: usize) {
        if self.capacity() - self.len() < more {
            grow(self, more);
        }
    }
}

/// At least doubles the capacity, so that appending takes amortised constant time.
#[cold]
#[inline(never)]
fn grow<T>(vector: &mut Vec<T>, more: usize) {
    let twice = vector.capacity().saturating_mul(2).max(LEAST);
    let additional = more.max(twice - vector.len());
    if vector.try_reserve_exact(additional).is_err() {
        raise();
    }
}

/// Builds a text.
#[inline(never)]
pub(crate) fn string(text: fmt::Arguments<'_>) -> String {
    let mut string = Growing(String::new());
    let _ = string.write_fmt(text);
    string.0
}

struct Growing(String);

impl Write for Growing {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.try_reserve(text.len()).is_err() {
            raise();
        }
        self.0.push_str(text);
        Ok(())
    }
}

/// Puts a value on the heap. The standard library can make an array of one without ending the
/// process when memory is short.
pub(crate) fn boxed<T>(value: T) -> Box<[T; 1]> {
    let mut one = Vec::new();
    if one.try_reserve_exact(1).is_err() {
        raise();
    }
    one.push(value);
    match one.into_boxed_slice().try_into() {
        Ok(one) => one,
        Err(_) => raise(),
    }
}

/// Returns the number of bytes that a vector holds, used or not.
pub(crate) fn bytes<T>(vector: &Vec<T>) -> usize {
    vector.capacity() * std::mem::size_of::<T>()
}

/// Appends a code point as UTF-8.
#[inline]
pub(crate) fn push_code_point(out: &mut Vec<u8>, cp: u32) {
    if cp < 0x80 {
        out.add(cp as u8);
    } else {
        push_long_code_point(out, cp);
    }
}

fn push_long_code_point(out: &mut Vec<u8>, cp: u32) {
    let last = continuation(cp);
    if cp < 0x800 {
        out.add_all(&[0xC0 | (cp >> 6) as u8, last]);
    } else if cp < 0x10000 {
        out.add_all(&[0xE0 | (cp >> 12) as u8, continuation(cp >> 6), last]);
    } else {
        let lead = 0xF0 | (cp >> 18) as u8;
        out.add_all(&[lead, continuation(cp >> 12), continuation(cp >> 6), last]);
    }
}

#[inline(always)]
fn continuation(bits: u32) -> u8 {
    0x80 | (bits & 0x3F) as u8
}
