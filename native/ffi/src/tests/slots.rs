//! The tables behind the handles.

use crate::slots::{Counts, Table, LAST_GENERATION};
use ocp_records::Status;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const KIND: u8 = 0x5A;

fn remove(table: &Table<u64, KIND>, handle: u64) -> Result<u64, Status> {
    table.remove(handle, |&value| value)
}

#[test]
fn a_value_comes_back_once() {
    let table = Table::<_, KIND>::new();
    let handle = table.insert(7, 7).unwrap();
    assert_eq!(u64::from(KIND), handle >> 56);
    assert_eq!(7, *table.share(handle).unwrap());
    assert_eq!(Ok(7), remove(&table, handle));
    assert_eq!(Err(Status::Handle), remove(&table, handle));
    assert!(matches!(table.share(handle), Err(Status::Handle)));
    assert!(matches!(table.lock(handle), Err(Status::Handle)));
}

#[test]
fn no_handle_is_given_twice() {
    let table = Table::<_, KIND>::new();
    let mut seen = HashSet::new();
    for round in 0..1_000 {
        let handles: Vec<u64> = (0..3)
            .map(|i| table.insert(round + i, 0).unwrap())
            .collect();
        for handle in handles {
            assert!(seen.insert(handle));
            table.remove(handle, |_| 0).unwrap();
        }
    }
}

#[test]
fn any_other_bit_is_another_handle() {
    let table = Table::<_, KIND>::new();
    for value in 0..200 {
        table.insert(value, 0).unwrap();
    }
    let handle = table.insert(7, 7).unwrap();
    for bit in 28..64 {
        assert_eq!(
            Err(Status::Handle),
            remove(&table, handle ^ 1 << bit),
            "bit {bit}"
        );
    }
    assert_eq!(Err(Status::Handle), remove(&table, handle | 0xFFF_FFFF));
    assert_eq!(Ok(7), remove(&table, handle));
}

#[test]
fn it_grows_over_many_segments() {
    let table = Table::<_, KIND>::new();
    let handles: Vec<u64> = (0..20_000).map(|v| table.insert(v, v).unwrap()).collect();
    assert_eq!(20_000, handles.iter().collect::<HashSet<_>>().len());
    for (value, &handle) in handles.iter().enumerate() {
        assert_eq!(value as u64, *table.share(handle).unwrap());
    }
    for (value, &handle) in handles.iter().enumerate() {
        assert_eq!(Ok(value as u64), remove(&table, handle));
    }
    let none = Counts {
        inserted: 20_000,
        removed: 20_000,
        live_weight: 0,
    };
    assert_eq!(none, table.counts());
}

#[test]
fn uses_exclude_what_they_must() {
    let table = Table::<_, KIND>::new();
    let handle = table.insert(7, 7).unwrap();
    let first = table.share(handle).unwrap();
    let second = table.share(handle).unwrap();
    assert!(matches!(table.lock(handle), Err(Status::Busy)));
    drop(first);
    assert_eq!(Err(Status::Busy), remove(&table, handle));
    drop(second);
    let mut locked = table.lock(handle).unwrap();
    *locked += 1;
    assert!(matches!(table.share(handle), Err(Status::Busy)));
    assert!(matches!(table.lock(handle), Err(Status::Busy)));
    assert_eq!(Err(Status::Busy), remove(&table, handle));
    drop(locked);
    assert_eq!(Ok(8), remove(&table, handle));
}

#[test]
fn a_slot_whose_generations_are_used_up_is_retired() {
    let table = Table::<_, KIND>::new();
    let handle = table.insert(1, 1).unwrap();
    remove(&table, handle).unwrap();
    table.age(handle, LAST_GENERATION);
    let last = table.insert(2, 2).unwrap();
    assert_eq!(handle & 0xFFF_FFFF, last & 0xFFF_FFFF);
    assert_eq!(Ok(2), remove(&table, last));
    // The first generation of all must not come round again.
    for value in 0..200 {
        let next = table.insert(value, value).unwrap();
        assert_ne!(handle & 0xFFF_FFFF, next & 0xFFF_FFFF);
    }
    assert_eq!(Err(Status::Handle), remove(&table, handle));
    assert_eq!(Err(Status::Handle), remove(&table, last));
}

#[test]
fn a_table_drops_what_is_left_in_it() {
    struct Counted<'a>(&'a AtomicUsize);
    impl Drop for Counted<'_> {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
    let dropped = AtomicUsize::new(0);
    let table = Table::<_, KIND>::new();
    for _ in 0..100 {
        table.insert(Counted(&dropped), 0).ok().unwrap();
    }
    let gone = table.insert(Counted(&dropped), 0).ok().unwrap();
    drop(table.remove(gone, |_| 0).ok().unwrap());
    assert_eq!(1, dropped.load(Ordering::Relaxed));
    drop(table);
    assert_eq!(101, dropped.load(Ordering::Relaxed));
}

#[test]
fn threads_never_get_the_same_slot() {
    let table = Table::<_, KIND>::new();
    thread::scope(|scope| {
        for thread in 0..4u64 {
            let table = &table;
            scope.spawn(move || {
                for round in 0..20_000u64 {
                    let mine = thread << 32 | round;
                    let first = table.insert(mine, mine).unwrap();
                    let second = table.insert(!mine, 0).unwrap();
                    assert_eq!(mine, *table.share(first).unwrap());
                    assert_eq!(!mine, *table.lock(second).unwrap());
                    assert_eq!(Ok(mine), remove(table, first));
                    assert_eq!(Ok(!mine), table.remove(second, |_| 0));
                    assert_eq!(Err(Status::Handle), remove(table, first));
                }
            });
        }
    });
    let all = Counts {
        inserted: 160_000,
        removed: 160_000,
        live_weight: 0,
    };
    assert_eq!(all, table.counts());
}

#[test]
fn of_many_removals_at_once_one_succeeds() {
    let table = Table::<_, KIND>::new();
    let wins = AtomicUsize::new(0);
    for _ in 0..500 {
        let handle = table.insert(1, 1).unwrap();
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| match remove(&table, handle) {
                    Ok(_) => {
                        wins.fetch_add(1, Ordering::Relaxed);
                    }
                    Err(status) => assert!(matches!(status, Status::Handle | Status::Busy)),
                });
            }
        });
    }
    assert_eq!(500, wins.load(Ordering::Relaxed));
}
