//! What can be limited, each with the default that is in force unless another is set.

/// A limit; its number is its index in [`Limits`] and at the C ABI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of a source.
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
    /// Diagnostics of a document; further ones are dropped, not an error.
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

    /// The words an error names this limit with.
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

    /// The value in force unless another is set.
    pub const fn default_value(self) -> u64 {
        match self {
            Limit::SourceBytes => 128 << 20,
            Limit::PayloadBytes => 1 << 30,
            Limit::Nodes => 16 << 20,
            Limit::Depth => 256,
            Limit::Attributes => 4096,
            Limit::NameBytes => 65_535,
            Limit::LineBytes => 16 << 20,
            Limit::Diagnostics => 1000,
        }
    }

    /// The largest value that can be set: what the payload's fields can count.
    pub const fn maximum(self) -> u64 {
        match self {
            Limit::SourceBytes | Limit::PayloadBytes | Limit::LineBytes => i32::MAX as u64,
            Limit::Nodes => i32::MAX as u64 / 32,
            Limit::Depth | Limit::Attributes | Limit::NameBytes => 65_535,
            Limit::Diagnostics => 1 << 20,
        }
    }
}

/// The limits of a parse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits([u64; 8]);

impl Limits {
    /// The value in force.
    pub fn get(&self, limit: Limit) -> u64 {
        self.0[limit as usize]
    }

    /// Sets a limit. Returns false, and changes nothing, if the value is out of range.
    pub fn set(&mut self, limit: Limit, value: u64) -> bool {
        let possible = value <= limit.maximum();
        if possible {
            self.0[limit as usize] = value;
        }
        possible
    }

    /// The value of a limit that counts what fits into memory.
    pub(crate) fn count(&self, limit: Limit) -> usize {
        self.get(limit) as usize
    }
}

impl Default for Limits {
    fn default() -> Self {
        let mut values = [0; 8];
        for limit in Limit::ALL {
            values[limit as usize] = limit.default_value();
        }
        Limits(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_past_its_maximum_is_refused() {
        let mut limits = Limits::default();
        assert!(limits.set(Limit::Depth, 65_535));
        assert!(!limits.set(Limit::Depth, 65_536));
        assert_eq!(65_535, limits.get(Limit::Depth));
    }

    #[test]
    fn defaults_can_be_set() {
        for limit in Limit::ALL {
            assert!(
                limit.default_value() <= limit.maximum(),
                "{}",
                limit.title()
            );
        }
    }
}
