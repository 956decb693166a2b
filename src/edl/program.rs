//! What is wrong with each cut by itself.

use std::collections::BTreeSet;

use super::cuts::{TimedCut, time, time_fault};
use super::findings::{Findings, count, kind_of};
use super::order::label;
use super::{CanonicalEdl, Cut};
use crate::finding::{Finding, quoted};
use crate::given::Given;

/// Checks each cut by itself; the answer has those that can be checked together.
pub(crate) fn check_program<'a>(
    edl: &'a CanonicalEdl,
    duration_ms: Option<f64>,
    findings: &mut Findings,
) -> Vec<TimedCut<'a>> {
    let program = edl.program();
    if program.is_empty() {
        findings.error(|| {
            Finding::error(
                "program_empty",
                "tracks.program",
                "the programme track has no cuts",
                "add at least one cut to `tracks.program`",
            )
        });
    }
    let mut cuts = Vec::with_capacity(program.len());
    let mut ids = BTreeSet::new();
    for (index, given) in program.iter().enumerate() {
        let Some(cut) = given.value() else {
            findings.error(|| invalid_cut(index, given));
            continue;
        };
        check_id(index, cut, &mut ids, findings);
        check_times(index, cut, duration_ms, findings);
        if cut.camera.text().is_none() {
            findings.error(|| cut_without_camera(index, cut));
        }
        cuts.extend(TimedCut::read(index, cut));
    }
    cuts
}

fn check_id<'a>(index: usize, cut: &'a Cut, ids: &mut BTreeSet<&'a str>, findings: &mut Findings) {
    match &cut.id {
        Given::Absent => {}
        Given::Wrong(kind) => findings.error(|| {
            Finding::error(
                "cut_id_invalid",
                format!("tracks.program[{index}].id"),
                format!("the id of cut {index} is {kind}"),
                "give the cut an id that is text",
            )
            .with("index", count(index))
        }),
        Given::Value(id) => {
            if !ids.insert(id) {
                findings.error(|| {
                    Finding::error(
                        "cut_id_duplicate",
                        format!("tracks.program[{index}].id"),
                        format!("more than one cut has the id {}", quoted(id)),
                        "give each cut an id of its own",
                    )
                    .with("id", id.as_str())
                    .with("index", count(index))
                });
            }
        }
    }
}

fn check_times(index: usize, cut: &Cut, duration_ms: Option<f64>, findings: &mut Findings) {
    for (name, given) in [("startMs", &cut.start_ms), ("endMs", &cut.end_ms)] {
        if time(given).is_none() {
            findings.error(|| invalid_time(index, cut, name, given));
        }
    }
    let Some(end_ms) = time(&cut.end_ms) else { return };
    if let Some(start_ms) = time(&cut.start_ms).filter(|start_ms| end_ms <= *start_ms) {
        findings.error(|| {
            Finding::error(
                "cut_end_before_start",
                format!("tracks.program[{index}].endMs"),
                format!(
                    "{} ends at {end_ms} ms, not after its start at {start_ms} ms",
                    label(cut.id.text(), index)
                ),
                "let the cut end after it begins",
            )
            .with("cut", label(cut.id.text(), index))
            .with("startMs", start_ms)
            .with("endMs", end_ms)
        });
    }
    if let Some(duration_ms) = duration_ms.filter(|duration_ms| end_ms > *duration_ms) {
        findings.error(|| {
            Finding::error(
                "cut_out_of_range",
                format!("tracks.program[{index}].endMs"),
                format!(
                    "{} ends at {end_ms} ms, after the programme's end at {duration_ms} ms",
                    label(cut.id.text(), index)
                ),
                "shorten the cut or lengthen `durationMs`",
            )
            .with("cut", label(cut.id.text(), index))
            .with("endMs", end_ms)
            .with("durationMs", duration_ms)
        });
    }
}

fn invalid_cut(index: usize, given: &Given<Cut>) -> Finding {
    Finding::error(
        "cut_invalid",
        format!("tracks.program[{index}]"),
        format!("cut {index} is {}, not an object", kind_of(given)),
        "make it an object with `id`, `startMs`, `endMs` and `camera`",
    )
    .with("index", count(index))
}

fn invalid_time(index: usize, cut: &Cut, name: &str, given: &Given<f64>) -> Finding {
    Finding::error(
        "cut_time_invalid",
        format!("tracks.program[{index}].{name}"),
        format!("`{name}` of {} {}", label(cut.id.text(), index), time_fault(given)),
        "give the time in ms from the programme's start",
    )
    .with("cut", label(cut.id.text(), index))
    .with("field", name)
}

fn cut_without_camera(index: usize, cut: &Cut) -> Finding {
    Finding::error(
        "cut_camera_unknown",
        format!("tracks.program[{index}].camera"),
        format!("{} names no camera", label(cut.id.text(), index)),
        "name one of the cameras in `sources`",
    )
    .with("camera", "")
    .with("index", count(index))
    .with("cuts", 1.0)
}
