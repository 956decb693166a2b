//! How strictly an EDL and its session are checked: what is debatable is for the installation to decide.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use strum::EnumString;

use super::MAX_TIME_MS;
use crate::error::listed;
use crate::finding::{Code, Severity, quoted};
use crate::input::{Kind, Lenient, ReadFrom};
use crate::media::{MediaPolicy, PolicyInput};

/// Below this a shot is called too short, in ms, where no option says otherwise: half a second.
const DEFAULT_MIN_SHOT_MS: f64 = 500.0;

/// More shots than this in one minute are called too many, where no option says otherwise: one each second.
const DEFAULT_MAX_CUTS_PER_MINUTE: f64 = 60.0;

const NAMES: [&str; 8] = [
    "gaps",
    "shotLength",
    "frameAlignment",
    "unusedCameras",
    "uncheckedRecordings",
    "minShotMs",
    "maxCutsPerMinute",
    "media",
];

/// What a finding of a debatable kind does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), serde(rename_all = "lowercase"))]
#[strum(serialize_all = "lowercase")]
pub enum Level {
    /// It blocks.
    Error,
    /// It is told, and does not block.
    Warning,
    /// It is not looked for.
    Off,
}

/// How strictly an EDL is checked, and where its media may lie. What is absent has its default: nothing debatable blocks a
/// render, and media lie on public hosts.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), serde(rename_all = "camelCase"))]
pub struct CheckOptions {
    /// Times at which nothing is seen (`cut_gap`); a warning by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub gaps: Option<Level>,
    /// Shots that are too short or too many (`shot_too_short`, `cuts_too_dense`); warnings by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub shot_length: Option<Level>,
    /// Cuts between two frames, and recordings of another rate (`frame_misaligned`, `source_rate_differs`); warnings by
    /// default. Both are only looked for in an EDL with `fps`.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub frame_alignment: Option<Level>,
    /// Cameras that are neither seen nor heard (`camera_unused`); a warning by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub unused_cameras: Option<Level>,
    /// Recordings that nobody has looked at (`recording_unchecked`); off by default, as only who has ffprobe can look at them.
    /// The plugin has a warning.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub unchecked_recordings: Option<Level>,
    /// The shortest shot that is not called too short, in ms; 500 by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub min_shot_ms: Option<f64>,
    /// The most shots that may begin within one minute; 60 by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub max_cuts_per_minute: Option<f64>,
    /// Which hosts mezzanines may lie on; any public one by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub media: MediaPolicy,
}

impl CheckOptions {
    /// Whether a finding of this code blocks; none where it is not looked for.
    pub(crate) fn severity_of(&self, code: Code) -> Option<Severity> {
        let (level, default) = match code {
            Code::CutGap => (self.gaps, Level::Warning),
            Code::ShotTooShort | Code::CutsTooDense => (self.shot_length, Level::Warning),
            Code::FrameMisaligned | Code::SourceRateDiffers => (self.frame_alignment, Level::Warning),
            Code::CameraUnused => (self.unused_cameras, Level::Warning),
            Code::RecordingUnchecked => (self.unchecked_recordings, Level::Off),
            _ => return Some(code.meaning().0),
        };
        match level.unwrap_or(default) {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Off => None,
        }
    }

    pub(crate) fn min_shot_ms(&self) -> f64 {
        self.min_shot_ms.unwrap_or(DEFAULT_MIN_SHOT_MS)
    }

    pub(crate) fn max_cuts_per_minute(&self) -> f64 {
        self.max_cuts_per_minute.unwrap_or(DEFAULT_MAX_CUTS_PER_MINUTE)
    }

    fn set(&mut self, name: &str, given: &Lenient<Setting>) -> Result<(), String> {
        match name {
            "gaps" => self.gaps = level(name, given)?,
            "shotLength" => self.shot_length = level(name, given)?,
            "frameAlignment" => self.frame_alignment = level(name, given)?,
            "unusedCameras" => self.unused_cameras = level(name, given)?,
            "uncheckedRecordings" => self.unchecked_recordings = level(name, given)?,
            "minShotMs" => self.min_shot_ms = number(name, given)?,
            "maxCutsPerMinute" => self.max_cuts_per_minute = number(name, given)?,
            "media" => self.media = media(given)?,
            _ => return Err(format!("{} is no option: valid are {}", quoted(name), listed(NAMES))),
        }
        Ok(())
    }
}

/// An option's value as it was given.
enum Setting {
    Number(f64),
    Text(String),
    Media(PolicyInput),
}

impl ReadFrom for Setting {
    const KINDS: &'static [Kind] = &[Kind::Number, Kind::Text, Kind::Object];
}

// By hand: what serde derives for one of several kinds makes the module 10 kB larger.
impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SettingReader)
    }
}

struct SettingReader;

impl<'de> Visitor<'de> for SettingReader {
    type Value = Setting;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an option's value")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Setting, E> {
        Ok(Setting::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Setting, E> {
        Ok(Setting::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Setting, A::Error> {
        PolicyInput::deserialize(MapAccessDeserializer::new(object)).map(Setting::Media)
    }
}

/// What was given, for a message.
fn shown(given: &Lenient<Setting>) -> String {
    match given {
        Lenient::Absent => "missing".to_owned(),
        Lenient::Wrong(kind) => kind.to_string(),
        Lenient::Value(Setting::Number(number)) => format!("`{number}`"),
        Lenient::Value(Setting::Text(text)) => quoted(text),
        Lenient::Value(Setting::Media(_)) => Kind::Object.to_string(),
    }
}

fn level(name: &str, given: &Lenient<Setting>) -> Result<Option<Level>, String> {
    let level = match given {
        Lenient::Absent => return Ok(None),
        Lenient::Value(Setting::Text(text)) => text.parse().ok(),
        _ => None,
    };
    let valid = || format!("`{name}` is {}, not `error`, `warning` or `off`", shown(given));
    level.ok_or_else(valid).map(Some)
}

fn number(name: &str, given: &Lenient<Setting>) -> Result<Option<f64>, String> {
    match given {
        Lenient::Absent => Ok(None),
        Lenient::Value(Setting::Number(number)) if (0.0..=MAX_TIME_MS).contains(number) => Ok(Some(*number)),
        _ => Err(format!("`{name}` is {}, not a number from 0 to 2^53 - 1", shown(given))),
    }
}

fn media(given: &Lenient<Setting>) -> Result<MediaPolicy, String> {
    match given {
        Lenient::Absent => Ok(MediaPolicy::default()),
        Lenient::Value(Setting::Media(given)) => MediaPolicy::read(given),
        _ => Err(format!("`media` is {}, not an object", shown(given))),
    }
}

impl<'de> Deserialize<'de> for CheckOptions {
    // As a map: a JavaScript object read as a struct would hide the options that are misspelt.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut options = Self::default();
        match Lenient::<BTreeMap<String, Lenient<Setting>>>::deserialize(deserializer)? {
            Lenient::Absent => {}
            Lenient::Wrong(kind) => return Err(D::Error::custom(format_args!("they are {kind}, not an object"))),
            Lenient::Value(settings) => {
                for (name, setting) in &settings {
                    options.set(name, setting).map_err(D::Error::custom)?;
                }
            }
        }
        Ok(options)
    }
}
