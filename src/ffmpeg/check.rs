//! Whether a run that ended without an error made what it was to make.

use super::RenderStep;
use super::failure::Failure;
use super::progress::read_progress;
use super::redact::bare_url;
use super::subtitles::timestamp;
use crate::edl::{EDL_PATH, label};
use crate::finding::{Code, Finding, quoted};
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
    let pictures = pictures(plan, step, progress)?;
    let enough = pictures.planned.saturating_sub(plan.frame_rate.held_frames()).max(1);
    (pictures.own < enough).then(|| Failure::permanent(pictures.missing()))
}

/// A warning about a step in which [`check_step`] finds nothing wrong: the first or the last picture of the source is held for
/// a few frames.
#[must_use]
pub fn step_warning(plan: &RenderPlan, step: &RenderStep, progress: &str) -> Option<Finding> {
    let pictures = pictures(plan, step, progress)?;
    let held = pictures.planned.checked_sub(pictures.own).filter(|held| *held > 0)?;
    let Segment { id, cut, camera, .. } = pictures.segment;
    let (index, camera) = (cut.unwrap_or_default(), camera.as_deref().unwrap_or_default());
    Some(
        Finding::of(
            Code::PicturesHeld,
            format!("{EDL_PATH}.tracks.program[{index}]"),
            pictures.held(held),
        )
        .with_entry("cut", id.as_deref(), index)
        .with("camera", camera)
        .with("frames", count(held))
        .with("planned", count(pictures.planned)),
    )
}

/// How many pictures a step took from its source.
struct Pictures<'a> {
    plan: &'a RenderPlan,
    segment: &'a Segment,
    own: u64,
    planned: u64,
}

/// None where a step takes none.
fn pictures<'a>(plan: &'a RenderPlan, step: &RenderStep, progress: &str) -> Option<Pictures<'a>> {
    let segment = plan.segments.get(step.segment?)?;
    let planned = match plan.output.kind {
        OutputKind::Still => 1,
        OutputKind::Video => segment.end_frame.saturating_sub(segment.start_frame),
    };
    let own = read_progress(progress, step.duration_ms).frames.unwrap_or_default();
    Some(Pictures {
        plan,
        segment,
        own,
        planned,
    })
}

/// Far below 2^53.
#[allow(clippy::cast_precision_loss)]
const fn count(frames: u64) -> f64 {
    frames as f64
}

impl Pictures<'_> {
    fn missing(&self) -> String {
        let Self { own, planned, .. } = self;
        let input = self.segment.input.and_then(|input| self.plan.inputs.get(input));
        let url = input.map_or_else(String::new, |input| bare_url(&input.url));
        let frames = if *planned == 1 { "frame" } else { "frames" };
        format!(
            "camera {}: {url} has {own} of the {planned} {frames} of {}, {}; check that the file is whole and as long as its \
             asset says, cut to where it has pictures, and convert MPEG-TS to MP4 or MOV",
            self.camera(),
            self.cut(),
            self.place(),
        )
    }

    fn held(&self, held: u64) -> String {
        let frames = if held == 1 { "frame" } else { "frames" };
        format!(
            "camera {} has no pictures for {held} {frames} at the start or the end of {}, {}, where the nearest one is held",
            self.camera(),
            self.cut(),
            self.place(),
        )
    }

    fn camera(&self) -> String {
        quoted(self.segment.camera.as_deref().unwrap_or_default())
    }

    fn cut(&self) -> String {
        label(self.segment.id.as_deref(), self.segment.cut.unwrap_or_default())
    }

    /// Where it is in the recording and in the programme.
    fn place(&self) -> String {
        let Self { plan, segment, .. } = self;
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
        format!("{} of the recording ({} of the programme)", span(offset_ms), span(0.0))
    }
}
