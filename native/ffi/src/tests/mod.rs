mod arguments;
mod calls;
mod counts;
mod errors;
pub mod faulty;
mod handles;
mod header;
mod heaps;
mod memory;
mod panics;
mod slots;
mod threads;

use crate::*;
use std::ptr;

/// A parser that is freed at the end.
struct TestParser(u64);

impl TestParser {
    fn new() -> TestParser {
        let mut handle = 0;
        assert_eq!(Status::Ok, unsafe { ocp_parser_new(&mut handle) });
        assert_ne!(0, handle);
        TestParser(handle)
    }

    fn parse(&self, source: &[u8], options: Option<&RawOptions>) -> (Status, usize) {
        let options = options.map_or(ptr::null(), |o| o as *const RawOptions);
        let mut size = 77;
        let status =
            unsafe { ocp_parse(self.0, source.as_ptr(), source.len(), options, &mut size) };
        (status, size)
    }

    fn emit(&self, size: usize) -> Vec<u8> {
        let mut target = vec![0xEE; size];
        let mut written = 77;
        let status = unsafe { ocp_emit_to(self.0, target.as_mut_ptr(), size, &mut written) };
        assert_eq!((Status::Ok, size), (status, written));
        target
    }

    fn payload(&self, source: &str) -> Vec<u8> {
        let (status, size) = self.parse(source.as_bytes(), None);
        assert_eq!(Status::Ok, status);
        self.emit(size)
    }

    /// Returns the error, and as much of its message as fits.
    fn error(&self, capacity: usize) -> (RawError, String, usize) {
        let mut error = RawError::default();
        let mut text = vec![0xEEu8; capacity];
        let mut length = 77;
        let place = if capacity == 0 {
            ptr::null_mut()
        } else {
            text.as_mut_ptr().cast()
        };
        let size = RawError::SIZE;
        let status =
            unsafe { ocp_parser_error(self.0, &mut error, size, place, capacity, &mut length) };
        assert_eq!(Status::Ok, status);
        let end = text.iter().position(|&b| b == 0).unwrap_or(0);
        (
            error,
            String::from_utf8(text[..end].to_vec()).unwrap(),
            length,
        )
    }
}

impl Drop for TestParser {
    fn drop(&mut self) {
        assert_eq!(Status::Ok, ocp_parser_free(self.0));
    }
}

fn options(flags: u32) -> RawOptions {
    let mut options = RawOptions {
        flags,
        ..RawOptions::defaults()
    };
    options.size = RawOptions::SIZE as u32;
    options
}

/// Allocates a block, which the test frees. Returns its handle and its address.
fn block(size: usize) -> (u64, *mut u8) {
    let (mut handle, mut address) = (0, ptr::null_mut());
    assert_eq!(Status::Ok, unsafe {
        ocp_block_new(size, &mut handle, &mut address)
    });
    (handle, address)
}

fn statistics() -> RawStatistics {
    let mut statistics = RawStatistics::default();
    let size = mem::size_of::<RawStatistics>();
    assert_eq!(Status::Ok, unsafe {
        ocp_statistics_get(&mut statistics, size)
    });
    statistics
}
