//! The kinds of nodes, with the names of mdast.

// Generated from payload.txt in tables/ by java tables/Generate.java.

/// A kind of node. Its number is the byte of the kind in a payload, which never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum NodeKind {
    /// The document.
    Root = 1,
    /// A paragraph.
    Paragraph = 2,
    /// A heading with a depth from 1 to 6.
    Heading = 3,
    /// A thematic break.
    ThematicBreak = 4,
    /// A block quote.
    Blockquote = 5,
    /// A list, ordered or not.
    List = 6,
    /// An item of a list.
    ListItem = 7,
    /// Fenced or indented code.
    Code = 8,
    /// Raw HTML, in flow or in text.
    Html = 9,
    /// The definition of a reference.
    Definition = 10,
    /// Text.
    Text = 11,
    /// Emphasis.
    Emphasis = 12,
    /// Strong emphasis.
    Strong = 13,
    /// Code in text.
    InlineCode = 14,
    /// A hard line break.
    Break = 15,
    /// A link with its own destination.
    Link = 16,
    /// An image with its own destination.
    Image = 17,
    /// A link through a definition.
    LinkReference = 18,
    /// An image through a definition.
    ImageReference = 19,
    /// A table.
    Table = 20,
    /// A row of a table; the first is the header.
    TableRow = 21,
    /// A cell of a row.
    TableCell = 22,
    /// Struck text.
    Delete = 23,
    /// The definition of a footnote.
    FootnoteDefinition = 24,
    /// A call to a footnote.
    FootnoteReference = 25,
    /// YAML front matter.
    Yaml = 26,
    /// TOML front matter.
    Toml = 27,
    /// Math in flow.
    Math = 28,
    /// Math in text.
    InlineMath = 29,
    /// Imports and exports.
    MdxjsEsm = 30,
    /// An expression in flow.
    MdxFlowExpression = 31,
    /// An expression in text.
    MdxTextExpression = 32,
    /// A JSX element or fragment in flow.
    MdxJsxFlowElement = 33,
    /// A JSX element or fragment in text.
    MdxJsxTextElement = 34,
}

/// The names of mdast, by kind.
pub(super) const TYPES: [&str; 35] = [
    "",
    "root",
    "paragraph",
    "heading",
    "thematicBreak",
    "blockquote",
    "list",
    "listItem",
    "code",
    "html",
    "definition",
    "text",
    "emphasis",
    "strong",
    "inlineCode",
    "break",
    "link",
    "image",
    "linkReference",
    "imageReference",
    "table",
    "tableRow",
    "tableCell",
    "delete",
    "footnoteDefinition",
    "footnoteReference",
    "yaml",
    "toml",
    "math",
    "inlineMath",
    "mdxjsEsm",
    "mdxFlowExpression",
    "mdxTextExpression",
    "mdxJsxFlowElement",
    "mdxJsxTextElement",
];
