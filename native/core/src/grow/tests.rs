use std::panic::catch_unwind;

use super::{push_code_point, Grow, OutOfMemory};

#[test]
fn add_appends_and_doubles() {
    let mut vector = Vec::new();
    let mut growths = 0;
    for i in 0..100_000_u32 {
        let capacity = vector.capacity();
        vector.add(i);
        growths += u32::from(vector.capacity() != capacity);
    }
    assert!((0..100_000).eq(vector));
    assert!(growths < 20, "{}", growths);
}

#[test]
fn add_all_appends_and_doubles() {
    let mut vector = Vec::new();
    let mut growths = 0;
    for i in 0..10_000_u32 {
        let capacity = vector.capacity();
        vector.add_all(&[i; 7]);
        growths += u32::from(vector.capacity() != capacity);
    }
    assert_eq!(70_000, vector.len());
    assert!(vector.iter().zip(0..).all(|(&value, at)| value == at / 7));
    assert!(growths < 20, "{}", growths);
    vector.add_all(&[]);
    assert_eq!(70_000, vector.len());
}

#[test]
fn fill_to_lengthens_and_cuts() {
    let mut vector = vec![1_u8, 2, 3];
    vector.fill_to(5, 9);
    assert_eq!([1, 2, 3, 9, 9], vector[..]);
    vector.fill_to(5, 7);
    assert_eq!([1, 2, 3, 9, 9], vector[..]);
    vector.fill_to(2, 7);
    assert_eq!([1, 2], vector[..]);
    vector.fill_to(1_000, 7);
    assert_eq!(1_000, vector.len());
    assert!(vector[2..].iter().all(|&value| value == 7));
}

#[test]
fn ensure_makes_room() {
    let mut vector = Vec::new();
    vector.add(1_u16);
    vector.ensure(1_000);
    let capacity = vector.capacity();
    assert!(capacity >= 1_001);
    vector.ensure(1_000);
    vector.add_all(&[2; 1_000]);
    assert_eq!(capacity, vector.capacity());
}

/// No machine has this much memory. Such a length is refused at once.
#[test]
fn a_shortage_of_memory_unwinds() {
    let payload = catch_unwind(|| {
        let mut vector = vec![1_u64];
        vector.ensure(usize::MAX / 8);
    })
    .unwrap_err();
    assert_eq!(Some(&OutOfMemory), payload.downcast_ref());

    let payload = catch_unwind(|| Vec::new().fill_to(usize::MAX, 0_u8)).unwrap_err();
    assert_eq!(Some(&OutOfMemory), payload.downcast_ref());
}

#[test]
fn what_there_was_stays_when_memory_is_short() {
    let mut vector = vec![1_u8, 2];
    let failed = catch_unwind(std::panic::AssertUnwindSafe(|| vector.ensure(usize::MAX)));
    assert!(failed.is_err());
    vector.add(3);
    assert_eq!([1, 2, 3], vector[..]);
}

#[test]
fn code_points_are_written_as_utf8() {
    for c in '\0'..=char::MAX {
        let mut out = b"a".to_vec();
        push_code_point(&mut out, c.into());
        let mut expected = String::from("a");
        expected.push(c);
        assert_eq!(expected.as_bytes(), out);
    }
}
