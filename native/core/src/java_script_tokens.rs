//! The kinds of token. Tokens after which the same can follow share a kind.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Kind {
    /// No token was read yet.
    Start,
    /// Any other word, such as `this` and `null`.
    Name,
    Async,
    As,
    From,
    Of,
    /// An operator that an operand follows, such as `typeof`, `new` and `!`.
    Prefix,
    Yield,
    Extends,
    Function,
    Class,
    Import,
    Export,
    Default,
    /// `var`, `let` and `const`.
    Declare,
    /// A keyword whose parentheses a statement follows, not an operator.
    Condition,
    /// `else` and `do`, which a statement follows.
    Else,
    Return,
    /// `throw` and `case`: no expression, but an operand follows.
    StatementOperand,
    /// The other keywords that start a statement or a part of one.
    Statement,
    /// A number, a regular expression, a JSX element.
    Value,
    String,
    Template,
    OpenParen,
    OpenBracket,
    OpenBrace,
    /// Also the bracket that closes an index or an array.
    CloseParen,
    /// Closes the parentheses of a [`Kind::Condition`].
    CloseCondition,
    /// Closes a block, or the body of a declaration: a statement follows.
    CloseBlock,
    /// Closes an object, or the body of a function or class that is a value: an operator follows.
    CloseObject,
    Dot,
    Spread,
    Comma,
    Semicolon,
    /// The colon of a property, a label or a case.
    Colon,
    Question,
    TernaryColon,
    Arrow,
    /// `++` and `--`, before or after their operand.
    Step,
    /// `+` and `-`, with one operand or two.
    Sign,
    Star,
    /// All other operators that stand between operands, `in` and `instanceof` too.
    Operator,
}

/// Kinds after which an operand is expected: a slash starts a regular expression there.
const OPERAND_NEXT: u64 = set(&[
    Kind::Start,
    Kind::Prefix,
    Kind::Yield,
    Kind::Extends,
    Kind::Default,
    Kind::Else,
    Kind::Return,
    Kind::StatementOperand,
    Kind::OpenParen,
    Kind::OpenBracket,
    Kind::OpenBrace,
    Kind::CloseCondition,
    Kind::CloseBlock,
    Kind::Spread,
    Kind::Comma,
    Kind::Semicolon,
    Kind::Colon,
    Kind::Question,
    Kind::TernaryColon,
    Kind::Arrow,
    Kind::Sign,
    Kind::Star,
    Kind::Operator,
]);

/// The keywords.
#[rustfmt::skip]
const WORDS: &[(&[u8], Kind)] = &[
    (b"async", Kind::Async),
    (b"as", Kind::As),
    (b"from", Kind::From),
    (b"of", Kind::Of),
    (b"typeof", Kind::Prefix), (b"void", Kind::Prefix), (b"delete", Kind::Prefix),
    (b"new", Kind::Prefix), (b"await", Kind::Prefix),
    (b"yield", Kind::Yield),
    (b"extends", Kind::Extends),
    (b"function", Kind::Function),
    (b"class", Kind::Class),
    (b"import", Kind::Import),
    (b"export", Kind::Export),
    (b"default", Kind::Default),
    (b"var", Kind::Declare), (b"let", Kind::Declare), (b"const", Kind::Declare),
    (b"if", Kind::Condition), (b"while", Kind::Condition), (b"for", Kind::Condition),
    (b"with", Kind::Condition),
    (b"else", Kind::Else), (b"do", Kind::Else),
    (b"return", Kind::Return),
    (b"throw", Kind::StatementOperand), (b"case", Kind::StatementOperand),
    (b"break", Kind::Statement), (b"continue", Kind::Statement), (b"debugger", Kind::Statement),
    (b"switch", Kind::Statement), (b"try", Kind::Statement), (b"catch", Kind::Statement),
    (b"finally", Kind::Statement), (b"enum", Kind::Statement),
    (b"in", Kind::Operator), (b"instanceof", Kind::Operator),
];

/// The indices of the keywords in [`WORDS`] by their [`slot`], plus one. Zero ends a search.
static SLOTS: [u8; 256] = slots();

#[inline(always)]
pub(crate) fn operand_next(kind: Kind) -> bool {
    OPERAND_NEXT >> kind as u8 & 1 != 0
}

/// Returns the kind of a word, which is not empty.
#[inline]
pub(crate) fn word(word: &[u8]) -> Kind {
    if word.len() < 2 || word.len() > 10 {
        return Kind::Name;
    }
    let mut slot = slot(word);
    while SLOTS[slot as usize] != 0 {
        let (found, kind) = WORDS[SLOTS[slot as usize] as usize - 1];
        if found == word {
            return kind;
        }
        slot = slot.wrapping_add(1);
    }
    Kind::Name
}

const fn slot(word: &[u8]) -> u8 {
    let length = word.len();
    word[0]
        .wrapping_mul(5)
        .wrapping_add(word[1].wrapping_mul(11))
        .wrapping_add(word[length - 1].wrapping_mul(3))
        .wrapping_add(length as u8)
}

const fn slots() -> [u8; 256] {
    let mut slots = [0; 256];
    let mut i = 0;
    while i < WORDS.len() {
        let mut slot = slot(WORDS[i].0);
        while slots[slot as usize] != 0 {
            slot = slot.wrapping_add(1);
        }
        slots[slot as usize] = i as u8 + 1;
        i += 1;
    }
    slots
}

const fn set(kinds: &[Kind]) -> u64 {
    let mut set = 0;
    let mut i = 0;
    while i < kinds.len() {
        set |= 1 << kinds[i] as u8;
        i += 1;
    }
    set
}
