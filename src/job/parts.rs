//! How many parts of a render are there.

use serde::{Deserialize, Serialize};

/// The parts of a render: its sound, and its pictures in parts of about 20 s.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct JobParts {
    /// How many it has.
    pub total: u32,
    /// How many the worker had kept from earlier renders.
    pub reused: u32,
    /// How many are there, with those.
    pub done: u32,
    /// How much of the whole the parts are that the worker had kept, 0 to 1: the progress that the attempt began with.
    pub reused_progress: f64,
}

impl JobParts {
    /// Whether it may be true.
    pub(crate) fn is_possible(&self) -> bool {
        self.reused <= self.done && self.done <= self.total && (0.0..=1.0).contains(&self.reused_progress)
    }
}
