//! Sources whose pictures are too large.

use super::RenderStep;
use super::failure::Failure;
use super::limits::LARGEST_PICTURE;
use super::redact::bare_url;
use crate::finding::quoted;
use crate::job::Phase;
use crate::plan::{PlanInput, RenderPlan};

/// What ffmpeg says of a picture that has more pixels than `-max_pixels` allows, after its size.
const TOO_LARGE: &str = " exceeds specified max pixel count";

/// That the pictures of a step's source are too large, if they are: a decoder says so without naming the source.
pub(super) fn too_large(plan: &RenderPlan, step: &RenderStep, stderr: &str) -> Option<Failure> {
    too_large_in(source(plan, step)?, stderr)
}

/// The same of what ffprobe looked at, which goes on and tells of pictures without a size.
pub(super) fn too_large_in(input: &PlanInput, stderr: &str) -> Option<Failure> {
    let (width, height) = stderr.lines().find_map(refused_size)?;
    let (camera, url) = (quoted(&input.camera), bare_url(&input.url));
    let (most_width, most_height) = LARGEST_PICTURE;
    Some(Failure::permanent(format!(
        "camera {camera}: {url} has pictures of {width} × {height} pixels; at most {most_width} × {most_height}, or as many in \
         another shape, are rendered: make a smaller mezzanine"
    )))
}

/// The size in `… Picture size 16000x16000 exceeds specified max pixel count 35389440, see …`.
fn refused_size(line: &str) -> Option<(u64, u64)> {
    let (said, _) = line.split_once(TOO_LARGE)?;
    let (width, height) = said.rsplit_once(' ')?.1.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

/// What the step reads: the pictures of a segment, or what is heard.
fn source<'a>(plan: &'a RenderPlan, step: &RenderStep) -> Option<&'a PlanInput> {
    let input = match step.segment {
        Some(segment) => plan.segments.get(segment)?.input?,
        None if step.phase == Phase::Measuring => plan.audio.as_ref()?.input,
        None => return None,
    };
    plan.inputs.get(input)
}
