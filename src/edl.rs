//! The canonical EDL (edit decision list), version 1.0: which camera is seen when, and where its picture comes from.
//!
//! Every field is a [`Lenient`]: an EDL of any shape can be read, and [`check_edl`] says what is wrong with it. Times are in
//! ms from the start of the programme.

mod chapters;
mod check;
mod cuts;
mod document;
mod findings;
mod frames;
mod framing;
mod ids;
mod options;
mod order;
mod program;
mod ranges;
mod seen;
mod shots;
mod source_audio;
mod sources;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::format::Format;
use crate::input::{Lenient, ReadFrom, Unjudged, as_null};

pub(crate) use crate::frames::RATE_ROUNDING;
pub(crate) use check::check_document;
pub use check::{MAX_FINDINGS, check_edl, check_edl_text, unreadable};
pub(crate) use cuts::{TimedCut, time, time_fault, timed_cuts};
pub use document::EdlDocument;
pub(crate) use findings::{Findings, entry_path, kind_of, limited};
pub(crate) use frames::rate;
pub use framing::Framing;
use framing::Framings;
pub use options::{CheckOptions, Level};
pub(crate) use order::{gaps, label};
pub(crate) use seen::{SeenCamera, seen_cameras};
pub use source_audio::SourceAudio;
pub(crate) use sources::{Around, Offsets, offset};

/// Where a request holds an EDL's content: what the EDL's own findings are prefixed with.
pub(crate) const EDL_PATH: &str = "edl.canonicalEdl";

/// The one schema version that these rules know.
pub const SCHEMA_VERSION: &str = "1.0";

/// The longest time that is counted exactly everywhere: 2^53 - 1 ms.
pub const MAX_TIME_MS: f64 = 9_007_199_254_740_991.0;

/// The edit decision list of one session.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CanonicalEdl {
    /// `1.0`.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub schema_version: Lenient<String>,
    /// The session that it cuts.
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub session_id: Lenient<String>,
    /// The camera whose sound is heard; absent means the session's anchor angle.
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub master_camera: Lenient<String>,
    /// The programme's length in ms.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub duration_ms: Lenient<f64>,
    /// The frame rate on whose grid the cuts lie, and that of what is made, as far as an output can have it.
    #[cfg_attr(feature = "wasm", tsify(type = "number", optional))]
    pub fps: Lenient<f64>,
    /// What is seen when.
    #[cfg_attr(feature = "wasm", tsify(type = "Tracks"))]
    pub tracks: Lenient<Tracks>,
    /// Where each camera's picture and sound come from, by camera.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Source>"))]
    pub sources: Lenient<BTreeMap<String, Lenient<Source>>>,
    /// Figures of the tool that made the EDL; not judged.
    #[serde(serialize_with = "as_null")]
    #[cfg_attr(feature = "wasm", tsify(type = "unknown", optional))]
    pub metrics: Unjudged,
}

impl ReadFrom for CanonicalEdl {}

/// The tracks of an EDL.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Tracks {
    /// The programme track: one camera at a time, in any order.
    #[cfg_attr(feature = "wasm", tsify(type = "Cut[]"))]
    pub program: Lenient<Vec<Lenient<Cut>>>,
    /// What is laid over the picture.
    #[cfg_attr(feature = "wasm", tsify(type = "Overlay[]", optional))]
    pub overlays: Lenient<Vec<Lenient<Overlay>>>,
    /// Where chapters begin; each ends where the next one begins.
    #[cfg_attr(feature = "wasm", tsify(type = "Chapter[]", optional))]
    pub chapters: Lenient<Vec<Lenient<Chapter>>>,
    /// Ranges that make good shorts.
    #[cfg_attr(feature = "wasm", tsify(type = "Short[]", optional))]
    pub shorts: Lenient<Vec<Lenient<Short>>>,
}

impl ReadFrom for Tracks {}

/// One camera, seen from one time to another.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Cut {
    /// Its name, unique in the track.
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub id: Lenient<String>,
    /// From here (included), in ms of the programme.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub start_ms: Lenient<f64>,
    /// To here (excluded), in ms of the programme.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub end_ms: Lenient<f64>,
    /// Which camera: a name in `sources`.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub camera: Lenient<String>,
    /// Why the cut was made; not judged.
    #[serde(serialize_with = "as_null")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub reason: Unjudged,
    /// How sure the tool was, 0 to 1; not judged.
    #[serde(serialize_with = "as_null")]
    #[cfg_attr(feature = "wasm", tsify(type = "number", optional))]
    pub confidence: Unjudged,
    /// What is kept of its camera's pictures, by format, where that is another framing than the camera's.
    // Digests of before did not know it.
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    #[cfg_attr(feature = "wasm", tsify(type = "Partial<Record<Format, Framing>>", optional))]
    pub framing: Lenient<Framings>,
}

impl ReadFrom for Cut {}

/// Something laid over the picture.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Overlay {
    /// Its name.
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub id: Lenient<String>,
    /// From here (included), in ms of the programme.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub start_ms: Lenient<f64>,
    /// To here (excluded), in ms of the programme.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub end_ms: Lenient<f64>,
    /// `lowerThird`, `title`, `scripture` or `cta`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "wasm", tsify(type = "'lowerThird' | 'title' | 'scripture' | 'cta'"))]
    pub kind: Lenient<String>,
    /// What it shows.
    #[serde(serialize_with = "as_null")]
    #[cfg_attr(feature = "wasm", tsify(type = "unknown", optional))]
    pub payload: Unjudged,
}

impl ReadFrom for Overlay {}

/// Where a chapter begins.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Chapter {
    /// From here, in ms of the programme.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub start_ms: Lenient<f64>,
    /// What players show.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub title: Lenient<String>,
}

impl ReadFrom for Chapter {}

/// A range that makes a good short.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Short {
    /// From here (included), in ms of the programme.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub start_ms: Lenient<f64>,
    /// To here (excluded), in ms of the programme.
    #[cfg_attr(feature = "wasm", tsify(type = "number"))]
    pub end_ms: Lenient<f64>,
    /// Its title.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub title: Lenient<String>,
    /// Its first words.
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub hook: Lenient<String>,
}

impl ReadFrom for Short {}

/// Where a camera's picture and sound come from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The asset's id; absent means the asset whose angle is the camera's name.
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub asset_id: Lenient<String>,
    /// A small copy for editing; not judged.
    #[serde(serialize_with = "as_null")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub proxy_url: Unjudged,
    /// Not judged and not rendered: the asset's own mezzanine counts.
    #[serde(serialize_with = "as_null")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub mezzanine_url: Unjudged,
    /// Source time minus programme time in ms; absent means the session's sync offset.
    #[cfg_attr(feature = "wasm", tsify(type = "number", optional))]
    pub offset_ms: Lenient<f64>,
    /// Which of the recording's sound is heard; absent means all channels of its first stream, mixed down. A recorder's single
    /// channels are left and right in turn then, and of channels without names 1 and 2 are left and right.
    // Digests of before did not know it.
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    #[cfg_attr(feature = "wasm", tsify(type = "SourceAudio", optional))]
    pub audio: Lenient<SourceAudio>,
    /// What is kept of its pictures where the output has another shape, by format; absent means their middle.
    // As above.
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    #[cfg_attr(feature = "wasm", tsify(type = "Partial<Record<Format, Framing>>", optional))]
    pub framing: Lenient<Framings>,
}

impl ReadFrom for Source {}

impl CanonicalEdl {
    /// The cuts of the programme track as they were written.
    pub(crate) fn program(&self) -> &[Lenient<Cut>] {
        self.track(|tracks| &tracks.program)
    }

    /// The chapters as they were written.
    pub(crate) fn chapters(&self) -> &[Lenient<Chapter>] {
        self.track(|tracks| &tracks.chapters)
    }

    /// The overlays as they were written.
    pub(crate) fn overlays(&self) -> &[Lenient<Overlay>] {
        self.track(|tracks| &tracks.overlays)
    }

    /// The shorts as they were written.
    pub(crate) fn shorts(&self) -> &[Lenient<Short>] {
        self.track(|tracks| &tracks.shorts)
    }

    fn track<T>(&self, of: impl Fn(&Tracks) -> &Lenient<Vec<T>>) -> &[T] {
        let track = self.tracks.value().and_then(|tracks| of(tracks).value());
        track.map_or(&[], Vec::as_slice)
    }

    /// What is kept of a cut's pictures in a format; none where nothing is said.
    pub(crate) fn framing(&self, index: usize, camera: &str, format: Format) -> Option<&Framing> {
        let cut = self.program().get(index).and_then(Lenient::value);
        let own = cut.and_then(|cut| framing_in(&cut.framing, format));
        own.or_else(|| framing_in(&self.source(camera)?.framing, format))
    }

    /// The channels of a camera's recording that are left and right where it is heard; none where none are chosen.
    pub(crate) fn heard_channels(&self, camera: &str) -> Option<[u32; 2]> {
        self.source(camera)?.audio.value()?.left_and_right()
    }

    /// A camera's source, where it is an object.
    pub(crate) fn source(&self, camera: &str) -> Option<&Source> {
        self.sources.value()?.get(camera)?.value()
    }
}

fn framing_in(framings: &Lenient<Framings>, format: Format) -> Option<&Framing> {
    framings.value()?.get(format.name())?.value()
}
