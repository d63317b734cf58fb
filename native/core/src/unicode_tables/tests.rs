use super::{
    is_ascii_id_continue, is_id_continue, is_id_start, is_js_whitespace, is_punctuation_or_symbol,
};

fn count(property: impl Fn(u32) -> bool) -> usize {
    (0..=0x10_FFFF).filter(|&cp| property(cp)).count()
}

/// Compares sizes that were counted from Unicode 16.0 itself.
#[test]
fn sizes() {
    assert_eq!(32 + 9_337, count(is_punctuation_or_symbol));
    assert_eq!(54 + 141_217, count(is_id_start));
    assert_eq!(64 + 141_217 + 3_261, count(is_id_continue));
    assert_eq!(25, count(is_js_whitespace));
}

#[test]
fn ascii() {
    for b in 0..=255_u8 {
        let c = char::from(b);
        let start = c.is_ascii_alphabetic() || c == '$' || c == '_';
        let goes_on = start || c.is_ascii_digit();
        assert_eq!(goes_on, is_ascii_id_continue(b), "{:?}", c);
        if b < 128 {
            assert_eq!(start, is_id_start(b.into()), "{:?}", c);
            assert_eq!(goes_on, is_id_continue(b.into()), "{:?}", c);
            let punctuation = c.is_ascii_punctuation();
            assert_eq!(punctuation, is_punctuation_or_symbol(b.into()), "{:?}", c);
        }
    }
}

#[test]
fn whitespace_of_javascript() {
    for cp in [
        0x9, 0xA, 0xB, 0xC, 0xD, 0x20, 0xA0, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F,
        0x205F, 0x3000, 0xFEFF,
    ] {
        assert!(is_js_whitespace(cp), "{:x}", cp);
    }
    for cp in [0, 0x1C, 0x85, 0x180E, 0x200B, 0x2060, 0x61, 0x10_FFFF] {
        assert!(!is_js_whitespace(cp), "{:x}", cp);
    }
}

/// Code points of Unicode 14, 15 and 16.
#[test]
fn young_code_points() {
    assert!(is_punctuation_or_symbol(0x20C0));
    assert!(is_punctuation_or_symbol(0x1FAE9));
    assert!(is_id_start(0x323AF));
    assert!(is_id_start(0x1C89));
    assert!(is_id_continue(0x1E5F1));
    assert!(!is_id_start(0x1E5F1));
}

#[test]
fn bounds_of_ranges() {
    for (first, last) in [(0xA1, 0xA9), (0x2010, 0x2027), (0x1FB94, 0x1FBEF)] {
        assert!(!is_punctuation_or_symbol(first - 1));
        assert!((first..=last).all(is_punctuation_or_symbol));
        assert!(!is_punctuation_or_symbol(last + 1));
    }
    assert!(!is_punctuation_or_symbol(0x80));
    assert!(!is_punctuation_or_symbol(0x10_FFFF));
}
