//! Whether a run that ended without an error made what it was to make.

use super::RenderStep;
use super::failure::Failure;
use super::progress::read_progress;
use super::redact::bare_url;
use super::subtitles::timestamp;
use crate::edl::label;
use crate::finding::quoted;
use crate::format::OutputKind;
use crate::plan::{RenderPlan, Segment};

/// What is wrong with a step that ffmpeg ended without an error, if anything is. `progress` is the last block of what its
/// `-progress` printed.
///
/// ffmpeg reports success as well where a source has no pictures at a segment's time, or none before its next key frame. So
/// a segment needs its own frames, all but the few for which its first and last picture may be held, and one of them at
/// least. It fails for good: the source is the same the next time.
#[must_use]
pub fn check_step(plan: &RenderPlan, step: &RenderStep, progress: &str) -> Option<Failure> {
    let segment = plan.segments.get(step.segment?)?;
    let planned = match plan.output.kind {
        OutputKind::Still => 1,
        OutputKind::Video => segment.end_frame.saturating_sub(segment.start_frame),
    };
    let own = read_progress(progress, step.duration_ms).frames.unwrap_or_default();
    let enough = planned.saturating_sub(plan.frame_rate.held_frames()).max(1);
    (own < enough).then(|| Failure::permanent(missing_frames(plan, segment, own, planned)))
}

fn missing_frames(plan: &RenderPlan, segment: &Segment, own: u64, planned: u64) -> String {
    let url = segment
        .input
        .and_then(|input| plan.inputs.get(input))
        .map_or_else(String::new, |input| bare_url(&input.url));
    let camera = quoted(segment.camera.as_deref().unwrap_or_default());
    let cut = label(segment.id.as_deref(), segment.cut.unwrap_or_default());
    let offset_ms = segment.source_start_ms.unwrap_or_default() - segment.start_ms;
    let (start_ms, end_ms) = plan
        .still_at_ms
        .map_or((segment.start_ms, segment.end_ms), |at_ms| (at_ms, at_ms));
    let span = |offset_ms: f64| {
        let start = timestamp(start_ms + offset_ms);
        match plan.output.kind {
            OutputKind::Still => format!("at {start}"),
            OutputKind::Video => format!("from {start} to {}", timestamp(end_ms + offset_ms)),
        }
    };
    let frames = if planned == 1 { "frame" } else { "frames" };
    format!(
        "camera {camera}: {url} has {own} of the {planned} {frames} of {cut}, {} of the recording ({} of the programme); check \
         that the file is whole and as long as its asset says, cut to where it has pictures, and convert MPEG-TS to MP4 or MOV",
        span(offset_ms),
        span(0.0),
    )
}
