//! The options of a parse.

use crate::limits::Limits;

/// The format, the extensions and the limits of a parse. The default is strict Markdown without
/// extensions, with the default limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// JSX, expressions and ESM instead of HTML, autolinks and indented code.
    pub mdx: bool,
    /// Tables, strikethrough, task items, footnotes, autolinks without angle brackets, alerts.
    pub gfm: bool,
    /// Math between dollar signs.
    pub math: bool,
    /// YAML or TOML front matter at the start.
    pub frontmatter: bool,
    /// Whether broken syntax of MDX becomes text, with diagnostics.
    pub lenient: bool,
    /// The limits.
    pub limits: Limits,
}
