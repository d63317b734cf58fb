//! One slot of a table: a value or room for one, with its users.

use ocp_records::Status;
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

// The lower half of a slot's state; the upper half is its generation. All bits zero is a new slot.
const USES: u64 = 0xFFFF_FFFF;
const VACANT: u64 = 0;
const IDLE: u64 = 1; // n uses at once are IDLE + n
const EXCLUSIVE: u64 = USES;

pub(crate) struct Slot<T> {
    state: AtomicU64,
    /// The next free slot of the shard, index + 1, while this one is free.
    pub next: AtomicU32,
    value: UnsafeCell<MaybeUninit<T>>,
}

impl<T> Slot<T> {
    // Each use makes a new slot, as intended.
    #[allow(clippy::declare_interior_mutable_const)]
    pub const NEW: Slot<T> = Slot {
        state: AtomicU64::new(VACANT),
        next: AtomicU32::new(0),
        value: UnsafeCell::new(MaybeUninit::uninit()),
    };

    /// Puts a value in and returns its generation.
    ///
    /// # Safety
    /// The slot is vacant, and no other thread is about to fill it.
    pub unsafe fn fill(&self, value: T) -> u64 {
        // SAFETY: as the caller says; no other thread reaches the value before the state below is
        // stored.
        unsafe { (*self.value.get()).write(value) };
        let generation = self.state.load(Ordering::Relaxed) >> 32;
        self.state.store(generation << 32 | IDLE, Ordering::Release);
        generation
    }

    /// Uses the value of a generation together with other threads.
    pub fn share(&self, generation: u64) -> Result<Shared<'_, T>, Status>
    where
        T: Sync,
    {
        let mut state = self.state.load(Ordering::Relaxed);
        loop {
            if uses(state, generation)? >= EXCLUSIVE - 1 {
                return Err(Status::Busy);
            }
            match self.state.compare_exchange_weak(
                state,
                state + 1,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => return Ok(Shared { slot: self }),
                Err(now) => state = now,
            }
        }
    }

    /// Uses the value of a generation alone.
    pub fn lock(&self, generation: u64) -> Result<Locked<'_, T>, Status> {
        self.seize(generation)?;
        Ok(Locked { slot: self })
    }

    /// Takes out the value of a generation, which no thread may use. The next value is of the next
    /// generation.
    pub fn take(&self, generation: u64) -> Result<T, Status> {
        self.seize(generation)?;
        // SAFETY: the slot was live, so its value is there, and it was seized, so no other thread
        // reaches it. It is not read again: the state below makes the slot vacant.
        let value = unsafe { (*self.value.get()).assume_init_read() };
        self.state
            .store((generation + 1) << 32 | VACANT, Ordering::Release);
        Ok(value)
    }

    fn seize(&self, generation: u64) -> Result<(), Status> {
        let idle = generation << 32 | IDLE;
        let exclusive = generation << 32 | EXCLUSIVE;
        match self
            .state
            .compare_exchange(idle, exclusive, Ordering::Acquire, Ordering::Relaxed)
        {
            Ok(_) => Ok(()),
            Err(state) => uses(state, generation).and(Err(Status::Busy)),
        }
    }
}

/// Returns the number of uses of a slot, if it holds a value of that generation.
fn uses(state: u64, generation: u64) -> Result<u64, Status> {
    if state >> 32 != generation || state & USES == VACANT {
        return Err(Status::Handle);
    }
    Ok(state & USES)
}

#[cfg(test)]
impl<T> Slot<T> {
    /// Makes a vacant slot as old as if it had been used `generation` times.
    pub fn age(&self, generation: u64) {
        assert_eq!(VACANT, self.state.load(Ordering::Relaxed) & USES);
        self.state
            .store(generation << 32 | VACANT, Ordering::Relaxed);
    }
}

impl<T> Drop for Slot<T> {
    fn drop(&mut self) {
        if *self.state.get_mut() & USES != VACANT {
            // SAFETY: the slot is live, and borrowed mutably.
            unsafe { self.value.get_mut().assume_init_drop() };
        }
    }
}

/// A value in use by this thread, and perhaps by others.
pub(crate) struct Shared<'a, T> {
    slot: &'a Slot<T>,
}

impl<T> Deref for Shared<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the slot is live and counts this use, so its value is neither removed nor locked.
        unsafe { (*self.slot.value.get()).assume_init_ref() }
    }
}

impl<T> Drop for Shared<'_, T> {
    fn drop(&mut self) {
        self.slot.state.fetch_sub(1, Ordering::Release);
    }
}

/// A value in use by this thread alone.
pub(crate) struct Locked<'a, T> {
    slot: &'a Slot<T>,
}

impl<T> Deref for Locked<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the slot is live and this guard holds it exclusively.
        unsafe { (*self.slot.value.get()).assume_init_ref() }
    }
}

impl<T> DerefMut for Locked<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as in `deref`, and the guard itself is borrowed mutably.
        unsafe { (*self.slot.value.get()).assume_init_mut() }
    }
}

impl<T> Drop for Locked<'_, T> {
    fn drop(&mut self) {
        let generation = self.slot.state.load(Ordering::Relaxed) >> 32;
        self.slot
            .state
            .store(generation << 32 | IDLE, Ordering::Release);
    }
}
