//! A plan's runs of ffmpeg.

use super::arguments::Arguments;
use super::filters::{jpeg_colours, tap};
use super::inputs::local_input;
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
use crate::plan::{RenderPlan, Segment, frame_start_ms, frames_until};

/// The parts of the whole progress that the sound takes, and the joining: that copies the pictures, and encodes the sound.
const RECORDING_SHARE: f64 = 0.03;
const MEASURING_SHARE: f64 = 0.02;
const JOINING_SHARE: f64 = 0.05;

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
    let names = Names { paths };
    Ok(match plan.output.kind {
        OutputKind::Still => still(plan, &names),
        OutputKind::Video => video(plan, &names, loudness),
    })
}

/// The files of one render, and the way to its sources.
struct Names<'a> {
    paths: &'a RenderPaths,
}

impl Names<'_> {
    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.paths.directory)
    }

    fn output(&self, plan: &RenderPlan) -> String {
        self.path(&format!("output.{}", plan.output.extension))
    }

    fn thumbnail(&self) -> String {
        self.path("thumbnail.jpg")
    }

    fn metadata(&self) -> String {
        self.path("metadata.txt")
    }

    fn chapters(&self) -> String {
        self.path("chapters.json")
    }

    fn subtitles(&self) -> String {
        self.path("subtitles.vtt")
    }

    fn sound(&self) -> String {
        self.path("sound.mkv")
    }

    fn list(&self) -> String {
        self.path("parts.txt")
    }
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
/// run for the pictures of each segment; and one that joins all of it.
fn video(plan: &RenderPlan, names: &Names<'_>, loudness: Option<&Loudness>) -> RenderSteps {
    let mut steps = Vec::with_capacity(plan.segments.len() + 3);
    if let Some(recorded) = sound::record(plan, names.paths, &names.sound()) {
        steps.push(sound_step(plan, recorded, RECORDING_SHARE, false));
        steps.push(sound_step(
            plan,
            sound::measure(names.paths, &names.sound()),
            MEASURING_SHARE,
            true,
        ));
    }
    let sound_share: f64 = steps.iter().map(|step| step.share).sum();
    let pictures_share = 1.0 - JOINING_SHARE - sound_share;
    steps.extend(
        plan.segments
            .iter()
            .enumerate()
            .map(|(index, segment)| part(plan, names, index, segment, pictures_share)),
    );
    steps.push(joining(plan, names, loudness));

    let mut files = text_files(plan, names);
    files.push(TextFile {
        path: names.list(),
        text: list(&plan.segments),
    });
    RenderSteps {
        files,
        steps,
        artifacts: artifacts(plan, names),
    }
}

fn sound_step(plan: &RenderPlan, arguments: Arguments, share: f64, measures: bool) -> RenderStep {
    RenderStep {
        phase: Phase::Measuring,
        arguments: arguments.into_vec(),
        duration_ms: plan.duration_ms,
        share,
        measures,
        segment: None,
    }
}

/// The pictures of a segment; where it has the programme's middle, the thumbnail as well.
fn part(plan: &RenderPlan, names: &Names<'_>, index: usize, segment: &Segment, pictures_share: f64) -> RenderStep {
    let (first, last) = (segment.start_frame, segment.end_frame);
    let frames = last.saturating_sub(first);
    let middle = Some(plan.frames / 2).filter(|middle| (first..last).contains(middle));
    let tapped = middle.map(|middle| tap("all", middle - first));
    let label = if tapped.is_some() { "all" } else { "video" };
    let mut arguments = pictures(plan, names.paths, segment, (first, frames), label, tapped)
        .and("-map [video] -an")
        .then(video_codec(&plan.output))
        .then(encoding(names.paths))
        .then(part_file(&names.path(&part_name(index))));
    if middle.is_some() {
        arguments = arguments
            .then(encoding(names.paths))
            .then(jpeg("still", &names.thumbnail()));
    }
    let duration_ms = frame_start_ms(frames);
    RenderStep {
        phase: Phase::Rendering,
        arguments: arguments.into_vec(),
        duration_ms,
        share: pictures_share * duration_ms / plan.duration_ms,
        measures: false,
        segment: segment.input.map(|_| index),
    }
}

fn joining(plan: &RenderPlan, names: &Names<'_>, loudness: Option<&Loudness>) -> RenderStep {
    let mut run = Run::new(names.paths);
    run.input(local_input("concat", &names.list()));
    let sound = plan
        .audio
        .is_some()
        .then(|| run.input(local_input("matroska", &names.sound())));
    let chapters = (!plan.chapters.is_empty()).then(|| run.input(local_input("ffmetadata", &names.metadata())));
    let mut arguments = run.arguments().then(copied());
    if let Some(input) = sound {
        arguments = arguments.then(sound::encode(plan, input, loudness));
    }
    RenderStep {
        phase: Phase::Joining,
        arguments: arguments.then(mp4(chapters, &names.output(plan))).into_vec(),
        duration_ms: plan.duration_ms,
        share: JOINING_SHARE,
        measures: false,
        segment: None,
    }
}

/// One frame of one segment.
fn still(plan: &RenderPlan, names: &Names<'_>) -> RenderSteps {
    let at = (frames_until(plan.still_at_ms.unwrap_or_default()), 1);
    let steps = plan.segments.first().map(|segment| {
        let frame = pictures(plan, names.paths, segment, at, "frame", Some(jpeg_colours()));
        RenderStep {
            phase: Phase::Rendering,
            arguments: frame
                .then(encoding(names.paths))
                .then(jpeg("still", &names.output(plan)))
                .into_vec(),
            duration_ms: plan.duration_ms,
            share: 1.0,
            measures: false,
            segment: segment.input.map(|_| 0),
        }
    });
    RenderSteps {
        files: Vec::new(),
        steps: steps.into_iter().collect(),
        artifacts: artifacts(plan, names),
    }
}

fn artifacts(plan: &RenderPlan, names: &Names<'_>) -> ArtifactPaths {
    let video = names.output(plan);
    let thumbnail = match plan.output.kind {
        OutputKind::Still => video.clone(),
        OutputKind::Video => names.thumbnail(),
    };
    let chapters = (!plan.chapters.is_empty()).then(|| names.chapters());
    let subtitles = (!plan.captions.is_empty()).then(|| names.subtitles());
    ArtifactPaths {
        video,
        thumbnail,
        chapters,
        subtitles,
    }
}

fn text_files(plan: &RenderPlan, names: &Names<'_>) -> Vec<TextFile> {
    let mut files = Vec::new();
    if !plan.chapters.is_empty() {
        files.push(TextFile {
            path: names.metadata(),
            text: chapters::ffmetadata(&plan.chapters),
        });
        files.push(TextFile {
            path: names.chapters(),
            text: chapters::json(&plan.chapters),
        });
    }
    if !plan.captions.is_empty() {
        files.push(TextFile {
            path: names.subtitles(),
            text: subtitles::webvtt(&plan.captions),
        });
    }
    files
}
