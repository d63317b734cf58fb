//! Blocks of memory that payloads are written into.

use crate::heaps::Held;
use crate::slot::Shared;
use crate::slots::{Counts, Table};
use ocp_records::Status;
use std::alloc::{alloc_zeroed, dealloc, Layout};
use std::ptr::NonNull;

/// Every block starts at a multiple of this.
const ALIGNMENT: usize = 64;
/// The alignment of the allocator when none is asked for.
const USUAL_ALIGNMENT: usize = 16;
const MAX_SIZE: usize = i32::MAX as usize;

static BLOCKS: Table<Block, 0xB7> = Table::new();

/// A block. Its bytes belong to the caller: they are written only when the caller asks for it.
pub(crate) struct Block {
    base: NonNull<u8>,
    start: NonNull<u8>,
    size: usize,
    /// The heap that counts the block, if it is in one.
    heap: Option<Held>,
}

// SAFETY: a block owns its memory, and its use of a heap, whichever thread it is used or freed on.
unsafe impl Send for Block {}
// SAFETY: a shared block gives access only to its address and its size.
unsafe impl Sync for Block {}

impl Block {
    /// Returns a layout with room to align the block in it. If the system's allocator were asked
    /// for the alignment itself, it would write zeros over pages that are zero already.
    fn layout(size: usize) -> Option<Layout> {
        let room = size.checked_add(ALIGNMENT - USUAL_ALIGNMENT)?;
        Layout::from_size_align(room, USUAL_ALIGNMENT).ok()
    }

    fn new(size: usize, heap: Option<Held>) -> Option<Block> {
        let layout = Block::layout(size)?;
        // SAFETY: the layout is of more than zero bytes.
        let base = NonNull::new(unsafe { alloc_zeroed(layout) })?;
        let address = base.as_ptr() as usize;
        let skip = (ALIGNMENT - address % ALIGNMENT) % ALIGNMENT;
        // SAFETY: the base is a multiple of USUAL_ALIGNMENT, so at most ALIGNMENT - USUAL_ALIGNMENT
        // bytes are skipped, which the layout has room for.
        let start = unsafe { NonNull::new_unchecked(base.as_ptr().add(skip)) };
        if let Some(heap) = &heap {
            heap.count_in(size);
        }
        Some(Block {
            base,
            start,
            size,
            heap,
        })
    }

    pub fn address(&self) -> *mut u8 {
        self.start.as_ptr()
    }

    pub fn size(&self) -> usize {
        self.size
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        if let Some(layout) = Block::layout(self.size) {
            // SAFETY: allocated in `new` with the same layout, and dropped once.
            unsafe { dealloc(self.base.as_ptr(), layout) };
        }
        if let Some(heap) = &self.heap {
            heap.count_out(self.size);
        }
    }
}

/// Allocates a block, in a heap or in none. Returns its handle and its address.
pub(crate) fn allocate(size: usize, heap: Option<Held>) -> Result<(u64, *mut u8), Status> {
    if size == 0 || size > MAX_SIZE {
        return Err(Status::Argument);
    }
    let block = Block::new(size, heap).ok_or(Status::Memory)?;
    let address = block.address();
    match BLOCKS.insert(block, size as u64) {
        Ok(handle) => Ok((handle, address)),
        Err(_) => Err(Status::Memory),
    }
}

/// Keeps a block from being freed while it is used.
pub(crate) fn hold(handle: u64) -> Result<Shared<'static, Block>, Status> {
    BLOCKS.share(handle)
}

pub(crate) fn free(handle: u64) -> Result<(), Status> {
    BLOCKS.remove(handle, |block| block.size as u64).map(drop)
}

pub(crate) fn counts() -> Counts {
    BLOCKS.counts()
}
