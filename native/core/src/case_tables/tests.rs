use super::{key, lower};

fn keyed(text: &str) -> String {
    let mut out = Vec::new();
    key(text.as_bytes(), 0, text.len(), &mut out);
    String::from_utf8(out).unwrap()
}

fn lowered(text: &str) -> String {
    let mut out = Vec::new();
    lower(text.as_bytes(), 0, text.len(), &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn keys_and_identifiers() {
    for (text, key, identifier) in [
        ("aZ09_", "AZ09_", "az09_"),
        ("straße", "STRASSE", "strasse"),
        ("ẞ", "SS", "ss"),
        ("ﬃ", "FFI", "ffi"),
        ("ΑΓΩς", "ΑΓΩΣ", "αγως"),
        ("σ", "Σ", "σ"),
        ("σα ας", "ΣΑ ΑΣ", "σα ας"),
        ("ı", "I", "i"),
        ("ǆ ǅ", "Ǆ Ǆ", "ǆ ǆ"),
        ("𐐨", "𐐀", "𐐨"),
        ("\u{19b}", "\u{a7dc}", "\u{19b}"),
        ("中文", "中文", "中文"),
        ("aéb", "AÉB", "aéb"),
    ] {
        assert_eq!(key, keyed(text), "{}", text);
        assert_eq!(identifier, lowered(key), "{}", text);
    }
}

#[test]
fn sigma_ends_a_word_also_before_marks() {
    for (key, identifier) in [
        ("ΑΣ", "ας"),
        ("ΑΣ\u{301}", "ας\u{301}"),
        ("ΑΣ\u{301}Α", "ασ\u{301}α"),
        ("ΑΣ'Α", "ασ'α"),
        ("ΑΣ.", "ας."),
        ("Α.Σ", "α.ς"),
        (" Σ", " σ"),
        ("1Σ", "1σ"),
        ("AΣ1", "aς1"),
        ("AΣb", "aσb"),
    ] {
        assert_eq!(identifier, lowered(key), "{}", key);
    }
}

#[test]
fn reads_and_writes_within_bounds() {
    let mut out = b"[".to_vec();
    key("xaéßx".as_bytes(), 1, 6, &mut out);
    lower("XAÉX".as_bytes(), 1, 4, &mut out);
    assert_eq!("[AÉSSaé".as_bytes(), out);
}

/// The spellings of a code point have one key, and the key of a key is itself.
#[test]
fn keys_are_stable() {
    for c in ('\0'..=char::MAX).filter(|c| c.is_alphabetic()) {
        let key = keyed(&c.to_string());
        assert_eq!(key, keyed(&key), "{:?}", c);
        assert_eq!(key, keyed(&lowered(&key)), "{:?}", c);
    }
}
