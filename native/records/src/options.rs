//! The options of a parse, as the caller passes them.

use crate::status::Status;
use ocp_core::{Limit, Options};
use std::mem;

const MDX: u32 = 1;
const GFM: u32 = 1 << 1;
const MATH: u32 = 1 << 2;
const FRONTMATTER: u32 = 1 << 3;
const LENIENT: u32 = 1 << 16;
const FLAGS: u32 = MDX | GFM | MATH | FRONTMATTER | LENIENT;

/// The flags with their names in the header.
pub const FLAG_NAMES: [(&str, u32); 5] = [
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
    /// The size of the struct in bytes.
    pub size: u32,
    /// Flags of `FLAG_NAMES`.
    pub flags: u32,
    /// The limits, in the order of `Limit`.
    pub limits: [u64; Limit::ALL.len()],
}

impl RawOptions {
    /// The size of the struct in bytes.
    pub const SIZE: usize = mem::size_of::<RawOptions>();

    /// Returns the default options.
    pub fn defaults() -> RawOptions {
        let mut limits = [0; Limit::ALL.len()];
        for limit in Limit::ALL {
            limits[limit as usize] = limit.default_value();
        }
        RawOptions {
            size: RawOptions::SIZE as u32,
            flags: 0,
            limits,
        }
    }

    /// Returns the options that the struct describes.
    ///
    /// # Errors
    ///
    /// Fails if a flag is unknown, or a limit is zero or too large.
    pub fn checked(&self) -> Result<Options, Status> {
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
