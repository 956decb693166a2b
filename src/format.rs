//! The four output formats and their specifications.

use serde::{Deserialize, Serialize};

use crate::error::listed;

/// What a render makes of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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
    /// Frames per second of the output.
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

/// Frames per second of every output.
pub const OUTPUT_FPS: u32 = 30;

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Full16x9, Self::Short9x16, Self::Clip1x1, Self::Thumbnail];

    /// The name used in JSON, in the database and on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full16x9 => "full_16_9",
            Self::Short9x16 => "short_9_16",
            Self::Clip1x1 => "clip_1_1",
            Self::Thumbnail => "thumbnail",
        }
    }

    /// Reads a format by its name; none for anything else.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Every name in backticks, for messages.
    #[must_use]
    pub(crate) fn names() -> String {
        listed(&Self::ALL.map(Self::name))
    }

    /// The longest programme that the format takes, in ms; none where it takes any.
    pub(crate) const fn max_duration_ms(self) -> Option<u32> {
        match self {
            Self::Short9x16 => Some(60_000),
            Self::Full16x9 | Self::Clip1x1 | Self::Thumbnail => None,
        }
    }

    /// What a file of this format looks like.
    #[must_use]
    pub fn spec(self) -> FormatSpec {
        let (width, height) = match self {
            Self::Full16x9 | Self::Thumbnail => (1920, 1080),
            Self::Short9x16 => (1080, 1920),
            Self::Clip1x1 => (1080, 1080),
        };
        let (kind, extension, mime) = match self {
            Self::Thumbnail => (OutputKind::Still, "jpg", "image/jpeg"),
            Self::Full16x9 | Self::Short9x16 | Self::Clip1x1 => (OutputKind::Video, "mp4", "video/mp4"),
        };
        FormatSpec {
            format: self,
            kind,
            width,
            height,
            crop: Crop::Center,
            fps: OUTPUT_FPS,
            max_duration_ms: self.max_duration_ms(),
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
    Format::ALL.into_iter().map(Format::spec).collect()
}
