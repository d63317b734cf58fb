//! Runs the phases of parsing one after another, with the scratch memory that they share.

use crate::block_tree::BlockTree;
use crate::blocks::Blocks;
use crate::chars;
use crate::failure::{past, Fallible};
use crate::frontmatter;
use crate::grammar::Grammar;
use crate::limit::Limit;
use crate::limits::Limits;
use crate::nesting::Nesting;
use crate::options::Options;
use crate::rows::RowKind;
use crate::scan;
use crate::shared::Shared;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

#[derive(Default)]
pub(crate) struct Phases {
    /// What the phases share. The result of a parse is in its tree and its problems.
    pub(crate) shared: Shared,
    blocks: Blocks,
    nesting: Nesting,
    block_tree: BlockTree,
}

impl Phases {
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.shared.scratch_bytes()
            + self.blocks.scratch_bytes()
            + self.nesting.scratch_bytes()
            + self.block_tree.scratch_bytes()
    }

    /// Parses a source.
    pub(crate) fn parse(&mut self, source: &[u8], options: &Options) -> Fallible<()> {
        let limits = &options.limits;
        let grammar = Grammar::of(options);
        check_lines(source, limits)?;
        let shared = &mut self.shared;
        shared.grammar = grammar;
        shared.values.begin(scan::has_nul(source));
        shared.definitions.clear();
        shared.footnotes.clear();
        shared.jsx.clear(limits.count(Limit::Attributes));
        shared.tree.begin(limits);
        shared.problems.begin(grammar.lenient, limits);
        shared.rows.clear();
        shared.segments.clear();
        shared.tables.clear();
        self.block_tree.inlines.begin(grammar);
        let start = if source.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        };
        let content = if options.frontmatter {
            frontmatter::scan(source, start, &mut shared.rows)
        } else {
            start
        };
        self.blocks
            .parse(source, content, limits.count(Limit::Depth), shared)?;
        if grammar.mdx && grammar.lenient {
            self.refuse_tags(source);
        }
        let shared = &mut self.shared;
        self.block_tree.build(source, start, shared)?;
        shared.problems.finish(source, &mut shared.tree.strings);
        Ok(())
    }

    /// Turns tags in flow that have no partner into text.
    fn refuse_tags(&mut self, source: &[u8]) {
        let shared = &mut self.shared;
        self.nesting.begin();
        for i in 0..shared.rows.len() {
            let row = shared.rows[i];
            match row.kind {
                RowKind::Tag => self.nesting.tag(source, shared, row.tag_index(), i),
                RowKind::Close => {
                    if let RowKind::Node(kind) = shared.rows[row.opening()].kind {
                        self.nesting.leave(source, shared, kind.type_name());
                    }
                }
                RowKind::Node(_) if row.is_container() => self.nesting.enter(),
                RowKind::Node(_) => {}
            }
        }
        self.nesting.finish(source, shared, "in the document");
        for &row in &self.nesting.refused {
            shared.rows[row as usize].refuse();
        }
    }
}

/// Fails if a line is too long.
fn check_lines(source: &[u8], limits: &Limits) -> Fallible<()> {
    let allowed = limits.count(Limit::LineBytes);
    let mut at = 0;
    while source.len() - at > allowed {
        let end = scan::line_end(source, at, source.len());
        if end - at > allowed {
            let (allowed, actual) = (allowed as u64, (end - at) as u64);
            return past(Limit::LineBytes, allowed, actual, Some(at));
        }
        at = chars::after_eol(source, end, source.len());
    }
    Ok(())
}
