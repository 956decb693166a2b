//! Whether a run that ended without an error made what it was to make.

use super::RenderStep;
use super::damage::concealed;
use super::failure::Failure;
use super::place::Place;
use super::progress::read_progress;
use super::redact::bare_url;
use crate::edl::EDL_PATH;
use crate::finding::{Code, Finding};
use crate::plan::RenderPlan;

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

/// What is worth knowing of a step in which [`check_step`] finds nothing wrong: that its recording is damaged, if the plan lets
/// the render go on then, or that the first or the last picture is held for a few frames.
#[must_use]
pub fn step_warning(plan: &RenderPlan, step: &RenderStep, progress: &str, stderr: &str) -> Option<Finding> {
    concealed(plan, step, stderr).or_else(|| pictures(plan, step, progress)?.held())
}

/// How many pictures a step took from its source.
struct Pictures<'a> {
    place: Place<'a>,
    own: u64,
    planned: u64,
}

/// None where a step takes none.
fn pictures<'a>(plan: &'a RenderPlan, step: &RenderStep, progress: &str) -> Option<Pictures<'a>> {
    step.segment?;
    let planned = step.frames.map_or(1, |frames| frames.end.saturating_sub(frames.start));
    Some(Pictures {
        place: Place::of(plan, step)?,
        own: read_progress(progress, step.duration_ms).frames.unwrap_or_default(),
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
        let Self { place, own, planned } = self;
        let frames = if *planned == 1 { "frame" } else { "frames" };
        format!(
            "camera {}: {} has {own} of the {planned} {frames} of {}, {}; check that the file is whole and as long as its asset \
             says, cut to where it has pictures, and convert MPEG-TS to MP4 or MOV",
            place.camera(),
            bare_url(place.url()),
            place.what(),
            place.span(),
        )
    }

    fn held(&self) -> Option<Finding> {
        let Self { place, own, planned } = self;
        let held = planned.checked_sub(*own).filter(|held| *held > 0)?;
        let frames = if held == 1 { "frame" } else { "frames" };
        let message = format!(
            "camera {} has no pictures for {held} {frames} at the start or the end of {}, {}, where the nearest one is held",
            place.camera(),
            place.what(),
            place.span(),
        );
        let path = format!("{EDL_PATH}.tracks.program[{}]", place.cut_index().unwrap_or_default());
        let finding = Finding::of(Code::PicturesHeld, path, message);
        Some(
            place
                .with_cut(finding)
                .with("camera", place.camera_name())
                .with("frames", count(held))
                .with("planned", count(*planned)),
        )
    }
}
