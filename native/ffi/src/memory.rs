//! The caller's memory: places for results, and structs that are read.

use ocp_core::Options;
use ocp_records::{RawOptions, Status};
use std::mem;

/// The place of one result. It is zeroed at once, so that it is zero after every failure.
pub(crate) struct Out<T> {
    place: *mut T,
}

impl<T> Out<T> {
    /// Zeroes the place, if there is one.
    ///
    /// # Safety
    /// `place` is null or may be written to for as long as the call that it was given to lasts. `T`
    /// is a number, a pointer, or a struct of those.
    pub unsafe fn new(place: *mut T) -> Out<T> {
        if !place.is_null() {
            // SAFETY: the place may be written to, as the caller says; it need not be aligned. All
            // bits zero is a value of any `T` that the caller may use.
            unsafe { place.write_unaligned(mem::zeroed()) };
        }
        Out { place }
    }

    /// Refuses a null place.
    pub fn required(self) -> Result<Place<T>, Status> {
        if self.place.is_null() {
            return Err(Status::Argument);
        }
        Ok(Place { place: self.place })
    }
}

/// A place that is not null.
pub(crate) struct Place<T> {
    place: *mut T,
}

impl<T> Place<T> {
    pub fn set(&self, value: T) {
        // SAFETY: not null, and `Out::new` was promised that it may be written to.
        unsafe { self.place.write_unaligned(value) };
    }
}

/// A part of the caller's memory. Other threads may write to it, so it is copied before it is read.
#[derive(Clone, Copy)]
pub(crate) struct Span {
    pub address: *mut u8,
    pub length: usize,
}

impl Span {
    /// Returns a span. Fails if no object can have it, or if it is null but not empty.
    pub fn new(address: *mut u8, length: usize) -> Result<Span, Status> {
        let too_long = length > isize::MAX as usize
            || (address as usize).checked_add(length).is_none()
            || (address.is_null() && length > 0);
        if too_long {
            return Err(Status::Argument);
        }
        Ok(Span { address, length })
    }

    /// Returns whether both spans contain a byte.
    pub fn overlaps(&self, other: &Span) -> bool {
        let (from, other_from) = (self.address as usize, other.address as usize);
        from < other_from + other.length && other_from < from + self.length
    }
}

/// Reads the caller's options. Null means the defaults.
///
/// # Safety
///
/// `place` is null or starts with a readable `u32`, and if that is the size of the struct, all of
/// it is readable.
pub(crate) unsafe fn read_options(place: *const RawOptions) -> Result<Options, Status> {
    if place.is_null() {
        return Ok(Options::default());
    }
    // SAFETY: as the caller says; it need not be aligned.
    let size = unsafe { place.cast::<u32>().read_unaligned() };
    if size as usize != RawOptions::SIZE {
        return Err(Status::Argument);
    }
    // SAFETY: as the caller says, for that size.
    unsafe { place.read_unaligned() }.checked()
}
