//! What is wrong with an EDL, everything at once.

use super::chapters::check_chapters;
use super::cuts::{TimedCut, time, time_fault, timed_cuts};
use super::findings::Findings;
use super::frames::{check_alignment, check_fps};
use super::options::CheckOptions;
use super::order::{check_gaps, check_overlaps};
use super::program::check_program;
use super::ranges::{check_overlays, check_shorts};
use super::seen::seen_cameras;
use super::shots::check_shots;
use super::sources::{Around, check_cameras, check_source_ranges, check_sources, check_unused};
use super::{CanonicalEdl, EdlDocument, SCHEMA_VERSION};
use crate::finding::{Code, Finding, Report, quoted};
use crate::input::{Kind, Lenient, Malformed};

/// As many findings are listed; the last one then says how many more there are.
pub const MAX_FINDINGS: usize = 100;

/// What is wrong with an EDL. Bad data is a finding, never an error; warnings do not block.
#[must_use]
pub fn check_edl(document: &EdlDocument, options: &CheckOptions) -> Report {
    let cuts = document.edl().map(timed_cuts).unwrap_or_default();
    Report::in_order(check_document(document, &cuts, None, options))
}

/// What is wrong with an EDL, given as the UTF-8 bytes of its JSON text.
#[must_use]
pub fn check_edl_text(bytes: &[u8], options: &CheckOptions) -> Report {
    check_edl(&EdlDocument::parse(bytes), options)
}

/// The report on what can't even be walked through, such as a JavaScript function.
#[must_use]
pub fn unreadable(why: &str) -> Report {
    let finding = Finding::of(Code::EdlUnreadable, "", format!("the EDL can't be read: {why}"));
    vec![finding].into()
}

/// As [`check_edl`], with the EDL's [`timed_cuts`], and the session around it, where it is known.
pub(crate) fn check_document(
    document: &EdlDocument,
    cuts: &[TimedCut<'_>],
    around: Option<&Around<'_>>,
    options: &CheckOptions,
) -> Vec<Finding> {
    match document {
        EdlDocument::Absent => vec![Finding::of(Code::EdlEmpty, "", "the EDL has no content")],
        EdlDocument::Wrong(kind) => vec![not_an_object(*kind)],
        EdlDocument::Malformed(malformed) => vec![syntax_error(malformed)],
        EdlDocument::Edl(edl) => check_canonical(edl, cuts, around, options),
    }
}

fn check_canonical(
    edl: &CanonicalEdl,
    cuts: &[TimedCut<'_>],
    around: Option<&Around<'_>>,
    options: &CheckOptions,
) -> Vec<Finding> {
    let mut findings = Findings::new(MAX_FINDINGS);
    let duration_ms = time(&edl.duration_ms).filter(|ms| edl.output_rate().frames_until(*ms) > 0);
    check_version(edl, &mut findings);
    if duration_ms.is_none() {
        findings.error(|| invalid_duration(&edl.duration_ms));
    }
    check_fps(edl, &mut findings);
    let unplaced = check_program(edl.program(), duration_ms, &mut findings);
    let in_sequence = check_overlaps(cuts, &mut findings);
    let (cameras, places) = seen_cameras(cuts);
    let by_name = places.into_values().filter_map(|place| cameras.get(place).copied());
    let seen: Vec<_> = by_name.collect();
    check_cameras(edl, &seen, &unplaced, &mut findings);
    check_sources(edl, &mut findings);
    check_source_ranges(edl, cuts, &seen, around, &mut findings);
    check_tracks(edl, &mut findings);
    check_overlays(edl, duration_ms, &mut findings);
    check_chapters(edl, duration_ms, &mut findings);
    check_shorts(edl, duration_ms, &mut findings);
    // What may be no more than a warning comes last, so that the limit hides errors later. Where a cut can't be placed,
    // nobody can tell what is black, how long a shot is or who is never seen.
    if !cuts.is_empty() && cuts.len() == edl.program().len() {
        let heard = around.map_or_else(|| edl.master_camera.text(), |around| around.heard);
        check_unused(edl, &seen, heard, options, &mut findings);
        check_gaps(cuts, duration_ms, options, &mut findings);
        if in_sequence {
            check_shots(cuts, options, &mut findings);
        }
    }
    check_alignment(edl, cuts, options, &mut findings);
    findings.finish()
}

fn check_version(edl: &CanonicalEdl, findings: &mut Findings) {
    let given = edl.schema_version.text();
    if given == Some(SCHEMA_VERSION) {
        return;
    }
    let fault = match &edl.schema_version {
        Lenient::Absent => "is missing".to_owned(),
        Lenient::Wrong(kind) => format!("is {kind}"),
        Lenient::Value(version) => format!("is {}", quoted(version)),
    };
    findings.error(|| {
        let message = format!("the schema version {fault}, not `{SCHEMA_VERSION}`");
        Finding::of(Code::SchemaVersionUnknown, "schemaVersion", message)
            .with("given", given.unwrap_or_default())
            .with("valid", SCHEMA_VERSION)
    });
}

fn check_tracks(edl: &CanonicalEdl, findings: &mut Findings) {
    let Some(tracks) = edl.tracks.value() else { return };
    let kinds = [
        ("overlays", tracks.overlays.wrong()),
        ("chapters", tracks.chapters.wrong()),
        ("shorts", tracks.shorts.wrong()),
    ];
    for (track, kind) in kinds {
        let Some(kind) = kind else { continue };
        findings.error(|| {
            let message = format!("the track `{track}` is {kind}, not a list");
            Finding::of(Code::TrackInvalid, format!("tracks.{track}"), message).with("track", track)
        });
    }
}

fn invalid_duration(given: &Lenient<f64>) -> Finding {
    let fault = match time(given) {
        Some(ms) => format!("is {ms} ms, shorter than one frame"),
        None => time_fault(given),
    };
    let message = format!("the programme's duration {fault}");
    Finding::of(Code::DurationInvalid, "durationMs", message)
}

fn not_an_object(kind: Kind) -> Finding {
    let message = format!("the EDL is {kind}, not an object");
    Finding::of(Code::EdlNotAnObject, "", message).with("given", kind.name())
}

fn syntax_error(Malformed { line, column, why }: &Malformed) -> Finding {
    let message = format!("the EDL is not valid JSON: {why} at line {line}, column {column}");
    Finding::of(Code::EdlSyntax, "", message)
        .with("line", *line)
        .with("column", *column)
}
