//! A plan's runs of ffmpeg.

use super::arguments::Arguments;
use super::filters::{jpeg_colours, tap};
use super::inputs::local_input;
use super::loudness::Loudness;
use super::outputs::{jpeg, mp4, part as part_file, video_codec};
use super::run::Run;
use super::{ArtifactPaths, RenderPaths, RenderStep, RenderSteps, TextFile, chapters, sound, subtitles};
use crate::error::RulesError;
use crate::format::OutputKind;
use crate::job::Phase;
use crate::plan::{RenderPlan, Segment, frame_start_ms, frames_until};

/// The most segments of one run: each opens a connection and a decoder. A longer plan is rendered in parts.
pub const MAX_SEGMENTS: usize = 32;

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
    let names = Names {
        directory: &paths.directory,
        proxy: paths.proxy.as_deref(),
    };
    Ok(match plan.output.kind {
        OutputKind::Still => still(plan, &names),
        OutputKind::Video => video(plan, &names, loudness),
    })
}

/// The files of one render, and the way to its sources.
struct Names<'a> {
    directory: &'a str,
    proxy: Option<&'a str>,
}

impl Names<'_> {
    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.directory)
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

fn part_name(index: usize) -> String {
    format!("part-{:04}.mp4", index + 1)
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

/// A run for every [`MAX_SEGMENTS`] segments, pictures alone; what is heard recorded beside them, and measured; and a run
/// that joins all of it.
fn video(plan: &RenderPlan, names: &Names<'_>, loudness: Option<&Loudness>) -> RenderSteps {
    let chunks: Vec<&[Segment]> = plan.segments.chunks(MAX_SEGMENTS).collect();
    let mut steps = Vec::new();
    let mut list = String::from("ffconcat version 1.0\n");
    // While one run makes all pictures it records the sound as well. Else that has a run of its own, before the others: a
    // source that can't be heard is found first.
    let at_once = chunks.len() == 1;
    if plan.audio.is_some() && !at_once {
        steps.push(recording(plan, names));
        steps.push(measuring(plan, names));
    }
    for (index, segments) in chunks.into_iter().enumerate() {
        // Relative to the list's own directory, so that nothing of its path has to be escaped.
        list.extend(["file ", &part_name(index), "\n"]);
        steps.push(part(plan, names, index, segments, at_once));
    }
    if plan.audio.is_some() && at_once {
        steps.push(measuring(plan, names));
    }
    steps.push(joining(plan, names, loudness));

    let mut files = text_files(plan, names);
    files.push(TextFile {
        path: names.list(),
        text: list,
    });
    RenderSteps {
        files,
        steps,
        artifacts: artifacts(plan, names),
    }
}

fn recording(plan: &RenderPlan, names: &Names<'_>) -> RenderStep {
    let mut run = Run::new(plan, names.proxy);
    let sound = sound::record(plan, &mut run, &names.sound());
    RenderStep {
        phase: Phase::Measuring,
        arguments: run.arguments().then(sound).into_vec(),
        duration_ms: plan.duration_ms,
        share: RECORDING_SHARE,
        measures: false,
    }
}

fn measuring(plan: &RenderPlan, names: &Names<'_>) -> RenderStep {
    RenderStep {
        phase: Phase::Measuring,
        arguments: sound::measure(&names.sound()).into_vec(),
        duration_ms: plan.duration_ms,
        share: MEASURING_SHARE,
        measures: true,
    }
}

/// What of the whole progress is left for the pictures.
fn rendering_share(plan: &RenderPlan) -> f64 {
    let sound = match plan.segments.len() {
        _ if plan.audio.is_none() => 0.0,
        0..=MAX_SEGMENTS => MEASURING_SHARE,
        _ => RECORDING_SHARE + MEASURING_SHARE,
    };
    1.0 - JOINING_SHARE - sound
}

fn part(plan: &RenderPlan, names: &Names<'_>, index: usize, segments: &[Segment], with_sound: bool) -> RenderStep {
    let first = segments.first().map_or(0, |segment| segment.start_frame);
    let last = segments.last().map_or(0, |segment| segment.end_frame);
    let middle = Some(plan.frames / 2).filter(|middle| (first..last).contains(middle));
    let mut run = Run::new(plan, names.proxy);
    run.segments(segments);
    if let Some(middle) = middle {
        run.join("all");
        run.filter(tap("all", middle - first));
    } else {
        run.join("video");
    }
    let sound = if with_sound {
        sound::record(plan, &mut run, &names.sound())
    } else {
        Arguments::default()
    };
    let mut arguments = run.arguments().and("-map [video] -an").then(video_codec(&plan.output));
    arguments = arguments.then(part_file(&names.path(&part_name(index))));
    if middle.is_some() {
        arguments = arguments.then(jpeg("still", &names.thumbnail()));
    }
    let duration_ms = frame_start_ms(last.saturating_sub(first));
    RenderStep {
        phase: Phase::Rendering,
        arguments: arguments.then(sound).into_vec(),
        duration_ms,
        share: rendering_share(plan) * duration_ms / plan.duration_ms,
        measures: false,
    }
}

fn joining(plan: &RenderPlan, names: &Names<'_>, loudness: Option<&Loudness>) -> RenderStep {
    let mut run = Run::new(plan, names.proxy);
    run.input(local_input("concat", &names.list()));
    let sound = plan
        .audio
        .is_some()
        .then(|| run.input(local_input("matroska", &names.sound())));
    let chapters = (!plan.chapters.is_empty()).then(|| run.input(local_input("ffmetadata", &names.metadata())));
    let mut arguments = run.arguments().and("-map 0:v:0 -c:v copy");
    if let Some(input) = sound {
        arguments = arguments.then(sound::encode(plan, input, loudness));
    }
    RenderStep {
        phase: Phase::Joining,
        arguments: arguments.then(mp4(chapters, &names.output(plan))).into_vec(),
        duration_ms: plan.duration_ms,
        share: JOINING_SHARE,
        measures: false,
    }
}

/// One frame of one segment.
fn still(plan: &RenderPlan, names: &Names<'_>) -> RenderSteps {
    let mut run = Run::new(plan, names.proxy);
    if let Some(segment) = plan.segments.first() {
        run.segment(segment, frames_until(plan.still_at_ms.unwrap_or_default()), 1);
    }
    run.join("frame");
    run.filter(jpeg_colours());
    let step = RenderStep {
        phase: Phase::Rendering,
        arguments: run.arguments().then(jpeg("still", &names.output(plan))).into_vec(),
        duration_ms: plan.duration_ms,
        share: 1.0,
        measures: false,
    };
    RenderSteps {
        files: Vec::new(),
        steps: vec![step],
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
