//! The parser: it takes a source and makes a payload, and keeps its memory for the next parse.

use std::fmt;

use crate::code::Code;
use crate::emit;
use crate::failure::{broken, past, Failure, Fallible};
use crate::grammar;
use crate::grow::{self, Grow};
use crate::limit::Limit;
use crate::options::Options;
use crate::phases::Phases;

/// Scratch memory for sources of this size or less is kept until the parser is dropped.
const SMALL: usize = 1 << 20;

/// The number of sources that must be much smaller than the largest before its scratch memory is
/// freed.
const WINDOW: u32 = 64;

/// A parser with its scratch memory. It holds its source, so that no caller can change the bytes
/// under it; one thread uses it at a time.
///
/// ```
/// use ocp_core::{Options, Parser};
///
/// let mut parser = Parser::new();
/// let text = b"# Hello";
/// parser.source(text.len()).copy_from_slice(text);
/// let size = parser.parse(&Options::default()).expect("Markdown cannot be wrong");
/// let mut payload = vec![0; size];
/// parser.emit(&mut payload).expect("it fits");
/// assert_eq!(b"OCP\x02", &payload[..4]);
/// ```
#[derive(Default)]
pub struct Parser {
    source: Vec<u8>,
    length: usize,
    phases: Phases,
    flags: u32,
    ready: Option<usize>,
    /// The largest source since the window began, in bytes. `count` is the number of sources.
    largest: usize,
    count: u32,
}

/// Why no payload was emitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmitError {
    /// Nothing was parsed, or the result was emitted before.
    NothingParsed,
    /// The target is too small; the result stays.
    TooSmall {
        /// The size of the payload in bytes.
        needed: usize,
    },
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EmitError::NothingParsed => f.write_str("nothing parsed, or emitted already"),
            EmitError::TooSmall { needed } => write!(f, "the payload needs {needed} bytes"),
        }
    }
}

impl std::error::Error for EmitError {}

impl Parser {
    /// Returns a parser without scratch memory.
    pub fn new() -> Parser {
        Parser::default()
    }

    /// Returns room for a source of `length` bytes, to be filled before [`Parser::parse`]. Its
    /// content is undefined. The last result is dropped.
    pub fn source(&mut self, length: usize) -> &mut [u8] {
        self.ready = None;
        self.length = length;
        self.shrink();
        if self.source.len() < length {
            let twice = self.source.len().saturating_mul(2);
            self.source = Vec::new();
            self.source.fill_to(length.max(twice), 0);
        }
        &mut self.source[..length]
    }

    /// Frees scratch memory if only one of the last sources was large.
    fn shrink(&mut self) {
        self.largest = self.largest.max(self.length);
        self.count += 1;
        if self.count < WINDOW {
            return;
        }
        let capacity = self.source.len();
        if capacity > SMALL && capacity / 8 > self.largest {
            self.source = Vec::new();
            self.phases = Phases::default();
        }
        self.largest = 0;
        self.count = 0;
    }

    /// Parses the source that [`Parser::source`] returned last. Returns the payload's size.
    ///
    /// # Errors
    ///
    /// When it is not UTF-8, breaks the grammar while the options are not lenient, or passes a
    /// limit.
    pub fn parse(&mut self, options: &Options) -> Result<usize, Failure> {
        self.ready = None;
        self.flags = grammar::flags(options);
        let size = self.run(options).map_err(|failure| {
            let [failure] = *failure;
            failure
        })?;
        self.ready = Some(size);
        Ok(size)
    }

    fn run(&mut self, options: &Options) -> Fallible<usize> {
        let source = &self.source[..self.length];
        let limits = &options.limits;
        let most = limits.get(Limit::SourceBytes);
        if self.length as u64 > most {
            return past(
                Limit::SourceBytes,
                most,
                self.length as u64,
                usize::try_from(most).ok(),
            );
        }
        check_utf8(source)?;
        self.phases.parse(source, options)?;
        let shared = &self.phases.shared;
        let size = emit::size(&shared.tree, &shared.problems, source.len());
        let most = limits.get(Limit::PayloadBytes);
        if size > most {
            return past(Limit::PayloadBytes, most, size, None);
        }
        Ok(size as usize)
    }

    /// Writes the payload of the last successful parse, once, at the target's start. Returns its
    /// size.
    ///
    /// # Errors
    ///
    /// When there is nothing to emit, or the target is too small.
    pub fn emit(&mut self, target: &mut [u8]) -> Result<usize, EmitError> {
        let needed = self.ready.ok_or(EmitError::NothingParsed)?;
        let target = target
            .get_mut(..needed)
            .ok_or(EmitError::TooSmall { needed })?;
        self.ready = None;
        let shared = &self.phases.shared;
        let source = &self.source[..self.length];
        emit::write(&shared.tree, &shared.problems, source, self.flags, target);
        Ok(needed)
    }

    /// Returns the number of bytes of scratch memory that are held now.
    pub fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.source) + self.phases.scratch_bytes()
    }
}

fn check_utf8(source: &[u8]) -> Fallible<()> {
    match std::str::from_utf8(source) {
        Ok(_) => Ok(()),
        Err(error) => {
            let start = error.valid_up_to();
            let end = match error.error_len() {
                Some(length) => start + length,
                None => source.len(),
            };
            let reason = format_args!("Unexpected bytes that are not UTF-8");
            broken(Code::InvalidUtf8, reason, start, end)
        }
    }
}
