//! A plan's runs of ffmpeg.

use super::arguments::Arguments;
use super::filters::jpeg_colours;
use super::inputs::{local_frame, local_input};
use super::limits::encoding;
use super::loudness::Loudness;
use super::outputs::{jpeg, mp4, part as part_file, video_codec};
use super::parts::{copied, list, part_name};
use super::pictures::pictures;
use super::run::Run;
use super::{ArtifactPaths, RenderPaths, RenderStep, RenderSteps, TextFile, chapters, sound, subtitles};
use crate::error::RulesError;
use crate::format::OutputKind;
use crate::job::Phase;
use crate::plan::{RenderPlan, Segment};

/// The parts of the whole progress that the sound takes, the thumbnail, and the joining: that copies the pictures, and encodes
/// the sound.
const RECORDING_SHARE: f64 = 0.03;
const MEASURING_SHARE: f64 = 0.02;
const THUMBNAIL_SHARE: f64 = 0.01;
const JOINING_SHARE: f64 = 0.04;

/// The files of a render, in its directory.
const THUMBNAIL: &str = "thumbnail.jpg";
const METADATA: &str = "metadata.txt";
const CHAPTERS: &str = "chapters.json";
const SUBTITLES: &str = "subtitles.vtt";
const SOUND: &str = "sound.mkv";
const LIST: &str = "parts.txt";

fn output(plan: &RenderPlan, paths: &RenderPaths) -> String {
    paths.file(&format!("output.{}", plan.output.extension))
}

/// The ffmpeg runs of a plan, and the files that they read and write, all inside one directory. `loudness` is what the step
/// that measures measured; as long as it has not, the sound would stay as loud as it is.
///
/// # Errors
/// [`RulesError`] with code `bad_input` for a plan that was not made by [`plan_render`](crate::plan::plan_render), such as
/// one whose segment names an input that is not there.
pub fn render_steps(
    plan: &RenderPlan,
    paths: &RenderPaths,
    loudness: Option<&Loudness>,
) -> Result<RenderSteps, RulesError> {
    check(plan)?;
    Ok(match plan.output.kind {
        OutputKind::Still => still(plan, paths),
        OutputKind::Video => video(plan, paths, loudness),
    })
}

fn check(plan: &RenderPlan) -> Result<(), RulesError> {
    let fault = |why: String| Err(RulesError::bad_input("the plan", &why));
    if plan.segments.is_empty() {
        return fault("it has no segments".to_owned());
    }
    // Shares of the progress are parts of the duration. NaN is not above 0 either.
    let takes_time = plan.frames > 0 && plan.duration_ms > 0.0;
    if !takes_time {
        return fault("it takes no time".to_owned());
    }
    let used = plan
        .segments
        .iter()
        .filter_map(|segment| segment.input)
        .chain(plan.audio.iter().map(|audio| audio.input));
    match used.max() {
        Some(input) if input >= plan.inputs.len() => fault(format!("it uses input {input} of {}", plan.inputs.len())),
        _ => Ok(()),
    }
}

/// What is heard recorded and measured first, so that a source that can't be heard is found before the pictures are made; a
/// run for the pictures of each segment; one for the thumbnail; and one that joins all of it.
fn video(plan: &RenderPlan, paths: &RenderPaths, loudness: Option<&Loudness>) -> RenderSteps {
    let mut steps = Vec::with_capacity(plan.segments.len() + 3);
    let sound_file = paths.file(SOUND);
    if let Some(recorded) = sound::record(plan, paths, &sound_file) {
        steps.push(whole(plan, Phase::Measuring, recorded, RECORDING_SHARE));
        let measure = sound::measure(paths, &sound_file);
        steps.push(RenderStep {
            measures: true,
            ..whole(plan, Phase::Measuring, measure, MEASURING_SHARE)
        });
    }
    let sound_share: f64 = steps.iter().map(|step| step.share).sum();
    let pictures_share = 1.0 - THUMBNAIL_SHARE - JOINING_SHARE - sound_share;
    let segments = plan.segments.iter().enumerate();
    steps.extend(segments.map(|(index, segment)| part(plan, paths, index, segment, pictures_share)));
    steps.extend(thumbnail(plan, paths));
    steps.push(joining(plan, paths, loudness));
    let mut before = 0.0;
    for step in &mut steps {
        step.progress_before = before;
        before += step.share;
    }

    RenderSteps {
        files: text_files(plan, paths),
        steps,
        artifacts: artifacts(plan, paths),
    }
}

/// A run for all of the output, that reads no segment's source.
fn whole(plan: &RenderPlan, phase: Phase, arguments: Arguments, share: f64) -> RenderStep {
    RenderStep {
        phase,
        arguments: arguments.into_vec(),
        duration_ms: plan.duration_ms,
        share,
        progress_before: 0.0,
        measures: false,
        segment: None,
    }
}

/// The pictures of a segment.
fn part(plan: &RenderPlan, paths: &RenderPaths, index: usize, segment: &Segment, pictures_share: f64) -> RenderStep {
    let (first, last) = (segment.start_frame, segment.end_frame);
    let frames = last.saturating_sub(first);
    let arguments = pictures(plan, paths, segment, (first, frames), "video", None)
        .and("-map [video] -an")
        .then(video_codec(plan))
        .then(encoding(paths))
        .then(part_file(&paths.file(&part_name(index))));
    let duration_ms = plan.frame_rate.frame_start_ms(frames);
    RenderStep {
        duration_ms,
        segment: segment.input.map(|_| index),
        ..whole(
            plan,
            Phase::Rendering,
            arguments,
            pictures_share * duration_ms / plan.duration_ms,
        )
    }
}

/// The frame in the middle, taken from the part that has it. In that part's own run it would hold up the progress, which ffmpeg 5
/// does not tell before each output has a frame.
fn thumbnail(plan: &RenderPlan, paths: &RenderPaths) -> Option<RenderStep> {
    let middle = plan.frames / 2;
    let has_it = |segment: &Segment| (segment.start_frame..segment.end_frame).contains(&middle);
    let (index, segment) = plan.segments.iter().enumerate().find(|(_, segment)| has_it(segment))?;
    let frame = middle.saturating_sub(segment.start_frame);
    let mut run = Run::new(paths);
    run.input(local_frame(
        "mp4",
        &paths.file(&part_name(index)),
        frame,
        plan.frame_rate,
    ));
    run.filter(format!("[0:v]trim=end_frame=1,setpts=0[frame];{}", jpeg_colours()));
    let arguments = run
        .arguments()
        .then(encoding(paths))
        .then(jpeg("still", &paths.file(THUMBNAIL)));
    Some(RenderStep {
        duration_ms: plan.frame_rate.frame_start_ms(1),
        ..whole(plan, Phase::Rendering, arguments, THUMBNAIL_SHARE)
    })
}

fn joining(plan: &RenderPlan, paths: &RenderPaths, loudness: Option<&Loudness>) -> RenderStep {
    let mut run = Run::new(paths);
    run.input(local_input("concat", &paths.file(LIST)));
    let sound = plan
        .audio
        .is_some()
        .then(|| run.input(local_input("matroska", &paths.file(SOUND))));
    let chapters = (!plan.chapters.is_empty()).then(|| run.input(local_input("ffmetadata", &paths.file(METADATA))));
    let mut arguments = run.arguments().then(copied(plan));
    if let Some(input) = sound {
        arguments = arguments.then(sound::encode(plan, input, loudness));
    }
    arguments = arguments.then(mp4(chapters, &output(plan, paths)));
    whole(plan, Phase::Joining, arguments, JOINING_SHARE)
}

/// One frame of one segment.
fn still(plan: &RenderPlan, paths: &RenderPaths) -> RenderSteps {
    let at = (plan.frame_rate.frames_until(plan.still_at_ms.unwrap_or_default()), 1);
    let steps = plan.segments.first().map(|segment| {
        let frame = pictures(plan, paths, segment, at, "frame", Some(jpeg_colours()));
        let arguments = frame.then(encoding(paths)).then(jpeg("still", &output(plan, paths)));
        RenderStep {
            segment: segment.input.map(|_| 0),
            ..whole(plan, Phase::Rendering, arguments, 1.0)
        }
    });
    RenderSteps {
        files: Vec::new(),
        steps: steps.into_iter().collect(),
        artifacts: artifacts(plan, paths),
    }
}

fn artifacts(plan: &RenderPlan, paths: &RenderPaths) -> ArtifactPaths {
    let video = output(plan, paths);
    let thumbnail = match plan.output.kind {
        OutputKind::Still => video.clone(),
        OutputKind::Video => paths.file(THUMBNAIL),
    };
    ArtifactPaths {
        video,
        thumbnail,
        chapters: (!plan.chapters.is_empty()).then(|| paths.file(CHAPTERS)),
        subtitles: (!plan.captions.is_empty()).then(|| paths.file(SUBTITLES)),
    }
}

fn text_files(plan: &RenderPlan, paths: &RenderPaths) -> Vec<TextFile> {
    let file = |name, text| TextFile {
        path: paths.file(name),
        text,
    };
    let mut files = Vec::new();
    if !plan.chapters.is_empty() {
        files.push(file(METADATA, chapters::ffmetadata(&plan.chapters)));
        files.push(file(CHAPTERS, chapters::json(&plan.chapters)));
    }
    if !plan.captions.is_empty() {
        files.push(file(SUBTITLES, subtitles::webvtt(&plan.captions)));
    }
    files.push(file(LIST, list(plan)));
    files
}
