//! The run that makes a part's pictures: each has one of its own. ffmpeg decodes all inputs of a run at once, so that with more of
//! them its memory would grow with the programme.

use super::RenderPaths;
use super::arguments::Arguments;
use super::filters::{OWN, black_chain, source_chain};
use super::inputs::{Reading, picture_input};
use super::outputs::counted;
use super::run::Run;
use crate::plan::{RenderPlan, Segment};

/// A run that makes `frames` of a segment, or of black, from frame `first` of the output on; of a still, from that of the programme on.
/// They are named `label`, and the filters of `more` follow. Its first output counts the frames that are the segment's own.
pub(super) fn pictures(
    plan: &RenderPlan,
    paths: &RenderPaths,
    segment: Option<&Segment>,
    (first, frames): (u64, u64),
    label: &str,
    more: Option<String>,
) -> Arguments {
    let mut run = Run::of_recording(plan, paths);
    let source = segment.and_then(|segment| Some((segment, plan.inputs.get(segment.input?)?)));
    let count = if let Some((segment, source)) = source {
        let media = source.media.as_ref();
        let reading = Reading::from_frame(segment, media, plan.start_ms, (first, plan.frame_rate));
        let input = run.input(picture_input(&source.url, &reading, paths));
        let picture = media.and_then(|media| media.picture.as_ref());
        let framing = segment.framing.as_ref();
        run.filter(source_chain(
            (input, picture),
            framing,
            &reading,
            frames,
            plan,
            label,
            paths,
        ));
        counted(OWN)
    } else {
        run.filter(black_chain(frames, plan, label));
        Arguments::default()
    };
    if let Some(filters) = more {
        run.filter(filters);
    }
    run.arguments().then(count)
}
