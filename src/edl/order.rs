//! How the cuts follow one another: overlaps and gaps, in O(n log n).

use super::cuts::TimedCut;
use super::findings::Findings;
use super::options::CheckOptions;
use crate::finding::{Code, Finding, quoted};

/// Finds every cut that begins before an earlier one has ended, and names the one that ends last of those. True if there
/// is none: then the cuts, which must be sorted by their start, follow one another.
pub(crate) fn check_overlaps(cuts: &[TimedCut<'_>], findings: &mut Findings) -> bool {
    let mut last: Option<TimedCut<'_>> = None;
    let mut in_sequence = true;
    for cut in cuts {
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

/// Finds where nothing is seen; the cuts must be sorted by their start.
pub(crate) fn check_gaps(
    cuts: &[TimedCut<'_>],
    duration_ms: Option<f64>,
    options: &CheckOptions,
    findings: &mut Findings,
) {
    for found in gaps(cuts, duration_ms) {
        let path = match found.before {
            Some(index) => format!("tracks.program[{index}]"),
            None => "tracks.program".to_owned(),
        };
        findings.add(options.severity_of(Code::CutGap), || {
            gap(path, found.start_ms, found.end_ms)
        });
    }
}

/// A time at which nothing is seen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gap {
    /// Where the cut that follows stands in the track; none at the programme's end.
    pub(crate) before: Option<usize>,
    pub(crate) start_ms: f64,
    pub(crate) end_ms: f64,
}

/// The times at which nothing is seen: before, between and after the cuts, which must be sorted by their start.
pub(crate) fn gaps(cuts: &[TimedCut<'_>], duration_ms: Option<f64>) -> impl Iterator<Item = Gap> {
    let end = duration_ms
        .filter(|_| !cuts.is_empty())
        .map(|end_ms| (None, end_ms, end_ms));
    let starts = cuts.iter().map(|cut| (Some(cut.index), cut.start_ms, cut.end_ms));
    let mut seen_to = 0.0_f64;
    starts.chain(end).filter_map(move |(before, start_ms, end_ms)| {
        let found = (start_ms > seen_to).then_some(Gap {
            before,
            start_ms: seen_to,
            end_ms: start_ms,
        });
        seen_to = end_ms.max(seen_to);
        found
    })
}

fn overlap(cut: &TimedCut<'_>, earlier: &TimedCut<'_>) -> Finding {
    let TimedCut { index, start_ms, .. } = *cut;
    let (other_index, end_ms) = (earlier.index, earlier.end_ms);
    let (label, other) = (label(cut.id, index), label(earlier.id, other_index));
    let path = format!("tracks.program[{index}].startMs");
    let message = format!("{label} begins at {start_ms} ms, before {other} ends at {end_ms} ms");
    Finding::of(Code::CutOverlap, path, message)
        .with_entry("cut", cut.id, index)
        .with("startMs", start_ms)
        .with("other", earlier.id.unwrap_or_default())
        .with("otherIndex", other_index)
        .with("otherEndMs", end_ms)
}

fn gap(path: String, start_ms: f64, end_ms: f64) -> Finding {
    let message = format!("black from {start_ms} ms to {end_ms} ms: no cut covers it");
    Finding::of(Code::CutGap, path, message)
        .with("startMs", start_ms)
        .with("endMs", end_ms)
}

/// A cut's name for messages.
pub(crate) fn label(id: Option<&str>, index: usize) -> String {
    entry_label("cut", id, index)
}

/// The name of an entry of a track for messages: its own, else its place in the track.
pub(super) fn entry_label(what: &str, name: Option<&str>, index: usize) -> String {
    name.map_or_else(|| format!("{what} {index}"), |name| format!("{what} {}", quoted(name)))
}
