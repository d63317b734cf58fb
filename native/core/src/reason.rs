//! The messages of mistakes. A problem keeps the parts of its message: most messages of a lenient
//! parse are never shown.

use std::fmt::{self, Display, Formatter};
use std::str;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Reason {
    /// A fixed message.
    Text(&'static str),
    /// A code point that cannot stand at its place in a tag.
    Character(u32, Expected),
    /// The text ends inside a tag.
    End(Expected),
    /// A lazy line in a tag or an expression.
    Lazy(&'static str),
    /// A byte after too many mistakes.
    Impatient(u8),
    /// A closing tag without an opening tag.
    Unopened(Name),
    /// An opening tag without a closing tag.
    Unclosed(Name, Place),
}

/// The place in a tag, what is expected there, and a note.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expected {
    pub(crate) place: &'static str,
    pub(crate) parts: &'static [&'static str],
    pub(crate) note: &'static str,
}

/// The span of a tag's name among the names that messages show, or `None` if it is too long.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name(pub(crate) Option<(u32, u32)>);

/// Where a closing tag is missing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Words(&'static str),
    /// Before the end of a node of this type.
    EndOf(&'static str),
}

/// A message with the names that messages show.
pub(crate) struct Shown<'a>(pub(crate) Reason, pub(crate) &'a [u8]);

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Reason::Text(text) => f.write_str(text),
            Reason::Character(code_point, expected) => {
                f.write_str("Unexpected character `")?;
                match char::from_u32(code_point) {
                    Some('`') => f.write_str("` ` `")?,
                    Some(shown) => write!(f, "{}", shown)?,
                    None => {}
                }
                write!(f, "` (U+{:04X}) {}", code_point, expected)
            }
            Reason::End(expected) => write!(f, "Unexpected end of file {}", expected),
            Reason::Lazy(what) => write!(
                f,
                "Unexpected lazy line in {} in a container, expected the line to be prefixed as \
                 those before it: with `>` in a block quote, with white space in a list",
                what
            ),
            Reason::Impatient(byte) => write!(
                f,
                "Unexpected `{}`, expected less that is broken before it in the same block",
                char::from(byte)
            ),
            Reason::Unopened(name) => {
                f.write_str("Unexpected closing tag")?;
                name.show("</", self.1, f)?;
                f.write_str(
                    ", expected its opening tag before it, in the same block and the same \
                     emphasis or link",
                )
            }
            Reason::Unclosed(name, place) => {
                let mark = if name.0.is_some() { " for" } else { "" };
                write!(f, "Expected a closing tag{}", mark)?;
                name.show("<", self.1, f)?;
                match place {
                    Place::Words(words) => write!(f, " {}", words),
                    Place::EndOf(kind) => write!(f, " before the end of `{}`", kind),
                }
            }
        }
    }
}

impl Display for Expected {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}, expected ", self.place)?;
        self.parts.iter().try_for_each(|part| f.write_str(part))?;
        f.write_str(self.note)
    }
}

impl Name {
    fn show(self, mark: &str, names: &[u8], f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some((from, to)) => {
                let name = str::from_utf8(&names[from as usize..to as usize]).unwrap_or_default();
                write!(f, " `{}{}>`", mark, name)
            }
            None => Ok(()),
        }
    }
}
