//! The codes of diagnostics and errors.

// Generated from payload.txt in tables/ by java tables/Generate.java.

/// The kind of a mistake that the parser reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// A byte sequence that is not UTF-8.
    InvalidUtf8 = 1,
    /// A character that cannot stand where it does in a JSX tag.
    UnexpectedCharacter = 2,
    /// The source, or the block, ended inside a tag or an expression.
    UnexpectedEof = 3,
    /// A lazy line inside a tag or an expression in a container.
    UnexpectedLazy = 4,
    /// A closing tag with no tag open.
    UnexpectedClosingSlash = 5,
    /// An attribute in a closing tag.
    UnexpectedAttribute = 6,
    /// A self-closing slash in a closing tag.
    UnexpectedSelfClosingSlash = 7,
    /// A tag that is not closed where it must be, or closed by another name.
    EndTagMismatch = 8,
    /// Braces among attributes that hold something other than a spread.
    NonSpread = 9,
    /// A spread followed by something else in the same braces.
    SpreadExtra = 10,
    /// An expression or ESM block that cannot be JavaScript.
    InvalidJavascript = 11,
}

impl Code {
    /// Returns the number in a payload and in the C interface, which never changes.
    pub fn number(self) -> u16 {
        self as u16
    }

    /// Returns the identifier that is printed, such as `end-tag-mismatch`.
    pub fn id(self) -> &'static str {
        match self {
            Code::InvalidUtf8 => "invalid-utf8",
            Code::UnexpectedCharacter => "unexpected-character",
            Code::UnexpectedEof => "unexpected-eof",
            Code::UnexpectedLazy => "unexpected-lazy",
            Code::UnexpectedClosingSlash => "unexpected-closing-slash",
            Code::UnexpectedAttribute => "unexpected-attribute",
            Code::UnexpectedSelfClosingSlash => "unexpected-self-closing-slash",
            Code::EndTagMismatch => "end-tag-mismatch",
            Code::NonSpread => "non-spread",
            Code::SpreadExtra => "spread-extra",
            Code::InvalidJavascript => "invalid-javascript",
        }
    }
}
