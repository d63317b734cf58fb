//! The message of an error is written to the caller's memory.

use super::*;
use crate::text::write_text;
use ocp_core::{Code, Failure};
use ocp_records::Outcome;

const REASON: &str = "naïve — 𝒹 end";

fn grammar() -> Outcome {
    Outcome::Failed(Failure::Grammar {
        code: Code::EndTagMismatch,
        reason: REASON.to_owned(),
        start: 3,
        end: 5,
    })
}

fn written(outcome: &Outcome, capacity: usize) -> (Vec<u8>, usize) {
    let mut target = vec![0xEE; capacity + 1];
    let span = Span::new(target.as_mut_ptr(), capacity).unwrap();
    let length = unsafe { write_text(outcome, span) };
    assert_eq!(Some(0xEE), target.pop(), "written past {capacity} bytes");
    (target, length)
}

#[test]
fn it_is_cut_only_between_characters() {
    for capacity in 0..REASON.len() + 5 {
        let (target, length) = written(&grammar(), capacity);
        assert_eq!(REASON.len(), length);
        let end = match target.iter().position(|&b| b == 0) {
            Some(end) => end,
            None => {
                assert_eq!(0, capacity);
                continue;
            }
        };
        let text = std::str::from_utf8(&target[..end]).unwrap();
        assert!(REASON.starts_with(text));
        let next = REASON[end..].chars().next().map_or(0, char::len_utf8);
        assert!(
            next == 0 || end + next > capacity - 1,
            "{text} in {capacity} bytes"
        );
        assert!(target[end + 1..].iter().all(|&b| b == 0xEE));
    }
}

#[test]
fn a_text_of_several_parts_is_cut_once() {
    let outcome = Outcome::Failed(Failure::Limit {
        limit: ocp_core::Limit::Depth,
        allowed: 256,
        actual: 257,
        offset: Some(4711),
    });
    let whole = "limit on depth passed at byte 4711: 257 found, 256 allowed";
    for capacity in 1..whole.len() + 5 {
        let (target, length) = written(&outcome, capacity);
        assert_eq!(whole.len(), length);
        let kept = whole.len().min(capacity - 1);
        assert_eq!(whole.as_bytes()[..kept], target[..kept]);
        assert_eq!(0, target[kept]);
    }
}

#[test]
fn a_status_and_a_place_for_every_outcome() {
    let raw = grammar().raw();
    assert_eq!((1, 8, 3, 5), (raw.status, raw.code, raw.start, raw.end));
    let raw = Outcome::Parsed.raw();
    assert_eq!(
        (0, 0, u64::MAX, u64::MAX),
        (raw.status, raw.code, raw.start, raw.end)
    );
    assert_eq!(3, Outcome::Emptied(Status::Memory).raw().status);
    assert_eq!(9, Outcome::Emptied(Status::Internal).raw().status);
}

#[test]
fn the_callers_buffer_gets_it() {
    let parser = TestParser::new();
    parsers::using(parser.0, |state| state.end_with(grammar())).unwrap();
    for capacity in [0, 1, 4, 5, 6, 200] {
        let (error, text, length) = parser.error(capacity);
        assert_eq!((1, 8), (error.status, error.code));
        assert_eq!(REASON.len(), length);
        assert!(REASON.starts_with(&text), "{text}");
        assert_eq!(capacity > REASON.len(), text == REASON);
    }
}
