//! What a finished file is, read by ffprobe.

use serde::{Deserialize, Serialize};

use super::arguments::Arguments;
use crate::error::RulesError;
use crate::input::{from_json, printed_number};

/// What ffprobe says of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Probe {
    /// Its length in whole ms; null for a still.
    pub duration_ms: Option<f64>,
    /// Its size in bytes.
    pub file_size_bytes: u64,
    /// `1920x1080`.
    pub resolution: String,
    /// Frames per second; null for a still.
    pub fps: Option<f64>,
    /// `h264` or, of a still, `mjpeg`; null if there is no picture.
    pub video_codec: Option<String>,
    /// `aac`; null if there is no sound.
    pub audio_codec: Option<String>,
    /// How many streams of pictures there are; the first one is told of.
    pub video_streams: u32,
    /// How many streams of sound there are.
    pub audio_streams: u32,
}

/// The largest size that is counted exactly everywhere: 2^53 - 1 bytes.
const MAX_FILE_SIZE: u64 = (1 << 53) - 1;

#[derive(Deserialize)]
struct Printed {
    #[serde(default)]
    streams: Vec<Stream>,
    format: Container,
}

#[derive(Deserialize)]
struct Stream {
    codec_type: Option<String>,
    codec_name: Option<String>,
    width: Option<u32>,
    height: Option<u32>,
    avg_frame_rate: Option<String>,
    duration: Option<String>,
}

#[derive(Deserialize)]
struct Container {
    format_name: Option<String>,
    duration: Option<String>,
    size: Option<String>,
}

/// Describes a local file as JSON.
pub(super) const DESCRIBE: &str = "-v error -protocol_whitelist file -print_format json -show_format -show_streams";

/// The arguments with which ffprobe describes a local file as JSON.
#[must_use]
pub fn probe_arguments(path: &str) -> Vec<String> {
    Arguments::words(&format!("{DESCRIBE} -i")).file(path).into_vec()
}

/// Reads what ffprobe printed.
///
/// # Errors
/// [`RulesError`] with code `bad_input` if it is no JSON of ffprobe's, or of a file without pictures, such as `{}`.
pub fn read_probe(json: &str) -> Result<Probe, RulesError> {
    let what = "what ffprobe printed";
    let printed: Printed = from_json(json.as_bytes()).map_err(|error| RulesError::bad_input(what, &error))?;
    let of_type = |wanted| {
        let streams = printed.streams.iter();
        streams.filter(move |stream| stream.codec_type.as_deref() == Some(wanted))
    };
    let count = |wanted| u32::try_from(of_type(wanted).count()).unwrap_or(u32::MAX);
    let video = of_type("video").next();
    let size = video.and_then(|stream| stream.width.zip(stream.height));
    let Some((width, height)) = size else {
        return Err(RulesError::bad_input(what, &"it tells of no picture"));
    };
    let bytes = printed.format.size.as_deref().and_then(|size| size.parse().ok());
    let Some(file_size_bytes) = bytes.filter(|bytes| *bytes <= MAX_FILE_SIZE) else {
        return Err(RulesError::bad_input(what, &"it tells of no file size"));
    };
    let still = printed
        .format
        .format_name
        .as_deref()
        .is_some_and(|name| name == "image2" || name.ends_with("_pipe"));
    let own = video.and_then(|stream| positive(stream.duration.as_deref()?));
    let duration_s = own.or_else(|| printed.format.duration.as_deref().and_then(positive));
    Ok(Probe {
        duration_ms: duration_s.filter(|_| !still).map(|seconds| (seconds * 1000.0).round()),
        file_size_bytes,
        resolution: format!("{width}x{height}"),
        fps: video
            .and_then(|stream| rate(stream.avg_frame_rate.as_deref()?))
            .filter(|_| !still),
        video_codec: video.and_then(|stream| stream.codec_name.clone()),
        audio_codec: of_type("audio").next().and_then(|stream| stream.codec_name.clone()),
        video_streams: count("video"),
        audio_streams: count("audio"),
    })
}

/// A frame rate such as `30000/1001`.
fn rate(text: &str) -> Option<f64> {
    let (frames, seconds) = text.split_once('/')?;
    Some(positive(frames)? / positive(seconds)?)
}

fn positive(text: &str) -> Option<f64> {
    printed_number(text).filter(|number| *number > 0.0)
}
