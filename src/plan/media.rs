//! How a recording is read, from what it is.

use serde::{Deserialize, Serialize};

use crate::recording::{MediaProbe, PictureStream, WideColours};

/// How a recording that was looked at is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PlanMedia {
    /// Where the recording begins by the file's own clock, in ms.
    pub origin_ms: f64,
    /// How long before what is wanted pictures are read from, in ms; null for from the beginning. A seek lands on a key frame
    /// where the container has an index, and anywhere where it has none.
    pub lead_ms: Option<f64>,
    /// The same for sound.
    pub sound_lead_ms: Option<f64>,
    /// The pictures; null in a recording of sound alone.
    pub picture: Option<PlanPicture>,
}

/// Which pictures are read, and what is done with them so that they look as they were recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PlanPicture {
    /// The stream's place in the file.
    #[serde(deserialize_with = "super::place")]
    pub stream: usize,
    /// Whether it has fields, of which frames are made.
    pub deinterlace: bool,
    /// Whether its transparent parts are laid on black.
    pub flatten: bool,
    /// The colour matrix that it is read by. Where the file does not tell: BT.709, and BT.2020 of wide colours.
    pub matrix: ColourMatrix,
    /// Whether it has the full range of levels: limited where the file does not tell.
    pub full_range: bool,
    /// Which colours beyond those of a usual screen it has, that are brought to it; null where it has none.
    pub wide_colours: Option<WideColours>,
}

/// A colour matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum ColourMatrix {
    /// Of SD.
    Bt601,
    /// Of HD.
    Bt709,
    /// Of UHD.
    Bt2020,
}

/// In MXF a seek may land half a frame late, and in MP3 the first frames after one are lost.
const LEAD_MS: f64 = 250.0;

/// A transport stream has no index: a seek lands anywhere, and pictures come from the next key frame on. Encoders set one at
/// least every 10 s, most of them every second or two.
const STREAM_LEAD_MS: f64 = 12_000.0;

impl PlanMedia {
    pub(crate) fn of(probe: &MediaProbe) -> Self {
        let is = |name: &str| probe.container.split(',').any(|known| known == name);
        let (lead_ms, sound_lead_ms) = if is("mpegts") {
            (Some(STREAM_LEAD_MS), Some(STREAM_LEAD_MS))
        } else if is("mpeg") {
            // A seek may land inside a frame of sound, which looks like damage.
            (Some(STREAM_LEAD_MS), None)
        } else {
            (Some(LEAD_MS), Some(LEAD_MS))
        };
        Self {
            origin_ms: probe.origin_ms(),
            lead_ms,
            sound_lead_ms,
            picture: probe.picture().map(PlanPicture::of),
        }
    }
}

impl PlanPicture {
    fn of(picture: &PictureStream) -> Self {
        let wide_colours = picture.wide_colours();
        Self {
            stream: picture.index as usize,
            deinterlace: picture.field_order.is_some(),
            flatten: picture.alpha,
            matrix: match picture.matrix.as_deref() {
                Some("smpte170m" | "bt470bg" | "fcc") => ColourMatrix::Bt601,
                Some("bt2020nc" | "bt2020c") => ColourMatrix::Bt2020,
                None if wide_colours.is_some() => ColourMatrix::Bt2020,
                _ => ColourMatrix::Bt709,
            },
            // The formats of JPEG are of full range whatever is said.
            full_range: picture.range.as_deref() == Some("pc")
                || picture
                    .pixel_format
                    .as_deref()
                    .is_some_and(|format| format.starts_with("yuvj")),
            wide_colours,
        }
    }
}
