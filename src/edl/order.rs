//! How the cuts follow one another: overlaps and gaps, in O(n log n).

use super::cuts::{TimedCut, sort_by_start};
use super::findings::Findings;
use super::options::CheckOptions;
use crate::finding::codes::edl as codes;
use crate::finding::{Finding, count, quoted};

/// Finds every cut that begins before an earlier one has ended, and names the one that ends last of those. True if there
/// is none: then the cuts, now sorted by their start, follow one another.
pub(crate) fn check_overlaps(cuts: &mut [TimedCut<'_>], findings: &mut Findings) -> bool {
    sort_by_start(cuts);
    let mut last: Option<TimedCut<'_>> = None;
    let mut in_sequence = true;
    for cut in cuts.iter() {
        if let Some(earlier) = last.filter(|earlier| cut.start_ms < earlier.end_ms) {
            in_sequence = false;
            findings.error(|| overlap(cut, &earlier));
        }
        if last.is_none_or(|earlier| earlier.end_ms < cut.end_ms) {
            last = Some(*cut);
        }
    }
    in_sequence
}

/// Finds where nothing is seen: before, between and after the cuts, which must be sorted by their start.
pub(crate) fn check_gaps(
    cuts: &[TimedCut<'_>],
    duration_ms: Option<f64>,
    options: &CheckOptions,
    findings: &mut Findings,
) {
    let mut seen_to = 0.0;
    for cut in cuts {
        if cut.start_ms > seen_to {
            findings.add(options.gaps(), || {
                gap(format!("tracks.program[{}]", cut.index), seen_to, cut.start_ms)
            });
        }
        seen_to = cut.end_ms.max(seen_to);
    }
    if let Some(end_ms) = duration_ms.filter(|end_ms| *end_ms > seen_to && !cuts.is_empty()) {
        findings.add(options.gaps(), || gap("tracks.program".to_owned(), seen_to, end_ms));
    }
}

fn overlap(cut: &TimedCut<'_>, earlier: &TimedCut<'_>) -> Finding {
    Finding::of(
        &codes::CUT_OVERLAP,
        format!("tracks.program[{}].startMs", cut.index),
        format!(
            "{} begins at {} ms, before {} ends at {} ms",
            label(cut.id, cut.index),
            cut.start_ms,
            label(earlier.id, earlier.index),
            earlier.end_ms
        ),
    )
    .with_entry("cut", cut.id, cut.index)
    .with("startMs", cut.start_ms)
    .with("other", earlier.id.unwrap_or_default())
    .with("otherIndex", count(earlier.index))
    .with("otherEndMs", earlier.end_ms)
}

fn gap(path: String, start_ms: f64, end_ms: f64) -> Finding {
    Finding::of(
        &codes::CUT_GAP,
        path,
        format!("no camera is cut to from {start_ms} ms to {end_ms} ms: the picture is black there"),
    )
    .with("startMs", start_ms)
    .with("endMs", end_ms)
}

/// A cut's name for messages: its id, else its place in the track.
pub(crate) fn label(id: Option<&str>, index: usize) -> String {
    id.map_or_else(|| format!("cut {index}"), |id| format!("cut {}", quoted(id)))
}
