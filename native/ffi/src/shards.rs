//! The part of a table that some of the threads use, so that threads do not all write to the same
//! memory.

use std::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};

/// The number of shards of a table.
pub(crate) const COUNT: usize = 16;

/// The free slots and the counts of a shard, which has its cache lines to itself.
#[repr(align(128))]
pub(crate) struct Shard {
    /// The first free slot, index + 1, in the lower half. The upper half counts the changes, so
    /// that a slot that was taken and freed again is not mistaken for one that stayed.
    free: AtomicU64,
    inserted: AtomicU64,
    inserted_weight: AtomicU64,
    removed: AtomicU64,
    removed_weight: AtomicU64,
}

const INDEX: u64 = 0xFFFF_FFFF;

impl Shard {
    // Each use makes a new shard, as intended.
    #[allow(clippy::declare_interior_mutable_const)]
    pub const NEW: Shard = Shard {
        free: AtomicU64::new(0),
        inserted: AtomicU64::new(0),
        inserted_weight: AtomicU64::new(0),
        removed: AtomicU64::new(0),
        removed_weight: AtomicU64::new(0),
    };

    /// Adds a free slot, which keeps its successor in `next`.
    pub fn push(&self, index: u32, next: &AtomicU32) {
        let mut head = self.free.load(Ordering::Relaxed);
        loop {
            next.store((head & INDEX) as u32, Ordering::Relaxed);
            let changed = Self::after(head, u64::from(index) + 1);
            match self.free.compare_exchange_weak(
                head,
                changed,
                Ordering::Release,
                Ordering::Relaxed,
            ) {
                Ok(_) => return,
                Err(now) => head = now,
            }
        }
    }

    /// Takes a free slot. `next` reads what `push` stored for a slot.
    pub fn pop(&self, next: impl Fn(u32) -> u32) -> Option<u32> {
        let mut head = self.free.load(Ordering::Acquire);
        loop {
            let index = ((head & INDEX) as u32).checked_sub(1)?;
            let changed = Self::after(head, u64::from(next(index)));
            match self.free.compare_exchange_weak(
                head,
                changed,
                Ordering::AcqRel,
                Ordering::Acquire,
            ) {
                Ok(_) => return Some(index),
                Err(now) => head = now,
            }
        }
    }

    fn after(head: u64, first: u64) -> u64 {
        ((head >> 32) + 1) << 32 | first
    }

    pub fn count_in(&self, weight: u64) {
        self.inserted_weight.fetch_add(weight, Ordering::Relaxed);
        self.inserted.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a removal. It is stored with release order: a thread that sees the removal sees what
    /// was counted before it.
    pub fn count_out(&self, weight: u64) {
        self.removed_weight.fetch_add(weight, Ordering::Release);
        self.removed.fetch_add(1, Ordering::Release);
    }

    /// Returns the number of insertions and their weight.
    pub fn inserted(&self) -> (u64, u64) {
        (
            self.inserted.load(Ordering::Relaxed),
            self.inserted_weight.load(Ordering::Relaxed),
        )
    }

    /// Returns the number of removals and their weight.
    pub fn removed(&self) -> (u64, u64) {
        (
            self.removed.load(Ordering::Acquire),
            self.removed_weight.load(Ordering::Acquire),
        )
    }
}

static THREADS: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static MINE: usize = THREADS.fetch_add(1, Ordering::Relaxed) % COUNT;
}

/// Returns the shard of this thread, or the first one for a thread that is ending.
pub(crate) fn mine() -> usize {
    MINE.try_with(|mine| *mine).unwrap_or(0)
}
