//! How to parse, as the caller says it.

use crate::status::Status;
use ocp_core::{Limit, Options};
use std::mem;

const MDX: u32 = 1;
const GFM: u32 = 1 << 1;
const MATH: u32 = 1 << 2;
const FRONTMATTER: u32 = 1 << 3;
const LENIENT: u32 = 1 << 16;
const FLAGS: u32 = MDX | GFM | MATH | FRONTMATTER | LENIENT;

/// The flags as the header names them.
#[cfg(test)]
pub(crate) const FLAG_NAMES: [(&str, u32); 5] = [
    ("MDX", MDX),
    ("GFM", GFM),
    ("MATH", MATH),
    ("FRONTMATTER", FRONTMATTER),
    ("LENIENT", LENIENT),
];

/// `ocp_options`.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct RawOptions {
    pub(crate) size: u32,
    pub(crate) flags: u32,
    pub(crate) limits: [u64; Limit::ALL.len()],
}

pub(crate) const SIZE: usize = mem::size_of::<RawOptions>();

impl RawOptions {
    /// What is in force unless something else is said.
    pub(crate) fn defaults() -> RawOptions {
        let mut limits = [0; Limit::ALL.len()];
        for limit in Limit::ALL {
            limits[limit as usize] = limit.default_value();
        }
        RawOptions {
            size: SIZE as u32,
            flags: 0,
            limits,
        }
    }

    /// The options meant, if there are such.
    fn checked(&self) -> Result<Options, Status> {
        if self.flags & !FLAGS != 0 {
            return Err(Status::Argument);
        }
        let mut options = Options {
            mdx: self.flags & MDX != 0,
            gfm: self.flags & GFM != 0,
            math: self.flags & MATH != 0,
            frontmatter: self.flags & FRONTMATTER != 0,
            lenient: self.flags & LENIENT != 0,
            ..Options::default()
        };
        for limit in Limit::ALL {
            let value = self.limits[limit as usize];
            if value == 0 || !options.limits.set(limit, value) {
                return Err(Status::Argument);
            }
        }
        Ok(options)
    }
}

/// Reads the caller's options; null are the defaults.
///
/// # Safety
/// `place` is null or starts with a readable `u32`, and when that is the size of the struct, all of it
/// is readable.
pub(crate) unsafe fn read(place: *const RawOptions) -> Result<Options, Status> {
    if place.is_null() {
        return Ok(Options::default());
    }
    // SAFETY: as the caller says; it need not be aligned.
    let size = unsafe { place.cast::<u32>().read_unaligned() };
    if size as usize != SIZE {
        return Err(Status::Argument);
    }
    // SAFETY: as the caller says, for that size.
    unsafe { place.read_unaligned() }.checked()
}
