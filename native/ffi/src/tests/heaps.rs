//! Heaps count their own blocks, and no others.

use super::*;
use std::thread;

fn heap() -> u64 {
    let mut heap = 0;
    assert_eq!(Status::Ok, unsafe { ocp_heap_new(&mut heap) });
    assert_ne!(0, heap);
    heap
}

fn block_in(heap: u64, size: usize) -> (u64, *mut u8) {
    let (mut handle, mut address) = (0, ptr::null_mut());
    assert_eq!(Status::Ok, unsafe {
        ocp_block_new_in(heap, size, &mut handle, &mut address)
    });
    (handle, address)
}

/// Returns live blocks, their bytes, and the blocks ever allocated and released.
fn usage(heap: u64) -> [u64; 4] {
    let mut usage = RawHeapUsage::default();
    let size = mem::size_of::<RawHeapUsage>();
    assert_eq!(Status::Ok, unsafe {
        ocp_heap_usage_get(heap, &mut usage, size)
    });
    [
        usage.live_blocks,
        usage.live_bytes,
        usage.blocks_allocated,
        usage.blocks_released,
    ]
}

#[test]
fn each_counts_its_own() {
    let (one, other) = (heap(), heap());
    let (first, address) = block_in(one, 100);
    assert_eq!(0, address as usize % 64);
    let (second, _) = block_in(one, 1000);
    let (elsewhere, _) = block_in(other, 7);
    let (of_none, _) = block(5000);
    assert_eq!([2, 1100, 2, 0], usage(one));
    assert_eq!([1, 7, 1, 0], usage(other));
    assert_eq!(Status::Ok, ocp_block_free(first));
    assert_eq!(Status::Ok, ocp_block_free(of_none));
    assert_eq!([1, 1000, 2, 1], usage(one));
    assert_eq!(Status::Ok, ocp_block_free(second));
    assert_eq!(Status::Ok, ocp_block_free(elsewhere));
    assert_eq!([0, 0, 2, 2], usage(one));
    assert_eq!(Status::Ok, ocp_heap_free(one));
    assert_eq!(Status::Ok, ocp_heap_free(other));
}

#[test]
fn a_heap_with_a_block_cannot_be_freed() {
    let heap = heap();
    let (block, _) = block_in(heap, 64);
    assert_eq!(Status::Busy, ocp_heap_free(heap));
    assert_eq!([1, 64, 1, 0], usage(heap));
    assert_eq!(Status::Ok, ocp_block_free(block));
    assert_eq!(Status::Ok, ocp_heap_free(heap));
    assert_eq!(Status::Handle, ocp_heap_free(heap));
}

#[test]
fn what_is_no_heap_is_refused() {
    let parser = TestParser::new();
    let (block, _) = block(1);
    let freed = heap();
    assert_eq!(Status::Ok, ocp_heap_free(freed));
    let size = mem::size_of::<RawHeapUsage>();
    for wrong in [0, 1, u64::MAX, parser.0, block, freed] {
        let (mut out, mut address) = (77, 77 as *mut u8);
        let status = unsafe { ocp_block_new_in(wrong, 10, &mut out, &mut address) };
        assert_eq!((Status::Handle, 0), (status, out));
        assert!(address.is_null());
        let mut usage = RawHeapUsage {
            live_blocks: 77,
            ..RawHeapUsage::default()
        };
        let status = unsafe { ocp_heap_usage_get(wrong, &mut usage, size) };
        assert_eq!((Status::Handle, 0), (status, usage.live_blocks));
        assert_eq!(Status::Handle, ocp_heap_free(wrong));
    }
    assert_eq!(Status::Ok, ocp_block_free(block));
}

#[test]
fn wrong_arguments_count_nothing() {
    let heap = heap();
    assert_eq!(Status::Handle, ocp_block_free(heap));
    assert_eq!(Status::Argument, unsafe { ocp_heap_new(ptr::null_mut()) });
    let (mut out, mut address) = (77, 77 as *mut u8);
    for size in [0, 1 << 31, usize::MAX] {
        let status = unsafe { ocp_block_new_in(heap, size, &mut out, &mut address) };
        assert_eq!((Status::Argument, 0), (status, out));
        assert!(address.is_null());
    }
    let nowhere = unsafe { ocp_block_new_in(heap, 1, &mut out, ptr::null_mut()) };
    assert_eq!(Status::Argument, nowhere);
    let mut usage_out = RawHeapUsage::default();
    for size in [0, 31, 33] {
        let status = unsafe { ocp_heap_usage_get(heap, &mut usage_out, size) };
        assert_eq!(Status::Argument, status);
    }
    let status = unsafe { ocp_heap_usage_get(heap, ptr::null_mut(), 32) };
    assert_eq!(Status::Argument, status);
    assert_eq!([0; 4], usage(heap));
    assert_eq!(Status::Ok, ocp_heap_free(heap));
}

#[test]
fn threads_share_a_heap() {
    let heap = heap();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            thread::spawn(move || {
                for round in 0..2000 {
                    let (block, _) = block_in(heap, 1 + round % 100);
                    assert!(usage(heap)[0] >= 1);
                    assert_eq!(Status::Ok, ocp_block_free(block));
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!([0, 0, 8000, 8000], usage(heap));
    assert_eq!(Status::Ok, ocp_heap_free(heap));
}
