//! Checks the tokens outside all brackets. In an expression, operands and operators take turns; an
//! ESM block is made of import and export declarations. The token that opens a bracketed group
//! stands for the group. Only mistakes that a parser of JavaScript would refuse, too, are refused.

use crate::java_script_tokens::Kind;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Operand,
    Operator,
    Member,
    AfterAsync,
    Head,
    Statement,
    StatementEnd,
    Import,
    ImportNamed,
    ImportMore,
    ImportAs,
    ImportAsName,
    From,
    Source,
    SourceEnd,
    Attributes,
    Export,
    ExportList,
    ExportAll,
    ExportAllName,
    ExportAsync,
    ExportDefault,
    ExportDefaultAsync,
    Refused,
}

#[derive(Clone)]
pub(crate) struct JavaScriptOutline {
    esm: bool,
    state: State,
    last: Kind,
    heads: usize,
    declaration: bool,
    spread: bool,
    commas: usize,
    extra: bool,
    refused_at: Option<usize>,
}

impl JavaScriptOutline {
    pub(crate) fn new(esm: bool) -> Self {
        JavaScriptOutline {
            esm,
            state: if esm {
                State::Statement
            } else {
                State::Operand
            },
            last: Kind::Start,
            heads: 0,
            declaration: false,
            spread: false,
            commas: 0,
            extra: false,
            refused_at: None,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.last == Kind::Start
    }

    pub(crate) fn starts_with_spread(&self) -> bool {
        self.spread
    }

    #[cfg(test)]
    pub(crate) fn commas(&self) -> usize {
        self.commas
    }

    pub(crate) fn has_extra_after_comma(&self) -> bool {
        self.extra
    }

    /// Returns the offset where the code is certain not to be JavaScript.
    pub(crate) fn refused_at(&self) -> Option<usize> {
        self.refused_at
    }

    pub(crate) fn refuse(&mut self, at: usize) {
        self.refused_at.get_or_insert(at);
        self.state = State::Refused;
    }

    /// Returns whether the tokens so far can stand alone.
    pub(crate) fn is_complete(&self) -> bool {
        match self.state {
            State::Operator
            | State::AfterAsync
            | State::ExportDefaultAsync
            | State::Statement
            | State::StatementEnd
            | State::SourceEnd
            | State::ExportList
            | State::Refused => true,
            State::Operand => self.spread && self.last == Kind::Comma,
            _ => false,
        }
    }

    /// Accepts the next token. `newline` says whether a line ending stands before the token.
    pub(crate) fn accept(&mut self, kind: Kind, at: usize, newline: bool) {
        self.extra |= self.commas > 0;
        if kind == Kind::Comma {
            self.commas += 1;
        }
        if self.state != State::Refused {
            self.state = self.next(kind, newline);
            if self.state == State::Refused {
                self.refuse(at);
            }
        }
        self.last = kind;
    }

    fn next(&mut self, kind: Kind, newline: bool) -> State {
        match self.state {
            State::Operand => self.operand(kind),
            State::Operator => self.operator(kind, newline),
            State::Member => member(kind),
            State::AfterAsync => self.after_async(kind, newline),
            State::Head => self.head(kind),
            State::Statement => statement(kind),
            State::StatementEnd => statement_end(kind, newline),
            State::Import => import_clause(kind),
            State::ImportNamed if kind == Kind::Comma => State::ImportMore,
            State::ImportNamed => expect(kind, Kind::From, State::Source),
            State::ImportMore => import_list(kind),
            State::ImportAs => expect(kind, Kind::As, State::ImportAsName),
            State::ImportAsName if is_name(kind) => State::From,
            State::ImportAsName => State::Refused,
            State::From => expect(kind, Kind::From, State::Source),
            State::Source => expect(kind, Kind::String, State::SourceEnd),
            State::SourceEnd if kind == Kind::Condition => State::Attributes,
            State::SourceEnd => statement_end(kind, newline),
            State::Attributes => expect(kind, Kind::OpenBrace, State::StatementEnd),
            State::Export => self.export(kind),
            State::ExportList if kind == Kind::From => State::Source,
            State::ExportList => statement_end(kind, newline),
            State::ExportAll if kind == Kind::As => State::ExportAllName,
            State::ExportAll => expect(kind, Kind::From, State::Source),
            State::ExportAllName => State::From,
            State::ExportAsync if kind == Kind::Function => self.open_head(true),
            State::ExportAsync => State::Refused,
            State::ExportDefault => self.export_default(kind),
            State::ExportDefaultAsync if kind == Kind::Function && !newline => self.open_head(true),
            State::ExportDefaultAsync => self.after_async(kind, newline),
            State::Refused => State::Refused,
        }
    }

    fn operand(&mut self, kind: Kind) -> State {
        match kind {
            Kind::Prefix | Kind::Yield | Kind::Sign | Kind::Step => State::Operand,
            Kind::Spread if self.last == Kind::Start => {
                self.spread = true;
                State::Operand
            }
            Kind::Async => State::AfterAsync,
            Kind::Function | Kind::Class => self.open_head(false),
            Kind::Name
            | Kind::As
            | Kind::From
            | Kind::Of
            | Kind::Import
            | Kind::Value
            | Kind::String
            | Kind::Template
            | Kind::OpenParen
            | Kind::OpenBracket
            | Kind::OpenBrace => State::Operator,
            _ => State::Refused,
        }
    }

    fn operator(&self, kind: Kind, newline: bool) -> State {
        match kind {
            Kind::Operator
            | Kind::Sign
            | Kind::Star
            | Kind::Arrow
            | Kind::Question
            | Kind::TernaryColon
            | Kind::Comma => State::Operand,
            Kind::OpenParen | Kind::OpenBracket | Kind::Template | Kind::Step => State::Operator,
            Kind::Dot => State::Member,
            _ if self.esm => statement_end(kind, newline),
            _ => State::Refused,
        }
    }

    fn after_async(&mut self, kind: Kind, newline: bool) -> State {
        if !newline && is_name(kind) {
            State::Operator
        } else if !newline && kind == Kind::Function {
            self.open_head(false)
        } else {
            self.operator(kind, newline)
        }
    }

    fn open_head(&mut self, declaration: bool) -> State {
        self.declaration = declaration;
        self.heads = 1;
        State::Head
    }

    /// Accepts a token between `function` or `class` and the braces of its body. Classes can nest
    /// here.
    fn head(&mut self, kind: Kind) -> State {
        if kind == Kind::Function || kind == Kind::Class {
            self.heads += 1;
        } else if kind == Kind::OpenBrace && self.last != Kind::Extends {
            self.heads -= 1;
        }
        if self.heads > 0 {
            State::Head
        } else if self.declaration {
            State::Statement
        } else {
            State::Operator
        }
    }

    fn export(&mut self, kind: Kind) -> State {
        match kind {
            Kind::Default => State::ExportDefault,
            Kind::Declare => State::Operand,
            Kind::Function | Kind::Class => self.open_head(true),
            Kind::Async => State::ExportAsync,
            Kind::Star => State::ExportAll,
            Kind::OpenBrace => State::ExportList,
            _ => State::Refused,
        }
    }

    fn export_default(&mut self, kind: Kind) -> State {
        match kind {
            Kind::Function | Kind::Class => self.open_head(true),
            Kind::Async => State::ExportDefaultAsync,
            _ => self.operand(kind),
        }
    }
}

fn member(kind: Kind) -> State {
    match kind {
        Kind::Name | Kind::OpenParen | Kind::OpenBracket | Kind::Template => State::Operator,
        _ => State::Refused,
    }
}

fn statement(kind: Kind) -> State {
    match kind {
        Kind::Import => State::Import,
        Kind::Export => State::Export,
        _ => State::Refused,
    }
}

fn statement_end(kind: Kind, newline: bool) -> State {
    if kind == Kind::Semicolon {
        State::Statement
    } else if newline {
        statement(kind)
    } else {
        State::Refused
    }
}

fn import_clause(kind: Kind) -> State {
    if kind == Kind::String {
        State::SourceEnd
    } else if is_name(kind) {
        State::ImportNamed
    } else {
        import_list(kind)
    }
}

fn import_list(kind: Kind) -> State {
    match kind {
        Kind::OpenBrace => State::From,
        Kind::Star => State::ImportAs,
        _ => State::Refused,
    }
}

fn expect(kind: Kind, expected: Kind, next: State) -> State {
    if kind == expected {
        next
    } else {
        State::Refused
    }
}

fn is_name(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Name | Kind::Async | Kind::As | Kind::From | Kind::Of
    )
}
