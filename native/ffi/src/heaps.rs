//! Heaps, which count the blocks of users who share the library separately.

use crate::slot::Shared;
use crate::slots::Table;
use ocp_records::Status;
use std::sync::atomic::{AtomicU64, Ordering};

static HEAPS: Table<Heap, 0xC9> = Table::new();

/// A heap that a block or a call uses: it cannot be freed until then.
pub(crate) type Held = Shared<'static, Heap>;

/// The counts of a heap's blocks. They are exact while no thread changes them.
#[derive(Default)]
pub(crate) struct Heap {
    allocated: AtomicU64,
    released: AtomicU64,
    live_bytes: AtomicU64,
}

/// The counts at one moment.
pub(crate) struct Usage {
    pub allocated: u64,
    pub released: u64,
    pub live_bytes: u64,
}

impl Heap {
    pub fn count_in(&self, bytes: usize) {
        self.live_bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        self.allocated.fetch_add(1, Ordering::Release);
    }

    pub fn count_out(&self, bytes: usize) {
        self.live_bytes.fetch_sub(bytes as u64, Ordering::Relaxed);
        self.released.fetch_add(1, Ordering::Release);
    }
}

pub(crate) fn create() -> Result<u64, Status> {
    HEAPS.insert(Heap::default(), 0).map_err(|_| Status::Memory)
}

pub(crate) fn hold(handle: u64) -> Result<Held, Status> {
    HEAPS.share(handle)
}

/// Frees a heap. Fails with `Busy` while it has a block.
pub(crate) fn free(handle: u64) -> Result<(), Status> {
    HEAPS.remove(handle, |_| 0).map(drop)
}

pub(crate) fn usage(handle: u64) -> Result<Usage, Status> {
    let heap = hold(handle)?;
    // Releases are read first: each released block is counted as allocated, too.
    let released = heap.released.load(Ordering::Acquire);
    Ok(Usage {
        allocated: heap.allocated.load(Ordering::Acquire),
        released,
        live_bytes: heap.live_bytes.load(Ordering::Relaxed),
    })
}
