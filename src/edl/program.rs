//! What is wrong with each cut by itself.

use super::Cut;
use super::cuts::TimedCut;
use super::findings::Findings;
use super::framing::{Framed, check_framings};
use super::ids::repeated;
use super::order::label;
use super::ranges::{CUTS, check_id, check_times, no_object};
use crate::finding::{Code, Finding};
use crate::input::Lenient;

/// Checks each cut by itself. The answer has those that have no place in the programme: where they stand in the track, and
/// their cameras.
pub(crate) fn check_program<'a>(
    program: &'a [Lenient<Cut>],
    duration_ms: Option<f64>,
    findings: &mut Findings,
) -> Vec<(usize, &'a str)> {
    if program.is_empty() {
        let message = "the programme track has no cuts";
        findings.error(|| Finding::of(Code::ProgramEmpty, "tracks.program", message));
    }
    let mut unplaced = Vec::new();
    let repeated = repeated(program.iter().map(|cut| cut.value()?.id.text()));
    for (index, (given, is_repeated)) in program.iter().zip(repeated).enumerate() {
        let Some(cut) = given.value() else {
            findings.error(|| no_object(&CUTS, Code::CutInvalid, index, given));
            continue;
        };
        let codes = [Code::CutIdInvalid, Code::CutIdDuplicate];
        check_id(&CUTS, codes, index, &cut.id, is_repeated, findings);
        let times = [&cut.start_ms, &cut.end_ms];
        check_times(&CUTS, (index, cut.id.text()), times, duration_ms, findings);
        let camera = cut.camera.text();
        if camera.is_none() {
            findings.error(|| without_camera(index, cut));
        }
        if !cut.framing.is_absent() {
            let framed = Framed {
                label: label(cut.id.text(), index),
                camera: camera.unwrap_or_default(),
                path: format!("tracks.program[{index}]"),
            };
            check_framings(&cut.framing, &framed, findings);
        }
        if TimedCut::read(index, cut).is_none() {
            unplaced.extend(camera.map(|camera| (index, camera)));
        }
    }
    unplaced
}

fn without_camera(index: usize, cut: &Cut) -> Finding {
    let path = format!("tracks.program[{index}].camera");
    let message = format!("{} names no camera", label(cut.id.text(), index));
    Finding::of(Code::CutCameraUnknown, path, message)
        .with("camera", "")
        .with("index", index)
        .with("cuts", 1.0)
}
