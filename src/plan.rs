//! What a render does: which source is seen and heard when, frame by frame.

mod audio;
mod build;
mod captions;
mod framing;
mod media;
mod parts;
mod still;

use serde::{Deserialize, Deserializer, Serialize};

use crate::format::{Format, FormatSpec};
use crate::gate::Recording;
use crate::recording::MediaServed;

pub use crate::frames::FrameRate;
pub use audio::{ChannelUse, LOUDNESS, LoudnessTarget, PlanAudio, PlanSound};
pub use build::plan_render;
pub(crate) use build::plan_resolved;
pub use captions::PlanCaption;
pub use framing::{FramedBox, PlanFraming, framed_box};
pub use media::{ColourMatrix, PlanMedia, PlanPicture};
pub(crate) use parts::{PlanPart, parts};

/// A render of one session in one format.
///
/// Frames are counted on the grid of `frameRate`, which begins with the programme: frame `n` shows it `n / rate` s after `start_ms`,
/// where a frame of the whole programme begins, too. A time of the programme in ms lies on its frame `round(ms * rate / 1000)`,
/// each by itself, so that nothing adds up over the cuts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct RenderPlan {
    /// What is made.
    pub format: Format,
    /// What its file looks like.
    pub output: FormatSpec,
    /// From here (included) the programme is made, in ms: where the frame of the programme begins that is nearest to what is asked
    /// for; 0 for the whole programme and for a still.
    pub start_ms: f64,
    /// To here (excluded) the programme is made, in ms; the programme's end for the whole of it and for a still.
    pub end_ms: f64,
    /// The output's length in ms: exactly `frames`, so it may have a fraction.
    pub duration_ms: f64,
    /// The output's length in frames; 1 for a still.
    pub frames: u64,
    /// The output's frames per second, and the grid on which a still is taken: what is asked for; else the EDL's `fps`, as far
    /// as an output can have it ([`FrameRate::from_fps`]); else that of the recording that is heard, or where that has no
    /// pictures of the first cut's; else, and where that varies, 30.
    pub frame_rate: FrameRate,
    /// The cameras that are seen or heard, each once.
    pub inputs: Vec<PlanInput>,
    /// What is seen, from the first frame to the last with no gap; for a still the one segment that it is taken from.
    pub segments: Vec<Segment>,
    /// What is heard; null for a still.
    pub audio: Option<PlanAudio>,
    /// The chapters, in order, none of them empty; none for a still.
    pub chapters: Vec<PlanChapter>,
    /// The subtitles, in order; they may overlap. None without a transcript, and none for a still.
    pub captions: Vec<PlanCaption>,
    /// Where in the programme a still is taken; null for a video.
    pub still_at_ms: Option<f64>,
    /// Whether the render goes on where a recording is damaged; absent means that it fails there.
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub conceal_damage: bool,
}

// As serde calls it.
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_false(given: &bool) -> bool {
    !*given
}

/// A file that the render reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PlanInput {
    /// The camera that it is of.
    pub camera: String,
    /// The asset that it belongs to.
    pub asset_id: String,
    /// Its mezzanine.
    pub url: String,
    /// How it is read; absent where nobody looked at it: then as most recordings are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub media: Option<PlanMedia>,
    /// What its server said of the file when somebody looked at it; absent where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub served: Option<MediaServed>,
}

/// As which a recording is read before it is known what it is.
impl From<&Recording> for PlanInput {
    fn from(recording: &Recording) -> Self {
        Self {
            camera: recording.camera.clone(),
            asset_id: String::new(),
            url: recording.url.clone(),
            media: None,
            served: None,
        }
    }
}

/// A run of frames from one source, or of black.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Segment {
    /// The cut's place in the program track, from 0; null for black.
    #[serde(default, deserialize_with = "place_or_none")]
    pub cut: Option<usize>,
    /// The cut's id; null if it has none, and for black.
    pub id: Option<String>,
    /// The camera; null for black.
    pub camera: Option<String>,
    /// The camera's place in `inputs`; null for black.
    #[serde(deserialize_with = "place_or_none")]
    pub input: Option<usize>,
    /// From here in the programme, in ms, as the EDL says; where what is made begins later, from there.
    pub start_ms: f64,
    /// To here in the programme, in ms, as the EDL says; where what is made ends earlier, to there.
    pub end_ms: f64,
    /// From here in the source, in ms: the start plus the camera's offset; null for black.
    pub source_start_ms: Option<f64>,
    /// To here in the source, in ms; null for black.
    pub source_end_ms: Option<f64>,
    /// Its first frame in the output.
    pub start_frame: u64,
    /// The frame after its last one.
    pub end_frame: u64,
    /// What is kept of its pictures; absent means what covers the output, around their middle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub framing: Option<PlanFraming>,
}

/// A chapter of the output, in whose time it is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PlanChapter {
    /// From here, in whole ms.
    pub start_ms: f64,
    /// To here, in ms: where the next chapter begins, or the end.
    pub end_ms: f64,
    /// Its title.
    pub title: String,
}

/// A place in `inputs`, which is read as 32 bits everywhere: `usize` has more of them natively than in WebAssembly.
fn place<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    Ok(u32::deserialize(deserializer)? as usize)
}

pub(crate) fn place_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<usize>, D::Error> {
    Ok(Option::<u32>::deserialize(deserializer)?.map(|place| place as usize))
}
