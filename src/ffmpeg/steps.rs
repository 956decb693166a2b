//! A plan's runs of ffmpeg.

use super::filters::{jpeg_colours, tap};
use super::inputs::{audio_input, local_input};
use super::outputs::{audio_codec, jpeg, mp4, video_codec};
use super::run::Run;
use super::{ArtifactPaths, RenderPaths, RenderStep, RenderSteps, TextFile, chapters};
use crate::error::RulesError;
use crate::format::OutputKind;
use crate::job::Phase;
use crate::plan::{RenderPlan, Segment, frame_start_ms, frames_until};

/// The most segments of one run: each opens a connection and a decoder. A longer plan is rendered in parts.
pub const MAX_SEGMENTS: usize = 32;

/// The part of the whole progress that joining parts takes: it copies the pictures and encodes the sound alone.
const JOINING_SHARE: f64 = 0.05;

/// The ffmpeg runs of a plan, and the files that they read and write, all inside one directory.
///
/// # Errors
/// [`RulesError`] with code `bad_input` for a plan that was not made by [`plan_render`](crate::plan::plan_render), such as
/// one whose segment names an input that is not there.
pub fn render_steps(plan: &RenderPlan, paths: &RenderPaths) -> Result<RenderSteps, RulesError> {
    check(plan)?;
    let names = Names {
        directory: &paths.directory,
        proxy: paths.proxy.as_deref(),
    };
    Ok(match plan.output.kind {
        OutputKind::Still => still(plan, &names),
        OutputKind::Video if plan.segments.len() <= MAX_SEGMENTS => whole(plan, &names),
        OutputKind::Video => parts(plan, &names),
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

/// One run for everything.
fn whole(plan: &RenderPlan, names: &Names<'_>) -> RenderSteps {
    let mut run = Run::new(plan, names.proxy);
    run.segments(&plan.segments);
    run.join("all");
    run.filter(tap("all", plan.frames / 2));
    let sound = audio_input(plan, names.proxy).map(|(input, filter)| (run.input(input), filter));
    let chapters = (!plan.chapters.is_empty()).then(|| run.input(local_input("ffmetadata", &names.metadata())));

    let mut arguments = run.arguments().and("-map [video]").then(video_codec(&plan.output));
    if let Some((input, filter)) = sound {
        arguments = arguments.then(audio_codec(input, &filter, &plan.output));
    }
    arguments = arguments
        .then(mp4(chapters, &names.output(plan)))
        .then(jpeg("still", &names.thumbnail()));
    let step = RenderStep {
        phase: Phase::Rendering,
        arguments: arguments.into_vec(),
        duration_ms: plan.duration_ms,
        share: 1.0,
    };
    RenderSteps {
        files: chapter_files(plan, names),
        steps: vec![step],
        artifacts: artifacts(plan, names),
    }
}

/// A run for every [`MAX_SEGMENTS`] segments, pictures alone, and one that joins them and adds the sound.
fn parts(plan: &RenderPlan, names: &Names<'_>) -> RenderSteps {
    let mut steps = Vec::new();
    let mut list = String::from("ffconcat version 1.0\n");
    for (index, segments) in plan.segments.chunks(MAX_SEGMENTS).enumerate() {
        // Relative to the list's own directory, so that nothing of its path has to be escaped.
        list.extend(["file ", &part_name(index), "\n"]);
        steps.push(part(plan, names, index, segments));
    }
    steps.push(joining(plan, names));

    let mut files = chapter_files(plan, names);
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

fn part(plan: &RenderPlan, names: &Names<'_>, index: usize, segments: &[Segment]) -> RenderStep {
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
    let mut arguments = run.arguments().and("-map [video] -an").then(video_codec(&plan.output));
    arguments = arguments.then(mp4(None, &names.path(&part_name(index))));
    if middle.is_some() {
        arguments = arguments.then(jpeg("still", &names.thumbnail()));
    }
    let duration_ms = frame_start_ms(last.saturating_sub(first));
    let share = (1.0 - JOINING_SHARE) * duration_ms / plan.duration_ms;
    RenderStep {
        phase: Phase::Rendering,
        arguments: arguments.into_vec(),
        duration_ms,
        share,
    }
}

fn joining(plan: &RenderPlan, names: &Names<'_>) -> RenderStep {
    let mut run = Run::new(plan, names.proxy);
    run.input(local_input("concat", &names.list()));
    let sound = audio_input(plan, names.proxy).map(|(input, filter)| (run.input(input), filter));
    let chapters = (!plan.chapters.is_empty()).then(|| run.input(local_input("ffmetadata", &names.metadata())));
    let mut arguments = run.arguments().and("-map 0:v:0 -c:v copy");
    if let Some((input, filter)) = sound {
        arguments = arguments.then(audio_codec(input, &filter, &plan.output));
    }
    arguments = arguments.then(mp4(chapters, &names.output(plan)));
    let duration_ms = plan.duration_ms;
    RenderStep {
        phase: Phase::Joining,
        arguments: arguments.into_vec(),
        duration_ms,
        share: JOINING_SHARE,
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
    ArtifactPaths {
        video,
        thumbnail,
        chapters,
    }
}

fn chapter_files(plan: &RenderPlan, names: &Names<'_>) -> Vec<TextFile> {
    if plan.chapters.is_empty() {
        return Vec::new();
    }
    vec![
        TextFile {
            path: names.metadata(),
            text: chapters::ffmetadata(&plan.chapters),
        },
        TextFile {
            path: names.chapters(),
            text: chapters::json(&plan.chapters),
        },
    ]
}
