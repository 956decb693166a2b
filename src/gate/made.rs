//! What of the programme is seen in the end.

use crate::edl::{CanonicalEdl, TimedCut, time};
use crate::format::{Format, OutputKind};
use crate::frames::FrameRate;
use crate::selection::{Part, Selection};

/// From where to where the programme is seen in what is made, in ms: a part of it, or all of it where the part can't be
/// told; of a still its frame. None where the programme has no length.
pub(super) fn shown(
    edl: &CanonicalEdl,
    format: Option<Format>,
    selection: Option<Selection>,
    (part, rate): (Option<Part>, FrameRate),
    cuts: &[TimedCut<'_>],
) -> Option<(f64, f64)> {
    let (start_ms, end_ms) = match part {
        Some(part) => (part.start_ms, part.end_ms),
        None => (0.0, time(&edl.duration_ms)?),
    };
    if format.is_none_or(|format| format.spec().kind == OutputKind::Video) {
        return Some((start_ms, end_ms));
    }
    let at_ms = match selection {
        Some(Selection::StillAtMs(at_ms)) => at_ms,
        _ => middle(end_ms, rate.frame_start_ms(1), cuts),
    };
    Some((at_ms, at_ms + rate.frame_start_ms(1)))
}

/// The cuts that are seen in a part of the programme, as far as they are; all of them where nobody knows the part.
pub(super) fn within<'a>(cuts: &[TimedCut<'a>], part: Option<(f64, f64)>) -> Vec<TimedCut<'a>> {
    let Some((start_ms, end_ms)) = part else {
        return cuts.to_vec();
    };
    let seen = |cut: &TimedCut<'a>| TimedCut {
        start_ms: cut.start_ms.max(start_ms),
        // Of a frame's end, nobody wants to read the fraction.
        end_ms: cut.end_ms.min(end_ms.floor()),
        ..*cut
    };
    cuts.iter().map(seen).filter(|cut| cut.start_ms < cut.end_ms).collect()
}

/// The middle of the programme; where it is black there, the nearest time at which it is not.
fn middle(end_ms: f64, frame_ms: f64, cuts: &[TimedCut<'_>]) -> f64 {
    let middle_ms = end_ms / 2.0;
    let nearest = |cut: &TimedCut<'_>| middle_ms.min(cut.end_ms - frame_ms).max(cut.start_ms);
    let times = cuts.iter().map(nearest);
    times
        .min_by(|a, b| (a - middle_ms).abs().total_cmp(&(b - middle_ms).abs()))
        .unwrap_or(middle_ms)
}
