use super::{append, append_for_attribute, scan, scan_long};

fn end(text: &str) -> Option<usize> {
    scan(text.as_bytes(), 0, text.len())
}

fn long_end(text: &str) -> Option<usize> {
    scan_long(text.as_bytes(), 0, text.len())
}

fn text(reference: &str) -> String {
    let mut out = Vec::new();
    append(reference.as_bytes(), 0, reference.len(), &mut out);
    String::from_utf8(out).unwrap()
}

fn attribute(reference: &str) -> String {
    let mut out = Vec::new();
    append_for_attribute(reference.as_bytes(), 0, reference.len(), &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn references_end_after_their_semicolon() {
    let whole = [
        "&amp;",
        "&#1;",
        "&#1234567;",
        "&#x1;",
        "&#Xabcdef;",
        "&CounterClockwiseContourIntegral;",
    ];
    for reference in whole {
        assert_eq!(Some(reference.len()), end(reference), "{}", reference);
        assert_eq!(Some(reference.len()), long_end(reference), "{}", reference);
        let more = reference.to_string() + ";a";
        assert_eq!(Some(reference.len()), end(&more), "{}", more);
        let less = &reference[..reference.len() - 1];
        assert_eq!(None, end(less), "{}", less);
    }
}

#[test]
fn only_long_references_have_more_digits() {
    for reference in ["&#12345678;", "&#xabcdef0;", "&#x000000000000041;"] {
        assert_eq!(None, end(reference), "{}", reference);
        assert_eq!(Some(reference.len()), long_end(reference), "{}", reference);
    }
}

#[test]
fn others_are_no_references() {
    let others = [
        "&",
        "&;",
        "&#",
        "&#;",
        "&#x",
        "&#x;",
        "&#a;",
        "&#xg;",
        "&#-1;",
        "& amp;",
        "&amp",
        "&am p;",
        "&nosuchname;",
        "&é;",
        "&aCounterClockwiseContourIntegral;",
    ];
    for other in others {
        assert_eq!(None, end(other), "{}", other);
        assert_eq!(None, long_end(other), "{}", other);
    }
}

#[test]
fn looks_no_further_than_told() {
    let source = b"a&amp;b&#65;";
    assert_eq!(Some(6), scan(source, 1, 6));
    assert_eq!(None, scan(source, 1, 5));
    assert_eq!(None, scan(source, 1, 2));
    assert_eq!(Some(12), scan(source, 7, 12));
    assert_eq!(None, scan(source, 7, 11));
}

#[test]
fn stand_for_characters() {
    for (reference, expected) in [
        ("&auml;", "ä"),
        ("&NotEqualTilde;", "≂̸"),
        ("&#65;", "A"),
        ("&#x1F600;", "😀"),
        ("&#X1f600;", "😀"),
        ("&#9;", "\t"),
        ("&#10;", "\n"),
        ("&#12;", "\u{c}"),
        ("&#13;", "\r"),
        ("&#160;", "\u{a0}"),
        ("&#xFFFC;", "\u{fffc}"),
    ] {
        assert_eq!(expected, text(reference), "{}", reference);
        assert_eq!(expected, attribute(reference), "{}", reference);
    }
}

#[test]
fn numbers_that_text_cannot_have_are_replaced() {
    for number in [
        "0", "8", "11", "14", "31", "127", "128", "159", "xD800", "xDFFF", "xFDD0", "xFDEF",
        "xFFFE", "xFFFF", "x1FFFE", "x10FFFF", "x110000", "9999999",
    ] {
        assert_eq!("\u{fffd}", text(&format!("&#{};", number)), "{}", number);
    }
}

#[test]
fn attributes_have_numbers_of_windows() {
    for (number, expected) in [
        ("128", "€"),
        ("129", "\u{81}"),
        ("x99", "™"),
        ("159", "Ÿ"),
        ("160", "\u{a0}"),
        ("0", "\u{fffd}"),
        ("1", "\u{1}"),
        ("xD800", "\u{fffd}"),
        ("xDFFF", "\u{fffd}"),
        ("xFFFE", "\u{fffe}"),
        ("x10FFFF", "\u{10ffff}"),
        ("x110000", "\u{fffd}"),
        ("99999999999999999999999999", "\u{fffd}"),
        ("00000000000000000000000065", "A"),
    ] {
        assert_eq!(expected, attribute(&format!("&#{};", number)), "{}", number);
    }
}
