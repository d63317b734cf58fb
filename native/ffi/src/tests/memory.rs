//! Every allocation may fail: the call returns a status, nothing is leaked, and the parser parses
//! the next source normally.

use super::faulty::{self, Fault};
use super::*;
use crate::reserve::Reserve;
use ocp_core::Limit;
use ocp_records::FLAG_NAMES;
use std::alloc::Layout;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Broken sources, one for each message.
const BROKEN: &[&str] = &[
    "<a>\n\nb <c>d</e>\n",
    "a </b>\n",
    "> <a>\n\nb\n",
    "a {b c} {\n",
    "<a b={}/> <a {b}/> <1\n",
    "![<a>](b) ![</a>](b) ![<a></b>](c)\n",
    "*<a>* [<b>](c) <d . e>f\n",
    "import a b\n\nexport const\n",
    "- <a\nb>\n",
    "{a}[/ {*/}![{/}[\n",
];

struct Case {
    source: Vec<u8>,
    options: RawOptions,
}

fn flag(name: &str) -> u32 {
    let found = FLAG_NAMES.iter().find(|flag| flag.0 == name);
    found.unwrap_or_else(|| panic!("no flag {}", name)).1
}

/// Returns sources with every construct: the tour, the fixtures of all grammars, and broken MDX.
fn cases() -> Vec<Case> {
    let extensions = flag("GFM") | flag("MATH") | flag("FRONTMATTER");
    let strict = flag("MDX") | extensions;
    let lenient = strict | flag("LENIENT");
    let project = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let tour = fs::read(project.join("examples/tour.mdx")).expect("the tour");
    let fixtures = project.join("conformance/src/test/resources/fixtures");
    let mut sources = vec![(tour, vec![strict, extensions, 0])];
    for entry in fs::read_dir(fixtures).expect("the fixtures") {
        let source = fs::read(entry.expect("a fixture").path()).expect("a fixture");
        sources.push((source, vec![lenient, extensions]));
    }
    for broken in BROKEN {
        sources.push((broken.as_bytes().to_vec(), vec![strict, lenient]));
        sources.push((broken.repeat(100).into_bytes(), vec![lenient]));
    }
    sources.push((b"a\xFFb".to_vec(), vec![strict]));
    let mut cases = Vec::new();
    for (source, all) in sources {
        for flags in all {
            let (mut source, options) = (source.clone(), options(flags));
            // Where nothing is optimised, all of it takes minutes.
            source.truncate(if cfg!(debug_assertions) {
                1000
            } else {
                usize::MAX
            });
            cases.push(Case { source, options });
        }
    }
    let mut few = options(lenient);
    few.limits[Limit::Diagnostics as usize] = 2;
    few.limits[Limit::NameBytes as usize] = 1;
    let source = BROKEN.concat().repeat(20).into_bytes();
    cases.push(Case {
        source,
        options: few,
    });
    cases
}

/// The outcome of a parse: a payload, or an error and its message.
type Ending = (Status, Vec<u8>);

/// Parses, and emits or reads the error. The memory for the result is allocated before, so that
/// only allocations of the library fail.
fn parse(parser: u64, case: &Case, target: &mut [u8]) -> (Status, usize) {
    let mut size = 0;
    let (source, options) = (case.source.as_ptr(), &case.options);
    let status = unsafe { ocp_parse(parser, source, case.source.len(), options, &mut size) };
    let mut length = 0;
    if status == Status::Ok {
        let place = target.as_mut_ptr();
        let emitted = unsafe { ocp_emit_to(parser, place, target.len(), &mut length) };
        assert_eq!((Status::Ok, size), (emitted, length));
    } else {
        let mut error = RawError::default();
        let (place, room) = (target.as_mut_ptr().cast(), target.len());
        let told = unsafe {
            ocp_parser_error(parser, &mut error, RawError::SIZE, place, room, &mut length)
        };
        assert_eq!((Status::Ok, status as i32), (told, error.status));
    }
    (status, length)
}

fn expected(case: &Case) -> Ending {
    let mut target = vec![0; 64 * case.source.len() + 4096];
    let parser = TestParser::new();
    let (status, length) = parse(parser.0, case, &mut target);
    target.truncate(length);
    (status, target)
}

/// Calls every function of the library once, and continues without objects that could not be
/// allocated.
fn use_all(case: &Case, target: &mut [u8], expected: &Ending) {
    let (mut parser, mut heap, mut block) = (0, 0, 0);
    let mut place = ptr::null_mut();
    let or_memory = |status, allowed| {
        assert!(
            status == Status::Memory || status == allowed,
            "{:?}",
            status
        );
        status == allowed
    };
    if or_memory(unsafe { ocp_heap_new(&mut heap) }, Status::Ok) {
        let status = unsafe { ocp_block_new_in(heap, 100_000, &mut block, &mut place) };
        if or_memory(status, Status::Ok) {
            assert_eq!(Status::Ok, ocp_block_free(block));
        }
        assert_eq!(Status::Ok, ocp_heap_free(heap));
    }
    if or_memory(unsafe { ocp_parser_new(&mut parser) }, Status::Ok) {
        let room = case.source.len();
        or_memory(
            unsafe { ocp_parser_source(parser, room, &mut place) },
            Status::Ok,
        );
        let (status, length) = parse(parser, case, target);
        if or_memory(status, expected.0) && status != Status::Memory {
            assert!(target[..length] == expected.1[..], "another payload");
        }
        assert_eq!(Status::Ok, ocp_parser_free(parser));
    }
}

/// Parses with a fault, and then without. Returns the number of failed allocations.
fn survive(case: &Case, fault: Fault, target: &mut [u8], expected: &Ending) -> usize {
    let before = faulty::live();
    let failed = faulty::with(fault, || use_all(case, target, expected));
    assert_eq!(before, faulty::live(), "bytes that are leaked, {:?}", fault);
    let parser = TestParser::new();
    let again = faulty::with(fault, || {
        parse(parser.0, case, target);
    });
    let (status, length) = parse(parser.0, case, target);
    assert_eq!(expected.0, status);
    assert!(target[..length] == expected.1[..], "another payload then");
    failed + again
}

/// Tries each fault of a kind in turn, until no allocation fails.
fn survive_all(cases: &[Case], faults: impl Fn(usize) -> Fault) -> usize {
    let mut failures = 0;
    for case in cases {
        let expected = expected(case);
        let mut target = vec![0; expected.1.len().max(1000)];
        for n in 0.. {
            let failed = survive(case, faults(n), &mut target, &expected);
            failures += failed;
            if failed == 0 {
                break;
            }
        }
    }
    failures
}

#[test]
fn each_allocation_may_fail_alone() {
    assert!(survive_all(&cases(), Fault::Once) > 5_000);
}

#[test]
fn all_allocations_may_fail_from_one_on() {
    assert!(survive_all(&cases(), Fault::After) > 5_000);
}

#[test]
fn all_allocations_above_a_size_may_fail() {
    assert!(survive_all(&cases(), |n| Fault::Above(1 << n)) > 1_000);
}

#[test]
fn many_threads_at_once_may_be_out_of_memory() {
    let threads: Vec<_> = (0..100)
        .map(|_| {
            thread::spawn(|| {
                let parser = TestParser::new();
                let mut size = 0;
                let mut statuses = [Status::Ok; 20];
                faulty::with(Fault::After(0), || {
                    for status in &mut statuses {
                        *status = unsafe {
                            ocp_parse(parser.0, b"a".as_ptr(), 1, ptr::null(), &mut size)
                        };
                    }
                });
                assert_eq!([Status::Memory; 20], statuses);
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("no panic");
    }
}

#[test]
fn the_reserve_has_places_and_waits_for_one() {
    static RESERVE: Reserve = Reserve::new();
    static RETURNED: AtomicBool = AtomicBool::new(false);
    let layout = |size, align| Layout::from_size_align(size, align).unwrap();
    assert!(RESERVE.take(layout(257, 1)).is_null());
    assert!(RESERVE.take(layout(1, 32)).is_null());
    let mut places: Vec<usize> = (0..32)
        .map(|_| RESERVE.take(layout(256, 16)) as usize)
        .collect();
    assert!(places.iter().all(|&place| place % 16 == 0));
    let waiting = thread::spawn(move || {
        let place = RESERVE.take(layout(8, 8));
        assert!(RETURNED.load(Ordering::SeqCst));
        place as usize
    });
    let last = places.pop().unwrap();
    thread::sleep(std::time::Duration::from_millis(20));
    RETURNED.store(true, Ordering::SeqCst);
    RESERVE.put(last as *mut u8);
    assert_eq!(last, waiting.join().unwrap());
    places.sort_unstable();
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 256));
    assert!(places.iter().all(|&place| RESERVE.has(place as *mut u8)));
    assert!(!RESERVE.has(ptr::null_mut()));
    assert!(!RESERVE.has((&places as *const Vec<usize>) as *mut u8));
}
