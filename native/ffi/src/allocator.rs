//! Counts what the library allocates, and keeps a reserve for the unwinder.

use crate::reserve::Reserve;
use std::alloc::{GlobalAlloc, Layout};
use std::sync::atomic::{AtomicU64, Ordering};

/// An allocator that counts the bytes in use.
///
/// If it has no memory for the unwinder, the unwinder gets some of the reserve, which is not
/// counted.
///
/// The count is one number for all threads, because the peak must be exact. Parsers reuse their
/// scratch memory, so a document needs little more than one allocation, that of its block: threads
/// rarely meet here.
pub(crate) struct Counting<A> {
    below: A,
    reserve: Reserve,
    live: AtomicU64,
    peak: AtomicU64,
}

impl<A> Counting<A> {
    pub const fn new(below: A) -> Counting<A> {
        Counting {
            below,
            reserve: Reserve::new(),
            live: AtomicU64::new(0),
            peak: AtomicU64::new(0),
        }
    }

    /// Returns the number of bytes in use.
    pub fn live(&self) -> u64 {
        self.live.load(Ordering::Relaxed)
    }

    /// Returns the largest number of bytes that were in use at once.
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

// SAFETY: every call is handed on to the allocator below as it is, and its result is returned, but
// for places of the reserve, which are as large as asked for and one caller's. Counting neither
// allocates nor unwinds. Nothing is inlined: there are hundreds of callers, most of them in what
// prints panics.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Counting<A> {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract of this method, which is that of the one called.
        let address = unsafe { self.below.alloc(layout) };
        if !address.is_null() {
            self.grow(layout.size());
        } else if ocp_core::is_raising() {
            return self.reserve.take(layout);
        }
        address
    }

    #[inline(never)]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as in `alloc`.
        let address = unsafe { self.below.alloc_zeroed(layout) };
        if !address.is_null() {
            self.grow(layout.size());
        }
        address
    }

    #[inline(never)]
    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if self.reserve.has(old) {
            return std::ptr::null_mut();
        }
        // SAFETY: as in `alloc`.
        let address = unsafe { self.below.realloc(old, layout, size) };
        if !address.is_null() {
            if size > layout.size() {
                self.grow(size - layout.size());
            } else {
                self.shrink(layout.size() - size);
            }
        }
        address
    }

    #[inline(never)]
    unsafe fn dealloc(&self, address: *mut u8, layout: Layout) {
        if self.reserve.has(address) {
            self.reserve.put(address);
            return;
        }
        // SAFETY: as in `alloc`.
        unsafe { self.below.dealloc(address, layout) };
        self.shrink(layout.size());
    }
}
