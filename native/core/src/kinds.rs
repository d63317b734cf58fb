//! The kinds of nodes.

mod table;

pub(crate) use table::NodeKind;
use table::TYPES;

impl NodeKind {
    pub(crate) fn code(self) -> u32 {
        self as u32
    }

    /// Returns the value of mdast's `type` field.
    pub(crate) fn type_name(self) -> &'static str {
        type_name(self.code())
    }
}

/// Returns the name of the kind with that number.
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
