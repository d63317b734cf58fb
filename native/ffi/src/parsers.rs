//! Parsers behind handles.

use crate::blocks;
use crate::memory::Span;
use crate::panics;
use crate::slots::{Counts, Table};
use ocp_core::{EmitError, Failure, Limit, Options, Parser};
use ocp_records::{Outcome, Status};
use std::alloc::{alloc, Layout};
use std::slice;

/// Sources are shorter than this, whatever the limit.
const MAX_SOURCE: usize = i32::MAX as usize;

static PARSERS: Table<Box<State>, 0xA5> = Table::new();

/// A parser, with what its caller has been told.
pub(crate) struct State {
    /// `None` before the first use and after a panic.
    parser: Option<Parser>,
    /// The room for a source that the caller was given. Its address is only compared.
    room: Option<Room>,
    /// The size of the payload that can be emitted.
    payload: Option<usize>,
    outcome: Outcome,
}

#[derive(Clone, Copy)]
struct Room {
    address: usize,
    length: usize,
}

impl Room {
    fn span(self) -> Span {
        Span {
            address: self.address as *mut u8,
            length: self.length,
        }
    }
}

impl State {
    fn new() -> State {
        State {
            parser: None,
            room: None,
            payload: None,
            outcome: Outcome::Parsed,
        }
    }

    /// Allocates a state, or returns `None` if there is no memory: `Box::new` would end the
    /// process.
    fn boxed() -> Option<Box<State>> {
        let state = State::new();
        // SAFETY: the layout is not of size zero: a state has fields.
        let place = unsafe { alloc(Layout::new::<State>()) }.cast::<State>();
        if place.is_null() {
            return None;
        }
        // SAFETY: allocated above with the layout of a state, as a box would have, and written
        // before the box owns it.
        unsafe {
            place.write(state);
            Some(Box::from_raw(place))
        }
    }

    fn parser(&mut self) -> &mut Parser {
        self.parser.get_or_insert_with(Parser::new)
    }

    fn source(&mut self, length: usize) -> Result<*mut u8, Status> {
        if length > MAX_SOURCE {
            return Err(Status::Argument);
        }
        self.payload = None;
        self.room = None;
        let address = self.parser().source(length).as_mut_ptr();
        self.room = Some(Room {
            address: address as usize,
            length,
        });
        Ok(address)
    }

    fn parse(&mut self, source: Span, options: &Options) -> Result<usize, Status> {
        let filled = self.filled(&source)?;
        self.payload = None;
        let allowed = options.limits.get(Limit::SourceBytes);
        if source.length as u64 > allowed {
            return self.fail(Failure::Limit {
                limit: Limit::SourceBytes,
                allowed,
                actual: source.length as u64,
                offset: usize::try_from(allowed).ok(),
            });
        }
        if !filled {
            self.copy(source);
        }
        match self.parser().parse(options) {
            Ok(size) => {
                self.payload = Some(size);
                self.outcome = Outcome::Parsed;
                Ok(size)
            }
            Err(failure) => self.fail(failure),
        }
    }

    /// Returns whether the source is the room that the caller filled, rather than one to copy.
    fn filled(&self, source: &Span) -> Result<bool, Status> {
        if source.length == 0 {
            return Ok(false);
        }
        let room = match self.room {
            Some(room) => room,
            None if source.address.is_null() => return Err(Status::State),
            None => return Ok(false),
        };
        if source.address.is_null() || source.address as usize == room.address {
            return if source.length == room.length {
                Ok(true)
            } else {
                Err(Status::Argument)
            };
        }
        if source.overlaps(&room.span()) {
            return Err(Status::Argument);
        }
        Ok(false)
    }

    fn copy(&mut self, source: Span) {
        self.room = None;
        let copy = self.parser().source(source.length);
        if source.length > 0 {
            // SAFETY: the caller of the C function promised that its source may be read. It is not
            // the parser's own memory, which is exactly as long as asked for.
            unsafe {
                source
                    .address
                    .copy_to_nonoverlapping(copy.as_mut_ptr(), source.length)
            };
        }
    }

    /// Fails if the target is in the parser's room for a source.
    fn refuse_room(&self, target: &Span) -> Result<(), Status> {
        match self.room {
            Some(room) if target.overlaps(&room.span()) => Err(Status::Argument),
            _ => Ok(()),
        }
    }

    fn fail(&mut self, failure: Failure) -> Result<usize, Status> {
        self.outcome = Outcome::Failed(failure);
        Err(self.outcome.status())
    }

    /// Writes the payload, once. Returns its size, or the size it needs if the target is too
    /// small.
    fn emit(&mut self, target: Span) -> Result<usize, EmitFailure> {
        self.refuse_room(&target)?;
        let needed = self.payload.ok_or(Status::State)?;
        if target.length < needed {
            return Err(EmitFailure::TooSmall { needed });
        }
        // SAFETY: the caller of the C function promised that the target may be written to, or it is
        // a part of a block that is held. A payload is not empty, so the target is not null. No
        // other thread uses the bytes: the caller promised that too.
        let target = unsafe { slice::from_raw_parts_mut(target.address, needed) };
        match self.parser().emit(target) {
            Ok(written) => {
                self.payload = None;
                Ok(written)
            }
            Err(EmitError::NothingParsed) => Err(EmitFailure::Status(Status::State)),
            Err(EmitError::TooSmall { needed }) => Err(EmitFailure::TooSmall { needed }),
        }
    }
}

#[cfg(test)]
impl State {
    /// Makes the parser as if the last parse had ended with this outcome.
    pub fn end_with(&mut self, outcome: Outcome) {
        self.outcome = outcome;
    }
}

/// The reason why nothing was emitted.
pub(crate) enum EmitFailure {
    Status(Status),
    TooSmall { needed: usize },
}

impl From<Status> for EmitFailure {
    fn from(status: Status) -> EmitFailure {
        EmitFailure::Status(status)
    }
}

/// Runs a body on a parser that no other thread uses. After a panic the parser is replaced.
pub(crate) fn using<T>(handle: u64, body: impl FnOnce(&mut State) -> T) -> Result<T, Status> {
    let mut state = PARSERS.lock(handle)?;
    let state: &mut State = &mut state;
    panics::catch(|| body(state)).map_err(|status| {
        state.room = None;
        state.payload = None;
        state.outcome = Outcome::Emptied(status);
        let broken = state.parser.take();
        // A parser that panicked may panic again when it is dropped.
        let _ = panics::catch(|| drop(broken));
        status
    })
}

pub(crate) fn create() -> Result<u64, Status> {
    let state = State::boxed().ok_or(Status::Memory)?;
    PARSERS.insert(state, 0).map_err(|_| Status::Memory)
}

pub(crate) fn free(handle: u64) -> Result<(), Status> {
    PARSERS.remove(handle, |_| 0).map(drop)
}

pub(crate) fn source(handle: u64, length: usize) -> Result<*mut u8, Status> {
    using(handle, |state| state.source(length))?
}

pub(crate) fn parse(handle: u64, source: Span, options: &Options) -> Result<usize, Status> {
    using(handle, |state| state.parse(source, options))?
}

/// Parses, and emits if the target is large enough.
pub(crate) fn parse_into(
    handle: u64,
    source: Span,
    options: &Options,
    target: Span,
) -> Result<usize, EmitFailure> {
    using(handle, |state| {
        state.refuse_room(&target)?;
        state.parse(source, options)?;
        state.emit(target)
    })?
}

pub(crate) fn emit_to(handle: u64, target: Span) -> Result<usize, EmitFailure> {
    using(handle, |state| state.emit(target))?
}

/// Emits into a block, which no other thread can free meanwhile.
pub(crate) fn emit(handle: u64, block: u64, offset: usize) -> Result<usize, EmitFailure> {
    let block = blocks::hold(block)?;
    let length = block.size().checked_sub(offset).ok_or(Status::Argument)?;
    // SAFETY: the offset is at most the block's size.
    let address = unsafe { block.address().add(offset) };
    emit_to(handle, Span { address, length })
}

/// Passes the outcome of the last parse to a body.
pub(crate) fn with_outcome<T>(handle: u64, body: impl FnOnce(&Outcome) -> T) -> Result<T, Status> {
    using(handle, |state| body(&state.outcome))
}

pub(crate) fn scratch(handle: u64) -> Result<u64, Status> {
    using(handle, |state| match &state.parser {
        Some(parser) => parser.scratch_bytes() as u64,
        None => 0,
    })
}

pub(crate) fn counts() -> Counts {
    PARSERS.counts()
}
