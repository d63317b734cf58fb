//! Classes of bytes and of code points in UTF-8.

#[cfg(test)]
mod tests;

const SPACE: u8 = 1;
const EOL: u8 = 2;
const PUNCTUATION: u8 = 4;
const DIGIT: u8 = 8;
const ALPHA: u8 = 16;
const HEX: u8 = 32;

static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    classes[b' ' as usize] = SPACE;
    classes[b'\t' as usize] = SPACE;
    classes[b'\n' as usize] = EOL;
    classes[b'\r' as usize] = EOL;
    let mut c = b'!';
    while c < 127 {
        classes[c as usize] = match c {
            b'0'..=b'9' => DIGIT | HEX,
            b'A'..=b'F' | b'a'..=b'f' => ALPHA | HEX,
            b'G'..=b'Z' | b'g'..=b'z' => ALPHA,
            _ => PUNCTUATION,
        };
        c += 1;
    }
    classes
}

#[inline(always)]
fn is(b: u8, class: u8) -> bool {
    CLASS[b as usize] & class != 0
}

/// Returns whether a byte is a space or a tab.
#[inline(always)]
pub(crate) fn is_space(b: u8) -> bool {
    b == b' ' || b == b'\t'
}

/// Returns whether a byte is a line feed or a carriage return.
#[inline(always)]
pub(crate) fn is_eol(b: u8) -> bool {
    b == b'\n' || b == b'\r'
}

#[inline(always)]
pub(crate) fn is_space_or_eol(b: u8) -> bool {
    is(b, SPACE | EOL)
}

#[inline(always)]
pub(crate) fn is_ascii_punctuation(b: u8) -> bool {
    is(b, PUNCTUATION)
}

#[inline(always)]
pub(crate) fn is_digit(b: u8) -> bool {
    b.is_ascii_digit()
}

#[inline(always)]
pub(crate) fn is_hex(b: u8) -> bool {
    is(b, HEX)
}

#[inline(always)]
pub(crate) fn is_alpha(b: u8) -> bool {
    b.is_ascii_alphabetic()
}

#[inline(always)]
pub(crate) fn is_alphanumeric(b: u8) -> bool {
    is(b, ALPHA | DIGIT)
}

/// Returns whether a byte is a control of ASCII, such as a line ending or a tab.
#[inline(always)]
pub(crate) fn is_control(b: u8) -> bool {
    b < 32 || b == 127
}

/// Returns the code point that starts at `at`, in valid UTF-8.
#[inline]
pub(crate) fn code_point_at(b: &[u8], at: usize) -> u32 {
    let c = u32::from(b[at]);
    if c < 0x80 {
        return c;
    }
    let second = continuation(b, at + 1);
    if c < 0xE0 {
        return (c & 0x1F) << 6 | second;
    }
    let third = continuation(b, at + 2);
    if c < 0xF0 {
        return (c & 0x0F) << 12 | second << 6 | third;
    }
    (c & 0x07) << 18 | second << 12 | third << 6 | continuation(b, at + 3)
}

#[inline(always)]
fn continuation(b: &[u8], at: usize) -> u32 {
    u32::from(b[at] & 0x3F)
}

/// Returns where the code point that ends before `end` starts.
#[inline]
pub(crate) fn previous(b: &[u8], end: usize) -> usize {
    let mut at = end - 1;
    while b[at] & 0xC0 == 0x80 {
        at -= 1;
    }
    at
}

/// Returns the number of bytes of a code point in UTF-8.
#[inline]
pub(crate) fn length(cp: u32) -> usize {
    match cp {
        0..=0x7F => 1,
        0x80..=0x7FF => 2,
        0x800..=0xFFFF => 3,
        _ => 4,
    }
}

/// Returns the offset after the line ending at `at`, which may be CR LF, or `at` if there is none.
#[inline]
pub(crate) fn after_eol(b: &[u8], at: usize, to: usize) -> usize {
    if at >= to || !is_eol(b[at]) {
        return at;
    }
    if b[at] == b'\r' && at + 1 < to && b[at + 1] == b'\n' {
        at + 2
    } else {
        at + 1
    }
}

#[inline]
pub(crate) fn skip_space(b: &[u8], at: usize, to: usize) -> usize {
    let mut i = at;
    while i < to && is_space(b[i]) {
        i += 1;
    }
    i
}
