//! An EDL as it lies on a time axis: what a page draws. Everything that can be placed is, whether the EDL is good or not.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::edl::{CanonicalEdl, EDL_PATH, EdlDocument, TimedCut, gaps, time, timed_cuts};
use crate::finding::{Code, Finding, Param, Report, Severity};
use crate::input::Lenient;

/// An EDL's tracks. Times are in ms of the programme.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// The axis' length: the programme's, or more where something ends later; 0 where nothing can be placed.
    pub length_ms: f64,
    /// The cameras: in the order of their first cut.
    pub cameras: Vec<String>,
    /// The cuts, by their start.
    pub cuts: Vec<TimelineCut>,
    /// Where no camera is cut to: the picture is black.
    pub gaps: Vec<TimelineRange>,
    /// The chapters, as they were written; each ends where the next one begins.
    pub chapters: Vec<TimelineEntry>,
    /// The overlays, as they were written.
    pub overlays: Vec<TimelineEntry>,
    /// The shorts, as they were written.
    pub shorts: Vec<TimelineEntry>,
    /// The findings that have a place.
    pub marks: Vec<TimelineMark>,
}

/// A cut of the programme track.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineCut {
    /// Its place in the programme track of the EDL, from 0.
    pub index: usize,
    /// Its id, else its place in the track.
    pub label: String,
    /// The camera's place in `cameras`.
    pub camera: usize,
    /// From here (included).
    pub start_ms: f64,
    /// To here (excluded).
    pub end_ms: f64,
}

/// A time with nothing in it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineRange {
    /// From here (included).
    pub start_ms: f64,
    /// To here (excluded).
    pub end_ms: f64,
}

/// A chapter, an overlay or a short.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    /// Its place in its track of the EDL, from 0.
    pub index: usize,
    /// Its title, or an overlay's id; else its place in the track.
    pub label: String,
    /// From here (included).
    pub start_ms: f64,
    /// To here (excluded).
    pub end_ms: f64,
}

/// Where a finding lies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineMark {
    /// The finding's place in the report.
    pub finding: usize,
    /// Whether it blocks.
    pub severity: Severity,
    /// From here (included).
    pub start_ms: f64,
    /// To here; the same as the start where it has no length.
    pub end_ms: f64,
}

/// Places an EDL's tracks, and the findings of a report on it, by `check_edl` or `check_render`.
#[must_use]
pub fn timeline(document: &EdlDocument, report: &Report) -> Timeline {
    let placed = document.edl().map(|edl| place(edl, &timed_cuts(edl), report));
    placed.unwrap_or_default()
}

/// As [`timeline`], of an EDL and its [`timed_cuts`].
pub(crate) fn place(edl: &CanonicalEdl, timed: &[TimedCut<'_>], report: &Report) -> Timeline {
    let duration_ms = time(&edl.duration_ms);
    let last_ms = timed.iter().map(|cut| cut.end_ms).fold(0.0, f64::max);
    let length_ms = last_ms.max(duration_ms.unwrap_or_default());
    let mut cameras: Vec<String> = Vec::new();
    let mut places = BTreeMap::new();
    let cuts = timed.iter().map(|cut| TimelineCut {
        index: cut.index,
        label: label(cut.id, cut.index),
        camera: *places.entry(cut.camera).or_insert_with(|| {
            cameras.push(cut.camera.to_owned());
            cameras.len().saturating_sub(1)
        }),
        start_ms: cut.start_ms,
        end_ms: cut.end_ms,
    });
    let cuts = cuts.collect();
    Timeline {
        length_ms,
        cuts,
        cameras,
        gaps: gaps(timed, duration_ms)
            .map(|gap| TimelineRange {
                start_ms: gap.start_ms,
                end_ms: gap.end_ms,
            })
            .collect(),
        chapters: chapters(edl, length_ms),
        overlays: entries(edl.overlays(), |overlay| {
            (&overlay.start_ms, &overlay.end_ms, overlay.id.text())
        }),
        shorts: entries(edl.shorts(), |short| {
            (&short.start_ms, &short.end_ms, short.title.text())
        }),
        marks: marks(edl, timed, report),
    }
}

/// Each ends where the next one begins.
fn chapters(edl: &CanonicalEdl, length_ms: f64) -> Vec<TimelineEntry> {
    let numbered = edl.chapters().iter().enumerate();
    let placed = numbered.filter_map(|(index, given)| {
        let chapter = given.value()?;
        Some((index, chapter.title.text(), time(&chapter.start_ms)?))
    });
    let placed: Vec<_> = placed.collect();
    let ends = placed
        .iter()
        .skip(1)
        .map(|(_, _, start_ms)| *start_ms)
        .chain([length_ms]);
    let entries = placed
        .iter()
        .zip(ends)
        .map(|(&(index, title, start_ms), end_ms)| TimelineEntry {
            index,
            label: label(title, index),
            start_ms,
            end_ms: end_ms.max(start_ms),
        });
    entries.collect()
}

/// The entries of a track that have both times, in order.
fn entries<T>(
    track: &[Lenient<T>],
    read: impl Fn(&T) -> (&Lenient<f64>, &Lenient<f64>, Option<&str>),
) -> Vec<TimelineEntry> {
    let placed = track.iter().enumerate().filter_map(|(index, given)| {
        let (start, end, name) = read(given.value()?);
        let (start_ms, end_ms) = (time(start)?, time(end)?);
        (end_ms > start_ms).then(|| TimelineEntry {
            index,
            label: label(name, index),
            start_ms,
            end_ms,
        })
    });
    placed.collect()
}

/// What something is called, else its place in its track.
fn label(name: Option<&str>, index: usize) -> String {
    name.map_or_else(|| index.to_string(), str::to_owned)
}

fn marks(edl: &CanonicalEdl, cuts: &[TimedCut<'_>], report: &Report) -> Vec<TimelineMark> {
    let mut by_index: Vec<Option<(f64, f64)>> = vec![None; edl.program().len()];
    for cut in cuts {
        if let Some(place) = by_index.get_mut(cut.index) {
            *place = Some((cut.start_ms, cut.end_ms));
        }
    }
    let numbered = report.findings.iter().enumerate();
    numbered
        .filter_map(|(number, finding)| {
            let (start_ms, end_ms) = place_of(finding, edl, &by_index)?;
            Some(TimelineMark {
                finding: number,
                severity: finding.severity,
                start_ms,
                end_ms,
            })
        })
        .collect()
}

/// A gap lies where its params say, whatever cut it comes before; everything else where the entry lies that it is about.
fn place_of(finding: &Finding, edl: &CanonicalEdl, cuts: &[Option<(f64, f64)>]) -> Option<(f64, f64)> {
    if finding.code == Code::CutGap.name() {
        return Some((number(finding, "startMs")?, number(finding, "endMs")?));
    }
    let (track, index) = entry_of(&finding.path)?;
    let both = |start: &Lenient<f64>, end: &Lenient<f64>| {
        let start_ms = time(start)?;
        Some((start_ms, time(end).map_or(start_ms, |end_ms| end_ms.max(start_ms))))
    };
    match track {
        "program" => (*cuts.get(index)?).or_else(|| {
            let cut = edl.program().get(index)?.value()?;
            both(&cut.start_ms, &cut.end_ms)
        }),
        "chapters" => {
            let start_ms = time(&edl.chapters().get(index)?.value()?.start_ms)?;
            Some((start_ms, start_ms))
        }
        "overlays" => {
            let overlay = edl.overlays().get(index)?.value()?;
            both(&overlay.start_ms, &overlay.end_ms)
        }
        "shorts" => {
            let short = edl.shorts().get(index)?.value()?;
            both(&short.start_ms, &short.end_ms)
        }
        _ => None,
    }
}

/// The track and the place in it that a path names, such as `tracks.program[3].endMs`.
fn entry_of(path: &str) -> Option<(&str, usize)> {
    let below = path.strip_prefix(EDL_PATH).and_then(|below| below.strip_prefix('.'));
    let (track, rest) = below.unwrap_or(path).strip_prefix("tracks.")?.split_once('[')?;
    let (index, _) = rest.split_once(']')?;
    Some((track, index.parse().ok()?))
}

fn number(finding: &Finding, name: &str) -> Option<f64> {
    match finding.params.get(name)? {
        Param::Number(number) => Some(*number),
        Param::Text(_) => None,
    }
}
