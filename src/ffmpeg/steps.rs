//! A plan's runs of ffmpeg.

use super::arguments::Arguments;
use super::filters::jpeg_colours;
use super::inputs::{local_frame, local_input};
use super::kept::{Nameless, RenderPart};
use super::limits::encoding;
use super::loudness::Loudness;
use super::outputs::{jpeg, mp4, part as part_file, video_codec};
use super::parts::{copied, list, part_name};
use super::pictures::pictures;
use super::run::Run;
use super::{ArtifactPaths, FrameSpan, RenderPaths, RenderStep, RenderSteps, TextFile, chapters, sound, subtitles};
use crate::error::RulesError;
use crate::format::OutputKind;
use crate::input::to_json;
use crate::job::Phase;
use crate::plan::{PlanPart, RenderPlan, parts};

/// The shares of the whole progress that the sound takes, the thumbnail, and the joining.
const RECORDING_SHARE: f64 = 0.02;
const MEASURING_SHARE: f64 = 0.02;
const ENCODING_SHARE: f64 = 0.04;
const THUMBNAIL_SHARE: f64 = 0.01;
const JOINING_SHARE: f64 = 0.01;

/// The files of a render, in its directory.
const THUMBNAIL: &str = "thumbnail.jpg";
const METADATA: &str = "metadata.txt";
const CHAPTERS: &str = "chapters.json";
const SUBTITLES: &str = "subtitles.vtt";
const RECORDED: &str = "sound.mkv";
const SOUND: &str = "sound.mp4";
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

/// The sound first, so that a source that can't be heard is found before the pictures are made; then a run for the pictures of
/// each part; one for the thumbnail; and one that joins all of it.
fn video(plan: &RenderPlan, paths: &RenderPaths, loudness: Option<&Loudness>) -> RenderSteps {
    let nameless = Nameless::of(plan, paths);
    let parts = parts(plan);
    let mut steps = Vec::with_capacity(parts.len() + 5);
    steps.extend(sound_steps(plan, paths, nameless.as_ref(), loudness));
    let sound_share: f64 = steps.iter().map(|step| step.share).sum();
    let pictures_share = 1.0 - THUMBNAIL_SHARE - JOINING_SHARE - sound_share;
    steps.extend(parts.iter().enumerate().map(|(index, part)| RenderStep {
        share: pictures_share * plan.frame_rate.frame_start_ms(part.frames()) / plan.duration_ms,
        ..part_step(plan, paths, nameless.as_ref(), (index, *part))
    }));
    steps.extend(thumbnail(plan, paths, &parts));
    steps.push(joining(plan, paths));
    let mut before = 0.0;
    for step in &mut steps {
        step.progress_before = before;
        before += step.share;
    }

    RenderSteps {
        files: text_files(plan, paths, &parts),
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
        frames: None,
        part: None,
    }
}

/// The runs for what is heard, if anything is: it is recorded, measured, and encoded.
fn sound_steps(
    plan: &RenderPlan,
    paths: &RenderPaths,
    nameless: Option<&Nameless<'_>>,
    loudness: Option<&Loudness>,
) -> Vec<RenderStep> {
    let Some((audio, record)) = plan
        .audio
        .as_ref()
        .zip(sound::record(plan, paths, &paths.file(RECORDED)))
    else {
        return Vec::new();
    };
    let measure = sound::measure(paths, &paths.file(RECORDED));
    let encode = sound::encode(plan, paths, loudness, (&paths.file(RECORDED), &paths.file(SOUND)));
    let part = nameless.map(|nameless| RenderPart {
        key: sound_key(nameless),
        path: paths.file(SOUND),
        input: Some(audio.input),
    });
    let step = |arguments, share| RenderStep {
        part: part.clone(),
        ..whole(plan, Phase::Measuring, arguments, share)
    };
    vec![
        step(record, RECORDING_SHARE),
        RenderStep {
            measures: true,
            ..step(measure, MEASURING_SHARE)
        },
        step(encode, ENCODING_SHARE),
    ]
}

/// How loud the sound is follows from what is recorded, so that only the loudness that is wanted counts.
fn sound_key(nameless: &Nameless<'_>) -> String {
    let Nameless { plan, paths, .. } = nameless;
    let mut runs = vec![
        sound::measure(paths, ""),
        sound::encode(plan, paths, None, ("", "")),
        Arguments::default().value(to_json(&plan.audio.as_ref().map(|audio| audio.loudness))),
    ];
    runs.extend(sound::record(plan, paths, ""));
    nameless.key(runs)
}

/// The pictures of a part.
fn part_step(
    plan: &RenderPlan,
    paths: &RenderPaths,
    nameless: Option<&Nameless<'_>>,
    (index, part): (usize, PlanPart),
) -> RenderStep {
    let path = paths.file(&part_name(index));
    let input = plan.segments.get(part.segment).and_then(|segment| segment.input);
    RenderStep {
        duration_ms: plan.frame_rate.frame_start_ms(part.frames()),
        segment: input.map(|_| part.segment),
        frames: Some(FrameSpan {
            start: part.start_frame,
            end: part.end_frame,
        }),
        part: nameless.map(|nameless| RenderPart {
            key: nameless.key(vec![part_run(&nameless.plan, &nameless.paths, part, "")]),
            path: path.clone(),
            input,
        }),
        ..whole(plan, Phase::Rendering, part_run(plan, paths, part, &path), 0.0)
    }
}

/// The run that makes a part's pictures.
fn part_run(plan: &RenderPlan, paths: &RenderPaths, part: PlanPart, path: &str) -> Arguments {
    let segment = plan.segments.get(part.segment);
    pictures(plan, paths, segment, (part.start_frame, part.frames()), "video", None)
        .and("-map [video] -an")
        .then(video_codec(plan))
        .then(encoding(paths))
        .then(part_file(path))
}

/// The frame in the middle, taken from the part that has it. In that part's own run it would hold up the progress, which ffmpeg 5
/// does not tell before each output has a frame.
fn thumbnail(plan: &RenderPlan, paths: &RenderPaths, parts: &[PlanPart]) -> Option<RenderStep> {
    let middle = plan.frames / 2;
    let has_it = |part: &PlanPart| (part.start_frame..part.end_frame).contains(&middle);
    let (index, part) = parts.iter().enumerate().find(|(_, part)| has_it(part))?;
    let frame = middle.saturating_sub(part.start_frame);
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

fn joining(plan: &RenderPlan, paths: &RenderPaths) -> RenderStep {
    let mut run = Run::new(paths);
    run.input(local_input("concat", &paths.file(LIST)));
    let sound = plan
        .audio
        .is_some()
        .then(|| run.input(local_input("mp4", &paths.file(SOUND))));
    let chapters = (!plan.chapters.is_empty()).then(|| run.input(local_input("ffmetadata", &paths.file(METADATA))));
    let mut arguments = run.arguments().then(copied(plan));
    if let Some(input) = sound {
        arguments = arguments.and(&format!("-map {input}:a:0? -c:a copy"));
    }
    arguments = arguments.then(mp4(chapters, &output(plan, paths)));
    whole(plan, Phase::Joining, arguments, JOINING_SHARE)
}

/// One frame of one segment.
fn still(plan: &RenderPlan, paths: &RenderPaths) -> RenderSteps {
    let at = (plan.frame_rate.frames_until(plan.still_at_ms.unwrap_or_default()), 1);
    let steps = plan.segments.first().map(|segment| {
        let frame = pictures(plan, paths, Some(segment), at, "frame", Some(jpeg_colours()));
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

fn text_files(plan: &RenderPlan, paths: &RenderPaths, parts: &[PlanPart]) -> Vec<TextFile> {
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
    files.push(file(LIST, list(plan, parts)));
    files
}
