//! Whether a file that somebody hands over is what was planned.

use serde::{Deserialize, Serialize};

use super::ArtifactPaths;
use super::arguments::Arguments;
use super::failure::Failure;
use super::limits::LARGEST_PICTURE;
use super::probe::{DESCRIBE, Probe};
use crate::edl::CheckOptions;
use crate::format::{Format, FormatSpec, OutputKind};
use crate::gate::{RenderRequest, Resolved, check_resolved};
use crate::input::from_json;
use crate::plan::{FrameRate, PlanChapter, plan_resolved};

/// A video may be longer or shorter than planned by so many frames: what a container rounds.
const LENGTH_TOLERANCE_FRAMES: u64 = 2;
/// The mean frame rate may be off by such a part of it: a container rounds times.
const RATE_TOLERANCE: f64 = 0.01;
/// The longest video in ms: what an integer column of a database holds.
const LONGEST_MS: f64 = 2_147_483_647.0;
/// Larger pictures are not decoded to look at them: 8K.
const MOST_PIXELS: u64 = LARGEST_PICTURE.0 * LARGEST_PICTURE.1;

/// What a file of an attempt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum ArtifactKind {
    /// The output: a video, or a still.
    Video,
    /// A JPEG of the output's middle.
    Thumbnail,
    /// The chapters as JSON.
    Chapters,
    /// The subtitles as `WebVTT`.
    Subtitles,
}

/// A file of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ArtifactFile {
    /// What it is.
    pub kind: ArtifactKind,
    /// Where it is.
    pub path: String,
}

/// The files of a render that are handed over, in this order. A still is its own thumbnail.
#[must_use]
pub fn artifact_files(paths: &ArtifactPaths) -> Vec<ArtifactFile> {
    let thumbnail = (paths.thumbnail != paths.video).then_some(&paths.thumbnail);
    [
        (ArtifactKind::Video, Some(&paths.video)),
        (ArtifactKind::Thumbnail, thumbnail),
        (ArtifactKind::Chapters, paths.chapters.as_ref()),
        (ArtifactKind::Subtitles, paths.subtitles.as_ref()),
    ]
    .into_iter()
    .filter_map(|(kind, path)| {
        Some(ArtifactFile {
            kind,
            path: path?.clone(),
        })
    })
    .collect()
}

/// What is known of a file before it is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PlannedOutput {
    /// The job's format.
    pub format: Format,
    /// The plan's length in ms; null where it is not known any more, and of no account for a still.
    pub duration_ms: Option<f64>,
    /// The plan's frame rate; null where it is not known any more, and of no account for a still.
    pub frame_rate: Option<FrameRate>,
}

/// What is known of the file that a render of this request makes. As long as nobody has looked at the recordings that its frame
/// rate hangs on, that is not known.
#[must_use]
pub fn planned_output(request: &RenderRequest, options: &CheckOptions) -> PlannedOutput {
    let resolved = Resolved::new(request);
    let plan = plan_resolved(&resolved, &check_resolved(&resolved, options));
    PlannedOutput {
        format: resolved.format.unwrap_or_default(),
        duration_ms: plan.as_ref().map(|plan| plan.duration_ms),
        frame_rate: plan.filter(|_| resolved.rate.is_known).map(|plan| plan.frame_rate),
    }
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum ArtifactContent {
    /// What ffprobe read.
    Probe(Probe),
    /// Its text.
    Text(String),
}

impl ArtifactKind {
    /// Its name in the worker protocol.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Video => "video",
            Self::Thumbnail => "thumbnail",
            Self::Chapters => "chapters",
            Self::Subtitles => "subtitles",
        }
    }

    /// Whether it is a video or a picture; none for a text.
    const fn pictures(self, output: OutputKind) -> Option<OutputKind> {
        match self {
            Self::Video => Some(output),
            Self::Thumbnail => Some(OutputKind::Still),
            Self::Chapters | Self::Subtitles => None,
        }
    }
}

/// The arguments with which ffprobe describes a local file that somebody handed over, as JSON; none for a kind that is text.
///
/// The file is read as what it is to be and as nothing else: ffprobe would follow a playlist to other files.
#[must_use]
pub fn artifact_probe_arguments(format: Format, kind: ArtifactKind, path: &str) -> Option<Vec<String>> {
    let demuxer = match kind.pictures(format.spec().kind)? {
        OutputKind::Video => "mp4",
        OutputKind::Still => "jpeg_pipe",
    };
    let words = format!("{DESCRIBE} -f {demuxer} -max_pixels {MOST_PIXELS} -i");
    Some(Arguments::words(&words).file(path).into_vec())
}

/// What is wrong with a file that was handed over, if anything is: it is not of the planned kind, size, rate or length, has
/// other streams, or is no such text. It fails for good: the same render would make the same file.
#[must_use]
pub fn check_artifact(planned: &PlannedOutput, kind: ArtifactKind, content: &ArtifactContent) -> Option<Failure> {
    let output = planned.format.spec();
    let name = kind.name();
    let unfit = |why: String| {
        Some(Failure::permanent(format!(
            "the file of kind `{name}` is not what is planned: {why}"
        )))
    };
    if output.kind == OutputKind::Still && kind != ArtifactKind::Video {
        return unfit(format!(
            "a `{}` is one picture and has no such file",
            planned.format.name()
        ));
    }
    match (kind.pictures(output.kind), content) {
        (Some(OutputKind::Video), ArtifactContent::Probe(probe)) => listed(&video(&output, planned, probe)),
        (Some(OutputKind::Still), ArtifactContent::Probe(probe)) => listed(&still(&output, probe)),
        (None, ArtifactContent::Text(text)) if kind == ArtifactKind::Subtitles => webvtt(text),
        (None, ArtifactContent::Text(text)) => chapters(text),
        (Some(_), ArtifactContent::Text(_)) => Some("it is a text".to_owned()),
        (None, ArtifactContent::Probe(_)) => Some("it is no text".to_owned()),
    }
    .and_then(unfit)
}

fn listed(differences: &[Option<String>]) -> Option<String> {
    let told: Vec<&str> = differences.iter().flatten().map(String::as_str).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn differs(planned: &str, found: &str) -> Option<String> {
    (planned != found).then(|| format!("planned {planned}, found {found}"))
}

fn video(output: &FormatSpec, planned: &PlannedOutput, probe: &Probe) -> [Option<String>; 5] {
    [
        size(output, probe),
        codec("pictures", "h264", probe.video_codec.as_deref()),
        probe
            .audio_codec
            .as_deref()
            .and_then(|found| codec("sound", "aac", Some(found))),
        streams(probe, 1),
        rate(planned.frame_rate, probe).or_else(|| length(planned, probe)),
    ]
}

fn still(output: &FormatSpec, probe: &Probe) -> [Option<String>; 3] {
    [
        size(output, probe),
        codec("a picture", "mjpeg", probe.video_codec.as_deref()),
        streams(probe, 0),
    ]
}

fn size(output: &FormatSpec, probe: &Probe) -> Option<String> {
    differs(&format!("{}x{}", output.width, output.height), &probe.resolution)
}

fn codec(what: &str, planned: &str, found: Option<&str>) -> Option<String> {
    let found = found.map_or_else(|| "nothing known".to_owned(), |name| format!("`{name}`"));
    differs(&format!("{what} as `{planned}`"), &format!("{what} as {found}"))
}

fn streams(probe: &Probe, most_sounds: u32) -> Option<String> {
    let (pictures, sounds) = (probe.video_streams, probe.audio_streams);
    (pictures != 1 || sounds > most_sounds).then(|| {
        format!("planned 1 stream of pictures and at most {most_sounds} of sound, found {pictures} and {sounds}")
    })
}

fn rate(planned: Option<FrameRate>, probe: &Probe) -> Option<String> {
    let fits = |fps: f64| match planned.map(FrameRate::as_f64) {
        Some(planned) => (fps - planned).abs() <= planned * RATE_TOLERANCE,
        None => FrameRate::is_of_output(fps / (1.0 + RATE_TOLERANCE)),
    };
    let shown = |fps: f64| ((fps * 1000.0).round() / 1000.0).to_string();
    let wanted = planned.map_or_else(
        || "a rate of an output".to_owned(),
        |rate| format!("{} frames per second", shown(rate.as_f64())),
    );
    let found = probe.fps.map_or_else(|| "none".to_owned(), shown);
    (!probe.fps.is_some_and(fits)).then(|| format!("planned {wanted}, found {found}"))
}

fn length(planned: &PlannedOutput, probe: &Probe) -> Option<String> {
    let Some(found_ms) = probe.duration_ms else {
        return Some("it has no length".to_owned());
    };
    let rate = planned.frame_rate.unwrap_or(FrameRate::DEFAULT);
    match planned.duration_ms {
        Some(planned_ms) if (found_ms - planned_ms).abs() > rate.frame_start_ms(LENGTH_TOLERANCE_FRAMES) => {
            Some(format!("planned {} ms, found {found_ms} ms", planned_ms.round()))
        }
        None if found_ms > LONGEST_MS => Some(format!("a video has at most {LONGEST_MS} ms, found {found_ms} ms")),
        _ => None,
    }
}

/// Source: <https://www.w3.org/TR/webvtt1/#file-structure>.
fn webvtt(text: &str) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let rest = text.strip_prefix("WEBVTT");
    let begins = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']));
    if !begins {
        return Some("WebVTT begins with `WEBVTT`".to_owned());
    }
    text.contains('\0').then(|| "WebVTT has no character U+0000".to_owned())
}

fn chapters(text: &str) -> Option<String> {
    let read: Result<Vec<PlanChapter>, _> = from_json(text.as_bytes());
    read.err()
        .map(|error| format!("chapters are a JSON list of objects with `startMs`, `endMs` and `title`: {error}"))
}
