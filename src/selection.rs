//! What part of the programme a render makes.
//!
//! | format | what can be chosen | what is made where nothing is |
//! | --- | --- | --- |
//! | `full_16_9` | nothing | the whole programme |
//! | `short_9_16` | `short`, `clip`, of at most 60 s | the EDL's first short; without shorts the whole programme |
//! | `clip_1_1` | `clip` | the whole programme |
//! | `thumbnail` | `stillAtMs` | a frame in the middle |

mod part;
mod read;

use serde::{Deserialize, Serialize};

use crate::edl::CanonicalEdl;
use crate::format::{Format, SelectionKind};

pub(crate) use part::{Part, SELECTION_PATH, part_of};
pub use read::{ClipInput, SelectionInput};
pub(crate) use read::{below, read};

/// A part of the programme: `{"short": 0}`, `{"clip": {"startMs": 0, "endMs": 1000}}` or `{"stillAtMs": 500}`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Selection {
    /// The short at this place in the EDL's `tracks.shorts`, from 0.
    Short(u64),
    /// A range of the programme.
    Clip(Clip),
    /// The frame at this time of the programme, in ms, even if it is black.
    StillAtMs(f64),
}

/// A range of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Clip {
    /// From here (included), in ms of the programme.
    pub start_ms: f64,
    /// To here (excluded), in ms of the programme.
    pub end_ms: f64,
}

/// What is made of an EDL where nothing is chosen; none for the whole programme and for the still in its middle.
pub(crate) fn default_selection(edl: &CanonicalEdl, format: Format) -> Option<Selection> {
    let has_default = format.selections().contains(&SelectionKind::Short) && !edl.shorts().is_empty();
    has_default.then_some(Selection::Short(0))
}
