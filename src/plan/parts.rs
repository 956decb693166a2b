//! The parts in which a plan's pictures are made: short enough to lose little, and the same wherever the same is shown.

use super::{RenderPlan, Segment};

/// A part begins where a recording's own clock passes a whole multiple of this, in ms. So it does not depend on where in the
/// programme it is shown: what comes before it may become longer or shorter.
const GRID_MS: f64 = 20_000.0;

/// No part is divided nearer to its segment's ends than this, in ms: for the first and the last few frames the nearest picture may be
/// held, and a run for less takes longer to start than to encode.
const SHORTEST_MS: f64 = 2_000.0;

/// No segment is divided more often: that is a recording of two days.
const MOST_DIVISIONS: usize = 10_000;

/// So much of a frame is what calculating with fractions leaves.
const ROUNDING: f64 = 1e-6;

/// Frames of one segment, which are made in one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlanPart {
    /// The segment's place in the plan.
    pub(crate) segment: usize,
    /// Its first frame in the output.
    pub(crate) start_frame: u64,
    /// The frame after its last one.
    pub(crate) end_frame: u64,
}

impl PlanPart {
    pub(crate) const fn frames(&self) -> u64 {
        self.end_frame.saturating_sub(self.start_frame)
    }
}

/// The parts of a video's pictures, in order.
pub(crate) fn parts(plan: &RenderPlan) -> Vec<PlanPart> {
    let mut parts = Vec::with_capacity(plan.segments.len());
    for (index, segment) in plan.segments.iter().enumerate() {
        let mut start_frame = segment.start_frame;
        let ends = divisions(plan, segment).chain([segment.end_frame]);
        // Where a frame lasts longer than a part, several multiples lead to one.
        for end_frame in ends {
            if end_frame <= start_frame {
                continue;
            }
            parts.push(PlanPart {
                segment: index,
                start_frame,
                end_frame,
            });
            start_frame = end_frame;
        }
    }
    parts
}

/// The frames at which a segment is divided. Black is not.
fn divisions(plan: &RenderPlan, segment: &Segment) -> impl Iterator<Item = u64> {
    let rate = plan.frame_rate;
    let shortest = rate.frames_until(SHORTEST_MS);
    let first = segment.start_frame.saturating_add(shortest);
    let last = segment.end_frame.saturating_sub(shortest);
    // The recording's time of the output's first frame.
    let origin_ms = segment
        .source_start_ms
        .map(|source_ms| plan.start_ms + source_ms - segment.start_ms);
    let multiple = origin_ms.map_or(f64::INFINITY, |origin_ms| {
        ((origin_ms + rate.frame_start_ms(first)) / GRID_MS).floor()
    });
    (0..)
        .map(move |number: u32| {
            let at_ms = (multiple + f64::from(number)) * GRID_MS - origin_ms.unwrap_or_default();
            // A float is cut to the range of the integer: of infinity, no segment reaches so far.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let frame = (at_ms * rate.as_f64() / 1000.0 - ROUNDING).ceil() as u64;
            frame
        })
        .skip_while(move |frame| *frame < first)
        .take_while(move |frame| *frame <= last)
        .take(MOST_DIVISIONS)
}
