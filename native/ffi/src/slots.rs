//! What handles stand for: slots with generations, in a table that grows and never moves.
//!
//! A handle is a number: the kind of table in the highest byte, then the slot's generation, then
//! its index, 28 bits each. A slot's generation changes when its value is removed, so a handle that
//! was freed finds another generation than its own. No handle is ever followed as an address.
//!
//! Segments of a table are kept for good, whatever is freed. So they come from the system's
//! allocator directly: what the library counts as allocated is zero again when everything was
//! freed.
//!
//! No operation takes a lock. A thread prefers the slots that were freed in its own shard, so
//! threads that allocate and free at once rarely meet.

use crate::shards::{self, Shard};
use crate::slot::{Locked, Shared, Slot};
use crate::MemoryForGood;
use ocp_records::Status;
use std::alloc::{GlobalAlloc, Layout};
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

const FIELD_BITS: u32 = 28;
const FIELD_MASK: u64 = (1 << FIELD_BITS) - 1;
const MAX_SLOTS: u32 = 1 << FIELD_BITS;
pub(crate) const LAST_GENERATION: u64 = FIELD_MASK;

/// The number of slots that need no memory of their own. Each later segment doubles.
const FIRST_SEGMENT: u32 = 64;
const SEGMENTS: usize = 22;

/// The number of values that a table had, and the weight of those that it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub inserted: u64,
    pub removed: u64,
    pub live_weight: u64,
}

/// A table of values of one kind, which is not zero and differs for each table. An empty table is
/// all zero.
pub(crate) struct Table<T, const KIND: u8> {
    first: [Slot<T>; FIRST_SEGMENT as usize],
    more: [AtomicPtr<Slot<T>>; SEGMENTS],
    /// The number of slots that were ever used.
    used: AtomicU32,
    shards: [Shard; shards::COUNT],
}

// SAFETY: a value is written and taken by the one thread that holds its slot exclusively, and
// reached by reference from others only through `share`, which asks for `Sync`, and `lock`, which
// excludes.
unsafe impl<T: Send, const KIND: u8> Sync for Table<T, KIND> {}

impl<T, const KIND: u8> Table<T, KIND> {
    #[allow(clippy::declare_interior_mutable_const)]
    const NO_SEGMENT: AtomicPtr<Slot<T>> = AtomicPtr::new(ptr::null_mut());

    /// Returns an empty table.
    pub const fn new() -> Self {
        Table {
            first: [Slot::NEW; FIRST_SEGMENT as usize],
            more: [Self::NO_SEGMENT; SEGMENTS],
            used: AtomicU32::new(0),
            shards: [Shard::NEW; shards::COUNT],
        }
    }

    /// Puts a value into a slot and returns its handle, or returns the value if there is no
    /// memory for a slot.
    pub fn insert(&self, value: T, weight: u64) -> Result<u64, T> {
        let (index, slot) = match self.vacant() {
            Some(found) => found,
            None => return Err(value),
        };
        self.shards[shards::mine()].count_in(weight);
        // SAFETY: the slot is vacant, and this thread alone took it from the free list or counted
        // up to it.
        let generation = unsafe { slot.fill(value) };
        Ok(u64::from(KIND) << (2 * FIELD_BITS) | generation << FIELD_BITS | u64::from(index))
    }

    /// Uses a value together with other threads.
    pub fn share(&self, handle: u64) -> Result<Shared<'_, T>, Status>
    where
        T: Sync,
    {
        let (_, slot, generation) = self.find(handle)?;
        slot.share(generation)
    }

    /// Uses a value alone: others get `Busy` until the guard is dropped.
    pub fn lock(&self, handle: u64) -> Result<Locked<'_, T>, Status> {
        let (_, slot, generation) = self.find(handle)?;
        slot.lock(generation)
    }

    /// Takes out a value that no thread uses. Its handle is never valid again.
    pub fn remove(&self, handle: u64, weight: impl FnOnce(&T) -> u64) -> Result<T, Status> {
        let (index, slot, generation) = self.find(handle)?;
        let value = slot.take(generation)?;
        let shard = &self.shards[shards::mine()];
        shard.count_out(weight(&value));
        // A slot whose generations are used up is never used again: no handle has the next one.
        if generation < LAST_GENERATION {
            shard.push(index, &slot.next);
        }
        Ok(value)
    }

    /// Returns the counts of all threads, which are exact while no thread inserts or removes.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        let mut weight_out = 0;
        // Removals are read first: each removed value is counted as inserted, too.
        for shard in &self.shards {
            let (count, weight) = shard.removed();
            counts.removed += count;
            weight_out += weight;
        }
        let mut weight_in = 0;
        for shard in &self.shards {
            let (count, weight) = shard.inserted();
            counts.inserted += count;
            weight_in += weight;
        }
        counts.live_weight = weight_in - weight_out;
        counts
    }

    /// Returns a slot for this thread alone: a free one of its shard, or of another shard, or a new
    /// one.
    fn vacant(&self) -> Option<(u32, &Slot<T>)> {
        let mine = shards::mine();
        for step in 0..shards::COUNT {
            let shard = &self.shards[(mine + step) % shards::COUNT];
            let popped = shard.pop(|index| match self.slot(index) {
                Some(slot) => slot.next.load(Ordering::Relaxed),
                None => 0,
            });
            if let Some(index) = popped {
                return Some((index, self.slot(index)?));
            }
        }
        let mut used = self.used.load(Ordering::Relaxed);
        loop {
            if used >= MAX_SLOTS {
                return None;
            }
            self.reserve(used)?;
            match self.used.compare_exchange_weak(
                used,
                used + 1,
                Ordering::Relaxed,
                Ordering::Relaxed,
            ) {
                Ok(_) => return Some((used, self.slot(used)?)),
                Err(now) => used = now,
            }
        }
    }

    /// Returns the segment of an index beyond the first segment, and the offset in it.
    fn place(index: u32) -> (usize, usize) {
        let order = 31 - (index / FIRST_SEGMENT).leading_zeros();
        (order as usize, (index - (FIRST_SEGMENT << order)) as usize)
    }

    fn segment_layout(segment: usize) -> Option<Layout> {
        Layout::array::<Slot<T>>((FIRST_SEGMENT as usize) << segment).ok()
    }

    fn slot(&self, index: u32) -> Option<&Slot<T>> {
        if index < FIRST_SEGMENT {
            return Some(&self.first[index as usize]);
        }
        let (segment, offset) = Self::place(index);
        let base = self.more.get(segment)?.load(Ordering::Acquire);
        if base.is_null() {
            return None;
        }
        // SAFETY: the segment was allocated with FIRST_SEGMENT << segment slots, of which `offset`
        // is one, all bits zero, which is a new slot, and is freed only with the table.
        Some(unsafe { &*base.add(offset) })
    }

    /// Allocates the segment of an index, if it is missing.
    fn reserve(&self, index: u32) -> Option<()> {
        if self.slot(index).is_some() {
            return Some(());
        }
        let (segment, _) = Self::place(index);
        let entry = self.more.get(segment)?;
        let layout = Self::segment_layout(segment)?;
        // SAFETY: the layout is not of size zero: a slot has a state.
        let base = unsafe { MemoryForGood.alloc_zeroed(layout) }.cast::<Slot<T>>();
        if base.is_null() {
            return None;
        }
        let put =
            entry.compare_exchange(ptr::null_mut(), base, Ordering::AcqRel, Ordering::Acquire);
        if put.is_err() {
            // SAFETY: allocated above with the same layout, and no other thread saw it.
            unsafe { MemoryForGood.dealloc(base.cast(), layout) };
        }
        Some(())
    }

    /// Returns the index, the slot and the generation of a handle of this table.
    fn find(&self, handle: u64) -> Result<(u32, &Slot<T>, u64), Status> {
        let index = (handle & FIELD_MASK) as u32;
        if handle >> (2 * FIELD_BITS) != u64::from(KIND)
            || index >= self.used.load(Ordering::Relaxed)
        {
            return Err(Status::Handle);
        }
        let slot = self.slot(index).ok_or(Status::Handle)?;
        Ok((index, slot, handle >> FIELD_BITS & FIELD_MASK))
    }
}

#[cfg(test)]
impl<T, const KIND: u8> Table<T, KIND> {
    /// Makes the slot of a freed handle as old as if it had been used `generation` times.
    pub fn age(&self, handle: u64, generation: u64) {
        self.slot((handle & FIELD_MASK) as u32)
            .unwrap()
            .age(generation);
    }
}

impl<T, const KIND: u8> Drop for Table<T, KIND> {
    fn drop(&mut self) {
        for (segment, entry) in self.more.iter_mut().enumerate() {
            let base = *entry.get_mut();
            if let (false, Some(layout)) = (base.is_null(), Self::segment_layout(segment)) {
                let slots =
                    ptr::slice_from_raw_parts_mut(base, (FIRST_SEGMENT as usize) << segment);
                // SAFETY: allocated in `reserve` with the same layout, all of it slots, and no
                // thread is left to use them.
                unsafe {
                    ptr::drop_in_place(slots);
                    MemoryForGood.dealloc(base.cast(), layout);
                }
            }
        }
    }
}
