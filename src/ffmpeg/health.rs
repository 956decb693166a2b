//! Whether an ffmpeg can make what the plans want, from what it says of itself.

use serde::Serialize;

/// The oldest version that the arguments are made for.
const OLDEST: (u32, u32) = (5, 1);
/// The encoders that the arguments name.
pub(super) const ENCODERS: &str = "libx264 aac flac mjpeg";

/// What an ffmpeg is able to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct FfmpegHealth {
    /// Whether it can render: recent enough, and with all encoders.
    pub ok: bool,
    /// Its version, such as `5.1.6-0+deb12u1`; null where it does not say.
    pub version: Option<String>,
    /// Whether it is 5.1 or later. One built from a development tree has no number, and counts as recent.
    pub recent_enough: bool,
    /// The encoders that renders need.
    pub encoders: Vec<EncoderHealth>,
}

/// Whether ffmpeg has an encoder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct EncoderHealth {
    /// The encoder's name, such as `libx264`.
    pub name: String,
    /// Whether it is there.
    pub present: bool,
}

/// What `ffmpeg -version` and `ffmpeg -encoders` say. `encoders` is empty where they could not be asked for.
#[must_use]
pub fn ffmpeg_health(version: &str, encoders: &str) -> FfmpegHealth {
    let version = program_version(version);
    let recent_enough = version.as_deref().is_some_and(is_recent);
    let encoder = |name: &str| EncoderHealth {
        name: name.to_owned(),
        present: has(encoders, 1, name),
    };
    let encoders: Vec<EncoderHealth> = ENCODERS.split(' ').map(encoder).collect();
    FfmpegHealth {
        ok: recent_enough && encoders.iter().all(|encoder| encoder.present),
        version,
        recent_enough,
        encoders,
    }
}

/// The version that `ffmpeg -version` or `ffprobe -version` names.
#[must_use]
pub fn program_version(text: &str) -> Option<String> {
    let mut words = text.lines().next()?.split_whitespace();
    words.find(|word| *word == "version")?;
    words.next().map(|version| version.chars().take(64).collect())
}

fn is_recent(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('n').split(|c: char| !c.is_ascii_digit());
    let mut next = || numbers.next().and_then(|digits| digits.parse::<u32>().ok());
    next().is_none_or(|major| (major, next().unwrap_or_default()) >= OLDEST)
}

/// Whether a line of a list has this name in this column: ` V....D libx264  libx264 H.264 / AVC …`.
pub(super) fn has(list: &str, column: usize, name: &str) -> bool {
    list.lines()
        .any(|line| line.split_whitespace().nth(column) == Some(name))
}
