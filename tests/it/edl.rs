//! What is wrong with an EDL: each fault by itself, at its edges, and many at once.

use std::sync::LazyLock;

use crate::requests::{canonical_edl as good, line, ready, request, with, without};
use render_rules::edl::{
    CanonicalEdl, CheckOptions, EdlDocument, MAX_FINDINGS, MAX_TIME_MS, check_edl, check_edl_text, unreadable,
};
use render_rules::finding::{Report, Severity};
use render_rules::input::{Kind, Lenient};
use serde_json::{Value, json};

static DEFAULT: LazyLock<CheckOptions> = LazyLock::new(CheckOptions::default);

fn check(edl: Value) -> Report {
    check_edl(&serde_json::from_value(edl).unwrap(), &DEFAULT)
}

/// Asserts the exact findings, in their order, of which at least one blocks.
#[track_caller]
fn finds(edl: Value, lines: &[&str]) {
    let report = check(edl);
    let found: Vec<String> = report.findings.iter().map(line).collect();
    assert_eq!(found, lines);
    assert!(!report.ok);
}

/// Asserts the exact findings, in their order, of which none blocks.
#[track_caller]
fn warns(edl: Value, lines: &[&str]) {
    let report = check(edl);
    let found: Vec<String> = report.findings.iter().map(line).collect();
    assert_eq!(found, lines);
    assert!(report.ok);
}

/// Asserts that nothing is found, not even a warning.
#[track_caller]
fn passes(edl: Value) {
    assert_eq!(
        check(edl),
        Report {
            ok: true,
            findings: Vec::new()
        }
    );
}

#[test]
fn a_good_edl_passes_in_each_form() {
    passes(good());
    let text = good().to_string();
    assert!(check_edl_text(text.as_bytes(), &DEFAULT).ok);
    // Text inside a JSON value is read, too.
    passes(json!(text));
    // A byte order mark is no JSON.
    assert!(!check_edl_text(format!("\u{feff}{text}").as_bytes(), &DEFAULT).ok);
}

#[test]
fn what_is_not_judged_may_be_anything() {
    let odd = with(
        good(),
        [
            ("/metrics", json!({ "a": [1, { "b": null }] })),
            ("/sessionId", json!(7)),
            ("/notes", json!("an unknown field")),
            ("/tracks/program/0/reason", json!([])),
            ("/tracks/program/0/confidence", json!("high")),
            (
                "/sources/A",
                json!({ "assetId": "a1", "offsetMs": 0, "proxyUrl": 1, "mezzanineUrl": {} }),
            ),
            ("/tracks/shorts", json!([])),
        ],
    );
    passes(odd);
}

#[test]
fn what_is_no_edl() {
    for (edl, found) in [
        (Value::Null, "edl_empty at : the EDL has no content"),
        (
            json!(true),
            "edl_not_an_object at : the EDL is a boolean, not an object",
        ),
        (json!(0), "edl_not_an_object at : the EDL is a number, not an object"),
        (json!([]), "edl_not_an_object at : the EDL is a list, not an object"),
        (json!("\"{}\""), "edl_not_an_object at : the EDL is text, not an object"),
        (json!("null"), "edl_empty at : the EDL has no content"),
        (
            json!(""),
            "edl_syntax at : the EDL is not valid JSON: EOF while parsing a value at line 1, column 0",
        ),
        (
            json!("{"),
            "edl_syntax at : the EDL is not valid JSON: EOF while parsing an object at line 1, column 1",
        ),
        (
            json!("{}x"),
            "edl_syntax at : the EDL is not valid JSON: trailing characters at line 1, column 3",
        ),
        (
            json!("{\"durationMs\": NaN}"),
            "edl_syntax at : the EDL is not valid JSON: expected value at line 1, column 16",
        ),
        (
            json!("{\"durationMs\": 1e999}"),
            "edl_syntax at : the EDL is not valid JSON: number out of range at line 1, column 20",
        ),
    ] {
        finds(edl, &[found]);
    }
    // A lone byte that is no UTF-8.
    let report = check_edl_text(b"{\"masterCamera\": \"\xff\"}", &DEFAULT);
    assert_eq!(
        line(&report.findings[0]),
        "edl_syntax at : the EDL is not valid JSON: invalid unicode code point at line 1, column 19",
    );
}

#[test]
fn an_empty_object_lacks_everything_that_is_needed() {
    finds(
        json!({}),
        &[
            "schema_version_unknown at schemaVersion: the schema version is missing, not `1.0`",
            "duration_invalid at durationMs: the programme's duration is missing",
            "program_empty at tracks.program: the programme track has no cuts",
        ],
    );
}

#[test]
fn the_schema_version_is_the_known_one() {
    for (version, shown) in [
        (json!("2.0"), "is `2.0`"),
        (json!("1"), "is `1`"),
        (json!(""), "is ``"),
        (json!(1.0), "is a number"),
        (Value::Null, "is missing"),
    ] {
        finds(
            with(good(), [("/schemaVersion", version)]),
            &[&format!(
                "schema_version_unknown at schemaVersion: the schema version {shown}, not `1.0`"
            )],
        );
    }
}

#[test]
fn the_duration_is_a_time_of_at_least_one_frame() {
    for (duration, fault) in [
        (json!(-1), "is negative (`-1`)"),
        (json!(0), "is 0 ms, shorter than one frame"),
        (json!(-0.0), "is 0 ms, shorter than one frame"),
        (json!(16.6), "is 16.6 ms, shorter than one frame"),
        (
            json!(9_007_199_254_740_992.0),
            "is beyond 2^53 - 1 (`9007199254740992`)",
        ),
        (json!("12000"), "is text"),
        (Value::Null, "is missing"),
    ] {
        finds(
            with(good(), [("/durationMs", duration)]),
            &[&format!(
                "duration_invalid at durationMs: the programme's duration {fault}"
            )],
        );
    }
    // The shortest programme: 16.7 ms are rounded to one frame.
    warns(
        with(
            good(),
            [
                ("/durationMs", json!(16.7)),
                ("/masterCamera", json!("B")),
                (
                    "/tracks",
                    json!({ "program": [{ "startMs": 0, "endMs": 16.7, "camera": "A" }] }),
                ),
            ],
        ),
        &["shot_too_short at tracks.program[0]: cut 0 is shown for 16.7 ms, less than 500 ms"],
    );
    // The longest.
    passes(with(
        good(),
        [
            ("/durationMs", json!(MAX_TIME_MS)),
            ("/tracks/program/2/endMs", json!(MAX_TIME_MS)),
        ],
    ));
}

/// An EDL with other data in places that JSON text can't say.
fn changed(change: impl FnOnce(&mut CanonicalEdl)) -> Report {
    let mut edl = CanonicalEdl::default();
    if let EdlDocument::Edl(read) = serde_json::from_value(good()).unwrap() {
        edl = *read;
    }
    change(&mut edl);
    check_edl(&EdlDocument::Edl(Box::new(edl)), &DEFAULT)
}

#[test]
fn no_time_is_not_a_number_or_infinite() {
    for (number, fault) in [
        (f64::NAN, "is not a number"),
        (f64::INFINITY, "is infinite"),
        (f64::NEG_INFINITY, "is infinite"),
    ] {
        let report = changed(|edl| edl.duration_ms = Lenient::Value(number));
        assert_eq!(
            line(&report.findings[0]),
            format!("duration_invalid at durationMs: the programme's duration {fault}")
        );
        let report = changed(|edl| {
            if let Lenient::Value(tracks) = &mut edl.tracks
                && let Lenient::Value(program) = &mut tracks.program
                && let Lenient::Value(cut) = &mut program[1]
            {
                cut.end_ms = Lenient::Value(number);
            }
        });
        assert_eq!(
            line(&report.findings[0]),
            format!("cut_time_invalid at tracks.program[1].endMs: `endMs` of cut `c2` {fault}")
        );
        let report = changed(|edl| {
            if let Lenient::Value(sources) = &mut edl.sources
                && let Some(Lenient::Value(source)) = sources.get_mut("B")
            {
                source.offset_ms = Lenient::Value(number);
            }
        });
        assert_eq!(
            line(&report.findings[0]),
            "source_offset_invalid at sources.B.offsetMs: the offset of camera `B` is not a number of ms"
        );
        assert!(!report.ok);
    }
    let report = changed(|edl| edl.duration_ms = Lenient::Wrong(Kind::Bytes));
    assert_eq!(
        line(&report.findings[0]),
        "duration_invalid at durationMs: the programme's duration is bytes"
    );
}

#[test]
fn the_programme_track_has_cuts() {
    for tracks in [
        Value::Null,
        json!([]),
        json!({}),
        json!({ "program": null }),
        json!({ "program": [] }),
        json!({ "program": {} }),
        json!({ "program": "c1" }),
    ] {
        finds(
            with(good(), [("/tracks", tracks)]),
            &["program_empty at tracks.program: the programme track has no cuts"],
        );
    }
}

#[test]
fn a_cut_is_an_object_with_times_and_a_camera() {
    for (cut, found) in [
        (
            Value::Null,
            vec!["cut_invalid at tracks.program[1]: cut 1 is missing, not an object"],
        ),
        (
            json!("c2"),
            vec!["cut_invalid at tracks.program[1]: cut 1 is text, not an object"],
        ),
        (
            json!({ "id": "c2" }),
            vec![
                "cut_time_invalid at tracks.program[1].startMs: `startMs` of cut `c2` is missing",
                "cut_time_invalid at tracks.program[1].endMs: `endMs` of cut `c2` is missing",
                "cut_camera_unknown at tracks.program[1].camera: cut `c2` names no camera",
            ],
        ),
        (
            json!({ "startMs": "4000", "endMs": -8_000, "camera": 7 }),
            vec![
                "cut_time_invalid at tracks.program[1].startMs: `startMs` of cut 1 is text",
                "cut_time_invalid at tracks.program[1].endMs: `endMs` of cut 1 is negative (`-8000`)",
                "cut_camera_unknown at tracks.program[1].camera: cut 1 names no camera",
            ],
        ),
    ] {
        finds(with(good(), [("/tracks/program/1", cut)]), &found);
    }
}

#[test]
fn an_id_is_text_and_unique() {
    finds(
        with(good(), [("/tracks/program/1/id", json!(2))]),
        &["cut_id_invalid at tracks.program[1].id: the id of cut 1 is a number"],
    );
    finds(
        with(
            good(),
            [
                ("/tracks/program/1/id", json!("c1")),
                ("/tracks/program/2/id", json!("c1")),
            ],
        ),
        &[
            "cut_id_duplicate at tracks.program[1].id: more than one cut has the id `c1`",
            "cut_id_duplicate at tracks.program[2].id: more than one cut has the id `c1`",
        ],
    );
    // Ids are compared as they are written: neither normalised nor trimmed. Cuts without one are no duplicates.
    passes(with(
        good(),
        [
            ("/tracks/program/0/id", json!("é")),
            ("/tracks/program/1/id", json!("e\u{301}")),
            ("/tracks/program/2/id", json!(" é")),
        ],
    ));
    passes(without(without(good(), "/tracks/program/0/id"), "/tracks/program/1/id"));
    passes(with(
        good(),
        [
            ("/tracks/program/0/id", json!("")),
            ("/tracks/program/1/id", json!("🎬\u{0}")),
        ],
    ));
}

#[test]
fn a_cut_ends_after_its_start() {
    for end in [4_000, 3_999] {
        finds(
            with(good(), [("/tracks/program/1/endMs", json!(end))]),
            &[&format!(
                "cut_end_before_start at tracks.program[1].endMs: cut `c2` ends at {end} ms, not after its start at 4000 ms"
            )],
        );
    }
    // One ms is a cut.
    warns(
        with(
            good(),
            [
                ("/tracks/program/1/endMs", json!(4_001)),
                ("/tracks/program/2/startMs", json!(4_001)),
            ],
        ),
        &["shot_too_short at tracks.program[1]: cut `c2` is shown for 1 ms, less than 500 ms"],
    );
}

#[test]
fn a_cut_ends_inside_the_programme() {
    finds(
        with(good(), [("/tracks/program/2/endMs", json!(12_001))]),
        &[
            "cut_out_of_range at tracks.program[2].endMs: cut `c3` ends at 12001 ms, after the programme's end at 12000 ms",
        ],
    );
}

#[test]
fn cuts_do_not_overlap_in_any_order() {
    finds(
        with(good(), [("/tracks/program/1/startMs", json!(3_999))]),
        &["cut_overlap at tracks.program[1].startMs: cut `c2` begins at 3999 ms, before cut `c1` ends at 4000 ms"],
    );
    // The order in which they are written does not matter. Camera B is heard, so that it is used.
    let good = || with(good(), [("/masterCamera", json!("B"))]);
    let cut = |id: &str, start: u32, end: u32| json!({ "id": id, "startMs": start, "endMs": end, "camera": "A" });
    passes(with(
        good(),
        [(
            "/tracks/program",
            json!([cut("c", 8_000, 12_000), cut("a", 0, 4_000), cut("b", 4_000, 8_000)]),
        )],
    ));
    // A long cut overlaps every one that it covers, not only its neighbour.
    finds(
        with(
            good(),
            [(
                "/tracks/program",
                json!([cut("long", 0, 12_000), cut("a", 1_000, 2_000), cut("b", 3_000, 4_000)]),
            )],
        ),
        &[
            "cut_overlap at tracks.program[1].startMs: cut `a` begins at 1000 ms, before cut `long` ends at 12000 ms",
            "cut_overlap at tracks.program[2].startMs: cut `b` begins at 3000 ms, before cut `long` ends at 12000 ms",
        ],
    );
    // The same cut twice.
    finds(
        with(
            good(),
            [("/tracks/program", json!([cut("a", 0, 12_000), cut("b", 0, 12_000)]))],
        ),
        &["cut_overlap at tracks.program[1].startMs: cut `b` begins at 0 ms, before cut `a` ends at 12000 ms"],
    );
}

#[test]
fn a_gap_is_a_warning_before_between_and_after() {
    let report = check(with(
        good(),
        [
            ("/tracks/program/0/startMs", json!(1)),
            ("/tracks/program/1/startMs", json!(4_001)),
            ("/tracks/program/2/endMs", json!(11_999)),
        ],
    ));
    assert!(report.ok);
    assert_eq!(
        report.findings.iter().map(line).collect::<Vec<_>>(),
        [
            "cut_gap at tracks.program: black from 11999 ms to 12000 ms: no cut covers it",
            "cut_gap at tracks.program[0]: black from 0 ms to 1 ms: no cut covers it",
            "cut_gap at tracks.program[1]: black from 4000 ms to 4001 ms: no cut covers it",
        ],
    );
}

#[test]
fn a_camera_has_a_source() {
    // One finding for each camera, at its first cut.
    finds(
        with(
            good(),
            [
                ("/tracks/program/0/camera", json!("C")),
                ("/tracks/program/2/camera", json!("C")),
            ],
        ),
        &["cut_camera_unknown at tracks.program[0].camera: camera `C` is cut to but has no source"],
    );
    // Names that every JavaScript object has are no cameras.
    for name in ["__proto__", "constructor", "toString"] {
        finds(
            with(good(), [("/tracks/program/1/camera", json!(name))]),
            &[&format!(
                "cut_camera_unknown at tracks.program[1].camera: camera `{name}` is cut to but has no source"
            )],
        );
    }
    for sources in [Value::Null, json!([]), json!("A")] {
        finds(
            with(good(), [("/sources", sources)]),
            &[
                "master_camera_unknown at masterCamera: the master camera `A` has no source",
                "cut_camera_unknown at tracks.program[0].camera: camera `A` is cut to but has no source",
                "cut_camera_unknown at tracks.program[1].camera: camera `B` is cut to but has no source",
            ],
        );
    }
}

#[test]
fn the_master_camera_has_a_source() {
    passes(without(good(), "/masterCamera"));
    finds(
        with(good(), [("/masterCamera", json!("C"))]),
        &["master_camera_unknown at masterCamera: the master camera `C` has no source"],
    );
    finds(
        with(good(), [("/masterCamera", json!(1))]),
        &["master_camera_unknown at masterCamera: the master camera is a number"],
    );
}

#[test]
fn a_source_is_an_object_with_an_offset_that_is_a_number() {
    finds(
        with(good(), [("/sources/B/assetId", json!(2))]),
        &["source_invalid at sources.B.assetId: the asset id of camera `B` is a number"],
    );
    for offset in [json!("0"), json!({}), json!(1e300), json!(-9_007_199_254_740_992.0)] {
        finds(
            with(good(), [("/sources/B/offsetMs", offset)]),
            &["source_offset_invalid at sources.B.offsetMs: the offset of camera `B` is not a number of ms"],
        );
    }
    // A source that is none belongs to no camera.
    let report = check(with(good(), [("/sources/odd name", json!([]))]));
    assert_eq!(
        report.findings.iter().map(line).collect::<Vec<_>>(),
        ["source_invalid at sources[\"odd name\"]: the source of camera `odd name` is a list"],
    );
    passes(with(good(), [("/sources/B/offsetMs", json!(-4_000))]));
    finds(
        with(good(), [("/sources/B/offsetMs", json!(-4_001))]),
        &[
            "source_range_invalid at tracks.program[1].startMs: cut `c2` needs camera `B` from -1 ms, before its recording begins",
        ],
    );
}

#[test]
fn chapters_have_titles_and_begin_inside_the_programme() {
    for (chapter, found) in [
        (
            Value::Null,
            "chapter_invalid at tracks.chapters[1]: chapter 1 has no title",
        ),
        (
            json!({ "startMs": 1 }),
            "chapter_invalid at tracks.chapters[1]: chapter 1 has no title",
        ),
        (
            json!({ "startMs": 1, "title": 7 }),
            "chapter_invalid at tracks.chapters[1]: chapter 1 has no title",
        ),
        (
            json!({ "title": "End" }),
            "chapter_out_of_range at tracks.chapters[1].startMs: the start of chapter `End` is missing",
        ),
        (
            json!({ "startMs": -1, "title": "End" }),
            "chapter_out_of_range at tracks.chapters[1].startMs: the start of chapter `End` is negative (`-1`)",
        ),
        (
            json!({ "startMs": 12_000, "title": "End" }),
            "chapter_out_of_range at tracks.chapters[1].startMs: the start of chapter `End` is 12000 ms, not before the programme's end at 12000 ms",
        ),
    ] {
        finds(with(good(), [("/tracks/chapters/1", chapter)]), &[found]);
    }
    passes(with(
        good(),
        [("/tracks/chapters/1", json!({ "startMs": 11_999, "title": "." }))],
    ));
}

#[test]
fn a_blank_chapter_title_is_a_warning() {
    for title in ["", " ", "\u{a0}\n\t", "\u{0}"] {
        let report = check(with(good(), [("/tracks/chapters/1/title", json!(title))]));
        assert!(report.ok);
        assert_eq!(
            report.findings.iter().map(line).collect::<Vec<_>>(),
            ["chapter_title_blank at tracks.chapters[1].title: the title of chapter 1 is blank"]
        );
    }
}

#[test]
fn no_finding_about_an_entry_hides_another_one() {
    // The unknown camera of cuts that have no place in the programme, with those that have one: one finding.
    finds(
        with(
            good(),
            [
                ("/tracks/program/0/endMs", json!(0)),
                ("/tracks/program/0/camera", json!("C")),
                ("/tracks/program/1/startMs", json!("4000")),
                ("/tracks/program/1/camera", json!("D")),
                ("/tracks/program/2/camera", json!("C")),
            ],
        ),
        &[
            "cut_end_before_start at tracks.program[0].endMs: cut `c1` ends at 0 ms, not after its start at 0 ms",
            "cut_camera_unknown at tracks.program[0].camera: camera `C` is cut to but has no source",
            "cut_time_invalid at tracks.program[1].startMs: `startMs` of cut `c2` is text",
            "cut_camera_unknown at tracks.program[1].camera: camera `D` is cut to but has no source",
        ],
    );
    finds(
        with(
            good(),
            [("/tracks/chapters/1", json!({ "startMs": 12_000, "title": 7 }))],
        ),
        &[
            "chapter_invalid at tracks.chapters[1]: chapter 1 has no title",
            "chapter_out_of_range at tracks.chapters[1].startMs: the start of chapter 1 is 12000 ms, not before the programme's end at 12000 ms",
        ],
    );
    finds(
        with(
            good(),
            [("/tracks/shorts", json!([{ "startMs": -1, "endMs": 12_001 }]))],
        ),
        &[
            "short_invalid at tracks.shorts[0]: short 0 has no title",
            "short_time_invalid at tracks.shorts[0].startMs: `startMs` of short 0 is negative (`-1`)",
            "short_out_of_range at tracks.shorts[0].endMs: short 0 ends at 12001 ms, after the programme's end at 12000 ms",
        ],
    );
}

/// Its findings are found by checks of the whole, of each cut and of all cuts, and in an order of their own.
#[test]
fn findings_are_in_the_order_of_the_document() {
    let mut edl = long(12, |index, cut| {
        if index == 10 {
            cut["id"] = json!(7);
        }
        if index == 9 {
            cut["camera"] = json!("C");
        }
    });
    edl["tracks"]["program"][2]["endMs"] = json!(3_500);
    edl["sources"]["b c"] = Value::Null;
    edl["sources"]["10"] = json!({ "offsetMs": "0", "assetId": 7 });
    edl["sources"]["9"] = json!(9);
    edl["masterCamera"] = json!("Z");
    edl["tracks"]["chapters"] = json!([{}]);
    edl["schemaVersion"] = json!("2");
    let report = check(edl);
    let found: Vec<String> = report
        .findings
        .iter()
        .map(|found| format!("{} {}", found.path, found.code))
        .collect();
    assert_eq!(
        found,
        [
            "schemaVersion schema_version_unknown",
            "masterCamera master_camera_unknown",
            "tracks.program[3].startMs cut_overlap",
            "tracks.program[9].camera cut_camera_unknown",
            "tracks.program[10].id cut_id_invalid",
            "tracks.chapters[0] chapter_invalid",
            "tracks.chapters[0].startMs chapter_out_of_range",
            "sources.10.assetId source_invalid",
            "sources.10.offsetMs source_offset_invalid",
            "sources.9 source_invalid",
            "sources[\"b c\"] source_invalid",
        ]
    );
}

#[test]
fn a_track_is_a_list() {
    for track in ["overlays", "chapters", "shorts"] {
        for (value, kind) in [(json!({}), "an object"), (json!("x"), "text")] {
            finds(
                with(good(), [(&format!("/tracks/{track}"), value)]),
                &[&format!(
                    "track_invalid at tracks.{track}: the track `{track}` is {kind}, not a list"
                )],
            );
        }
        passes(with(good(), [(&format!("/tracks/{track}"), Value::Null)]));
    }
}

#[test]
fn the_edls_of_a_request_are_read_by_the_same_rules() {
    let wanted: EdlDocument = serde_json::from_value(good()).unwrap();
    assert_eq!(request(ready()).edl.value().unwrap().canonical_edl, wanted);
}

#[test]
fn what_can_not_be_walked_through_is_a_finding() {
    let report = unreadable("it throws");
    assert_eq!(
        line(&report.findings[0]),
        "edl_unreadable at : the EDL can't be read: it throws"
    );
    assert!(!report.ok);
}

/// Cuts of 1 s one after the other, each changed.
fn long(count: u32, change: impl Fn(u32, &mut Value)) -> Value {
    let cuts: Vec<Value> = (0..count)
        .map(|index| {
            let mut cut = json!({
                "id": format!("c{index}"), "startMs": index * 1_000, "endMs": (index + 1) * 1_000,
                "camera": if index % 2 == 0 { "A" } else { "B" },
            });
            change(index, &mut cut);
            cut
        })
        .collect();
    with(
        good(),
        [("/durationMs", json!(count * 1_000)), ("/tracks/program", json!(cuts))],
    )
}

#[test]
fn of_ten_thousand_faults_as_many_as_the_limit_are_listed() {
    passes(long(10_000, |_, _| {}));
    // All begin at 0: each but the first overlaps, and as many as the limit are listed.
    let report = check(long(10_000, |_, cut| cut["startMs"] = json!(0)));
    assert_eq!(report.findings.len(), MAX_FINDINGS + 1);
    assert_eq!(
        line(&report.findings[MAX_FINDINGS]),
        "findings_truncated at : 9899 more findings are not listed"
    );
    assert!(!report.ok);
}

#[test]
fn the_limit_hides_no_error() {
    // 150 gaps are warnings alone: the rest of them does not block either.
    let gaps = |count| long(count, |index, cut| cut["endMs"] = json!(index * 1_000 + 500));
    let report = check(gaps(150));
    assert!(report.ok);
    assert_eq!(report.findings.len(), MAX_FINDINGS + 1);
    assert_eq!(report.findings[MAX_FINDINGS].severity, Severity::Warning);
    // Exactly as many as the limit: nothing is left to tell of.
    assert_eq!(check(gaps(100)).findings.len(), MAX_FINDINGS);
    // Errors among the warnings are found.
    let report = check(with(gaps(150), [("/tracks/chapters", json!([{}]))]));
    assert!(!report.ok);
    // They take the place of gaps, and stand where their chapter does.
    assert_eq!(report.findings[MAX_FINDINGS - 2].code, "chapter_invalid");
    assert_eq!(report.findings[MAX_FINDINGS - 1].code, "chapter_out_of_range");
    assert_eq!(report.findings[MAX_FINDINGS].code, "findings_truncated");
}

#[test]
fn hostile_depth_is_no_stack_overflow() {
    let deep = "[".repeat(1_000_000);
    assert!(!check_edl_text(deep.as_bytes(), &DEFAULT).ok);
    assert!(!check_edl_text(format!("{{\"metrics\": {deep}").as_bytes(), &DEFAULT).ok);
    let closed = format!("{{\"metrics\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(
        check_edl_text(closed.as_bytes(), &DEFAULT).findings[0].code,
        "schema_version_unknown"
    );
}
