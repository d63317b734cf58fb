//! Reads YAML or TOML between fences at the very start of a source.

use crate::chars;
use crate::kinds::NodeKind;
use crate::rows::{self, Row};
use crate::scan;
use crate::values::Value;

/// Reads front matter. Returns where the line after it starts, or `from` if there is none.
pub(crate) fn scan(b: &[u8], from: usize, rows: &mut Vec<Row>) -> usize {
    let (mark, kind) = match b.get(from) {
        Some(b'-') => (b'-', NodeKind::Yaml),
        Some(b'+') => (b'+', NodeKind::Toml),
        _ => return from,
    };
    let length = b.len();
    let first_end = scan::line_end(b, from, length);
    if !is_fence(&b[from..first_end], mark) {
        return from;
    }
    let value = chars::after_eol(b, first_end, length);
    let mut end_before = first_end;
    let mut at = value;
    while at > end_before {
        let end = scan::line_end(b, at, length);
        if is_fence(&b[at..end], mark) {
            let size = end_before.max(value) - value;
            let value = Value::in_source(value, size);
            rows::add(rows, Row::with_value(kind, (from, end), value));
            return chars::after_eol(b, end, length);
        }
        end_before = end;
        at = chars::after_eol(b, end, length);
    }
    from
}

fn is_fence(line: &[u8], mark: u8) -> bool {
    line.len() >= 3
        && line[..3].iter().all(|&c| c == mark)
        && line[3..].iter().all(|&c| chars::is_space(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of the front matter, and where it ends.
    fn scan_all(source: &str) -> Option<(&str, usize)> {
        let mut rows = Vec::new();
        let end = scan(source.as_bytes(), 0, &mut rows);
        rows.first().map(|row| {
            let value = row.value();
            let start = value.offset as usize;
            (&source[start..][..value.length as usize], end)
        })
    }

    #[test]
    fn fences_are_three_marks_and_white_space() {
        assert_eq!(Some(("a: b", 13)), scan_all("---\na: b\n---\n"));
        assert_eq!(Some(("a\r\nb", 15)), scan_all("+++ \r\na\r\nb\r\n+++"));
        assert_eq!(Some(("", 8)), scan_all("---\n--- "));
        assert_eq!(Some(("", 8)), scan_all("---\n\n---"));
        for none in [
            "",
            "--",
            "---",
            "---\n",
            "---\na",
            "----\n----",
            "---\n+++",
            " ---\n---",
        ] {
            assert_eq!(None, scan_all(none), "{none}");
        }
    }
}
