//! May this session be rendered in this format? Every reason at once.

mod asset_type;
mod cameras;
mod check;
mod made;
mod media;
mod mezzanine;
mod named;
mod pictures;
mod published;
mod select;
mod session;
mod transcript;
mod url;

use serde::Deserialize;
use serde::de::Deserializer;

use crate::edl::{EdlDocument, Offsets};
use crate::finding::Finding;
use crate::finding::codes::selection::SELECTION_INVALID;
use crate::format::Format;
use crate::given::{Given, Named, object};
use crate::selection::{GivenSelection, SELECTION_PATH, Selection, read};

pub(crate) use cameras::{Served, serve};
pub(crate) use check::check_format;
pub use check::{check_render, unreadable};
pub use select::{EdlCandidate, select_edl};
pub use transcript::MAX_CUES;
pub(crate) use transcript::spoken;

/// Where a request holds its EDL's content: what the EDL's own findings are prefixed with.
pub(crate) const EDL_PATH: &str = "edl.canonicalEdl";

/// What a render is asked of: a session with its EDL and assets. Any plain data can be read as one.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), serde(rename_all = "camelCase"))]
pub struct RenderRequest {
    /// The session, or null if there is none.
    #[cfg_attr(feature = "wasm", tsify(type = "Session | null"))]
    pub session: Given<Session>,
    /// The EDL that would be rendered, or null if there is none.
    #[cfg_attr(feature = "wasm", tsify(type = "Edl | null"))]
    pub edl: Given<Edl>,
    /// The session's recordings.
    #[cfg_attr(feature = "wasm", tsify(type = "Asset[]"))]
    pub assets: Given<Vec<Given<Asset>>>,
    /// One of the four formats; absent means `full_16_9`.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub format: Given<String>,
    /// What part of the programme is made; absent means what the format makes by itself.
    #[cfg_attr(feature = "wasm", tsify(type = "Selection | null", optional))]
    pub selection: Given<GivenSelection>,
    /// The digest that the EDL's content must have ([`edl_hash`](crate::identity::edl_hash)); absent means any. A job that
    /// waited is rendered from what was checked when it was asked for, or not at all.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub edl_hash: Given<String>,
}

object!(RenderRequest {
    "session": session,
    "edl": edl,
    "assets": assets,
    "format": format,
    "selection": selection,
    "edlHash": edl_hash,
});

/// A recording session.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), serde(rename_all = "camelCase"))]
pub struct Session {
    /// Its id.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Given<String>,
    /// The id by which its EDLs name it, where that is another one than `id`.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub session_id: Given<String>,
    /// Its title; not judged.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub title: Given<String>,
    /// The camera whose clock the others are synchronised to.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub anchor_angle: Given<String>,
    /// Source time minus programme time in ms, by camera; used where the EDL's source has no offset of its own.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, number> | null", optional))]
    pub sync_offsets_ms: Given<Named<Given<f64>>>,
    /// How long it was, in ms; not judged.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub duration_ms: Given<f64>,
    /// What was said, in any order; the subtitles are made of it. At most [`MAX_CUES`] cues are read.
    #[cfg_attr(feature = "wasm", tsify(type = "TranscriptCue[] | null", optional))]
    pub transcript: Given<Vec<Given<TranscriptCue>>>,
    /// False where it was never published; absent means that it was, or that nothing has to be.
    #[cfg_attr(feature = "wasm", tsify(type = "boolean | null", optional))]
    pub published: Given<bool>,
}

object!(Session {
    "id": id,
    "sessionId": session_id,
    "title": title,
    "anchorAngle": anchor_angle,
    "syncOffsetsMs": sync_offsets_ms,
    "durationMs": duration_ms,
    "transcript": transcript,
    "published": published,
});

/// Something that somebody said.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), serde(rename_all = "camelCase"))]
pub struct TranscriptCue {
    /// From here in the programme, in ms.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub start_ms: Given<f64>,
    /// To here in the programme, in ms.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub end_ms: Given<f64>,
    /// What is said; it may have several lines.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub text: Given<String>,
    /// Who says it.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub speaker: Given<String>,
}

object!(TranscriptCue {
    "startMs": start_ms,
    "endMs": end_ms,
    "text": text,
    "speaker": speaker,
});

/// An edit decision list as it is stored.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), serde(rename_all = "camelCase"))]
pub struct Edl {
    /// Its id.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Given<String>,
    /// Its version, counted up.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub version: Given<f64>,
    /// Where it stands: only `locked` is rendered.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub status: Given<String>,
    /// Its content: a [`CanonicalEdl`](crate::edl::CanonicalEdl), or its JSON text.
    #[cfg_attr(feature = "wasm", tsify(type = "unknown", optional))]
    pub canonical_edl: EdlDocument,
    /// False where it was never published; absent means that it was, or that nothing has to be.
    #[cfg_attr(feature = "wasm", tsify(type = "boolean | null", optional))]
    pub published: Given<bool>,
}

object!(Edl {
    "id": id,
    "version": version,
    "status": status,
    "canonicalEdl": canonical_edl,
    "published": published,
});

/// One recording of a session.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), serde(rename_all = "camelCase"))]
pub struct Asset {
    /// Its id: what an EDL source's `assetId` names.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Given<String>,
    /// The camera that it is the recording of.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub angle: Given<String>,
    /// `camera`, `audio` or `screen`. One of type `audio` can be heard, and not seen.
    #[cfg_attr(feature = "wasm", serde(rename = "type"))]
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub kind: Given<String>,
    /// Where the full-quality file lies: an http or https URL.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub mezzanine_url: Given<String>,
    /// Its length in ms; absent means long enough.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub duration_ms: Given<f64>,
    /// Its frames per second; compared with the EDL's, where both are given.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub fps: Given<f64>,
    /// False where it was never published; absent means that it was, or that nothing has to be.
    #[cfg_attr(feature = "wasm", tsify(type = "boolean | null", optional))]
    pub published: Given<bool>,
}

object!(Asset {
    "id": id,
    "angle": angle,
    "type": kind,
    "mezzanineUrl": mezzanine_url,
    "durationMs": duration_ms,
    "fps": fps,
    "published": published,
});

impl<'de> Deserialize<'de> for RenderRequest {
    /// What is no object is read as a request in which everything is missing.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given: Given<Self> = Given::deserialize(deserializer)?;
        Ok(given.into_value().unwrap_or_default())
    }
}

impl RenderRequest {
    /// The assets as they were given.
    pub(crate) fn listed_assets(&self) -> &[Given<Asset>] {
        self.assets.value().map_or(&[], Vec::as_slice)
    }

    /// The selection that is asked for, none where nothing is, or everything that is wrong with it whatever the EDL.
    pub(crate) fn asked_selection(&self, format: Option<Format>) -> Result<Option<Selection>, Vec<Finding>> {
        match &self.selection {
            Given::Absent => Ok(None),
            Given::Value(given) => read(given, format, SELECTION_PATH),
            Given::Wrong(kind) => {
                let message = format!("the selection is {kind}, not an object");
                Err(vec![Finding::of(&SELECTION_INVALID, SELECTION_PATH, message)])
            }
        }
    }

    /// The session's sync offsets.
    pub(crate) fn sync_offsets(&self) -> Offsets<'_> {
        Offsets(self.session.value().and_then(|session| session.sync_offsets_ms.value()))
    }
}
