//! The markers of GitHub's alerts, such as `[!NOTE]`, which stand alone on a line.

use crate::chars;

const TYPES: [&[u8]; 5] = [b"NOTE", b"TIP", b"IMPORTANT", b"WARNING", b"CAUTION"];

/// Returns where the marker that starts here ends.
pub(crate) fn end(b: &[u8], at: usize, to: usize) -> Option<usize> {
    let name = b[at..to].strip_prefix(b"[!")?;
    let size = name.iter().take(10).position(|&c| c == b']')?;
    if !TYPES
        .iter()
        .any(|kind| kind.eq_ignore_ascii_case(&name[..size]))
    {
        return None;
    }
    let end = at + 2 + size + 1;
    let after = chars::skip_space(b, end, to);
    (after == to || chars::is_eol(b[after])).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_stands_alone_on_its_line() {
        let end = |source: &str| end(source.as_bytes(), 0, source.len());
        assert_eq!(Some(7), end("[!NOTE]"));
        assert_eq!(Some(12), end("[!importanT] \t\nx"));
        for none in [
            "",
            "[!",
            "[!NOTE",
            "[!NOTE] x",
            "[!NOTES]",
            "[NOTE]",
            "[!]",
            "[!IMPORTANTLY]",
        ] {
            assert_eq!(None, end(none), "{none}");
        }
    }
}
