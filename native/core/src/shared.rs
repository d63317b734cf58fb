//! The state that the phases of a parse share. No part of it borrows the source.

use crate::definitions::Definitions;
use crate::expressions::Expressions;
use crate::footnotes::Footnotes;
use crate::grammar::Grammar;
use crate::grow;
use crate::jsx::Jsx;
use crate::problems::Problems;
use crate::rows::Row;
use crate::tables::Tables;
use crate::text::Segment;
use crate::tree::Tree;
use crate::values::Values;

#[derive(Default)]
pub(crate) struct Shared {
    pub(crate) grammar: Grammar,
    pub(crate) values: Values,
    pub(crate) expressions: Expressions,
    pub(crate) jsx: Jsx,
    pub(crate) problems: Problems,
    pub(crate) definitions: Definitions,
    pub(crate) footnotes: Footnotes,
    pub(crate) tables: Tables,
    pub(crate) rows: Vec<Row>,
    pub(crate) segments: Vec<Segment>,
    pub(crate) tree: Tree,
}

impl Shared {
    pub(crate) fn scratch_bytes(&self) -> usize {
        self.values.scratch_bytes()
            + self.expressions.scratch_bytes()
            + self.jsx.scratch_bytes()
            + self.problems.scratch_bytes()
            + self.definitions.scratch_bytes()
            + self.footnotes.scratch_bytes()
            + self.tables.scratch_bytes()
            + grow::bytes(&self.rows)
            + grow::bytes(&self.segments)
            + self.tree.scratch_bytes()
    }
}
