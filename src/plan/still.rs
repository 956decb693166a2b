//! The plan of a still: one frame of the programme.

use super::{RenderPlan, Segment};

/// Makes of a video's plan that of the still in its middle. If the middle is black, the nearest frame that is not is taken.
pub(super) fn still_of(plan: RenderPlan) -> RenderPlan {
    let middle = plan.frames / 2;
    taken(plan, middle, |segment| segment.camera.is_none())
}

/// Makes of a video's plan that of the still at a time, in ms, even if it is black there.
pub(super) fn still_at(plan: RenderPlan, at_ms: f64) -> RenderPlan {
    // The last frame may begin less than half a frame before the end.
    let wanted = plan.frame_rate.frames_until(at_ms).min(plan.frames.saturating_sub(1));
    taken(plan, wanted, |_| false)
}

/// The still at the frame that is nearest to `wanted`, from a segment that is not avoided as long as there is one.
fn taken(mut plan: RenderPlan, wanted: u64, is_avoided: impl Fn(&Segment) -> bool) -> RenderPlan {
    let nearest = plan
        .segments
        .iter()
        .min_by_key(|segment| {
            let distance = nearest_frame(segment, wanted).abs_diff(wanted);
            (is_avoided(segment), distance)
        })
        .cloned();
    let frame = nearest
        .as_ref()
        .map_or(wanted, |segment| nearest_frame(segment, wanted));
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
    plan.duration_ms = plan.frame_rate.frame_start_ms(1);
    plan.audio = None;
    plan.chapters = Vec::new();
    plan.captions = Vec::new();
    plan.still_at_ms = Some(plan.frame_rate.frame_start_ms(frame));
    plan
}

/// The frame of a segment that is nearest to another frame.
fn nearest_frame(segment: &Segment, frame: u64) -> u64 {
    frame.clamp(
        segment.start_frame,
        segment.end_frame.saturating_sub(1).max(segment.start_frame),
    )
}
