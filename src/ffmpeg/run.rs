//! One run of ffmpeg in the making.

use super::RenderPaths;
use super::arguments::Arguments;
use super::inputs::{GLOBAL, STRICT};
use super::limits::switches;
use crate::plan::RenderPlan;

/// The inputs and the filter graph of a run.
pub(super) struct Run {
    inputs: Arguments,
    input_count: usize,
    graph: Vec<String>,
}

impl Run {
    /// One that ends where something is damaged.
    pub(super) fn new(paths: &RenderPaths) -> Self {
        Self::begun(switches(&format!("{GLOBAL} {STRICT}"), paths))
    }

    /// One that reads a recording, which may be damaged: the plan says what becomes of it then.
    pub(super) fn of_recording(plan: &RenderPlan, paths: &RenderPaths) -> Self {
        if plan.conceal_damage {
            Self::begun(switches(GLOBAL, paths))
        } else {
            Self::new(paths)
        }
    }

    fn begun(inputs: Arguments) -> Self {
        Self {
            inputs,
            input_count: 0,
            graph: Vec::new(),
        }
    }

    /// Adds an input; the answer is its number.
    pub(super) fn input(&mut self, arguments: Arguments) -> usize {
        self.inputs = std::mem::take(&mut self.inputs).then(arguments);
        self.input_count += 1;
        self.input_count - 1
    }

    /// Adds a part of the filter graph.
    pub(super) fn filter(&mut self, chain: String) {
        self.graph.push(chain);
    }

    /// The run's arguments up to its first output.
    pub(super) fn arguments(self) -> Arguments {
        if self.graph.is_empty() {
            return self.inputs;
        }
        self.inputs.and("-filter_complex").value(self.graph.join(";"))
    }
}
