//! May this session be rendered in this format? Every reason at once.

mod cameras;
mod check;
mod made;
mod media;
mod mezzanine;
mod pictures;
mod probed;
mod published;
mod rate;
mod recordings;
mod resolved;
mod select;
mod session;
mod transcript;
mod url;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::edl::{EdlDocument, Offsets, time};
use crate::finding::{Code, Finding};
use crate::format::Format;
use crate::input::{Lenient, ReadFrom};
use crate::recording::MediaProbe;
use crate::selection::{SELECTION_PATH, Selection, SelectionInput, read};
use crate::settings::SettingsInput;

pub(crate) use cameras::Served;
pub(crate) use check::check_resolved;
pub use check::{check_render, unreadable};
pub use recordings::{Recording, check_apart_from_recordings, recordings};
pub(crate) use resolved::Resolved;
pub use resolved::resolve_selection;
pub use select::{EdlCandidate, select_edl};
pub use transcript::MAX_CUES;
pub(crate) use transcript::spoken;
pub(crate) use url::lower_scheme;

/// What a render is asked of: a session with its EDL and assets. Any plain data can be read as one.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RenderRequest {
    /// The session, or null if there is none.
    #[cfg_attr(feature = "wasm", tsify(type = "Session | null"))]
    pub session: Lenient<Session>,
    /// The EDL that would be rendered, or null if there is none.
    #[cfg_attr(feature = "wasm", tsify(type = "Edl | null"))]
    pub edl: Lenient<Edl>,
    /// The session's recordings.
    #[cfg_attr(feature = "wasm", tsify(type = "Asset[]"))]
    pub assets: Lenient<Vec<Lenient<Asset>>>,
    /// One of the four formats; absent means `full_16_9`.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub format: Lenient<String>,
    /// What part of the programme is made; absent means what the format makes by itself.
    #[cfg_attr(feature = "wasm", tsify(type = "Selection | null", optional))]
    pub selection: Lenient<SelectionInput>,
    /// How it is made.
    #[cfg_attr(feature = "wasm", tsify(type = "RenderSettings | null", optional))]
    pub settings: Lenient<SettingsInput>,
    /// The digest that the EDL's content must have ([`edl_hash`](crate::identity::edl_hash)); absent means any. A job that
    /// waited is rendered from what was checked when it was asked for, or not at all.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub edl_hash: Lenient<String>,
}

impl ReadFrom for RenderRequest {}

/// A recording session.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Its id.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Lenient<String>,
    /// The id by which its EDLs name it, where that is another one than `id`.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub session_id: Lenient<String>,
    /// Its title; not judged.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub title: Lenient<String>,
    /// The camera whose clock the others are synchronised to.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub anchor_angle: Lenient<String>,
    /// Source time minus programme time in ms, by camera; used where the EDL's source has no offset of its own.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, number> | null", optional))]
    pub sync_offsets_ms: Lenient<BTreeMap<String, Lenient<f64>>>,
    /// How long it was, in ms; not judged.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub duration_ms: Lenient<f64>,
    /// What was said, in any order; the subtitles are made of it. At most [`MAX_CUES`] cues are read.
    #[cfg_attr(feature = "wasm", tsify(type = "TranscriptCue[] | null", optional))]
    pub transcript: Lenient<Vec<Lenient<TranscriptCue>>>,
    /// False where it was never published; absent means that it was, or that nothing has to be.
    #[cfg_attr(feature = "wasm", tsify(type = "boolean | null", optional))]
    pub published: Lenient<bool>,
}

impl ReadFrom for Session {}

/// Something that somebody said.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TranscriptCue {
    /// From here in the programme, in ms.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub start_ms: Lenient<f64>,
    /// To here in the programme, in ms.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub end_ms: Lenient<f64>,
    /// What is said; it may have several lines.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub text: Lenient<String>,
    /// Who says it.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub speaker: Lenient<String>,
}

impl ReadFrom for TranscriptCue {}

/// An edit decision list as it is stored.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Edl {
    /// Its id.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Lenient<String>,
    /// Its version, counted up.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub version: Lenient<f64>,
    /// Where it stands: only `locked` is rendered.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub status: Lenient<String>,
    /// Its content: a [`CanonicalEdl`](crate::edl::CanonicalEdl), or its JSON text.
    #[cfg_attr(feature = "wasm", tsify(type = "unknown", optional))]
    pub canonical_edl: EdlDocument,
    /// False where it was never published; absent means that it was, or that nothing has to be.
    #[cfg_attr(feature = "wasm", tsify(type = "boolean | null", optional))]
    pub published: Lenient<bool>,
}

impl ReadFrom for Edl {}

/// One recording of a session.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Asset {
    /// Its id: what an EDL source's `assetId` names.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Lenient<String>,
    /// The camera that it is the recording of.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub angle: Lenient<String>,
    /// `camera`, `audio` or `screen`. One of type `audio` can be heard, and not seen.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub kind: Lenient<String>,
    /// Where the full-quality file lies: an http or https URL.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub mezzanine_url: Lenient<String>,
    /// Its length in ms; absent means long enough.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub duration_ms: Lenient<f64>,
    /// Its frames per second; compared with the EDL's, where both are given.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub fps: Lenient<f64>,
    /// False where it was never published; absent means that it was, or that nothing has to be.
    #[cfg_attr(feature = "wasm", tsify(type = "boolean | null", optional))]
    pub published: Lenient<bool>,
    /// What the recording is, where somebody looked at it. It counts before what the fields above say of the file.
    #[serde(default, deserialize_with = "probe_or_nothing")]
    #[cfg_attr(feature = "wasm", tsify(type = "MediaProbe | null", optional))]
    pub probe: Lenient<MediaProbe>,
    /// Why it can't be read, in English, where somebody looked at it and trying again is of no use.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub problem: Lenient<String>,
}

impl ReadFrom for Asset {}

/// A probe that these rules can't read, as older ones may have stored it, is none: the recording is looked at again.
fn probe_or_nothing<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Lenient<MediaProbe>, D::Error> {
    let given = Option::<Value>::deserialize(deserializer)?;
    let probe = given.and_then(|given| serde_json::from_value(given).ok());
    Ok(probe.into())
}

impl Asset {
    /// What kind of recording it is: a camera's, where it does not say.
    pub(crate) fn recorded_by(&self) -> &str {
        match &self.kind {
            Lenient::Absent => "camera",
            Lenient::Value(kind) => kind,
            Lenient::Wrong(_) => "",
        }
    }

    /// Whether it can be seen, as far as is known.
    pub(crate) fn may_have_pictures(&self) -> bool {
        match self.probe.value() {
            Some(probe) => probe.picture().is_some(),
            None => self.recorded_by() != "audio",
        }
    }

    /// How long there are pictures, in ms; none where nobody knows.
    pub(crate) fn picture_length_ms(&self) -> Option<f64> {
        let known = self.probe.value().and_then(MediaProbe::picture_length_ms);
        known.or_else(|| time(&self.duration_ms))
    }

    /// How long there is sound, in ms; none where nobody knows.
    pub(crate) fn sound_length_ms(&self) -> Option<f64> {
        let known = self.probe.value().and_then(MediaProbe::sound_length_ms);
        known.or_else(|| time(&self.duration_ms))
    }
}

impl RenderRequest {
    /// What is no object is a request in which everything is missing.
    #[must_use]
    pub fn of(given: Lenient<Self>) -> Self {
        given.into_value().unwrap_or_default()
    }

    /// The assets as they were given.
    pub(crate) fn listed_assets(&self) -> &[Lenient<Asset>] {
        self.assets.value().map_or(&[], Vec::as_slice)
    }

    /// The selection that is asked for, none where nothing is, or everything that is wrong with it whatever the EDL.
    pub(crate) fn asked_selection(&self, format: Option<Format>) -> Result<Option<Selection>, Vec<Finding>> {
        match &self.selection {
            Lenient::Absent => Ok(None),
            Lenient::Value(given) => read(given, format, SELECTION_PATH),
            Lenient::Wrong(kind) => {
                let message = format!("the selection is {kind}, not an object");
                Err(vec![Finding::of(Code::SelectionInvalid, SELECTION_PATH, message)])
            }
        }
    }

    /// The session's sync offsets.
    pub(crate) fn sync_offsets(&self) -> Offsets<'_> {
        Offsets(self.session.value().and_then(|session| session.sync_offsets_ms.value()))
    }
}
