//! Matches emphasis and strikethrough: runs of asterisks, underscores and tildes. Runs are matched
//! when a link closes or the content ends. A pair is bytes at the right end of its opener and as
//! many at the left end of its closer.

use crate::chars;
use crate::grow::{self, Grow};
use crate::items::{Item, ItemKind};
use crate::kinds::NodeKind;
use crate::text::Content;
use crate::unicode_tables;

/// No run and no pair.
pub(crate) const NONE: i32 = -1;

/// A pair of runs: the bytes that it uses of each, and the pairs that the same runs open and close
/// next.
#[derive(Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) size: u32,
    pub(crate) next_open: i32,
    pub(crate) next_close: i32,
}

/// A run of one mark.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub(crate) mark: u8,
    can_open: bool,
    can_close: bool,
    /// The run's item.
    item: u32,
    start: u32,
    /// The number of bytes that no pair uses.
    size: u32,
    /// The number of bytes that pairs use at the right end, by opening.
    pub(crate) right: u32,
    /// The runs beside this one that are neither matched nor dropped.
    previous: i32,
    next: i32,
    /// The first pair that the run opens.
    pub(crate) opens: i32,
    pub(crate) closes: i32,
    last_close: i32,
}

pub(crate) struct Delimiters {
    pub(crate) pairs: Vec<Pair>,
    /// The runs. Those that are neither matched nor dropped are a linked list.
    pub(crate) runs: Vec<Run>,
    /// The run below which a closer finds no opener, by mark, by whether the closer can open, and
    /// by its size modulo 3.
    bottoms: [i32; 12],
    /// Open runs of one tilde.
    single: Vec<i32>,
    twice: Vec<i32>,
    last: i32,
    /// Whether runs of tildes count. They make more of the runs beside them open or close.
    gfm: bool,
    /// The mark of the first run, or zero.
    first_mark: u8,
    first_start: usize,
    tildes: bool,
}

impl Default for Delimiters {
    fn default() -> Self {
        Delimiters {
            pairs: Vec::new(),
            runs: Vec::new(),
            bottoms: [NONE; 12],
            single: Vec::new(),
            twice: Vec::new(),
            last: NONE,
            gfm: false,
            first_mark: 0,
            first_start: 0,
            tildes: false,
        }
    }
}

/// Returns the kind of node that a pair of `size` bytes of a mark makes.
pub(crate) fn kind(mark: u8, size: u32) -> NodeKind {
    if mark == b'~' {
        NodeKind::Delete
    } else if size == 2 {
        NodeKind::Strong
    } else {
        NodeKind::Emphasis
    }
}

/// The character beside a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    White,
    Punctuation,
}

fn class_of(cp: u32) -> Class {
    if cp < 128 {
        let b = cp as u8;
        // NUL stands for the replacement character, which is a symbol.
        return if b == 0 || chars::is_ascii_punctuation(b) {
            Class::Punctuation
        } else if unicode_tables::is_js_whitespace(cp) {
            Class::White
        } else {
            Class::Other
        };
    }
    if unicode_tables::is_js_whitespace(cp) {
        Class::White
    } else if cp < 0x10000 && unicode_tables::is_punctuation_or_symbol(cp) {
        // Above the basic plane the reference implementation sees surrogates, which have no class.
        Class::Punctuation
    } else {
        Class::Other
    }
}

impl Delimiters {
    pub(crate) fn scratch_bytes(&self) -> usize {
        grow::bytes(&self.pairs)
            + grow::bytes(&self.runs)
            + grow::bytes(&self.single)
            + grow::bytes(&self.twice)
    }

    pub(crate) fn clear(&mut self, gfm: bool) {
        self.gfm = gfm;
        self.pairs.clear();
        self.runs.clear();
        self.last = NONE;
        self.first_mark = 0;
        self.tildes = false;
    }

    /// Returns the last run that can still be matched. [`Delimiters::match_after`] takes it as the
    /// bottom.
    pub(crate) fn last(&self) -> i32 {
        self.last
    }

    /// Adds the run of one mark in `[start, end)`. A run of tildes has one or two.
    pub(crate) fn add(&mut self, items: &mut Vec<Item>, c: &Content, start: usize, end: usize) {
        let b = c.bytes;
        let mark = b[start];
        if self.first_mark == 0 {
            self.first_mark = mark;
            self.first_start = start;
        }
        let (can_open, can_close) = self.flanks(c, mark, start, end);
        if !can_open && !can_close {
            return;
        }
        self.tildes |= mark == b'~';
        let row = self.runs.len() as i32;
        if self.last >= 0 {
            self.runs[self.last as usize].next = row;
        }
        self.runs.add(Run {
            mark,
            can_open,
            can_close,
            item: items.len() as u32,
            start: start as u32,
            size: (end - start) as u32,
            right: 0,
            previous: self.last,
            next: NONE,
            opens: NONE,
            closes: NONE,
            last_close: NONE,
        });
        items.add(Item::new(ItemKind::Delimiter(row as u32), start, end));
        self.last = row;
    }

    /// Returns whether a run can open and whether it can close, by the characters beside it.
    fn flanks(&self, c: &Content, mark: u8, start: usize, end: usize) -> (bool, bool) {
        let b = c.bytes;
        let before = if start == c.from {
            Class::White
        } else {
            class_of(chars::code_point_at(b, chars::previous(b, start)))
        };
        let after = if end == c.to {
            Class::White
        } else {
            class_of(chars::code_point_at(b, end))
        };
        let mut open =
            after == Class::Other || (after == Class::Punctuation && before != Class::Other);
        let mut close =
            before == Class::Other || (before == Class::Punctuation && after != Class::Other);
        if self.gfm && mark != b'~' {
            open |= end < c.to && b[end] == b'~';
            close |= start > c.from && b[start - 1] == b'~';
        }
        if mark == b'_' {
            let can_open = open && (before != Class::Other || !close);
            close = close && (after != Class::Other || !open);
            open = can_open;
        }
        (open, close)
    }

    /// Removes the runs that start at or after `start`, with their items.
    pub(crate) fn undo(&mut self, items: &mut Vec<Item>, start: usize) {
        while self.last >= 0 {
            let run = &self.runs[self.last as usize];
            if (run.start as usize) < start {
                break;
            }
            items.truncate(run.item as usize);
            self.last = run.previous;
        }
        if self.last >= 0 {
            self.runs[self.last as usize].next = NONE;
        }
        if self.first_start >= start {
            self.first_mark = 0;
        }
    }

    /// Matches all runs that are left, at the end of the content.
    pub(crate) fn match_rest(&mut self) {
        if self.last >= 0 {
            self.match_runs(NONE, self.first_mark == b'~');
        }
    }

    /// Matches the runs after `bottom`, which are in a link, and drops those without a match.
    pub(crate) fn match_after(&mut self, bottom: i32) {
        self.match_runs(bottom, true);
    }

    /// Matches tildes first or the other marks first. Pairs of the first sort are not cut by the
    /// second.
    fn match_runs(&mut self, bottom: i32, tildes_first: bool) {
        if self.tildes && tildes_first {
            self.strike(bottom, NONE, true);
        }
        self.emphasize(bottom, NONE);
        if self.tildes && !tildes_first {
            self.strike(bottom, NONE, false);
        }
        self.last = bottom;
        if bottom >= 0 {
            self.runs[bottom as usize].next = NONE;
        }
    }

    fn run(&self, row: i32) -> &Run {
        &self.runs[row as usize]
    }

    /// Matches the runs of asterisks and of underscores after `bottom` and before `limit`.
    fn emphasize(&mut self, bottom: i32, limit: i32) {
        self.bottoms = [bottom; 12];
        let mut closer = self.after(bottom);
        while closer >= 0 && closer != limit {
            let run = self.run(closer);
            if !run.can_close || run.mark == b'~' {
                closer = run.next;
                continue;
            }
            let slot = slot(run);
            let mut opener = run.previous;
            let lowest = self.bottoms[slot];
            while opener != lowest && opener >= 0 && !matches(self.run(opener), run) {
                opener = self.run(opener).previous;
            }
            if opener == lowest || opener < 0 {
                let (previous, next, can_open) = (run.previous, run.next, run.can_open);
                self.bottoms[slot] = previous;
                if !can_open {
                    self.remove(closer);
                }
                closer = next;
            } else {
                closer = self.pair(opener, closer);
            }
        }
    }

    fn after(&self, row: i32) -> i32 {
        if row >= 0 {
            self.run(row).next
        } else {
            self.first()
        }
    }

    fn first(&self) -> i32 {
        let mut row = self.last;
        while row >= 0 && self.run(row).previous >= 0 {
            row = self.run(row).previous;
        }
        row
    }

    /// Pairs two runs. Returns the next closer, which is the same while it has unused bytes.
    fn pair(&mut self, opener: i32, closer: i32) -> i32 {
        if self.tildes && self.has_tilde(opener, closer) {
            self.strike(opener, closer, false);
        }
        let both = self.run(opener).size > 1 && self.run(closer).size > 1;
        self.add_pair(opener, closer, if both { 2 } else { 1 });
        self.runs[opener as usize].next = closer;
        self.runs[closer as usize].previous = opener;
        self.lower_bottoms(opener);
        if self.run(opener).size == 0 {
            self.remove(opener);
        }
        if self.run(closer).size > 0 {
            return closer;
        }
        let next = self.run(closer).next;
        self.remove(closer);
        next
    }

    fn add_pair(&mut self, opener: i32, closer: i32, size: u32) {
        let row = self.pairs.len() as i32;
        let open = &mut self.runs[opener as usize];
        self.pairs.add(Pair {
            size,
            next_open: open.opens,
            next_close: NONE,
        });
        open.opens = row;
        open.right += size;
        open.size -= size;
        let close = &mut self.runs[closer as usize];
        if close.last_close < 0 {
            close.closes = row;
        } else {
            self.pairs[close.last_close as usize].next_close = row;
        }
        close.last_close = row;
        close.size -= size;
    }

    /// Moves the bottoms at or above an opener below it. The opener's size has changed, so that
    /// closers may match it that could not before.
    fn lower_bottoms(&mut self, opener: i32) {
        let below = self.run(opener).previous;
        for bottom in &mut self.bottoms {
            if *bottom >= opener {
                *bottom = below;
            }
        }
    }

    fn remove(&mut self, row: i32) {
        let (previous, next) = (self.run(row).previous, self.run(row).next);
        if previous >= 0 {
            self.runs[previous as usize].next = next;
        }
        if next >= 0 {
            self.runs[next as usize].previous = previous;
        } else {
            self.last = previous;
        }
        for bottom in &mut self.bottoms {
            if *bottom == row {
                *bottom = previous;
            }
        }
    }

    // Strikethrough.

    fn has_tilde(&self, from: i32, to: i32) -> bool {
        let mut row = self.run(from).next;
        while row != to {
            if self.run(row).mark == b'~' {
                return true;
            }
            row = self.run(row).next;
        }
        false
    }

    /// Matches the runs of tildes after one row and before another, each with the nearest of its
    /// size, and takes them off the list. `emphasis` says whether the emphasis inside a match is
    /// still to be matched.
    fn strike(&mut self, from: i32, to: i32, emphasis: bool) {
        self.single.clear();
        self.twice.clear();
        let mut row = self.after(from);
        while row >= 0 && row != to {
            let run = *self.run(row);
            if run.mark == b'~' {
                let openers = if run.size == 1 {
                    &mut self.single
                } else {
                    &mut self.twice
                };
                match openers.last() {
                    Some(&opener) if run.can_close => self.strike_pair(opener, row, emphasis),
                    _ if run.can_open => openers.add(row),
                    _ => self.remove(row),
                }
            }
            row = run.next;
        }
        self.drop_openers(0);
    }

    fn strike_pair(&mut self, opener: i32, closer: i32, emphasis: bool) {
        self.drop_openers(opener + 1);
        if emphasis {
            self.emphasize(opener, closer);
        }
        let size = self.run(opener).size;
        self.add_pair(opener, closer, size);
        self.runs[opener as usize].next = closer;
        self.runs[closer as usize].previous = opener;
        // The opener is the last one of its size.
        if self.single.last() == Some(&opener) {
            self.single.pop();
        } else {
            self.twice.pop();
        }
        self.remove(opener);
        self.remove(closer);
    }

    /// Takes the open runs of tildes from `row` on off the list: they are text.
    fn drop_openers(&mut self, row: i32) {
        while let Some(opener) = pop_from(&mut self.single, row) {
            self.remove(opener);
        }
        while let Some(opener) = pop_from(&mut self.twice, row) {
            self.remove(opener);
        }
    }
}

fn pop_from(openers: &mut Vec<i32>, row: i32) -> Option<i32> {
    match openers.last() {
        Some(&opener) if opener >= row => openers.pop(),
        _ => None,
    }
}

fn slot(run: &Run) -> usize {
    let mark = if run.mark == b'*' { 0 } else { 6 };
    let opens = if run.can_open { 3 } else { 0 };
    mark + opens + run.size as usize % 3
}

fn matches(opener: &Run, closer: &Run) -> bool {
    if !opener.can_open || opener.mark != closer.mark {
        return false;
    }
    let both = opener.can_close || closer.can_open;
    !both || closer.size % 3 == 0 || (opener.size + closer.size) % 3 != 0
}
