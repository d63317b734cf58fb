//! Counts what the library allocates.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering};

/// The system's allocator, with the bytes in use counted.
///
/// The count is one number, not striped, because the peak must be the true one. Parsers reuse their
/// scratch, so about the only allocation of a document is its block: threads do not meet here often.
pub(crate) struct Counting {
    live: AtomicU64,
    peak: AtomicU64,
}

impl Counting {
    pub const fn new() -> Counting {
        Counting {
            live: AtomicU64::new(0),
            peak: AtomicU64::new(0),
        }
    }

    /// Bytes in use now.
    pub fn live(&self) -> u64 {
        self.live.load(Ordering::Relaxed)
    }

    /// The most bytes that were in use at once.
    pub fn peak(&self) -> u64 {
        self.peak.load(Ordering::Relaxed)
    }

    fn grow(&self, bytes: usize) {
        let bytes = bytes as u64;
        let live = self.live.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if live > self.peak.load(Ordering::Relaxed) {
            self.peak.fetch_max(live, Ordering::Relaxed);
        }
    }

    fn shrink(&self, bytes: usize) {
        self.live.fetch_sub(bytes as u64, Ordering::Relaxed);
    }
}

// SAFETY: every call is handed on to the system's allocator as it is, and its answer is handed back.
// Counting neither allocates nor unwinds.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract of this method, which is that of the one called.
        let address = unsafe { System.alloc(layout) };
        if !address.is_null() {
            self.grow(layout.size());
        }
        address
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as in `alloc`.
        let address = unsafe { System.alloc_zeroed(layout) };
        if !address.is_null() {
            self.grow(layout.size());
        }
        address
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as in `alloc`.
        let address = unsafe { System.realloc(old, layout, size) };
        if !address.is_null() {
            if size > layout.size() {
                self.grow(size - layout.size());
            } else {
                self.shrink(layout.size() - size);
            }
        }
        address
    }

    unsafe fn dealloc(&self, address: *mut u8, layout: Layout) {
        // SAFETY: as in `alloc`.
        unsafe { System.dealloc(address, layout) };
        self.shrink(layout.size());
    }
}
