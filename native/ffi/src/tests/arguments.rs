//! Arguments that are null, out of range or unknown are refused.

use super::*;

#[test]
fn null_answers() {
    let parser = TestParser::new();
    parser.payload("text");
    let (block, _) = block(500);
    let mut target = [0u8; 500];
    let to = target.as_mut_ptr();
    let (mut size, mut handle, mut address) = (77, 77, 0x77 as *mut u8);
    let mut error = RawError::default();
    let none = ptr::null_mut();
    let (known, no_options) = (RawError::SIZE, ptr::null());
    let refused = Status::Argument;
    unsafe {
        assert_eq!(refused, ocp_options_init(ptr::null_mut(), RawOptions::SIZE));
        assert_eq!(refused, ocp_parser_new(ptr::null_mut()));
        assert_eq!(refused, ocp_parser_source(parser.0, 5, ptr::null_mut()));
        assert_eq!(
            refused,
            ocp_parse(parser.0, to, 5, no_options, ptr::null_mut())
        );
        assert_eq!(refused, ocp_emit(parser.0, block, 0, ptr::null_mut()));
        assert_eq!(refused, ocp_emit_to(parser.0, to, 500, ptr::null_mut()));
        assert_eq!(refused, ocp_emit_to(parser.0, none, 500, &mut size));
        assert_eq!(0, size);
        let into = ocp_parse_into;
        assert_eq!(
            refused,
            into(parser.0, to, 5, no_options, to, 500, ptr::null_mut())
        );
        assert_eq!(
            refused,
            into(parser.0, to, 5, no_options, none, 500, &mut size)
        );
        let text = to.cast();
        let tell = ocp_parser_error;
        assert_eq!(
            refused,
            tell(parser.0, ptr::null_mut(), known, text, 9, &mut size)
        );
        assert_eq!(
            refused,
            tell(parser.0, &mut error, known, text, 9, ptr::null_mut())
        );
        assert_eq!(
            refused,
            tell(parser.0, &mut error, known, ptr::null_mut(), 9, &mut size)
        );
        assert_eq!(refused, ocp_parser_scratch(parser.0, ptr::null_mut()));
        assert_eq!(refused, ocp_block_new(64, ptr::null_mut(), &mut address));
        assert!(address.is_null());
        assert_eq!(refused, ocp_block_new(64, &mut handle, ptr::null_mut()));
        assert_eq!(0, handle);
        assert_eq!(refused, ocp_block_data(block, ptr::null_mut(), &mut size));
        assert_eq!(
            refused,
            ocp_block_data(block, &mut address, ptr::null_mut())
        );
        let known = mem::size_of::<RawStatistics>();
        assert_eq!(refused, ocp_statistics_get(ptr::null_mut(), known));
    }
    assert_eq!(Status::Ok, ocp_block_free(block));
}

#[test]
fn lengths_that_no_object_has() {
    let parser = TestParser::new();
    let payload = parser.payload("kept");
    parser.parse(b"kept", None);
    let byte = b'x';
    let mut size = 77;
    for length in [usize::MAX, usize::MAX / 2 + 1] {
        for source in [&byte as *const u8, ptr::null()] {
            size = 77;
            let status = unsafe { ocp_parse(parser.0, source, length, ptr::null(), &mut size) };
            assert_eq!((Status::Argument, 0), (status, size));
        }
        let mut target = 0u8;
        let status = unsafe { ocp_emit_to(parser.0, &mut target, length, &mut size) };
        assert_eq!((Status::Argument, 0), (status, size));
        let mut room = 0x77 as *mut u8;
        assert_eq!(Status::Argument, unsafe {
            ocp_parser_source(parser.0, length, &mut room)
        });
        assert!(room.is_null());
        let (mut handle, mut address) = (77, 0x77 as *mut u8);
        let status = unsafe { ocp_block_new(length, &mut handle, &mut address) };
        assert_eq!((Status::Argument, 0), (status, handle));
    }
    assert_eq!(payload, parser.emit(payload.len()));
    // Within an object's reach, yet past the limit: it is not looked at.
    let length = 200 << 20;
    let status = unsafe { ocp_parse(parser.0, &byte, length, ptr::null(), &mut size) };
    assert_eq!((Status::Limit, 0), (status, size));
}

#[test]
fn sizes_that_no_block_has() {
    for size in [0, 1 << 31, usize::MAX] {
        let (mut handle, mut address) = (77, 0x77 as *mut u8);
        let status = unsafe { ocp_block_new(size, &mut handle, &mut address) };
        assert_eq!(
            (Status::Argument, 0, true),
            (status, handle, address.is_null())
        );
    }
}

#[test]
fn offsets_past_the_block() {
    let parser = TestParser::new();
    let needed = parser.parse(b"text", None).1;
    let (block, _) = block(64);
    let mut size = 77;
    for offset in [65, usize::MAX] {
        let status = unsafe { ocp_emit(parser.0, block, offset, &mut size) };
        assert_eq!((Status::Argument, 0), (status, size));
    }
    let status = unsafe { ocp_emit(parser.0, block, 64, &mut size) };
    assert_eq!((Status::Space, needed), (status, size));
    assert_eq!(Status::Ok, ocp_block_free(block));
}

#[test]
fn options_that_are_none() {
    let parser = TestParser::new();
    let payload = parser.payload("kept");
    parser.parse(b"kept", None);
    let mut bad = Vec::new();
    for size in [0, 71, 73, u32::MAX] {
        bad.push(RawOptions { size, ..options(0) });
    }
    for bit in (4..16).chain(17..32) {
        bad.push(options(1 << bit));
    }
    for limit in ocp_core::Limit::ALL {
        for value in [0, limit.maximum() + 1, u64::MAX] {
            let mut options = options(0);
            options.limits[limit as usize] = value;
            bad.push(options);
        }
    }
    for options in &bad {
        assert_eq!((Status::Argument, 0), parser.parse(b"text", Some(options)));
    }
    assert_eq!(payload, parser.emit(payload.len()));
    for limit in ocp_core::Limit::ALL {
        let mut most = options(0x1000F);
        most.limits[limit as usize] = limit.maximum();
        assert_eq!(Status::Ok, parser.parse(b"text", Some(&most)).0);
    }
}

#[test]
fn structs_of_another_size() {
    let parser = TestParser::new();
    for difference in [-1, 1] {
        let other = |size: usize| (size as isize + difference) as usize;
        let mut options = options(0);
        options.flags = 77;
        let status = unsafe { ocp_options_init(&mut options, other(RawOptions::SIZE)) };
        assert_eq!((Status::Argument, 77), (status, options.flags));
        let mut error = RawError {
            code: 77,
            ..RawError::default()
        };
        let (size, mut length) = (other(RawError::SIZE), 77);
        let text = ptr::null_mut();
        let status = unsafe { ocp_parser_error(parser.0, &mut error, size, text, 0, &mut length) };
        assert_eq!((Status::Argument, 77, 0), (status, error.code, length));
        let mut statistics = RawStatistics::default();
        let size = other(mem::size_of::<RawStatistics>());
        let status = unsafe { ocp_statistics_get(&mut statistics, size) };
        assert_eq!(Status::Argument, status);
    }
}

#[test]
fn nothing_was_filled_in() {
    let parser = TestParser::new();
    let mut size = 77;
    let mut null = |length| {
        let status = unsafe { ocp_parse(parser.0, ptr::null(), length, ptr::null(), &mut size) };
        (status, size)
    };
    assert_eq!((Status::State, 0), null(4));
    parser.payload("copy");
    assert_eq!((Status::State, 0), null(4));
    let mut room = ptr::null_mut();
    assert_eq!(Status::Ok, unsafe {
        ocp_parser_source(parser.0, 4, &mut room)
    });
    assert_eq!((Status::Argument, 0), null(3));
    assert_eq!((Status::Argument, 0), null(5));
    assert_eq!(Status::Ok, null(4).0);
}

#[test]
fn a_parsers_own_room_is_neither_a_source_nor_a_target() {
    let parser = TestParser::new();
    let mut room = ptr::null_mut();
    assert_eq!(Status::Ok, unsafe {
        ocp_parser_source(parser.0, 500, &mut room)
    });
    let mut size = 77;
    for (from, length) in [(0, 499), (1, 499), (499, 1), (100, 100)] {
        let source = unsafe { room.add(from) };
        let status = unsafe { ocp_parse(parser.0, source, length, ptr::null(), &mut size) };
        assert_eq!(
            (Status::Argument, 0),
            (status, size),
            "{length} bytes from {from}"
        );
        let status = unsafe {
            ocp_parse_into(
                parser.0,
                b"x".as_ptr(),
                1,
                ptr::null(),
                source,
                length,
                &mut size,
            )
        };
        assert_eq!(
            (Status::Argument, 0),
            (status, size),
            "{length} bytes from {from}"
        );
    }
    let status = unsafe { ocp_parse(parser.0, room, 500, ptr::null(), &mut size) };
    assert_eq!(Status::Ok, status);
    assert_eq!(Status::Argument, unsafe {
        ocp_emit_to(parser.0, room, 500, &mut size)
    });
}

#[test]
fn a_source_may_be_its_own_target() {
    let parser = TestParser::new();
    let expected = parser.payload("text");
    let mut both = b"text".to_vec();
    both.resize(expected.len(), 0);
    let (place, mut size) = (both.as_mut_ptr(), 0);
    let status = unsafe {
        ocp_parse_into(
            parser.0,
            place,
            4,
            ptr::null(),
            place,
            expected.len(),
            &mut size,
        )
    };
    assert_eq!((Status::Ok, expected.len()), (status, size));
    assert_eq!(expected, both);
}

#[test]
fn structs_at_odd_addresses() {
    let parser = TestParser::new();
    let mut bytes = [0u8; 200];
    let odd = unsafe { bytes.as_mut_ptr().add(1 - bytes.as_ptr() as usize % 2) };
    unsafe {
        assert_eq!(Status::Ok, ocp_options_init(odd.cast(), RawOptions::SIZE));
        let size = odd.add(100).cast();
        assert_eq!(
            Status::Ok,
            ocp_parse(parser.0, b"x".as_ptr(), 1, odd.cast(), size)
        );
        let length = odd.add(100).cast();
        let known = RawError::SIZE;
        let status = ocp_parser_error(parser.0, odd.cast(), known, ptr::null_mut(), 0, length);
        assert_eq!(Status::Ok, status);
        let known = mem::size_of::<RawStatistics>();
        assert_eq!(Status::Ok, ocp_statistics_get(odd.cast(), known));
    }
}
