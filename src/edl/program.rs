//! What is wrong with each cut by itself.

use super::Cut;
use super::cuts::{TimedCut, time, time_fault};
use super::findings::{Findings, kind_of};
use super::ids::repeated;
use super::order::label;
use crate::finding::{Code, Finding, count, quoted};
use crate::input::Lenient;

/// Checks each cut by itself. The answer has those that have no place in the programme: where they stand in the track, and
/// their cameras.
pub(crate) fn check_program<'a>(
    program: &'a [Lenient<Cut>],
    duration_ms: Option<f64>,
    findings: &mut Findings,
) -> Vec<(usize, &'a str)> {
    if program.is_empty() {
        findings.error(|| Finding::of(Code::ProgramEmpty, "tracks.program", "the programme track has no cuts"));
    }
    let mut unplaced = Vec::new();
    let repeated = repeated(program.iter().map(|cut| cut.value()?.id.text()));
    for (index, given) in program.iter().enumerate() {
        let Some(cut) = given.value() else {
            findings.error(|| invalid_cut(index, given));
            continue;
        };
        check_id(index, cut, repeated.get(index) == Some(&true), findings);
        check_times(index, cut, duration_ms, findings);
        let camera = cut.camera.text();
        if camera.is_none() {
            findings.error(|| cut_without_camera(index, cut));
        }
        if TimedCut::read(index, cut).is_none() {
            unplaced.extend(camera.map(|camera| (index, camera)));
        }
    }
    unplaced
}

fn check_id(index: usize, cut: &Cut, is_repeated: bool, findings: &mut Findings) {
    match &cut.id {
        Lenient::Wrong(kind) => findings.error(|| {
            Finding::of(
                Code::CutIdInvalid,
                format!("tracks.program[{index}].id"),
                format!("the id of cut {index} is {kind}"),
            )
            .with("index", count(index))
        }),
        Lenient::Value(id) if is_repeated => findings.error(|| {
            Finding::of(
                Code::CutIdDuplicate,
                format!("tracks.program[{index}].id"),
                format!("more than one cut has the id {}", quoted(id)),
            )
            .with("id", id)
            .with("index", count(index))
        }),
        Lenient::Absent | Lenient::Value(_) => {}
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
            Finding::of(
                Code::CutEndBeforeStart,
                format!("tracks.program[{index}].endMs"),
                format!(
                    "{} ends at {} ms, not after its start at {} ms",
                    label(cut.id.text(), index),
                    end_ms,
                    start_ms
                ),
            )
            .with_entry("cut", cut.id.text(), index)
            .with("startMs", start_ms)
            .with("endMs", end_ms)
        });
    }
    if let Some(duration_ms) = duration_ms.filter(|duration_ms| end_ms > *duration_ms) {
        findings.error(|| {
            Finding::of(
                Code::CutOutOfRange,
                format!("tracks.program[{index}].endMs"),
                format!(
                    "{} ends at {} ms, after the programme's end at {} ms",
                    label(cut.id.text(), index),
                    end_ms,
                    duration_ms
                ),
            )
            .with_entry("cut", cut.id.text(), index)
            .with("endMs", end_ms)
            .with("durationMs", duration_ms)
        });
    }
}

fn invalid_cut(index: usize, given: &Lenient<Cut>) -> Finding {
    Finding::of(
        Code::CutInvalid,
        format!("tracks.program[{index}]"),
        format!("cut {index} is {}, not an object", kind_of(given)),
    )
    .with("index", count(index))
}

fn invalid_time(index: usize, cut: &Cut, name: &str, given: &Lenient<f64>) -> Finding {
    Finding::of(
        Code::CutTimeInvalid,
        format!("tracks.program[{index}].{name}"),
        format!("`{name}` of {} {}", label(cut.id.text(), index), time_fault(given)),
    )
    .with_entry("cut", cut.id.text(), index)
    .with("field", name)
}

fn cut_without_camera(index: usize, cut: &Cut) -> Finding {
    Finding::of(
        Code::CutCameraUnknown,
        format!("tracks.program[{index}].camera"),
        format!("{} names no camera", label(cut.id.text(), index)),
    )
    .with("camera", "")
    .with("index", count(index))
    .with("cuts", 1.0)
}
