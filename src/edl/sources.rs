//! What is wrong with the cameras and their sources.

use std::collections::BTreeMap;

use super::cuts::TimedCut;
use super::findings::{Findings, count, entry_path, kind_of};
use super::order::label;
use super::{CanonicalEdl, MAX_TIME_MS};
use crate::finding::{Finding, quoted};
use crate::given::Given;

/// One finding for each camera that has no source, at the first cut to it.
pub(crate) fn check_cameras(edl: &CanonicalEdl, cuts: &[TimedCut<'_>], findings: &mut Findings) {
    let mut unknown: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for cut in cuts.iter().filter(|cut| edl.source(cut.camera).is_none()) {
        let (first, uses) = unknown.entry(cut.camera).or_insert((cut.index, 0));
        *first = (*first).min(cut.index);
        *uses += 1;
    }
    for (camera, (first, uses)) in unknown {
        findings.error(|| {
            Finding::error(
                "cut_camera_unknown",
                format!("tracks.program[{first}].camera"),
                format!("camera {} is cut to but has no source", quoted(camera)),
                format!("add {} or cut to another camera", entry_path("sources", camera)),
            )
            .with("camera", camera)
            .with("index", count(first))
            .with("cuts", count(uses))
        });
    }
    let (master, fault) = match &edl.master_camera {
        Given::Absent => return,
        Given::Value(camera) if edl.source(camera).is_some() => return,
        Given::Value(camera) => (camera.as_str(), format!("{} has no source", quoted(camera))),
        Given::Wrong(kind) => ("", format!("is {kind}")),
    };
    findings.error(|| {
        Finding::error(
            "master_camera_unknown",
            "masterCamera",
            format!("the master camera {fault}"),
            "name one of the cameras in `sources`",
        )
        .with("camera", master)
    });
}

pub(crate) fn check_sources(edl: &CanonicalEdl, findings: &mut Findings) {
    for (camera, given) in edl.sources.value().into_iter().flatten() {
        let path = || entry_path("sources", camera);
        let Some(source) = given.value() else {
            findings.error(|| {
                Finding::error(
                    "source_invalid",
                    path(),
                    format!("the source of camera {} is {}", quoted(camera), kind_of(given)),
                    "make it an object with `assetId` and `offsetMs`",
                )
                .with("camera", camera.as_str())
            });
            continue;
        };
        if let Given::Wrong(kind) = source.asset_id {
            findings.error(|| {
                Finding::error(
                    "source_invalid",
                    format!("{}.assetId", path()),
                    format!("the asset id of camera {} is {kind}", quoted(camera)),
                    "name the asset by its id, as text",
                )
                .with("camera", camera.as_str())
            });
        }
        if offset(&source.offset_ms).is_none() && !source.offset_ms.is_absent() {
            findings.error(|| {
                Finding::error(
                    "source_offset_invalid",
                    format!("{}.offsetMs", path()),
                    format!("the offset of camera {} is no number of ms", quoted(camera)),
                    "give the offset in ms, from the session's sync",
                )
                .with("camera", camera.as_str())
            });
        }
    }
}

pub(crate) fn check_source_ranges(
    edl: &CanonicalEdl,
    cuts: &[TimedCut<'_>],
    offsets: &BTreeMap<&str, f64>,
    findings: &mut Findings,
) {
    for cut in cuts {
        let own = edl.source(cut.camera).and_then(|source| offset(&source.offset_ms));
        let Some(offset_ms) = own.or_else(|| offsets.get(cut.camera).copied()) else {
            continue;
        };
        let source_start_ms = cut.start_ms + offset_ms;
        if source_start_ms < 0.0 {
            findings.error(|| {
                Finding::error(
                    "source_range_invalid",
                    format!("tracks.program[{}].startMs", cut.index),
                    format!(
                        "{} needs camera {} from {source_start_ms} ms on, before its recording begins",
                        label(cut.id, cut.index),
                        quoted(cut.camera)
                    ),
                    "begin the cut later, cut to another camera, or correct the offset",
                )
                .with("cut", label(cut.id, cut.index))
                .with("camera", cut.camera)
                .with("startMs", cut.start_ms)
                .with("offsetMs", offset_ms)
                .with("sourceStartMs", source_start_ms)
            });
        }
    }
}

/// An offset in ms, if it is one: a finite number of at most 2^53 - 1 in size.
pub(crate) fn offset(given: &Given<f64>) -> Option<f64> {
    given.value().copied().filter(|ms| ms.abs() <= MAX_TIME_MS)
}
