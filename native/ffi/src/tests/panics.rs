//! No panic leaves a call, and none is printed.

use super::*;
use crate::panics::{catch, guard};
use ocp_core::OutOfMemory;
use std::panic::{self, panic_any};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Panics when it is dropped, once.
struct Grenade;

impl Drop for Grenade {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

#[test]
fn a_panic_becomes_a_status() {
    assert_eq!(Status::Ok, guard(|| Status::Ok));
    assert_eq!(Status::Internal, guard(|| panic!("on purpose")));
    assert_eq!(Status::Memory, guard(|| panic_any(OutOfMemory)));
    assert_eq!(Status::Internal, guard(|| panic_any(Grenade)));
    assert_eq!(Err(Status::Internal), catch(|| -> u32 { panic_any(7) }));
    assert_eq!(Ok(7), catch(|| 7));
}

#[test]
fn the_parser_is_a_new_one_after_a_panic() {
    let parser = TestParser::new();
    let sources = "text\n".repeat(10_000);
    for (expected, what) in [
        (Status::Internal, "a fault of the library: please report it"),
        (Status::Memory, "out of memory"),
    ] {
        let payload = parser.payload(&sources);
        let result = parsers::using(parser.0, |_| {
            if expected == Status::Memory {
                panic_any(OutOfMemory);
            }
            panic!("on purpose");
        });
        assert_eq!(Err::<(), _>(expected), result);
        let (error, text, _) = parser.error(200);
        assert_eq!((expected as i32, what), (error.status, text.as_str()));
        let mut bytes = 0;
        assert_eq!(Status::Ok, unsafe {
            ocp_parser_scratch(parser.0, &mut bytes)
        });
        assert!(
            bytes < 50_000,
            "{bytes} bytes are left of the parser that panicked"
        );
        let mut size = 77;
        let status = unsafe { ocp_emit_to(parser.0, ptr::null_mut(), 0, &mut size) };
        assert_eq!((Status::State, 0), (status, size));
        assert_eq!(payload, parser.payload(&sources));
    }
}

/// There is one test because there is one hook.
#[test]
fn only_panics_outside_of_calls_reach_the_hook_of_the_program() {
    static SEEN: AtomicUsize = AtomicUsize::new(0);
    guard(|| Status::Ok); // ours is in place
    let ours = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if info.payload().is::<Outside>() {
            SEEN.fetch_add(1, Ordering::Relaxed);
        } else {
            ours(info);
        }
    }));
    struct Outside;
    assert!(panic::catch_unwind(|| panic_any(Outside)).is_err());
    assert_eq!(1, SEEN.load(Ordering::Relaxed));
    assert_eq!(Status::Internal, guard(|| panic!("not printed")));
}
