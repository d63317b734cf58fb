//! Parses MDX and Markdown into an OCP payload: one little-endian block with the document's tree,
//! its texts and its source. Programs read the payload in place.
//!
//! The parser works in phases over the bytes of the source. The block phase writes rows. The second
//! pass makes nodes of the rows and parses the content of leaves. The result is emitted once. A
//! parser keeps its memory for the next parse.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(
    test,
    allow(
        clippy::disallowed_macros,
        clippy::disallowed_methods,
        clippy::disallowed_types
    )
)]

mod alerts;
mod autolinks;
mod block_tree;
mod blocks;
mod brackets;
mod case_tables;
mod chars;
mod code;
mod code_spans;
mod containers;
mod definitions;
mod delimiters;
mod elements;
mod emit;
mod entities;
mod expressions;
mod failure;
mod flow;
mod footnotes;
mod format;
mod frontmatter;
mod grammar;
mod grow;
mod hash;
mod html;
mod inline_tree;
mod inlines;
mod items;
mod java_script_frames;
mod java_script_lexemes;
mod java_script_outline;
mod java_script_scanner;
mod java_script_tags;
mod java_script_tokens;
mod jsx;
mod jsx_scanner;
mod kinds;
mod labels;
mod leaves;
mod limit;
mod limits;
mod line;
mod links;
mod list_markers;
mod literal_autolinks;
mod literal_links;
mod nesting;
mod open_leaf;
mod options;
mod parser;
mod phases;
mod problems;
mod reason;
mod references;
mod rows;
mod scan;
mod shared;
mod strings;
mod tables;
mod text;
mod text_run;
mod tree;
mod unicode_tables;
mod values;

pub use code::Code;
pub use failure::Failure;
pub use grow::{is_raising, raised, OutOfMemory};
pub use limit::Limit;
pub use limits::Limits;
pub use options::Options;
pub use parser::{EmitError, Parser};
