//! The syntax that a parse recognizes.

use crate::format::{FLAG_FRONTMATTER, FLAG_GFM, FLAG_MATH, FLAG_MDX};
use crate::options::Options;

/// The parts of the syntax that are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grammar {
    /// JSX, expressions and ESM instead of HTML, autolinks and indented code.
    pub(crate) mdx: bool,
    /// Tables, strikethrough, task items, footnotes, autolinks without angle brackets.
    pub(crate) gfm: bool,
    /// Math between dollar signs.
    pub(crate) math: bool,
    /// Whether broken syntax becomes text.
    pub(crate) lenient: bool,
}

impl Grammar {
    pub(crate) fn of(options: &Options) -> Grammar {
        Grammar {
            mdx: options.mdx,
            gfm: options.gfm,
            math: options.math,
            lenient: options.lenient,
        }
    }
}

/// Returns the flags of a payload for these options.
pub(crate) fn flags(options: &Options) -> u32 {
    let flag = |on: bool, flag: u32| if on { flag } else { 0 };
    flag(options.mdx, FLAG_MDX)
        | flag(options.gfm, FLAG_GFM)
        | flag(options.math, FLAG_MATH)
        | flag(options.frontmatter, FLAG_FRONTMATTER)
}
