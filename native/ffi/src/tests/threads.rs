//! Several threads at once.

use super::*;
use std::sync::mpsc;
use std::thread;

/// Runs a body while another thread is inside a call with the parser.
fn while_in_use(parser: u64, body: impl FnOnce()) {
    let (entered, wait_entered) = mpsc::channel();
    let (leave, wait_leave) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            parsers::with_outcome(parser, |_| {
                entered.send(()).unwrap();
                let _ = wait_leave.recv();
            })
        });
        wait_entered.recv().unwrap();
        body();
        drop(leave);
    });
}

#[test]
fn a_parser_in_use_is_busy_and_unharmed() {
    let parser = TestParser::new();
    let payload = parser.payload("kept");
    parser.parse(b"kept", None);
    while_in_use(parser.0, || {
        let (mut size, mut bytes, mut room) = (77, 77, 0x77 as *mut u8);
        let busy = Status::Busy;
        assert_eq!((busy, 0), parser.parse(b"text", None));
        unsafe {
            assert_eq!(busy, ocp_parser_source(parser.0, 4, &mut room));
            assert_eq!(busy, ocp_emit_to(parser.0, ptr::null_mut(), 0, &mut size));
            assert_eq!(busy, ocp_parser_scratch(parser.0, &mut bytes));
        }
        assert_eq!((0, 0, true), (size, bytes, room.is_null()));
        assert_eq!(busy, ocp_parser_free(parser.0));
    });
    assert_eq!(payload, parser.emit(payload.len()));
}

#[test]
fn a_block_in_use_is_not_freed() {
    let (block, address) = block(64);
    let held = blocks::hold(block).ok().unwrap();
    assert_eq!(Status::Busy, ocp_block_free(block));
    assert_eq!(address, held.address());
    let (mut start, mut size) = (ptr::null_mut(), 0);
    assert_eq!(Status::Ok, unsafe {
        ocp_block_data(block, &mut start, &mut size)
    });
    drop(held);
    assert_eq!(Status::Ok, ocp_block_free(block));
}

#[test]
fn threads_with_parsers_of_their_own_do_not_meet() {
    let expected = TestParser::new().payload("the *same* text");
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let parser = TestParser::new();
                for _ in 0..200 {
                    assert_eq!(expected, parser.payload("the *same* text"));
                }
            });
        }
    });
}

#[test]
fn threads_emit_into_one_block() {
    let source = "the *same* text";
    let expected = TestParser::new().payload(source);
    let stride = expected.len();
    let (block, address) = block(4 * stride);
    thread::scope(|scope| {
        for thread in 0..4 {
            let expected = &expected;
            scope.spawn(move || {
                let parser = TestParser::new();
                for _ in 0..200 {
                    assert_eq!(expected.len(), parser.parse(source.as_bytes(), None).1);
                    let mut written = 0;
                    let status =
                        unsafe { ocp_emit(parser.0, block, thread * stride, &mut written) };
                    assert_eq!((Status::Ok, stride), (status, written));
                }
            });
        }
    });
    for thread in 0..4 {
        let there = unsafe { std::slice::from_raw_parts(address.add(thread * stride), stride) };
        assert_eq!(expected, there);
    }
    assert_eq!(Status::Ok, ocp_block_free(block));
}

#[test]
fn blocks_go_from_thread_to_thread() {
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            for size in 1..5_000 {
                send.send((block(size).0, size)).unwrap();
            }
        });
        scope.spawn(move || {
            for (handle, size) in receive {
                let (mut start, mut length) = (ptr::null_mut(), 0);
                let status = unsafe { ocp_block_data(handle, &mut start, &mut length) };
                assert_eq!((Status::Ok, size), (status, length));
                assert_eq!(Status::Ok, ocp_block_free(handle));
            }
        });
    });
}
