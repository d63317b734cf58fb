//! The open block quotes, lists and footnote definitions.

use crate::chars;
use crate::failure::{past, Fallible};
use crate::footnotes;
use crate::format::{LIST_ORDERED, SPREAD};
use crate::grammar::Grammar;
use crate::grow::{self, Grow};
use crate::kinds::NodeKind;
use crate::limit::Limit;
use crate::line::Line;
use crate::list_markers::{self, Marker};
use crate::rows::{add, Row};
use crate::shared::Shared;

/// Columns of white space that continue a footnote definition.
const FOOTNOTE_INDENT: usize = 4;

#[derive(Clone, Copy)]
struct Container {
    kind: Kind,
    row: usize,
    /// Columns of white space that continue this container and all the lists around it.
    columns: usize,
}

#[derive(Clone, Copy)]
enum Kind {
    Quote,
    /// A list is one container together with its open item: a line continues it if the line
    /// continues the item or starts the next one.
    List(Item),
    Footnote,
}

/// The open item of a list.
#[derive(Clone, Copy)]
struct Item {
    row: usize,
    /// Columns of white space that continue the item.
    size: usize,
    /// The last byte of the item's marker, which differs between lists.
    mark: u8,
    /// Whether the item began with a blank line. If so, `further_blank` is whether a blank line
    /// followed that one.
    began_blank: bool,
    further_blank: bool,
}

/// A container that a line starts.
pub(crate) enum Opening {
    Quote,
    List(Marker),
    /// A footnote definition, whose label ends at this offset.
    Footnote(usize),
}

#[derive(Default)]
pub(crate) struct Containers {
    stack: Vec<Container>,
    /// The indices of the open quotes.
    quotes: Vec<usize>,
    mdx: bool,
    gfm: bool,
    max_depth: usize,
    node_depth: usize,
    /// The number of open containers that the current line continues.
    matched: usize,
    /// The marker of the current line, if the line starts the next item of an open list.
    next_item: Option<Marker>,
    /// The index after the innermost quote whose marker the current line has, or 0.
    quote_depth: usize,
    /// If the last lines are blank, the least `quote_depth` of them.
    blank_pending: Option<usize>,
    marked_blanks: usize,
}

impl Containers {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.stack) + grow::bytes(&self.quotes)
    }

    /// Starts a document.
    pub(crate) fn begin(&mut self, grammar: Grammar, max_depth: usize) {
        self.mdx = grammar.mdx;
        self.gfm = grammar.gfm;
        self.max_depth = max_depth;
        self.stack.clear();
        self.quotes.clear();
        self.node_depth = 0;
        self.clear_blank();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.stack.is_empty()
    }

    /// Returns whether the current line continues all containers.
    #[inline]
    pub(crate) fn all_matched(&self) -> bool {
        self.matched == self.stack.len()
    }

    // Continuation.

    /// Consumes the prefixes of the containers that the line continues, up to the first container
    /// that it does not continue.
    #[inline]
    pub(crate) fn match_line(&mut self, line: &mut Line) {
        self.matched = 0;
        self.next_item = None;
        self.quote_depth = 0;
        if !self.stack.is_empty() {
            self.match_open(line);
        }
    }

    fn match_open(&mut self, line: &mut Line) {
        let mut quotes = 0;
        while self.matched < self.stack.len() {
            if line.blank {
                self.matched = self.skip_blank(line, self.matched, quotes);
                self.note_further_blank();
                return;
            }
            match &mut self.stack[self.matched].kind {
                Kind::Quote => {
                    if !quote(line, self.mdx) {
                        return;
                    }
                    quotes += 1;
                    self.quote_depth = self.matched + 1;
                }
                Kind::Footnote => {
                    if !footnote(line) {
                        return;
                    }
                }
                Kind::List(item) => {
                    if !item.goes_on(line) {
                        let next = list_markers::scan(line, self.mdx, false);
                        self.next_item = next.filter(|next| next.last == item.mark);
                        self.matched += usize::from(self.next_item.is_some());
                        return;
                    }
                }
            }
            self.matched += 1;
        }
    }

    /// Consumes the prefixes of the containers that a blank line continues, from `from` up to the
    /// next quote. `quotes` is the number of quotes before `from`. Returns the index of the next
    /// quote, or the number of containers. A blank line costs the same in any number of lists.
    fn skip_blank(&self, line: &mut Line, from: usize, quotes: usize) -> usize {
        let to = self.quotes.get(quotes).copied();
        let to = to.unwrap_or(self.stack.len());
        let columns = self.columns_to(to) - self.columns_to(from);
        line.skip_columns(line.indent.min(columns));
        to
    }

    /// Returns the columns of white space that continue the lists among the first `count`
    /// containers.
    fn columns_to(&self, count: usize) -> usize {
        count.checked_sub(1).map_or(0, |i| self.stack[i].columns)
    }

    /// Notes that a blank line continues the innermost container. An item that began with a blank
    /// line can only be there, because the next line with text decides about it.
    fn note_further_blank(&mut self) {
        if self.all_matched() {
            if let Some(Kind::List(item)) = self.stack.last_mut().map(|last| &mut last.kind) {
                item.further_blank |= item.began_blank;
            }
        }
    }

    /// Returns whether a later line continues every container. Consumes the prefixes in the line,
    /// and changes nothing else.
    pub(crate) fn continues(&self, line: &mut Line) -> bool {
        let mut quotes = 0;
        for (i, container) in self.stack.iter().enumerate() {
            if line.blank {
                return self.skip_blank(line, i, quotes) == self.stack.len();
            }
            let goes_on = match container.kind {
                Kind::Quote => quote(line, self.mdx),
                Kind::Footnote => footnote(line),
                Kind::List(item) => {
                    let goes_on = line.indent >= item.size;
                    if goes_on {
                        line.skip_columns(item.size);
                    }
                    goes_on
                }
            };
            if !goes_on {
                return false;
            }
            quotes += usize::from(matches!(container.kind, Kind::Quote));
        }
        true
    }

    // Blank lines.

    /// Notes a blank line that belongs to no leaf. With a quote's marker it is content of the
    /// containers that it continues, but not of their items.
    pub(crate) fn blank(&mut self, line: &Line, rows: &mut [Row]) {
        let depth = self.quote_depth;
        if depth > 0 {
            // A container reaches as far as those in it, once they are closed.
            if let Some(container) = self.stack[..self.matched].last() {
                rows[container.row].reach(line.end);
            }
            self.marked_blanks += 1;
        }
        let least = self.blank_pending.map_or(depth, |least| least.min(depth));
        self.blank_pending = Some(least);
    }

    /// Returns whether the last lines are blank and content of the container at `index`.
    fn is_blank_in(&self, index: usize) -> bool {
        matches!(self.blank_pending, Some(depth) if depth <= index)
    }

    /// Forgets the last blank lines: they are part of a leaf.
    #[inline]
    pub(crate) fn clear_blank(&mut self) {
        self.blank_pending = None;
        self.marked_blanks = 0;
    }

    /// Makes all containers reach to a blank line at the end of the source that has a quote's
    /// marker.
    pub(crate) fn reach_end(&self, line: &Line, rows: &mut [Row]) {
        if self.quote_depth > 0 {
            self.reach_marker(line, rows);
        }
    }

    /// Makes the containers that a new one ends reach up to the new one, after a quote's marker.
    fn reach_marker(&self, line: &Line, rows: &mut [Row]) {
        for container in &self.stack[self.matched..] {
            rows[container.row].reach(line.at);
        }
    }

    // New containers.

    /// Returns whether the current line starts the next item of an open list.
    #[inline]
    pub(crate) fn has_next_item(&self) -> bool {
        self.next_item.is_some()
    }

    /// Opens the next item that [`Containers::match_line`] found.
    pub(crate) fn open_next_item(&mut self, line: &mut Line, rows: &mut Vec<Row>) {
        self.close_unmatched(rows);
        let index = self.matched - 1;
        let spread = self.is_blank_in(index);
        let around = self.columns_to(index);
        let Container { kind, row, columns } = &mut self.stack[index];
        if let (Some(marker), Kind::List(item)) = (self.next_item, kind) {
            close_item(*item, *row, rows);
            if spread {
                rows[*row].flags |= SPREAD;
            }
            *item = open_item(line, marker, self.mdx, rows);
            *columns = around + item.size;
        }
        self.clear_blank();
    }

    /// Returns the quote, list or footnote definition that the line starts.
    #[inline]
    pub(crate) fn opening(&self, line: &mut Line, interrupt: bool) -> Option<Opening> {
        if !line.may_open_container(self.mdx) {
            return None;
        }
        match line.first {
            b'>' => Some(Opening::Quote),
            b'[' if self.gfm => {
                footnotes::definition(line.source, line.text, line.end).map(Opening::Footnote)
            }
            _ => list_markers::scan(line, self.mdx, interrupt).map(Opening::List),
        }
    }

    /// Closes the containers that the line does not continue, before the first new one is opened.
    pub(crate) fn close_for_opening(&mut self, line: &Line, rows: &mut Vec<Row>) {
        if self.quote_depth > 0 {
            self.reach_marker(line, rows);
            self.marked_blanks += 1;
        }
        self.close_unmatched(rows);
    }

    /// Opens a container that the line starts, and consumes its marker.
    pub(crate) fn open(
        &mut self,
        opening: Opening,
        line: &mut Line,
        shared: &mut Shared,
    ) -> Fallible<()> {
        let rows = &mut shared.rows;
        let span = (line.text, line.end);
        self.note_child(rows);
        match opening {
            Opening::Quote => {
                let row = add(rows, Row::node(NodeKind::Blockquote, 0, span));
                self.push(Kind::Quote, row, 1, line)?;
                take_quote(line);
            }
            Opening::Footnote(label_end) => {
                let label = line.text + 2;
                shared.footnotes.define(line.source, label, label_end);
                let row = add(rows, Row::footnote_definition(span, (label, label_end)));
                self.push(Kind::Footnote, row, 1, line)?;
                line.skip_to(label_end + 2 - line.text);
                line.skip_columns(line.indent);
            }
            Opening::List(marker) => {
                let (flags, first) = match marker.number {
                    Some(number) => (LIST_ORDERED, number),
                    None => (0, 0),
                };
                let row = add(rows, Row::list(flags, span, first));
                let item = open_item(line, marker, self.mdx, rows);
                self.push(Kind::List(item), row, 2, line)?;
            }
        }
        self.matched = self.stack.len();
        Ok(())
    }

    fn push(&mut self, kind: Kind, row: usize, levels: usize, line: &Line) -> Fallible<()> {
        self.node_depth += levels;
        if self.node_depth > self.max_depth {
            let (allowed, actual) = (self.max_depth as u64, self.node_depth as u64);
            return past(Limit::Depth, allowed, actual, Some(line.start));
        }
        let mut columns = self.columns_to(self.stack.len());
        match kind {
            Kind::Quote => self.quotes.add(self.stack.len()),
            Kind::List(item) => columns += item.size,
            Kind::Footnote => {}
        }
        self.stack.add(Container { kind, row, columns });
        Ok(())
    }

    // Children and ends.

    /// Notes that a leaf or a container starts in the innermost open container.
    #[inline]
    pub(crate) fn note_child(&mut self, rows: &mut [Row]) {
        if self.blank_pending.is_some() {
            self.note_child_after_blank(rows);
        }
        self.clear_blank();
    }

    fn note_child_after_blank(&self, rows: &mut [Row]) {
        // A blank line in a footnote definition counts as one of the item around it.
        let footnotes = self.stack.iter().rev();
        let footnotes = footnotes.take_while(|container| matches!(container.kind, Kind::Footnote));
        let depth = self.stack.len() - footnotes.count();
        if depth > 0 {
            if let Kind::List(item) = self.stack[depth - 1].kind {
                if self.is_blank_in(depth - 1) {
                    rows[item.row].flags |= SPREAD;
                }
            }
        }
    }

    /// Makes the innermost open container reach to `end`.
    #[inline]
    pub(crate) fn reach(&self, end: usize, rows: &mut [Row]) {
        if let Some(container) = self.stack.last() {
            let row = match container.kind {
                Kind::List(item) => item.row,
                _ => container.row,
            };
            rows[row].reach(end);
        }
    }

    /// Closes the containers that the current line does not continue.
    #[inline]
    pub(crate) fn close_unmatched(&mut self, rows: &mut Vec<Row>) {
        if !self.all_matched() {
            self.close(self.matched, rows);
        }
    }

    /// Closes the containers from `keep` on.
    pub(crate) fn close(&mut self, keep: usize, rows: &mut Vec<Row>) {
        let mut innermost = true;
        while let Some(&container) = self.stack[keep..].last() {
            self.stack.pop();
            if let Kind::Quote = container.kind {
                self.quotes.pop();
            }
            if let Kind::List(item) = container.kind {
                if innermost && self.marked_blanks > 1 {
                    rows[container.row].flags |= SPREAD;
                }
                close_item(item, container.row, rows);
                self.node_depth -= 1;
            }
            self.node_depth -= 1;
            innermost = false;
            add(rows, Row::close(container.row));
            self.reach(rows[container.row].end as usize, rows);
        }
    }

    /// Returns whether the current line starts the first child of a list item, on the line of its
    /// marker or on the next.
    pub(crate) fn is_item_start(&self, line: &Line, rows: &[Row]) -> bool {
        let item = match self.stack.last() {
            Some(&Container {
                kind: Kind::List(item),
                ..
            }) => item.row,
            _ => return false,
        };
        if item + 1 != rows.len() {
            return false;
        }
        if rows[item].start as usize >= line.start {
            return true;
        }
        let end = rows[item].end as usize;
        line.text == line.at
            && line.spaces == 0
            && !chars::is_space(line.source[end - 1])
            && chars::after_eol(line.source, end, line.source.len()) == line.start
    }

    /// Returns whether a block quote is open.
    pub(crate) fn in_quote(&self) -> bool {
        !self.quotes.is_empty()
    }
}

impl Item {
    /// Returns whether a line with text continues the item. If so, consumes its prefix.
    fn goes_on(&mut self, line: &mut Line) -> bool {
        let further = self.further_blank;
        self.began_blank = false;
        self.further_blank = false;
        let goes_on = !further && line.indent >= self.size;
        if goes_on {
            line.skip_columns(self.size);
        }
        goes_on
    }
}

// Prefixes.

/// Consumes the marker of a quote, if there is one.
fn quote(line: &mut Line, mdx: bool) -> bool {
    let marked = line.may_open_container(mdx) && line.first == b'>';
    if marked {
        take_quote(line);
    }
    marked
}

fn take_quote(line: &mut Line) {
    line.skip_to(1);
    if line.indent > 0 {
        line.skip_columns(1);
    }
}

/// Consumes the indentation of a footnote definition, if the line has it.
fn footnote(line: &mut Line) -> bool {
    let continues = line.indent >= FOOTNOTE_INDENT;
    if continues {
        line.skip_columns(FOOTNOTE_INDENT);
    }
    continues
}

/// Starts an item and consumes its marker with the white space after it.
fn open_item(line: &mut Line, marker: Marker, mdx: bool, rows: &mut Vec<Row>) -> Item {
    let span = (line.text, line.end);
    let row = add(rows, Row::node(NodeKind::ListItem, 0, span));
    let before = line.indent + marker.bytes;
    line.skip_to(marker.bytes);
    let began_blank = line.blank;
    let space = if !began_blank && (mdx || line.indent <= 4) {
        line.indent
    } else {
        1
    };
    if !began_blank {
        line.skip_columns(space);
    }
    Item {
        row,
        size: before + space,
        mark: marker.last,
        began_blank,
        further_blank: false,
    }
}

fn close_item(item: Item, list: usize, rows: &mut Vec<Row>) {
    let end = rows[item.row].end as usize;
    rows[list].reach(end);
    add(rows, Row::close(item.row));
}
