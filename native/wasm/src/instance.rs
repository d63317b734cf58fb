//! The parser of this instance.

use crate::mailbox::Mailbox;
use ocp_core::{EmitError, Parser};
use ocp_records::{Outcome, Status};
use std::cell::UnsafeCell;
use std::slice;

/// The parser, what the host was told of it, and where.
pub(crate) struct Instance {
    mailbox: Mailbox,
    parser: Option<Parser>,
    /// What `text` of the mailbox points to.
    text: String,
}

struct Only(UnsafeCell<Instance>);

// SAFETY: the module has no threads, and its host calls one function at a time, which it returns from or
// traps in before the next call.
unsafe impl Sync for Only {}

static ONLY: Only = Only(UnsafeCell::new(Instance::NEW));
