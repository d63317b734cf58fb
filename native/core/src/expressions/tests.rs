mod cases;

use std::time::{Duration, Instant};

use super::Expressions;
use cases::*;

const MARK: &str = "¦";

fn scanned(text: &str) -> (Expressions, Option<usize>) {
    let mut expressions = Expressions::default();
    let end = expressions.scan_expression(text.as_bytes(), 0, text.len());
    (expressions, end)
}

fn scanned_esm(text: &str) -> (Expressions, usize) {
    let mut expressions = Expressions::default();
    let end = expressions.scan_esm(text.as_bytes(), 0, text.len());
    (expressions, end)
}

/// Scans an expression, which ends at the mark.
fn expression(marked: &str) -> Expressions {
    let (expressions, end) = scanned(&marked.replace(MARK, ""));
    assert_eq!(marked.find(MARK), end, "{:?}", marked);
    expressions
}

fn esm(marked: &str) -> Expressions {
    let (expressions, end) = scanned_esm(&marked.replace(MARK, ""));
    assert_eq!(marked.find(MARK), Some(end), "{:?}", marked);
    expressions
}

fn assert_accepted(cases: &[&str]) {
    for marked in cases {
        assert_eq!(None, expression(marked).refused_at(), "{:?}", marked);
    }
}

#[test]
fn operands_and_operators() {
    assert_accepted(OPERANDS_AND_OPERATORS);
}

#[test]
fn strings() {
    assert_accepted(STRINGS);
}

#[test]
fn templates() {
    assert_accepted(TEMPLATES);
}

#[test]
fn comments() {
    assert_accepted(COMMENTS);
}

#[test]
fn regular_expressions_and_division() {
    assert_accepted(REGULAR_EXPRESSIONS_AND_DIVISION);
}

#[test]
fn jsx() {
    assert_accepted(JSX);
}

#[test]
fn accepted_though_acorn_refuses() {
    assert_accepted(ACCEPTED_THOUGH_ACORN_REFUSES);
}

#[test]
fn expressions_without_end() {
    for text in EXPRESSIONS_WITHOUT_END {
        expression(text);
    }
}

#[test]
fn refused_expressions() {
    for marked in REFUSED_EXPRESSIONS {
        assert!(expression(marked).refused_at().is_some(), "{:?}", marked);
    }
}

#[test]
fn esm_blocks() {
    for marked in ESM {
        let expressions = esm(marked);
        assert_eq!(None, expressions.refused_at(), "{:?}", marked);
        assert!(!expressions.is_unclosed(), "{:?}", marked);
    }
}

#[test]
fn refused_esm() {
    for text in REFUSED_ESM {
        assert!(scanned_esm(text).0.refused_at().is_some(), "{:?}", text);
    }
}

#[test]
fn esm_accepted_though_acorn_refuses() {
    for marked in ESM_ACCEPTED_THOUGH_ACORN_REFUSES {
        assert_eq!(None, esm(marked).refused_at(), "{:?}", marked);
    }
}

#[test]
fn ends_of_esm_that_is_wrong() {
    for marked in ENDS_OF_ESM_THAT_IS_WRONG {
        assert!(esm(marked).refused_at().is_some(), "{:?}", marked);
    }
}

#[test]
fn open_esm_is_unclosed() {
    for text in [
        "export const a = [\n\n1",
        "import a",
        "export const a = `",
        "export default /*",
    ] {
        assert!(scanned_esm(text).0.is_unclosed(), "{:?}", text);
    }
}

#[test]
fn empty() {
    for text in EMPTY {
        let (expressions, _) = scanned(&(text.to_string() + "}"));
        assert!(expressions.is_empty(), "{:?}", text);
        assert_eq!(None, expressions.refused_at(), "{:?}", text);
    }
}

#[test]
fn not_empty() {
    for text in NOT_EMPTY {
        let (expressions, _) = scanned(&(text.to_string() + "}"));
        assert!(!expressions.is_empty(), "{:?}", text);
    }
}

#[test]
fn spreads() {
    let cases = [
        ("...a", true, 0, false),
        (" /* b */ ...a", true, 0, false),
        ("...{a, b}", true, 0, false),
        ("...[a, b].c(d, e)", true, 0, false),
        ("...'a, b'", true, 0, false),
        ("...a,", true, 1, false),
        ("...a, /* b */ ", true, 1, false),
        ("...a, b", true, 1, true),
        ("...a, ...b", true, 1, true),
        ("...a, b,", true, 2, true),
        ("a, b", false, 1, true),
        ("[...a]", false, 0, false),
        ("a.b", false, 0, false),
    ];
    for (text, spread, commas, extra) in cases {
        let (expressions, _) = scanned(&(text.to_string() + "}"));
        assert_eq!(spread, expressions.starts_with_spread(), "{:?}", text);
        assert_eq!(commas, expressions.commas(), "{:?}", text);
        assert_eq!(extra, expressions.has_extra_after_comma(), "{:?}", text);
        if spread && !extra {
            assert_eq!(None, expressions.refused_at(), "{:?}", text);
        }
    }
}

#[test]
fn starts_and_ends_inside_the_text() {
    let mut expressions = Expressions::default();
    assert_eq!(Some(4), expressions.scan_expression(b"}}{a}b}", 3, 6));
    assert_eq!(None, expressions.scan_expression(b"}}{a}b}", 3, 4));
}

#[test]
fn a_scan_finds_the_same_after_others_of_its_text() {
    const ALPHABET: &[u8] = b"/[]\\a}\n";
    let mut text = [0; 6];
    let mut expressions = Expressions::default();
    let mut alone = Expressions::default();
    for index in 0..ALPHABET.len().pow(6) {
        let mut digits = index;
        for c in &mut text {
            *c = ALPHABET[digits % ALPHABET.len()];
            digits /= ALPHABET.len();
        }
        expressions.begin();
        for from in 0..text.len() {
            alone.begin();
            let end = alone.scan_expression(&text, from, text.len());
            assert_eq!(end, expressions.scan_expression(&text, from, text.len()));
            assert_eq!(alone.refused_at(), expressions.refused_at());
        }
    }
}

#[test]
fn says_where_it_is_wrong() {
    let cases = [
        ("a b", 2),
        ("(a; b) c", 7),
        ("a;", 1),
        ("a +", 3),
        ("[", 1),
        ("[a, \"b\n]", 4),
    ];
    for (text, offset) in cases {
        let (expressions, _) = scanned(&(text.to_string() + "}"));
        assert_eq!(Some(offset), expressions.refused_at(), "{:?}", text);
    }
}

#[test]
fn a_scan_leaves_nothing_to_the_next() {
    let mut expressions = Expressions::default();
    assert_eq!(18, expressions.scan_esm(b"export const a = (", 0, 18));
    assert!(expressions.is_unclosed());
    assert_eq!(None, expressions.scan_expression(b"...a, ([{`<b>", 0, 13));
    assert_eq!(Some(1), expressions.scan_expression(b"a}", 0, 2));
    assert!(!expressions.is_unclosed());
    assert!(!expressions.starts_with_spread());
    assert_eq!(0, expressions.commas());
    assert_eq!(None, expressions.refused_at());
}

#[test]
fn counts_its_memory() {
    let mut expressions = Expressions::default();
    let text = "[".repeat(1_000);
    expressions.scan_expression(text.as_bytes(), 0, text.len());
    assert!(expressions.scratch_bytes() >= 4_000);
    assert!(expressions.scratch_bytes() <= 16_000);
}

/// Each of these made some parser take quadratic time or more, or overflow its stack.
#[test]
fn takes_linear_time_and_no_stack() {
    let cases = [
        ("`${", "1", "}`"),
        ("[", "1", "]"),
        ("{", "1", "}"),
        ("(", "1", ")"),
        ("([{", "1", "}"),
        ("<a b={", "1", "}/>"),
        ("<a b={", "1", ""),
        ("<a>", "1", "</a>"),
        ("<a>{", "1", "}</a>"),
        ("<a b=", "1", ""),
        ("< ", "1", ""),
        ("a?", "1", ":b"),
        ("/[", "1", ""),
        ("(/", "1", ""),
        ("/*", "1", ""),
        ("'", "1", ""),
        ("\\u{", "1", ""),
        ("{},", "1", ""),
        ("a ", "1", ""),
    ];
    for (before, middle, after) in cases {
        let text = before.repeat(300_000) + middle + &after.repeat(300_000) + "}";
        within(Duration::from_secs(20), || {
            scanned(&text);
            scanned_esm(&text);
        });
    }
}

#[test]
fn blank_lines_take_linear_time() {
    let inside = "export const a = [\n".to_string() + &"1,\n\n".repeat(300_000) + "]\n\nb";
    let between = "export const a =\n".to_string() + &"  \n".repeat(300_000) + "1\n\nb";
    for text in [inside, between] {
        within(Duration::from_secs(20), || {
            assert_eq!(text.len() - 3, scanned_esm(&text).1);
        });
    }
}

fn within(limit: Duration, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    assert!(start.elapsed() < limit, "{:?}", start.elapsed());
}
