//! What a source is parsed as.

use crate::limits::Limits;

/// The format, the extensions and the limits of a parse. The default is Markdown without any
/// extension, strict, with the limits' defaults.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// JSX, expressions and ESM instead of HTML, autolinks and indented code.
    pub mdx: bool,
    /// Tables, strikethrough, task items, footnotes, literal autolinks, alerts.
    pub gfm: bool,
    /// Math between dollar signs.
    pub math: bool,
    /// YAML or TOML at the start.
    pub frontmatter: bool,
    /// What breaks the grammar of MDX becomes text, with diagnostics.
    pub lenient: bool,
    /// The limits.
    pub limits: Limits,
}
