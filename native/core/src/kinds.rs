//! The kinds of nodes, with mdast's names.

/// A kind of node; its number is the byte that stands for it in a payload and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum NodeKind {
    Root = 1,
    Paragraph = 2,
    Heading = 3,
    ThematicBreak = 4,
    Blockquote = 5,
    List = 6,
    ListItem = 7,
    Code = 8,
    Html = 9,
    Definition = 10,
    Text = 11,
    Emphasis = 12,
    Strong = 13,
    InlineCode = 14,
    Break = 15,
    Link = 16,
    Image = 17,
    LinkReference = 18,
    ImageReference = 19,
    Table = 20,
    TableRow = 21,
    TableCell = 22,
    Delete = 23,
    FootnoteDefinition = 24,
    FootnoteReference = 25,
    Yaml = 26,
    Toml = 27,
    Math = 28,
    InlineMath = 29,
    MdxjsEsm = 30,
    MdxFlowExpression = 31,
    MdxTextExpression = 32,
    MdxJsxFlowElement = 33,
    MdxJsxTextElement = 34,
}

/// mdast's names, by kind.
const TYPES: [&str; 35] = [
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

impl NodeKind {
    pub(crate) fn code(self) -> u32 {
        self as u32
    }

    /// The value of mdast's `type` field.
    pub(crate) fn type_name(self) -> &'static str {
        type_name(self.code())
    }
}

/// The name of the kind with that number.
pub(crate) fn type_name(code: u32) -> &'static str {
    TYPES[code as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_where_the_numbers_say() {
        assert_eq!("root", NodeKind::Root.type_name());
        assert_eq!("inlineCode", NodeKind::InlineCode.type_name());
        assert_eq!("footnoteReference", NodeKind::FootnoteReference.type_name());
        assert_eq!("mdxJsxTextElement", NodeKind::MdxJsxTextElement.type_name());
    }
}
