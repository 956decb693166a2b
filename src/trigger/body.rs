//! A trigger's body as it came.

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny};

use super::metadata::Metadata;
use crate::input::{Lenient, ReadFrom};
use crate::selection::{ClipInput, SelectionInput};
use crate::settings::SettingsInput;

/// A trigger's body as it came. Any plain data can be read as one.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TriggerBody(pub(super) Lenient<Fields>);

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fields {
    pub(super) session_id: Lenient<String>,
    pub(super) format: Lenient<String>,
    short: Lenient<f64>,
    clip: Lenient<ClipInput>,
    still_at_ms: Lenient<f64>,
    fps: Lenient<f64>,
    on_damage: Lenient<String>,
    #[serde(default)]
    pub(super) metadata: Metadata,
    pub(super) force: Lenient<bool>,
    pub(super) locale: Lenient<String>,
    /// Whether there is a key that no body may have: it can change what an object is when it is copied key by key in
    /// JavaScript.
    #[serde(rename = "__proto__", default, deserialize_with = "is_there")]
    pub(super) has_proto: bool,
}

impl ReadFrom for Fields {}

impl Fields {
    pub(super) fn selection(&self) -> SelectionInput {
        SelectionInput {
            short: self.short,
            clip: self.clip.clone(),
            still_at_ms: self.still_at_ms,
        }
    }

    pub(super) fn settings(&self) -> SettingsInput {
        SettingsInput {
            fps: self.fps,
            on_damage: self.on_damage.clone(),
        }
    }
}

fn is_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer)?;
    Ok(true)
}
