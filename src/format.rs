//! The output formats: all that the rules say of each stands here.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use crate::error::listed;
use crate::finding::{Code, Finding, quoted};
use crate::input::Lenient;

/// What a render makes of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, VariantArray)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Format {
    /// The whole programme, landscape.
    #[default]
    #[serde(rename = "full_16_9")]
    Full16x9,
    /// A short of at most 60 s, portrait.
    #[serde(rename = "short_9_16")]
    Short9x16,
    /// A square clip.
    #[serde(rename = "clip_1_1")]
    Clip1x1,
    /// One still, landscape.
    #[serde(rename = "thumbnail")]
    Thumbnail,
}

/// Whether a format is a moving picture with sound or a single picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum OutputKind {
    /// H.264 and AAC in MP4.
    Video,
    /// One JPEG.
    Still,
}

/// Which part of a picture is kept where the output has another shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Crop {
    /// Its middle: it is scaled until it covers the output, and what is beyond is cut off, the same on both sides.
    Center,
}

/// A way to choose a part of the programme: a key of a [`Selection`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
pub enum SelectionKind {
    /// One of the EDL's shorts.
    Short,
    /// A range.
    Clip,
    /// A time.
    StillAtMs,
}

impl SelectionKind {
    /// The key that it has in a selection and in the body of a trigger request.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// What a file of a format looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FormatSpec {
    /// The format's name.
    pub format: Format,
    /// Moving or still.
    pub kind: OutputKind,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Which part of a picture of another shape is kept.
    pub crop: Crop,
    /// Frames per second where the EDL names no rate that an output can have. A plan's own rate is its `frameRate`.
    pub fps: u32,
    /// The longest programme the format takes, in ms; absent means any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_duration_ms: Option<u32>,
    /// x264's constant rate factor.
    pub crf: u32,
    /// AAC bits per second.
    pub audio_bitrate: u32,
    /// The file's extension, without the dot.
    pub extension: String,
    /// The file's media type.
    pub mime: String,
}

/// Frames per second of an output for which nothing names another rate.
pub const DEFAULT_FPS: u32 = 30;

const MINUTE_MS: u32 = 60_000;

/// All that differs between formats.
struct Definition {
    name: &'static str,
    kind: OutputKind,
    width: u32,
    height: u32,
    max_duration_ms: Option<u32>,
    selections: &'static [SelectionKind],
    time_limit_ms: u32,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The one place that tells formats apart.
    const fn definition(self) -> Definition {
        match self {
            Self::Full16x9 => Definition {
                name: "full_16_9",
                kind: OutputKind::Video,
                width: 1920,
                height: 1080,
                max_duration_ms: None,
                selections: &[],
                time_limit_ms: 360 * MINUTE_MS,
            },
            Self::Short9x16 => Definition {
                name: "short_9_16",
                kind: OutputKind::Video,
                width: 1080,
                height: 1920,
                max_duration_ms: Some(MINUTE_MS),
                selections: &[SelectionKind::Short, SelectionKind::Clip],
                time_limit_ms: 30 * MINUTE_MS,
            },
            Self::Clip1x1 => Definition {
                name: "clip_1_1",
                kind: OutputKind::Video,
                width: 1080,
                height: 1080,
                max_duration_ms: None,
                selections: &[SelectionKind::Clip],
                time_limit_ms: 360 * MINUTE_MS,
            },
            Self::Thumbnail => Definition {
                name: "thumbnail",
                kind: OutputKind::Still,
                width: 1920,
                height: 1080,
                max_duration_ms: None,
                selections: &[SelectionKind::StillAtMs],
                time_limit_ms: 10 * MINUTE_MS,
            },
        }
    }

    /// The name used in JSON, in the database and on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.definition().name
    }

    /// Reads a format by its name; none for anything else.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// The format that is asked for: the default where none is. What is no format is a finding.
    pub(crate) fn read(given: &Lenient<String>, findings: &mut Vec<Finding>) -> Option<Self> {
        let (shown, name) = match given {
            Lenient::Absent => return Some(Self::default()),
            Lenient::Value(name) => match Self::parse(name) {
                Some(format) => return Some(format),
                None => (quoted(name), name.as_str()),
            },
            Lenient::Wrong(kind) => (kind.to_string(), ""),
        };
        let valid = listed(Self::ALL.iter().map(|format| format.name()));
        let message = format!("the format is {shown}; valid formats are {valid}");
        let finding = Finding::of(Code::FormatUnknown, "format", message);
        findings.push(finding.with("given", name).with("valid", &valid));
        None
    }

    /// The longest programme that the format takes, in ms; none where it takes any.
    pub(crate) const fn max_duration_ms(self) -> Option<u32> {
        self.definition().max_duration_ms
    }

    /// What can be chosen of the programme for this format.
    #[must_use]
    pub const fn selections(self) -> &'static [SelectionKind] {
        self.definition().selections
    }

    /// How long one attempt may take where the policy does not say, in ms.
    pub(crate) const fn default_time_limit_ms(self) -> u32 {
        self.definition().time_limit_ms
    }

    /// What a file of this format looks like.
    #[must_use]
    pub fn spec(self) -> FormatSpec {
        let Definition {
            kind,
            width,
            height,
            max_duration_ms,
            ..
        } = self.definition();
        let (extension, mime) = match kind {
            OutputKind::Video => ("mp4", "video/mp4"),
            OutputKind::Still => ("jpg", "image/jpeg"),
        };
        FormatSpec {
            format: self,
            kind,
            width,
            height,
            crop: Crop::Center,
            fps: DEFAULT_FPS,
            max_duration_ms,
            crf: 23,
            audio_bitrate: 192_000,
            extension: extension.to_owned(),
            mime: mime.to_owned(),
        }
    }
}

/// The specifications of all formats.
#[must_use]
pub fn formats() -> Vec<FormatSpec> {
    Format::ALL.iter().map(|format| format.spec()).collect()
}
