//! An allocator that fails when a test wants it to.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr;

/// The allocations of a thread that fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    /// The allocation after this many.
    Once(usize),
    /// All allocations after this many.
    After(usize),
    /// All allocations of more than this many bytes.
    Above(usize),
}

thread_local! {
    static FAULT: Cell<Fault> = const { Cell::new(Fault::None) };
    static COUNT: Cell<usize> = const { Cell::new(0) };
    static FAILED: Cell<usize> = const { Cell::new(0) };
    static LIVE: Cell<isize> = const { Cell::new(0) };
}

/// The system's allocator with faults. It counts what each thread holds.
pub struct Faulty;

/// The same for memory that is never freed, which is not counted.
pub struct FaultyForGood;

/// Returns the number of bytes that this thread allocated and did not release.
pub fn live() -> isize {
    LIVE.with(Cell::get)
}

fn count(bytes: isize) {
    let _ = LIVE.try_with(|live| live.set(live.get() + bytes));
}

/// Runs the body while allocations of this thread fail. Returns the number of failures.
pub fn with(fault: Fault, body: impl FnOnce()) -> usize {
    COUNT.with(|count| count.set(0));
    FAILED.with(|failed| failed.set(0));
    FAULT.with(|place| place.set(fault));
    body();
    FAULT.with(|place| place.set(Fault::None));
    FAILED.with(Cell::get)
}

fn fails(size: usize) -> bool {
    let fault = FAULT.try_with(Cell::get).unwrap_or(Fault::None);
    if fault == Fault::None {
        return false;
    }
    let before = COUNT.with(Cell::get);
    COUNT.with(|count| count.set(before + 1));
    let fails = match fault {
        Fault::None => false,
        Fault::Once(n) => before == n,
        Fault::After(n) => before >= n,
        Fault::Above(most) => size > most,
    };
    FAILED.with(|failed| failed.set(failed.get() + usize::from(fails)));
    fails
}

// SAFETY: every call that does not fail is handed on as it is.
unsafe impl GlobalAlloc for Faulty {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract of this method, which is that of the one called.
        let address = unsafe { FaultyForGood.alloc(layout) };
        if !address.is_null() {
            count(layout.size() as isize);
        }
        address
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as in `alloc`.
        let address = unsafe { FaultyForGood.alloc_zeroed(layout) };
        if !address.is_null() {
            count(layout.size() as isize);
        }
        address
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as in `alloc`.
        let address = unsafe { FaultyForGood.realloc(old, layout, size) };
        if !address.is_null() {
            count(size as isize - layout.size() as isize);
        }
        address
    }

    unsafe fn dealloc(&self, address: *mut u8, layout: Layout) {
        // SAFETY: as in `alloc`.
        unsafe { FaultyForGood.dealloc(address, layout) };
        count(-(layout.size() as isize));
    }
}

// SAFETY: every call that does not fail is handed on as it is.
unsafe impl GlobalAlloc for FaultyForGood {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if fails(layout.size()) {
            return ptr::null_mut();
        }
        // SAFETY: as in `Faulty`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if fails(layout.size()) {
            return ptr::null_mut();
        }
        // SAFETY: as in `Faulty`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if fails(size) {
            return ptr::null_mut();
        }
        // SAFETY: as in `Faulty`.
        unsafe { System.realloc(old, layout, size) }
    }

    unsafe fn dealloc(&self, address: *mut u8, layout: Layout) {
        // SAFETY: as in `Faulty`.
        unsafe { System.dealloc(address, layout) };
    }
}
