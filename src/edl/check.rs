//! What is wrong with an EDL, everything at once.

use std::collections::BTreeMap;

use super::cuts::{time, time_fault};
use super::findings::{Findings, count};
use super::order::{check_gaps, check_overlaps};
use super::program::check_program;
use super::sources::{check_cameras, check_source_ranges, check_sources};
use super::{CanonicalEdl, Chapter, EdlDocument, SCHEMA_VERSION};
use crate::finding::{Finding, Report, quoted};
use crate::given::{Given, Kind};
use crate::plan::frames_until;

/// As many findings are listed; the last one then says how many more there are.
pub const MAX_FINDINGS: usize = 100;

/// What is wrong with an EDL. Bad data is a finding, never an error; warnings do not block.
#[must_use]
pub fn check_edl(document: &EdlDocument) -> Report {
    check_document(document, &BTreeMap::new()).into()
}

/// What is wrong with an EDL, given as the UTF-8 bytes of its JSON text.
#[must_use]
pub fn check_edl_text(bytes: &[u8]) -> Report {
    check_edl(&EdlDocument::parse(bytes))
}

/// The report on what can't even be walked through, such as a JavaScript function.
#[must_use]
pub fn unreadable(why: &str) -> Report {
    let finding = Finding::error(
        "edl_unreadable",
        "",
        format!("the EDL can't be read: {why}"),
        "give plain data: objects, lists, text, numbers",
    );
    vec![finding].into()
}

/// As [`check_edl`]; `offsets` are the session's sync offsets, for sources that have none of their own.
pub(crate) fn check_document(document: &EdlDocument, offsets: &BTreeMap<&str, f64>) -> Vec<Finding> {
    match document {
        EdlDocument::Absent => vec![Finding::error(
            "edl_empty",
            "",
            "the EDL has no content",
            "generate the EDL's content, or enter it",
        )],
        EdlDocument::Wrong(kind) => vec![not_an_object(*kind)],
        EdlDocument::Broken { line, column, why } => vec![syntax_error(*line, *column, why)],
        EdlDocument::Edl(edl) => check_canonical(edl, offsets),
    }
}

fn check_canonical(edl: &CanonicalEdl, offsets: &BTreeMap<&str, f64>) -> Vec<Finding> {
    let mut findings = Findings::new(MAX_FINDINGS);
    let duration_ms = time(&edl.duration_ms).filter(|ms| frames_until(*ms) > 0);
    check_version(edl, &mut findings);
    if duration_ms.is_none() {
        findings.error(|| invalid_duration(&edl.duration_ms));
    }
    let mut cuts = check_program(edl, duration_ms, &mut findings);
    check_overlaps(&mut cuts, &mut findings);
    check_cameras(edl, &cuts, &mut findings);
    check_sources(edl, &mut findings);
    check_source_ranges(edl, &cuts, offsets, &mut findings);
    check_tracks(edl, &mut findings);
    check_chapters(edl, duration_ms, &mut findings);
    // Where a cut can't be placed, nobody can tell what is black.
    if cuts.len() == edl.program().len() {
        check_gaps(&cuts, duration_ms, &mut findings);
    }
    findings.finish()
}

fn check_version(edl: &CanonicalEdl, findings: &mut Findings) {
    if edl.schema_version.text() == Some(SCHEMA_VERSION) {
        return;
    }
    let (fault, given) = match &edl.schema_version {
        Given::Absent => ("is missing".to_owned(), String::new()),
        Given::Wrong(kind) => (format!("is {kind}"), String::new()),
        Given::Value(version) => (format!("is {}", quoted(version)), version.clone()),
    };
    findings.error(|| {
        Finding::error(
            "schema_version_unknown",
            "schemaVersion",
            format!("the schema version {fault}, not `{SCHEMA_VERSION}`"),
            format!("export the EDL as schema version {SCHEMA_VERSION}"),
        )
        .with("given", given)
        .with("valid", SCHEMA_VERSION)
    });
}

fn check_tracks(edl: &CanonicalEdl, findings: &mut Findings) {
    let Some(tracks) = edl.tracks.value() else { return };
    let wrong = [
        ("overlays", wrong_kind(&tracks.overlays)),
        ("chapters", wrong_kind(&tracks.chapters)),
        ("shorts", wrong_kind(&tracks.shorts)),
    ];
    for (track, kind) in wrong.into_iter().filter_map(|(track, kind)| Some((track, kind?))) {
        findings.error(|| {
            Finding::error(
                "track_invalid",
                format!("tracks.{track}"),
                format!("the track `{track}` is {kind}, not a list"),
                "make it a list, or leave it out",
            )
            .with("track", track)
        });
    }
}

fn check_chapters(edl: &CanonicalEdl, duration_ms: Option<f64>, findings: &mut Findings) {
    for (index, given) in edl.chapters().iter().enumerate() {
        let Some(chapter) = given.value().filter(|chapter| chapter.title.text().is_some()) else {
            findings.error(|| {
                Finding::error(
                    "chapter_invalid",
                    format!("tracks.chapters[{index}]"),
                    format!("chapter {index} has no title"),
                    "make it an object with `startMs` and a `title` that is text",
                )
                .with("index", count(index))
            });
            continue;
        };
        let start_ms = time(&chapter.start_ms);
        if start_ms.is_none_or(|start_ms| duration_ms.is_some_and(|duration_ms| start_ms >= duration_ms)) {
            findings.error(|| chapter_out_of_range(index, chapter, duration_ms));
        }
    }
}

fn chapter_out_of_range(index: usize, chapter: &Chapter, duration_ms: Option<f64>) -> Finding {
    let fault = match (time(&chapter.start_ms), duration_ms) {
        (Some(start_ms), Some(duration_ms)) => {
            format!("is {start_ms} ms, not before the programme's end at {duration_ms} ms")
        }
        _ => time_fault(&chapter.start_ms),
    };
    Finding::error(
        "chapter_out_of_range",
        format!("tracks.chapters[{index}].startMs"),
        format!(
            "the start of chapter {} {fault}",
            quoted(chapter.title.text().unwrap_or_default())
        ),
        "let the chapter begin inside the programme",
    )
    .with("index", count(index))
    .with("title", chapter.title.text().unwrap_or_default())
}

fn invalid_duration(given: &Given<f64>) -> Finding {
    let fault = match time(given) {
        Some(ms) => format!("is {ms} ms, shorter than one frame"),
        None => time_fault(given),
    };
    Finding::error(
        "duration_invalid",
        "durationMs",
        format!("the programme's duration {fault}"),
        "give the programme's length in ms",
    )
}

fn not_an_object(kind: Kind) -> Finding {
    Finding::error(
        "edl_not_an_object",
        "",
        format!("the EDL is {kind}, not an object"),
        "give the EDL as an object",
    )
    .with("given", kind.to_string())
}

fn syntax_error(line: usize, column: usize, why: &str) -> Finding {
    Finding::error(
        "edl_syntax",
        "",
        format!("the EDL is not valid JSON: {why} at line {line}, column {column}"),
        "correct the JSON text",
    )
    .with("line", count(line))
    .with("column", count(column))
}

fn wrong_kind<T>(given: &Given<T>) -> Option<Kind> {
    match given {
        Given::Wrong(kind) => Some(*kind),
        Given::Absent | Given::Value(_) => None,
    }
}
