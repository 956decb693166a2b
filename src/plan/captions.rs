//! The subtitles of what is made, from the session's transcript.

use serde::{Deserialize, Serialize};

use crate::gate::{RenderRequest, spoken};

/// One subtitle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PlanCaption {
    /// From here in the output, in whole ms.
    pub start_ms: f64,
    /// To here in the output, in whole ms.
    pub end_ms: f64,
    /// What is said; it may have several lines.
    pub text: String,
    /// Who says it; null where the transcript does not tell.
    pub speaker: Option<String>,
}

/// What is said from `start_ms` of the programme on while the output lasts, cut to that, by its start. What is wrong in the transcript is
/// left out: the gate names it.
pub(super) fn captions(request: &RenderRequest, start_ms: f64, duration_ms: f64) -> Vec<PlanCaption> {
    // Not `clamp`, which panics where the bounds are in no order.
    let inside = |ms: f64| (ms - start_ms).max(0.0).min(duration_ms).round();
    let mut captions: Vec<PlanCaption> = spoken(request)
        .map(|cue| PlanCaption {
            start_ms: inside(cue.start_ms),
            end_ms: inside(cue.end_ms),
            text: cue.text.to_owned(),
            speaker: cue.speaker.map(str::to_owned),
        })
        .filter(|caption| caption.start_ms < caption.end_ms)
        .collect();
    captions.sort_by(|a, b| a.start_ms.total_cmp(&b.start_ms).then(a.end_ms.total_cmp(&b.end_ms)));
    captions
}
