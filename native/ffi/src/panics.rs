//! Keeps panics inside the library.

use ocp_core::OutOfMemory;
use ocp_records::Status;
use std::any::Any;
use std::cell::Cell;
// The newest name of it is PanicHookInfo, which the oldest compiler does not know.
#[allow(deprecated)]
use std::panic::PanicInfo;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Once, RwLock};
use std::thread;

#[allow(deprecated)]
type Hook = Box<dyn Fn(&PanicInfo<'_>) + Send + Sync>;

thread_local! {
    /// The number of calls into the library that this thread is in.
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

static INSTALLED: Once = Once::new();
static PREVIOUS: RwLock<Option<Hook>> = RwLock::new(None);

/// Runs the body of a call. A panic in it becomes a status.
pub(crate) fn guard(body: impl FnOnce() -> Status) -> Status {
    catch(body).unwrap_or_else(|status| status)
}

/// Runs a body that may panic, and returns the status to use if it does.
///
/// The caller has to expect that a panic leaves what the body changes in an inconsistent state.
pub(crate) fn catch<T>(body: impl FnOnce() -> T) -> Result<T, Status> {
    silence();
    let _call = Call::enter();
    panic::catch_unwind(AssertUnwindSafe(body)).map_err(caught)
}

/// Returns the status for a panic.
#[cold]
#[inline(never)]
fn caught(payload: Box<dyn Any + Send>) -> Status {
    ocp_core::raised();
    let status = status_of(payload.as_ref());
    // The payload may be of any type, even of one that panics when it is dropped.
    if let Err(again) = panic::catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(again);
    }
    status
}

fn status_of(payload: &(dyn Any + Send)) -> Status {
    if payload.is::<OutOfMemory>() {
        Status::Memory
    } else {
        Status::Internal
    }
}

struct Call;

impl Call {
    fn enter() -> Call {
        let _ = CALLS.try_with(|calls| calls.set(calls.get() + 1));
        Call
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        let _ = CALLS.try_with(|calls| calls.set(calls.get() - 1));
    }
}

/// Keeps panics that are caught here from being printed.
///
/// A process has one panic hook. In a Rust program that links the library it is that program's
/// hook. So our hook is put before it once, and passes on every panic that is not caught here. It
/// captures nothing, so it needs no memory that would never be freed.
fn silence() {
    if !INSTALLED.is_completed() {
        install();
    }
}

#[cold]
#[inline(never)]
fn install() {
    if thread::panicking() {
        return;
    }
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        if let Ok(mut place) = PREVIOUS.write() {
            *place = Some(previous);
        }
        // The hook captures nothing, so its box takes no memory.
        #[allow(clippy::disallowed_methods)]
        panic::set_hook(Box::new(|info| {
            let ours = CALLS.try_with(|calls| calls.get() > 0).unwrap_or(false);
            if ours {
                return;
            }
            if let Ok(previous) = PREVIOUS.read() {
                if let Some(hook) = previous.as_ref() {
                    hook(info);
                }
            }
        }));
    });
}
