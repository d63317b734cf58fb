//! The C interface of the ocp4j parser; `include/ocp.h` says what each function does.
//!
//! Every body runs inside `guard`, so that no panic leaves it, and sets its out-parameters first.
//! Callers promise what the header says of their pointers: each is null, or points to memory that
//! can be read or written for as long as the call lasts, and that no other thread writes meanwhile.

#![deny(unsafe_op_in_unsafe_fn)]
#![cfg_attr(
    test,
    allow(
        clippy::disallowed_macros,
        clippy::disallowed_methods,
        clippy::disallowed_types
    )
)]

mod allocator;
mod blocks;
mod heaps;
mod memory;
mod panics;
mod parsers;
mod reserve;
mod shards;
mod slot;
mod slots;
#[cfg(test)]
mod tests;
mod text;

use memory::{read_options, Out, Place, Span};
use ocp_records::status_of;
use panics::guard;
use parsers::EmitFailure;
use std::mem;
use std::os::raw::c_char;

pub use ocp_records::{RawError, RawOptions, Status};

/// The allocator of all memory, and that of memory that is never freed.
#[cfg(not(test))]
use std::alloc::{System as Memory, System as MemoryForGood};
#[cfg(test)]
use tests::faulty::{Faulty as Memory, FaultyForGood as MemoryForGood};

#[global_allocator]
static ALLOCATOR: allocator::Counting<Memory> = allocator::Counting::new(Memory);

/// `OCP_ABI_VERSION`.
pub const ABI_VERSION: u32 = 1;

static VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");

/// `ocp_statistics`.
#[repr(C)]
#[derive(Default)]
pub struct RawStatistics {
    live_blocks: u64,
    live_block_bytes: u64,
    blocks_allocated: u64,
    blocks_released: u64,
    live_parsers: u64,
    allocator_live_bytes: u64,
    allocator_peak_bytes: u64,
}

/// `ocp_heap_usage`.
#[repr(C)]
#[derive(Default)]
pub struct RawHeapUsage {
    live_blocks: u64,
    live_bytes: u64,
    blocks_allocated: u64,
    blocks_released: u64,
}

/// See `ocp.h`.
#[no_mangle]
pub extern "C" fn ocp_abi_version() -> u32 {
    ABI_VERSION
}

/// See `ocp.h`.
#[no_mangle]
pub extern "C" fn ocp_version() -> *const c_char {
    VERSION.as_ptr().cast()
}

/// See `ocp.h`.
///
/// # Safety
/// `options` is null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_options_init(options: *mut RawOptions, size: usize) -> Status {
    guard(|| {
        if options.is_null() || size != RawOptions::SIZE {
            return Status::Argument;
        }
        // SAFETY: not null, and of that size, as the caller says; it need not be aligned.
        unsafe { options.write_unaligned(RawOptions::defaults()) };
        Status::Ok
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `out` is null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_parser_new(out: *mut u64) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let out = unsafe { Out::new(out) };
        status_of(out.required().and_then(|out| {
            out.set(parsers::create()?);
            Ok(())
        }))
    })
}

/// See `ocp.h`.
#[no_mangle]
pub extern "C" fn ocp_parser_free(parser: u64) -> Status {
    guard(|| status_of(parsers::free(parser)))
}

/// See `ocp.h`.
///
/// # Safety
/// `out` is null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_parser_source(
    parser: u64,
    length: usize,
    out: *mut *mut u8,
) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let out = unsafe { Out::new(out) };
        status_of(out.required().and_then(|out| {
            out.set(parsers::source(parser, length)?);
            Ok(())
        }))
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `source` is null or of `length` bytes that may be read, `options` is null or an `ocp_options`,
/// and `payload_size` is null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_parse(
    parser: u64,
    source: *const u8,
    length: usize,
    options: *const RawOptions,
    payload_size: *mut usize,
) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let out = unsafe { Out::new(payload_size) };
        status_of(out.required().and_then(|out| {
            let source = source_span(source, length)?;
            // SAFETY: as the caller says.
            let options = unsafe { read_options(options)? };
            out.set(parsers::parse(parser, source, &options)?);
            Ok(())
        }))
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `written` is null or may be written to, and no other thread uses the range of the block.
#[no_mangle]
pub unsafe extern "C" fn ocp_emit(
    parser: u64,
    target: u64,
    offset: usize,
    written: *mut usize,
) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let out = unsafe { Out::new(written) };
        status_of(
            out.required()
                .and_then(|out| emitted(&out, parsers::emit(parser, target, offset))),
        )
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `target` is null or of `capacity` bytes that may be written to, and `written` is null or may be
/// written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_emit_to(
    parser: u64,
    target: *mut u8,
    capacity: usize,
    written: *mut usize,
) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let out = unsafe { Out::new(written) };
        status_of(out.required().and_then(|out| {
            let target = Span::new(target, capacity)?;
            emitted(&out, parsers::emit_to(parser, target))
        }))
    })
}

/// See `ocp.h`.
///
/// # Safety
/// As for `ocp_parse` and `ocp_emit_to`.
#[no_mangle]
pub unsafe extern "C" fn ocp_parse_into(
    parser: u64,
    source: *const u8,
    length: usize,
    options: *const RawOptions,
    target: *mut u8,
    capacity: usize,
    payload_size: *mut usize,
) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let out = unsafe { Out::new(payload_size) };
        status_of(out.required().and_then(|out| {
            let source = source_span(source, length)?;
            let target = Span::new(target, capacity)?;
            // SAFETY: as the caller says.
            let options = unsafe { read_options(options)? };
            emitted(&out, parsers::parse_into(parser, source, &options, target))
        }))
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `out` and `length` are null or may be written to, and `text` is null or of `capacity` bytes that
/// may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_parser_error(
    parser: u64,
    out: *mut RawError,
    size: usize,
    text: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    guard(|| {
        let known = if size == RawError::SIZE {
            out
        } else {
            std::ptr::null_mut()
        };
        // SAFETY: as the caller says, for a struct of that size.
        let (out, length) = unsafe { (Out::new(known), Out::new(length)) };
        let text = Span::new(text.cast(), capacity);
        if let Ok(Span {
            address,
            length: 1..=usize::MAX,
        }) = text
        {
            // SAFETY: as the caller says: there is room for at least one byte.
            unsafe { address.write(0) };
        }
        status_of((|| {
            let (out, length, text) = (out.required()?, length.required()?, text?);
            parsers::with_outcome(parser, |outcome| {
                out.set(outcome.raw());
                // SAFETY: as the caller says.
                length.set(unsafe { text::write_text(outcome, text) });
            })
        })())
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `bytes` is null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_parser_scratch(parser: u64, bytes: *mut u64) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let out = unsafe { Out::new(bytes) };
        status_of(out.required().and_then(|out| {
            out.set(parsers::scratch(parser)?);
            Ok(())
        }))
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `out` and `address` are null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_block_new(
    size: usize,
    out: *mut u64,
    address: *mut *mut u8,
) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let (out, address) = unsafe { (Out::new(out), Out::new(address)) };
        status_of((|| {
            let (out, address) = (out.required()?, address.required()?);
            let (handle, start) = blocks::allocate(size, None)?;
            out.set(handle);
            address.set(start);
            Ok(())
        })())
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `address` and `size` are null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_block_data(
    block: u64,
    address: *mut *mut u8,
    size: *mut usize,
) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let (address, size) = unsafe { (Out::new(address), Out::new(size)) };
        status_of((|| {
            let (address, size) = (address.required()?, size.required()?);
            let block = blocks::hold(block)?;
            address.set(block.address());
            size.set(block.size());
            Ok(())
        })())
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `out` and `address` are null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_block_new_in(
    heap: u64,
    size: usize,
    out: *mut u64,
    address: *mut *mut u8,
) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let (out, address) = unsafe { (Out::new(out), Out::new(address)) };
        status_of((|| {
            let (out, address) = (out.required()?, address.required()?);
            let (handle, start) = blocks::allocate(size, Some(heaps::hold(heap)?))?;
            out.set(handle);
            address.set(start);
            Ok(())
        })())
    })
}

/// See `ocp.h`.
///
/// # Safety
/// `out` is null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_heap_new(out: *mut u64) -> Status {
    guard(|| {
        // SAFETY: as the caller says.
        let out = unsafe { Out::new(out) };
        status_of(out.required().and_then(|out| {
            out.set(heaps::create()?);
            Ok(())
        }))
    })
}

/// See `ocp.h`.
#[no_mangle]
pub extern "C" fn ocp_heap_free(heap: u64) -> Status {
    guard(|| status_of(heaps::free(heap)))
}

/// See `ocp.h`.
///
/// # Safety
/// `out` is null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_heap_usage_get(
    heap: u64,
    out: *mut RawHeapUsage,
    size: usize,
) -> Status {
    guard(|| {
        let known = if size == mem::size_of::<RawHeapUsage>() {
            out
        } else {
            std::ptr::null_mut()
        };
        // SAFETY: as the caller says, for a struct of that size.
        let out = unsafe { Out::new(known) };
        status_of(out.required().and_then(|out| {
            let usage = heaps::usage(heap)?;
            out.set(RawHeapUsage {
                live_blocks: usage.allocated - usage.released,
                live_bytes: usage.live_bytes,
                blocks_allocated: usage.allocated,
                blocks_released: usage.released,
            });
            Ok(())
        }))
    })
}

/// See `ocp.h`.
#[no_mangle]
pub extern "C" fn ocp_block_free(block: u64) -> Status {
    guard(|| status_of(blocks::free(block)))
}

/// See `ocp.h`.
///
/// # Safety
/// `out` is null or may be written to.
#[no_mangle]
pub unsafe extern "C" fn ocp_statistics_get(out: *mut RawStatistics, size: usize) -> Status {
    guard(|| {
        if out.is_null() || size != mem::size_of::<RawStatistics>() {
            return Status::Argument;
        }
        let blocks = blocks::counts();
        let parsers = parsers::counts();
        // SAFETY: not null, and of that size, as the caller says; it need not be aligned.
        unsafe {
            out.write_unaligned(RawStatistics {
                live_blocks: blocks.inserted - blocks.removed,
                live_block_bytes: blocks.live_weight,
                blocks_allocated: blocks.inserted,
                blocks_released: blocks.removed,
                live_parsers: parsers.inserted - parsers.removed,
                allocator_live_bytes: ALLOCATOR.live(),
                allocator_peak_bytes: ALLOCATOR.peak(),
            });
        }
        Status::Ok
    })
}

/// Returns the span of the source. An empty source can have any address; another must have an
/// address or, if it is null, be filled in already.
fn source_span(source: *const u8, length: usize) -> Result<Span, Status> {
    if source.is_null() && length <= isize::MAX as usize {
        return Ok(Span {
            address: std::ptr::null_mut(),
            length,
        });
    }
    Span::new(source as *mut u8, length)
}

/// Stores the size that was written, or the size that is needed.
fn emitted(out: &Place<usize>, result: Result<usize, EmitFailure>) -> Result<(), Status> {
    match result {
        Ok(size) => {
            out.set(size);
            Ok(())
        }
        Err(EmitFailure::TooSmall { needed }) => {
            out.set(needed);
            Err(Status::Space)
        }
        Err(EmitFailure::Status(status)) => Err(status),
    }
}
