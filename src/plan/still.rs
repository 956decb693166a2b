//! The plan of a still: one frame of the programme.

use super::{RenderPlan, Segment, frame_start_ms};

/// Makes of a video's plan that of the still in its middle. If the middle is black, the nearest frame that is not is taken.
pub(super) fn still_of(mut plan: RenderPlan) -> RenderPlan {
    let middle = plan.frames / 2;
    let nearest = plan
        .segments
        .iter()
        .min_by_key(|segment| {
            (
                segment.camera.is_none(),
                nearest_frame(segment, middle).abs_diff(middle),
            )
        })
        .cloned();
    let frame = nearest
        .as_ref()
        .map_or(middle, |segment| nearest_frame(segment, middle));
    plan.inputs = nearest
        .iter()
        .filter_map(|segment| plan.inputs.get(segment.input?).cloned())
        .collect();
    plan.segments = nearest
        .into_iter()
        .map(|segment| Segment {
            input: segment.input.map(|_| 0),
            ..segment
        })
        .collect();
    plan.frames = 1;
    plan.duration_ms = frame_start_ms(1);
    plan.audio = None;
    plan.chapters = Vec::new();
    plan.captions = Vec::new();
    plan.still_at_ms = Some(frame_start_ms(frame));
    plan
}

/// The frame of a segment that is nearest to another frame.
fn nearest_frame(segment: &Segment, frame: u64) -> u64 {
    frame.clamp(
        segment.start_frame,
        segment.end_frame.saturating_sub(1).max(segment.start_frame),
    )
}
