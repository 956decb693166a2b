//! A plan's ffmpeg runs, as argument lists and never as a shell string; and the reading of what ffmpeg and ffprobe say.
//!
//! Made for ffmpeg 5.1 and later with libx264.

mod arguments;
mod artifact;
mod camera_still;
mod chapters;
mod check;
mod connection_fault;
mod damage;
mod explain;
mod failure;
mod filters;
mod health;
mod inputs;
mod kept;
mod limits;
mod log;
mod loudness;
mod media_probe;
mod outputs;
mod oversize;
mod parts;
mod pictures;
mod place;
mod probe;
mod progress;
mod redact;
mod renderer;
mod run;
mod sound;
mod space;
mod steps;
mod subtitles;

use serde::{Deserialize, Serialize};

use crate::job::Phase;
use crate::plan::place_or_none;

pub use artifact::{
    ArtifactContent, ArtifactFile, ArtifactKind, PlannedOutput, artifact_files, artifact_probe_arguments,
    check_artifact, planned_output,
};
pub use camera_still::{CameraStill, camera_still};
pub use check::{check_step, step_warning};
pub use connection_fault::{ConnectionFault, FaultCause};
pub use explain::{check_media_probe, explain_failure, explain_media_probe, late_media_probe};
pub use failure::Failure;
pub use health::{EncoderHealth, FfmpegHealth, ffmpeg_health, program_version};
pub use kept::{PartScope, RenderPart, may_be_kept};
pub use limits::RenderLimits;
pub use log::{STDERR_BYTES, log_tail};
pub use loudness::{Loudness, read_loudness};
pub use media_probe::{MEDIA_PROBE_MS, media_probe_arguments};
pub use probe::{Probe, probe_arguments, read_probe};
pub use progress::{Progress, read_progress, step_progress};
pub use renderer::{Abilities, ProgramAnswer, RendererAnswers, RendererHealth, abilities, renderer_health};
pub use space::{Space, check_space, missing_bytes};
pub use steps::render_steps;

/// Where a render may write, how it reaches the network, and what it may use.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RenderPaths {
    /// An empty directory of the render's own, without a slash at the end.
    pub directory: String,
    /// The address of the proxy through which everything that is not in the directory is read, such as
    /// `http://127.0.0.1:40000`. Without one ffmpeg connects to whatever the sources' hosts lead to, redirects included.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub proxy: Option<String>,
    /// What each run of ffmpeg may use. Without limits pictures of any size are decoded.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub limits: Option<RenderLimits>,
    /// As whose the parts are kept. Without it none is.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub parts: Option<PartScope>,
}

impl RenderPaths {
    fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.directory)
    }
}

/// How to carry out a plan: write the files, then run ffmpeg once for each step, in order, but for those whose part is there
/// already. [`check_step`] judges each run that succeeded. After a step that measures, the steps are asked for anew with what it
/// measured: those after it then have their final arguments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RenderSteps {
    /// What to write before the first step.
    pub files: Vec<TextFile>,
    /// The runs of ffmpeg.
    pub steps: Vec<RenderStep>,
    /// What is there afterwards.
    pub artifacts: ArtifactPaths,
}

/// A small text file that ffmpeg reads or that is an artifact itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TextFile {
    /// Where to write it.
    pub path: String,
    /// What to write, as UTF-8.
    pub text: String,
}

/// One run of ffmpeg.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct RenderStep {
    /// What it does: [`Phase::Rendering`], [`Phase::Measuring`] or [`Phase::Joining`].
    pub phase: Phase,
    /// Its arguments, without the program's name. Its progress comes on standard output, its errors on standard error.
    pub arguments: Vec<String>,
    /// How much of the output it makes, in ms: what its progress is measured by.
    pub duration_ms: f64,
    /// Its part of the whole progress; all parts make 1.
    pub share: f64,
    /// The parts of the steps before it.
    #[serde(default)]
    pub progress_before: f64,
    /// Whether its standard error tells how loud the sound is: [`read_loudness`] reads it.
    pub measures: bool,
    /// The place in the plan's `segments` of the one whose pictures it takes from a source; null where it takes none.
    #[serde(default, deserialize_with = "place_or_none")]
    pub segment: Option<usize>,
    /// The frames of the output that it makes of a segment; null where it makes none, and for a still.
    #[serde(default)]
    pub frames: Option<FrameSpan>,
    /// What it makes, alone or with the steps beside it of the same part, of which the last one finishes it. Where that is there
    /// already, none of them has to be carried out. Null for what is not kept.
    #[serde(default)]
    pub part: Option<RenderPart>,
}

/// Frames in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FrameSpan {
    /// The first one.
    pub start: u64,
    /// The one after the last.
    pub end: u64,
}

/// The files that a render leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ArtifactPaths {
    /// The output.
    pub video: String,
    /// A JPEG of the output's middle; for a still the output itself.
    pub thumbnail: String,
    /// The chapters as JSON; null if there are none.
    pub chapters: Option<String>,
    /// The subtitles as `WebVTT`; null if there are none.
    pub subtitles: Option<String>,
}
