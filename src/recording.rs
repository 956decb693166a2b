//! What a recording is, as ffprobe found it: its streams, their clocks, and what has to be done to show them.

mod read;
mod served;

use serde::{Deserialize, Serialize};

pub use read::read_media_probe;
pub use served::{MediaServed, read_media_headers};

/// What is in a recording.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct MediaProbe {
    /// ffprobe's names of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`.
    pub container: String,
    /// Where its clock begins, in ms.
    pub start_ms: f64,
    /// How long it is, in ms; null where it does not tell.
    pub duration_ms: Option<f64>,
    /// Its streams of pictures, covers and thumbnails included.
    pub pictures: Vec<PictureStream>,
    /// Its streams of sound.
    pub sounds: Vec<SoundStream>,
    /// What its server says of the file; absent where nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub served: Option<MediaServed>,
}

/// A stream of pictures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct PictureStream {
    /// Its place among all streams of the file, from 0.
    pub index: u32,
    /// ffmpeg's name of its codec, such as `prores`.
    pub codec: String,
    /// Pixels from left to right, as they are stored.
    pub width: u32,
    /// Pixels from top to bottom, as they are stored.
    pub height: u32,
    /// The shape of a pixel; null where it is square or not told.
    pub sample_aspect: Option<Ratio>,
    /// By how many degrees it is turned when it is shown, as ffprobe counts them.
    pub rotation: f64,
    /// Pictures per second, on average; null where it is not told.
    pub frame_rate: Option<Ratio>,
    /// Whether pictures come at even times, as far as the file's head tells.
    pub constant_rate: bool,
    /// The order of its fields, such as `tt`; null where the pictures are progressive, or where it is not told.
    pub field_order: Option<String>,
    /// ffmpeg's name of its pixel format, such as `yuv422p10le`.
    pub pixel_format: Option<String>,
    /// Whether pixels may be transparent.
    pub alpha: bool,
    /// Its colour primaries, such as `bt2020`; null where it is not told, as are the next three.
    pub primaries: Option<String>,
    /// Its transfer characteristics, such as `arib-std-b67`.
    pub transfer: Option<String>,
    /// Its colour matrix, such as `smpte170m`.
    pub matrix: Option<String>,
    /// `pc` for full range, `tv` for limited.
    pub range: Option<String>,
    /// Whether it is a cover or thumbnails, and not what was recorded.
    pub attached: bool,
    /// Where it begins by the file's clock, in ms.
    pub start_ms: Option<f64>,
    /// How long it is, in ms; 0 where it holds nothing.
    pub duration_ms: Option<f64>,
}

/// A stream of sound.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct SoundStream {
    /// Its place among all streams of the file, from 0.
    pub index: u32,
    /// ffmpeg's name of its codec, such as `pcm_s24le`.
    pub codec: String,
    /// How many channels it has.
    pub channels: u32,
    /// Which they are, such as `stereo` or `5.1(side)`; null where it is not told.
    pub layout: Option<String>,
    /// Samples per second.
    pub sample_rate: u32,
    /// Where it begins by the file's clock, in ms.
    pub start_ms: Option<f64>,
    /// How long it is, in ms; 0 where it holds nothing.
    pub duration_ms: Option<f64>,
}

/// A way to record more than a usual screen shows: the primaries of BT.2020, and with the first two more light as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum WideColours {
    /// Hybrid log-gamma: ARIB STD-B67.
    Hlg,
    /// SMPTE ST 2084.
    Pq,
    /// As much light as ever.
    Sdr,
}

/// A fraction, such as 30000/1001 frames per second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Ratio {
    /// Above the line.
    pub num: u32,
    /// Below the line; not 0.
    pub den: u32,
}

impl Ratio {
    /// Its value.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.num) / f64::from(self.den)
    }
}

/// A recording begins with its first picture where that comes no later than this after the file's clock begins, in ms: what is
/// before it is the priming of sound, or the delay of pictures that refer to later ones.
const FIRST_PICTURE_MS: f64 = 100.0;

impl MediaProbe {
    /// The pictures that were recorded: the largest stream, of equals the first. None in a recording of sound alone.
    #[must_use]
    pub fn picture(&self) -> Option<&PictureStream> {
        let recorded = self.pictures.iter().filter(|picture| picture.is_recorded());
        recorded.min_by_key(|picture| std::cmp::Reverse(u64::from(picture.width) * u64::from(picture.height)))
    }

    /// The streams of sound that hold anything.
    pub fn heard(&self) -> impl Iterator<Item = &SoundStream> {
        self.sounds
            .iter()
            .filter(|sound| sound.duration_ms != Some(0.0) && sound.channels > 0)
    }

    /// Where the recording begins by the file's clock, in ms: what is 0 for an offset.
    #[must_use]
    pub fn origin_ms(&self) -> f64 {
        let priming = (-FIRST_PICTURE_MS..0.0).contains(&self.start_ms);
        let start_ms = if priming { 0.0 } else { self.start_ms };
        let first = self.picture().and_then(|picture| picture.start_ms);
        first
            .filter(|first_ms| (start_ms..=start_ms + FIRST_PICTURE_MS).contains(first_ms))
            .unwrap_or(start_ms)
    }

    /// How long there are pictures, in ms from the recording's beginning; none where it does not tell.
    #[must_use]
    pub fn picture_length_ms(&self) -> Option<f64> {
        let picture = self.picture()?;
        self.stream_length_ms(picture.start_ms, picture.duration_ms)
    }

    /// How long there is sound, in ms from the recording's beginning; none where it does not tell.
    #[must_use]
    pub fn sound_length_ms(&self) -> Option<f64> {
        let lengths = self
            .heard()
            .map(|sound| self.stream_length_ms(sound.start_ms, sound.duration_ms));
        lengths.max_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal))?
    }

    /// How long it is, in ms from its beginning: the longer of its pictures and its sound; none where it does not tell.
    #[must_use]
    pub fn length_ms(&self) -> Option<f64> {
        let lengths = [self.picture_length_ms(), self.sound_length_ms()];
        lengths.into_iter().flatten().reduce(f64::max)
    }

    /// How many channels of sound it has, over all streams that hold anything.
    #[must_use]
    pub fn channels(&self) -> u32 {
        self.heard().fold(0, |all, sound| all.saturating_add(sound.channels))
    }

    /// Where a channel of sound lies, counted from 1 over all streams that hold anything: the stream's place in the file, and
    /// the channel's place in the stream, from 0. None where there are not so many.
    #[must_use]
    pub fn channel(&self, number: u32) -> Option<(u32, u32)> {
        let mut place = number.checked_sub(1)?;
        for sound in self.heard() {
            if place < sound.channels {
                return Some((sound.index, place));
            }
            place -= sound.channels;
        }
        None
    }

    fn stream_length_ms(&self, start_ms: Option<f64>, duration_ms: Option<f64>) -> Option<f64> {
        let end_ms = match duration_ms {
            Some(duration_ms) => start_ms.unwrap_or(self.start_ms) + duration_ms,
            None => self.start_ms + self.duration_ms?,
        };
        Some(end_ms - self.origin_ms())
    }
}

impl PictureStream {
    /// Which colours beyond those of a usual screen it has; none where it has none, and where it is not told.
    #[must_use]
    pub fn wide_colours(&self) -> Option<WideColours> {
        match (self.transfer.as_deref(), self.primaries.as_deref()) {
            (Some("arib-std-b67"), _) => Some(WideColours::Hlg),
            (Some("smpte2084"), _) => Some(WideColours::Pq),
            (_, Some("bt2020")) => Some(WideColours::Sdr),
            _ => None,
        }
    }

    fn is_recorded(&self) -> bool {
        !self.attached && self.duration_ms != Some(0.0) && self.width > 0 && self.height > 0
    }
}
