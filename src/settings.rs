//! How a render is made: what whoever asks for it may choose besides the part of the programme.

use serde::{Deserialize, Serialize};
use strum::EnumString;

use crate::finding::{Code, Finding, quoted};
use crate::frames::FrameRate;
use crate::input::{Lenient, ReadFrom};
use crate::selection::below;

/// How a render is made. What is absent is as the EDL and its recordings have it, and as every render is made.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RenderSettings {
    /// Frames per second; absent means the EDL's `fps`, else the rate of the recording that is heard, else 30.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub fps: Option<f64>,
    /// What becomes of a render whose recordings are damaged; absent means that it fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub on_damage: Option<OnDamage>,
}

/// What becomes of a render when a part of a recording can't be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum OnDamage {
    /// It fails, and says where.
    Fail,
    /// It goes on with what the decoder makes of it, and warns.
    Conceal,
}

impl RenderSettings {
    /// The same with each choice written in one way, and without what makes no difference; none where nothing makes one.
    pub(crate) fn that_matter(self) -> Option<Self> {
        let settings = Self {
            fps: self.frame_rate().map(FrameRate::as_f64),
            on_damage: self.on_damage.filter(|on_damage| *on_damage == OnDamage::Conceal),
        };
        (settings != Self::default()).then_some(settings)
    }

    pub(crate) fn frame_rate(self) -> Option<FrameRate> {
        self.fps.and_then(FrameRate::from_fps)
    }
}

/// The same as it was given. Any plain data can be read as it.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SettingsInput {
    /// Frames per second.
    pub fps: Lenient<f64>,
    /// `fail` or `conceal`.
    pub on_damage: Lenient<String>,
}

impl ReadFrom for SettingsInput {}

/// What is wrong with settings, such as those of a configuration.
#[must_use]
pub fn check_settings(given: &Lenient<SettingsInput>) -> Vec<Finding> {
    let mut findings = Vec::new();
    read_all(given, "", &mut findings);
    findings
}

/// Settings that may be of any kind; `path` is where they stand.
pub(crate) fn read_all(given: &Lenient<SettingsInput>, path: &str, findings: &mut Vec<Finding>) -> RenderSettings {
    match given {
        Lenient::Absent => RenderSettings::default(),
        Lenient::Value(given) => read(given, path, findings),
        Lenient::Wrong(kind) => {
            findings.push(invalid(path, "", format!("the settings are {kind}, not an object")));
            RenderSettings::default()
        }
    }
}

/// Settings as they are meant; what is none is told.
pub(crate) fn read(given: &SettingsInput, path: &str, findings: &mut Vec<Finding>) -> RenderSettings {
    let mut fault = |field, shown: String, valid: &str| {
        let message = format!("`{field}` is {shown}, not {valid}");
        findings.push(invalid(&below(path, field), field, message));
    };
    let is_rate = |fps: &f64| (1.0..).contains(fps) && FrameRate::from_fps(*fps).is_some();
    let fps = given.fps.value().copied().filter(is_rate);
    if fps.is_none() && !given.fps.is_absent() {
        let shown = given.fps.value().map(|fps| format!("`{fps}`"));
        let shown = shown
            .or_else(|| Some(given.fps.wrong()?.to_string()))
            .unwrap_or_default();
        fault("fps", shown, "a number of frames per second from 1 to 60");
    }
    let on_damage = given.on_damage.text().and_then(|text| text.parse().ok());
    if on_damage.is_none() && !given.on_damage.is_absent() {
        let shown = given.on_damage.text().map(quoted);
        let shown = shown
            .or_else(|| Some(given.on_damage.wrong()?.to_string()))
            .unwrap_or_default();
        fault("onDamage", shown, "`fail` or `conceal`");
    }
    RenderSettings { fps, on_damage }
}

fn invalid(path: &str, field: &str, message: String) -> Finding {
    Finding::of(Code::SettingInvalid, path, message).with("field", field)
}
