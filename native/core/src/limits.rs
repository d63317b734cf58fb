//! The limits of a parse, each with a default.

use crate::limit::Limit;

/// The limits of a parse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits([u64; 8]);

impl Limits {
    /// Returns the value of a limit.
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

    /// Returns the value of a limit on a number of things in memory.
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
