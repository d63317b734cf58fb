//! What can be limited.

// Generated from payload.txt in tables/ by java tables/Generate.java.

/// A limit. Its number is its index in [`Limits`](crate::Limits) and in the C interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of a source, as UTF-8.
    SourceBytes = 0,
    /// Bytes of a payload.
    PayloadBytes = 1,
    /// Nodes of a document.
    Nodes = 2,
    /// Nested nodes, the root not counted.
    Depth = 3,
    /// Attributes of one node.
    Attributes = 4,
    /// Bytes of the name of a JSX element or attribute.
    NameBytes = 5,
    /// Bytes of a line, its line ending not counted.
    LineBytes = 6,
    /// Diagnostics of a document. Further diagnostics are dropped; they are not an error.
    Diagnostics = 7,
}

impl Limit {
    /// All limits, by number.
    pub const ALL: [Limit; 8] = [
        Limit::SourceBytes,
        Limit::PayloadBytes,
        Limit::Nodes,
        Limit::Depth,
        Limit::Attributes,
        Limit::NameBytes,
        Limit::LineBytes,
        Limit::Diagnostics,
    ];

    /// Returns the name of this limit in the message of an error.
    pub fn title(self) -> &'static str {
        match self {
            Limit::SourceBytes => "source bytes",
            Limit::PayloadBytes => "payload bytes",
            Limit::Nodes => "nodes",
            Limit::Depth => "depth",
            Limit::Attributes => "attributes of a node",
            Limit::NameBytes => "name bytes",
            Limit::LineBytes => "line bytes",
            Limit::Diagnostics => "diagnostics",
        }
    }

    /// Returns the value that holds unless another is set.
    pub const fn default_value(self) -> u64 {
        match self {
            Limit::SourceBytes => 134_217_728,
            Limit::PayloadBytes => 1_073_741_824,
            Limit::Nodes => 16_777_216,
            Limit::Depth => 256,
            Limit::Attributes => 4096,
            Limit::NameBytes => 65_535,
            Limit::LineBytes => 16_777_216,
            Limit::Diagnostics => 1000,
        }
    }

    /// Returns the largest value that can be set, which is what a payload can represent.
    pub const fn maximum(self) -> u64 {
        match self {
            Limit::SourceBytes => 2_147_483_647,
            Limit::PayloadBytes => 2_147_483_647,
            Limit::Nodes => 67_108_863,
            Limit::Depth => 65_535,
            Limit::Attributes => 65_535,
            Limit::NameBytes => 65_535,
            Limit::LineBytes => 2_147_483_647,
            Limit::Diagnostics => 1_048_576,
        }
    }
}
