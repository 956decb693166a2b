//! One run of ffmpeg in the making.

use super::arguments::Arguments;
use super::filters::{black_chain, join, source_chain};
use super::inputs::{GLOBAL, Reading, remote_input};
use crate::plan::{RenderPlan, Segment};

/// The inputs and the filter graph of a run.
pub(super) struct Run<'a> {
    plan: &'a RenderPlan,
    pub(super) proxy: Option<&'a str>,
    inputs: Arguments,
    input_count: usize,
    graph: Vec<String>,
    chains: usize,
}

impl<'a> Run<'a> {
    pub(super) fn new(plan: &'a RenderPlan, proxy: Option<&'a str>) -> Self {
        Self {
            plan,
            proxy,
            inputs: Arguments::words(GLOBAL),
            input_count: 0,
            graph: Vec::new(),
            chains: 0,
        }
    }

    /// Adds an input; the answer is its number.
    pub(super) fn input(&mut self, arguments: Arguments) -> usize {
        self.inputs = std::mem::take(&mut self.inputs).then(arguments);
        self.input_count += 1;
        self.input_count - 1
    }

    /// Adds segments with all their frames.
    pub(super) fn segments(&mut self, segments: &[Segment]) {
        for segment in segments {
            self.segment(
                segment,
                segment.start_frame,
                segment.end_frame.saturating_sub(segment.start_frame),
            );
        }
    }

    /// Adds `frames` of a segment, from frame `first` of the output on; of a still, from that of the programme on.
    pub(super) fn segment(&mut self, segment: &Segment, first: u64, frames: u64) {
        let label = format!("s{}", self.chains);
        let chain = match segment.input.and_then(|input| self.plan.inputs.get(input)) {
            None => black_chain(frames, &self.plan.output, &label),
            Some(source) => {
                let reading = Reading::of_frames(segment, self.plan.start_ms, first, frames);
                let input = self.input(remote_input(&source.url, reading.seek, reading.take, self.proxy));
                source_chain(input, &reading, frames, &self.plan.output, &label)
            }
        };
        self.chains += 1;
        self.filter(chain);
    }

    /// Adds a part of the filter graph.
    pub(super) fn filter(&mut self, chain: String) {
        self.graph.push(chain);
    }

    /// Puts all segments in a row, named `label`.
    pub(super) fn join(&mut self, label: &str) {
        self.filter(join(self.chains, label));
    }

    /// The run's arguments up to its first output.
    pub(super) fn arguments(self) -> Arguments {
        if self.graph.is_empty() {
            return self.inputs;
        }
        self.inputs.and("-filter_complex").value(self.graph.join(";"))
    }
}
