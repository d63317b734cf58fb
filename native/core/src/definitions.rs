//! Reads definitions at the start of a paragraph's content and keeps them.

use crate::chars;
use crate::grow::{self, Grow};
use crate::labels::Labels;
use crate::links::{self, Part, Titles};
use crate::text::Content;
use crate::values::{Value, Values};

/// A definition.
#[derive(Clone, Copy)]
pub(crate) struct DefinitionRow {
    pub(crate) identifier: Value,
    pub(crate) label: Value,
    pub(crate) url: Value,
    pub(crate) title: Value,
}

#[derive(Default)]
pub(crate) struct Definitions {
    pub(crate) labels: Labels,
    pub(crate) rows: Vec<DefinitionRow>,
    /// The source offset where the last definition starts.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Definitions {
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.labels.scratch_bytes() + grow::bytes(&self.rows)
    }

    /// Starts a document.
    pub(crate) fn clear(&mut self) {
        self.labels.clear();
        self.rows.clear();
    }

    /// Reads the definition that starts at the bracket at `at`. Returns where the next line starts.
    pub(crate) fn scan(&mut self, values: &mut Values, c: &Content, at: usize) -> Option<usize> {
        let (b, to) = (c.bytes, c.to);
        let label = links::label(b, at, to)?;
        if label.after >= to || b[label.after] != b':' {
            return None;
        }
        let from = links::skip_whitespace(b, label.after + 1, to);
        let url = links::destination(b, from, to, usize::MAX)?;
        let (title, last) = match title(b, url.after, to) {
            Some((title, end)) => (Some(title), end),
            None => (None, line_end(b, url.after, to)?),
        };
        self.add(values, c, label, url, title);
        self.start = c.source(at);
        self.end = c.source_end(last);
        Some(chars::after_eol(b, last, to))
    }

    fn add(
        &mut self,
        values: &mut Values,
        c: &Content,
        label: Part,
        url: Part,
        title: Option<Part>,
    ) {
        self.rows.add(DefinitionRow {
            label: values.unescaped(c, label.start, label.end),
            identifier: identifier(c, label.start, label.end, &self.labels, values),
            url: values.unescaped(c, url.start, url.end),
            title: match title {
                Some(title) if title.start < title.end => values.title(c, title.start, title.end),
                _ => Value::NONE,
            },
        });
        self.labels.define(c.bytes, label.start, label.end);
    }
}

/// Returns a title after white space, and the end of its line, if nothing else follows on that
/// line.
fn title(b: &[u8], at: usize, to: usize) -> Option<(Part, usize)> {
    let from = links::skip_whitespace(b, at, to);
    if from == at {
        return None;
    }
    let title = Titles::default().title(b, from, to)?;
    Some((title, line_end(b, title.after, to)?))
}

/// Returns where the line ends, if only white space is left of it.
fn line_end(b: &[u8], at: usize, to: usize) -> Option<usize> {
    let end = chars::skip_space(b, at, to);
    (end == to || chars::is_eol(b[end])).then_some(end)
}

/// Makes the identifier of a label: the label itself in the source, if that is its canonical form.
pub(crate) fn identifier(
    c: &Content,
    from: usize,
    to: usize,
    labels: &Labels,
    values: &mut Values,
) -> Value {
    let key = labels.identifier(c.bytes, from, to);
    if c.contiguous(from, to) && key[..] == c.bytes[from..to] {
        values.plain(c, from, to)
    } else {
        values.bytes(&key)
    }
}
