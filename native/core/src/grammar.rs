//! What is grammar and what is text.

use crate::format::{FLAG_FRONTMATTER, FLAG_GFM, FLAG_MATH, FLAG_MDX};
use crate::options::Options;

/// The parts of the grammar that are in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grammar {
    /// JSX, expressions and ESM instead of HTML, autolinks and indented code.
    pub(crate) mdx: bool,
    /// Tables, strikethrough, task items, footnotes, literal autolinks.
    pub(crate) gfm: bool,
    /// Between dollar signs.
    pub(crate) math: bool,
    /// What breaks the grammar is text.
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

/// The flags that a payload says its options with.
pub(crate) fn flags(options: &Options) -> u32 {
    let flag = |on: bool, flag: u32| if on { flag } else { 0 };
    flag(options.mdx, FLAG_MDX)
        | flag(options.gfm, FLAG_GFM)
        | flag(options.math, FLAG_MATH)
        | flag(options.frontmatter, FLAG_FRONTMATTER)
}
