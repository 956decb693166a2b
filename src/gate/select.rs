//! Which of a session's EDLs a render uses.

use serde::Deserialize;

use crate::edl_workflow::EdlStatus;
use crate::given::Given;

/// An EDL to choose from.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct EdlCandidate {
    /// Its id.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Given<String>,
    /// Its version; absent counts as the lowest.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub version: Given<f64>,
    /// Where it stands.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub status: Given<String>,
}

/// The id of the EDL that a render uses: the highest locked version, else the highest version; of equals the first.
#[must_use]
pub fn select_edl(edls: &[EdlCandidate]) -> Option<&str> {
    let mut best: Option<(&str, (bool, f64))> = None;
    for edl in edls {
        let Some(id) = edl.id.text() else { continue };
        let locked = edl.status.text() == Some(EdlStatus::Locked.name());
        let version = edl
            .version
            .value()
            .copied()
            .filter(|version| !version.is_nan())
            .unwrap_or(f64::NEG_INFINITY);
        let rank = (locked, version);
        if best.is_none_or(|(_, best_rank)| rank > best_rank) {
            best = Some((id, rank));
        }
    }
    best.map(|(id, _)| id)
}
