//! Memory that is kept for the unwinder.

use std::alloc::Layout;
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Places that need no allocation. A thread that is out of memory unwinds its call. Its unwinder
/// takes one place, and returns it when the call has caught the panic.
pub(crate) struct Reserve {
    places: UnsafeCell<[Place; COUNT]>,
    /// A bit for each place that is taken.
    taken: AtomicU32,
}

const COUNT: usize = 32;
const SIZE: usize = 256;

#[derive(Clone, Copy)]
#[repr(C, align(16))]
struct Place([u8; SIZE]);

// SAFETY: a place is used by the one thread that set its bit.
unsafe impl Sync for Reserve {}

impl Reserve {
    pub const fn new() -> Reserve {
        Reserve {
            places: UnsafeCell::new([Place([0; SIZE]); COUNT]),
            taken: AtomicU32::new(0),
        }
    }

    /// Returns a place, or null if the places are too small. If all are taken, waits for another
    /// thread to return one: those threads are leaving their calls, and wait for nothing.
    pub fn take(&self, layout: Layout) -> *mut u8 {
        if layout.size() > SIZE || layout.align() > 16 {
            return std::ptr::null_mut();
        }
        loop {
            let taken = self.taken.load(Ordering::Relaxed);
            let free = taken.trailing_ones();
            if free == COUNT as u32 {
                thread::yield_now();
                continue;
            }
            let put = self.taken.compare_exchange_weak(
                taken,
                taken | 1 << free,
                Ordering::Acquire,
                Ordering::Relaxed,
            );
            if put.is_ok() {
                let places = self.places.get().cast::<u8>();
                // SAFETY: there are more places than `free`.
                return unsafe { places.add(free as usize * SIZE) };
            }
        }
    }

    /// Returns whether an address is one of these places.
    pub fn has(&self, address: *mut u8) -> bool {
        self.index(address) < COUNT
    }

    /// Takes a place back.
    pub fn put(&self, address: *mut u8) {
        let place = 1 << self.index(address);
        self.taken.fetch_and(!place, Ordering::Release);
    }

    fn index(&self, address: *mut u8) -> usize {
        (address as usize).wrapping_sub(self.places.get() as usize) / SIZE
    }
}
