//! The allocator counts. Other tests run at the same time, so this one has its own allocator.

use crate::allocator::Counting;
use std::alloc::{GlobalAlloc, Layout, System};
use std::ptr;

#[test]
fn live_is_what_was_not_given_back_and_peak_the_most() {
    let counting = Counting::new(System);
    let layout = |size| Layout::from_size_align(size, 16).unwrap();
    unsafe {
        let first = counting.alloc(layout(100));
        let second = counting.alloc_zeroed(layout(50));
        assert_eq!((150, 150), (counting.live(), counting.peak()));
        let first = counting.realloc(first, layout(100), 300);
        assert_eq!((350, 350), (counting.live(), counting.peak()));
        let first = counting.realloc(first, layout(300), 10);
        assert_eq!((60, 350), (counting.live(), counting.peak()));
        counting.dealloc(first, layout(10));
        counting.dealloc(second, layout(50));
        assert_eq!((0, 350), (counting.live(), counting.peak()));
    }
}

/// Returns the address in a way that keeps the compiler from removing the allocation.
fn seen(address: *mut u8) -> *mut u8 {
    unsafe { ptr::read_volatile(&address) }
}

#[test]
fn what_could_not_be_had_is_not_counted() {
    let counting = Counting::new(System);
    let layout = Layout::from_size_align(isize::MAX as usize - 15, 16).unwrap();
    let small = Layout::from_size_align(10, 1).unwrap();
    unsafe {
        assert!(seen(counting.alloc(layout)).is_null());
        assert!(seen(counting.alloc_zeroed(layout)).is_null());
        let kept = seen(counting.alloc(small));
        assert!(seen(counting.realloc(kept, small, layout.size())).is_null());
        assert_eq!(10, counting.live());
        counting.dealloc(kept, small);
    }
    assert_eq!((0, 10), (counting.live(), counting.peak()));
}

#[test]
fn the_library_counts_its_blocks_and_its_scratch() {
    let held = super::statistics();
    let (block, _) = super::block(10 << 20);
    let with_block = super::statistics();
    assert!(with_block.blocks_allocated > held.blocks_allocated);
    assert!(with_block.live_block_bytes >= 10 << 20);
    assert!(with_block.allocator_live_bytes >= 10 << 20);
    let parser = super::TestParser::new();
    let mut room = ptr::null_mut();
    unsafe { crate::ocp_parser_source(parser.0, 10 << 20, &mut room) };
    let with_both = super::statistics();
    assert!(with_both.live_parsers >= 1);
    assert!(with_both.allocator_live_bytes >= 20 << 20);
    assert!(with_both.allocator_peak_bytes >= 20 << 20);
    assert_eq!(crate::Status::Ok, crate::ocp_block_free(block));
    assert!(super::statistics().blocks_released > held.blocks_released);
}
