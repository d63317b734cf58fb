use super::*;

#[test]
fn classes_of_bytes() {
    for b in 0..=255_u8 {
        let space = matches!(b, b' ' | b'\t');
        let eol = matches!(b, b'\n' | b'\r');
        assert_eq!(space, is_space(b), "{}", b);
        assert_eq!(eol, is_eol(b), "{}", b);
        assert_eq!(space || eol, is_space_or_eol(b), "{}", b);
        assert_eq!(b.is_ascii_punctuation(), is_ascii_punctuation(b), "{}", b);
        assert_eq!(b.is_ascii_digit(), is_digit(b), "{}", b);
        assert_eq!(b.is_ascii_hexdigit(), is_hex(b), "{}", b);
        assert_eq!(b.is_ascii_alphabetic(), is_alpha(b), "{}", b);
        assert_eq!(b.is_ascii_alphanumeric(), is_alphanumeric(b), "{}", b);
        assert_eq!(b.is_ascii_control(), is_control(b), "{}", b);
    }
}

#[test]
fn code_points() {
    for c in '\0'..=char::MAX {
        let text = format!("é{}é", c);
        let b = text.as_bytes();
        assert_eq!(u32::from(c), code_point_at(b, 2));
        assert_eq!(c.len_utf8(), length(c.into()));
        assert_eq!(2, previous(b, b.len() - 2));
    }
}

#[test]
fn line_endings() {
    let b = b"ab\r\n\n\rc\r";
    assert_eq!(0, after_eol(b, 0, 8));
    assert_eq!(4, after_eol(b, 2, 8));
    assert_eq!(3, after_eol(b, 2, 3));
    assert_eq!(2, after_eol(b, 2, 2));
    assert_eq!(5, after_eol(b, 4, 8));
    assert_eq!(6, after_eol(b, 5, 8));
    assert_eq!(8, after_eol(b, 7, 8));
    assert_eq!(8, after_eol(b, 8, 8));
}

#[test]
fn spaces() {
    assert_eq!(3, skip_space(b" \t a ", 0, 5));
    assert_eq!(2, skip_space(b" \t a ", 0, 2));
    assert_eq!(3, skip_space(b" \t a ", 3, 5));
    assert_eq!(5, skip_space(b" \t a ", 4, 5));
}
