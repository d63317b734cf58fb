//! Handles that never existed, were freed or are of another kind are refused.

use super::*;

const NO_HANDLES: [u64; 6] = [
    0,
    1,
    u64::MAX,
    0x0000_7FFF_DEAD_BEE0,
    0xB7FF_FFFF_FFFF_FFFF,
    0xA5FF_FFFF_FFFF_FFFF,
];

/// Calls every function that takes a parser, and expects the same status from each.
fn every_parser_function(handle: u64, expected: Status) {
    let (mut size, mut bytes, mut room) = (77, 77, 0x77 as *mut u8);
    let mut target = [0u8; 500];
    let source = b"text\n";
    let mut error = RawError::default();
    let (block, _) = block(500);
    unsafe {
        assert_eq!(expected, ocp_parser_source(handle, 5, &mut room));
        assert_eq!(
            expected,
            ocp_parse(handle, source.as_ptr(), 5, ptr::null(), &mut size)
        );
        assert_eq!(0, size);
        assert_eq!(expected, ocp_emit(handle, block, 0, &mut size));
        assert_eq!(
            expected,
            ocp_emit_to(handle, target.as_mut_ptr(), 500, &mut size)
        );
        let (from, to) = (source.as_ptr(), target.as_mut_ptr());
        assert_eq!(
            expected,
            ocp_parse_into(handle, from, 5, ptr::null(), to, 500, &mut size)
        );
        let (text, known) = (target.as_mut_ptr().cast(), RawError::SIZE);
        assert_eq!(
            expected,
            ocp_parser_error(handle, &mut error, known, text, 9, &mut size)
        );
        assert_eq!(expected, ocp_parser_scratch(handle, &mut bytes));
        assert_eq!((0, 0, true), (size, bytes, room.is_null()));
    }
    assert_eq!(expected, ocp_parser_free(handle));
    assert_eq!(Status::Ok, ocp_block_free(block));
}

fn every_block_function(handle: u64) {
    let parser = TestParser::new();
    parser.payload("text\n");
    let (mut address, mut size) = (0x77 as *mut u8, 77);
    unsafe {
        assert_eq!(
            Status::Handle,
            ocp_block_data(handle, &mut address, &mut size)
        );
        assert_eq!((true, 0), (address.is_null(), size));
        size = 77;
        assert_eq!(Status::Handle, ocp_emit(parser.0, handle, 0, &mut size));
        assert_eq!(0, size);
    }
    assert_eq!(Status::Handle, ocp_block_free(handle));
}

#[test]
fn numbers_that_are_no_handles() {
    for handle in NO_HANDLES {
        every_parser_function(handle, Status::Handle);
        every_block_function(handle);
    }
}

#[test]
fn addresses_that_are_no_handles() {
    let here = 0u64;
    let there = Box::new(0u64);
    let (block, address) = block(64);
    for pointer in [
        &here as *const u64 as u64,
        &*there as *const u64 as u64,
        address as u64,
    ] {
        every_parser_function(pointer, Status::Handle);
        every_block_function(pointer);
    }
    assert_eq!(Status::Ok, ocp_block_free(block));
}

#[test]
fn handles_of_the_other_kind() {
    let parser = TestParser::new();
    let (block, _) = block(64);
    every_block_function(parser.0);
    every_parser_function(block, Status::Handle);
    assert_eq!(Status::Ok, ocp_block_free(block));
}

#[test]
fn handles_that_were_freed() {
    let mut parser = 0;
    assert_eq!(Status::Ok, unsafe { ocp_parser_new(&mut parser) });
    assert_eq!(Status::Ok, ocp_parser_free(parser));
    every_parser_function(parser, Status::Handle);
    let (block, _) = block(64);
    assert_eq!(Status::Ok, ocp_block_free(block));
    every_block_function(block);
}

#[test]
fn stale_handles_when_the_slot_is_used_again() {
    let mut seen = Vec::new();
    for _ in 0..500 {
        let (handle, _) = block(64);
        assert!(!seen.contains(&handle));
        for &old in &seen {
            assert_eq!(Status::Handle, ocp_block_free(old));
        }
        assert_eq!(Status::Ok, ocp_block_free(handle));
        seen.push(handle);
    }
}

#[test]
fn a_stale_handle_of_a_parser_does_not_reach_the_next_one() {
    let mut old = 0;
    assert_eq!(Status::Ok, unsafe { ocp_parser_new(&mut old) });
    assert_eq!(Status::Ok, ocp_parser_free(old));
    let next = TestParser::new();
    let payload = next.payload("kept");
    next.parse(b"kept", None);
    every_parser_function(old, Status::Handle);
    assert_eq!(payload, next.emit(payload.len()));
}
