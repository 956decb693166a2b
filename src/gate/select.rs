//! Which of a session's EDLs a render uses.

use serde::Deserialize;

use super::published::is_draft;
use crate::edl_workflow::EdlStatus;
use crate::input::Lenient;

/// An EDL to choose from.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct EdlCandidate {
    /// Its id.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Lenient<String>,
    /// Its version; absent counts as the lowest.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub version: Lenient<f64>,
    /// Where it stands.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub status: Lenient<String>,
    /// False where it was never published.
    #[cfg_attr(feature = "wasm", tsify(type = "boolean | null", optional))]
    #[serde(default)]
    pub published: Lenient<bool>,
}

/// The id of the EDL that a render uses: of those that are published the highest locked version, else the highest version;
/// of equals the first. One that is not published is answered where there is no other: so that its reason can be told.
#[must_use]
pub fn select_edl(edls: &[EdlCandidate]) -> Option<&str> {
    let mut best: Option<(&str, (bool, bool, f64))> = None;
    for edl in edls {
        let Some(id) = edl.id.text() else { continue };
        let locked = edl.status.text() == Some(EdlStatus::Locked.name());
        let version = edl
            .version
            .value()
            .copied()
            .filter(|version| !version.is_nan())
            .unwrap_or(f64::NEG_INFINITY);
        let rank = (!is_draft(edl.published), locked, version);
        if best.is_none_or(|(_, best_rank)| rank > best_rank) {
            best = Some((id, rank));
        }
    }
    best.map(|(id, _)| id)
}
