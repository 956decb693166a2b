//! What part of the programme a render makes: what each format takes, what is wrong with a choice, and what is planned.

use crate::requests::{format_unknown, line, ready, request, with};
use render_rules::gate::{check_render, resolve_selection};
use render_rules::plan::{RenderPlan, plan_render};
use render_rules::rule_set::rules;
use render_rules::selection::Selection;
use render_rules::trigger::{TriggerBody, TriggerOutcome, parse_trigger};
use render_rules::{CheckOptions, Format};
use serde_json::{Value, json};

const SHORTS: &str = "/edl/canonicalEdl/tracks/shorts";
const DURATION: &str = "/edl/canonicalEdl/durationMs";
const PROGRAM: &str = "/edl/canonicalEdl/tracks/program";

/// A session of 12 s with two shorts, to be made in this format.
fn asked(format: &str, selection: Value) -> Value {
    let shorts = json!([
        { "startMs": 2_000, "endMs": 5_000, "title": "Best" },
        { "startMs": 7_010, "endMs": 9_020, "title": "Next" },
    ]);
    with(
        ready(),
        [("/format", json!(format)), (SHORTS, shorts), ("/selection", selection)],
    )
}

fn clip(start: impl Into<Value>, end: impl Into<Value>) -> Value {
    json!({ "clip": { "startMs": start.into(), "endMs": end.into() } })
}

/// Asserts the exact findings, in their order.
#[track_caller]
fn finds(data: Value, lines: &[&str]) {
    let report = check_render(&request(data), &CheckOptions::default());
    let found: Vec<String> = report.findings.iter().map(line).collect();
    assert_eq!(found, lines);
}

/// Asserts what the body of a trigger request is refused for.
#[track_caller]
fn refuses(body: Value, lines: &[&str]) {
    let body: TriggerBody = serde_json::from_value(body).unwrap();
    let TriggerOutcome::Refused { findings, .. } = parse_trigger(&body) else {
        unreachable!("it is accepted");
    };
    let found: Vec<String> = findings.iter().map(line).collect();
    assert_eq!(found, lines);
}

fn plan(data: Value) -> RenderPlan {
    plan_render(&request(data), &CheckOptions::default()).unwrap()
}

/// What is seen of the programme from which frame to which: the cuts' ids, `-` for black.
fn seen(plan: &RenderPlan) -> Vec<String> {
    plan.segments
        .iter()
        .map(|segment| {
            let id = segment.id.as_deref().unwrap_or("-");
            let (from, to) = (segment.start_frame, segment.end_frame);
            format!("{id} {}..{} ms at {from}..{to}", segment.start_ms, segment.end_ms)
        })
        .collect()
}

#[test]
fn each_format_takes_its_own() {
    for (format, taken) in [
        ("full_16_9", [false, false, false]),
        ("short_9_16", [true, true, false]),
        ("clip_1_1", [false, true, false]),
        ("thumbnail", [false, false, true]),
    ] {
        let choices = [
            ("short", json!({ "short": 1 })),
            ("clip", clip(1_000, 2_000)),
            ("stillAtMs", json!({ "stillAtMs": 3_000 })),
        ];
        let rules = rules();
        let listed = rules.selections.iter().find(|row| row.format.name() == format).unwrap();
        for ((key, choice), is_taken) in choices.into_iter().zip(taken) {
            let is_listed = listed.selections.iter().any(|kind| kind.name() == key);
            assert_eq!(is_listed, is_taken, "{format} {key}");
            let report = check_render(&request(asked(format, choice)), &CheckOptions::default());
            assert_eq!(report.ok, is_taken, "{format} {key}");
            if !is_taken {
                assert_eq!(report.findings[0].code, "selection_not_taken");
                assert_eq!(report.findings[0].path, format!("selection.{key}"));
            }
        }
        for nothing in [Value::Null, json!({}), json!({ "short": null, "chapter": 1 })] {
            finds(asked(format, nothing), &[]);
        }
    }
}

#[test]
fn what_a_format_does_not_take_is_told_with_what_it_takes() {
    finds(
        asked("full_16_9", clip(0, 12_000)),
        &["selection_not_taken at selection.clip: `full_16_9` takes no `clip`: it is always the whole programme"],
    );
    finds(
        asked("short_9_16", json!({ "stillAtMs": 0 })),
        &["selection_not_taken at selection.stillAtMs: `short_9_16` takes no `stillAtMs`, only `short`, `clip`"],
    );
}

#[test]
fn a_selection_is_an_object_with_one_key() {
    for (given, kind) in [
        (json!("all"), "text"),
        (json!(0), "a number"),
        (json!([0]), "a list"),
        (json!(true), "a boolean"),
    ] {
        finds(
            asked("clip_1_1", given),
            &[&format!(
                "selection_invalid at selection: the selection is {kind}, not an object"
            )],
        );
    }
    // Everything that is wrong at once, of what the format takes.
    finds(
        asked(
            "short_9_16",
            json!({ "short": -1, "clip": { "startMs": "0" }, "stillAtMs": "now" }),
        ),
        &[
            "selection_ambiguous at selection: more than one part of the programme is chosen: `short`, `clip`, `stillAtMs`",
            "short_index_invalid at selection.short: the index of the short is `-1`, not a whole number from 0 up",
            "clip_time_invalid at selection.clip.startMs: `startMs` of the clip is text",
            "clip_time_invalid at selection.clip.endMs: `endMs` of the clip is missing",
            "selection_not_taken at selection.stillAtMs: `short_9_16` takes no `stillAtMs`, only `short`, `clip`",
        ],
    );
}

#[test]
fn a_short_is_one_of_the_edls() {
    for (index, shown) in [
        (json!(0.5), "`0.5`"),
        (json!(-1), "`-1`"),
        (json!(1e300), "`1"),
        (json!("0"), "text"),
        (json!([0]), "a list"),
    ] {
        let report = check_render(
            &request(asked("short_9_16", json!({ "short": index }))),
            &CheckOptions::default(),
        );
        let said = format!("short_index_invalid at selection.short: the index of the short is {shown}");
        assert!(line(&report.findings[0]).starts_with(&said), "{report:?}");
    }
    let unknown = |index: u64, there: &str| {
        format!("short_unknown at selection.short: there is no short {index}: the EDL has {there}")
    };
    let of = |shorts: Value, index: u64| with(asked("short_9_16", json!({ "short": index })), [(SHORTS, shorts)]);
    finds(
        asked("short_9_16", json!({ "short": 2 })),
        &[&unknown(2, "2 shorts, 0 to 1")],
    );
    finds(
        asked("short_9_16", json!({ "short": 9_007_199_254_740_991_u64 })),
        &[&unknown(9_007_199_254_740_991, "2 shorts, 0 to 1")],
    );
    finds(of(json!([]), 0), &[&unknown(0, "no shorts")]);
    finds(of(Value::Null, 0), &[&unknown(0, "no shorts")]);
    let one = json!([{ "startMs": 0, "endMs": 12_000, "title": "a" }]);
    finds(of(one, 1), &[&unknown(1, "one short, 0")]);
}

#[test]
fn only_the_short_that_is_made_has_to_fit() {
    let long = |selection: Value| {
        let shorts = json!([
            { "startMs": 0, "endMs": 60_001, "title": "a" },
            { "startMs": 500, "endMs": 60_500, "title": "b" },
            { "startMs": 100, "endMs": 116, "title": "c" },
        ]);
        with(
            asked("short_9_16", selection),
            [
                (SHORTS, shorts),
                (DURATION, json!(90_000)),
                (PROGRAM, json!([{ "startMs": 0, "endMs": 90_000, "camera": "A" }])),
                ("/edl/canonicalEdl/sources", json!({ "A": { "assetId": "a1" } })),
            ],
        )
    };
    let too_long = "short_over_limit at edl.canonicalEdl.tracks.shorts[0].endMs: short `a` is 60001 ms long, but `short_9_16` \
        allows at most 60000 ms";
    finds(long(Value::Null), &[too_long]);
    finds(long(json!({ "short": 0 })), &[too_long]);
    finds(long(json!({ "short": 1 })), &[]);
    finds(
        long(json!({ "short": 2 })),
        &["short_too_short at edl.canonicalEdl.tracks.shorts[2].endMs: short `c` is 16 ms long, less than one frame"],
    );
    // A clip is not one of them, and has a limit of its own; the programme itself has none where a part is chosen.
    finds(long(clip(30_000, 90_000)), &[]);
    finds(
        long(clip(29_999, 90_000)),
        &["clip_over_limit at selection.clip: the clip is 60001 ms long, but `short_9_16` allows at most 60000 ms"],
    );
    let square = with(long(clip(0, 90_000)), [("/format", json!("clip_1_1"))]);
    finds(square, &[]);
}

#[test]
fn a_clip_lies_in_the_programme() {
    let invalid = |field: &str, fault: &str| {
        format!("clip_time_invalid at selection.clip.{field}: `{field}` of the clip {fault}")
    };
    for (choice, found) in [
        (clip(0, Value::Null), invalid("endMs", "is missing")),
        (clip(-1, 5), invalid("startMs", "is negative (`-1`)")),
        (clip(true, 5), invalid("startMs", "is a boolean")),
        (
            clip(5, 5),
            "clip_end_before_start at selection.clip.endMs: the clip ends at 5 ms, not after its start at 5 ms".to_owned(),
        ),
        (
            clip(13_000, 5),
            "clip_end_before_start at selection.clip.endMs: the clip ends at 5 ms, not after its start at 13000 ms"
                .to_owned(),
        ),
        (
            clip(1_000, 1_016),
            "clip_too_short at selection.clip: the clip is 16 ms long, less than one frame".to_owned(),
        ),
        (
            clip(11_000, 12_000.5),
            "clip_out_of_range at selection.clip.endMs: the clip ends at 12000.5 ms, after the programme's end at 12000 ms"
                .to_owned(),
        ),
        (
            json!({ "clip": [0, 5] }),
            "clip_invalid at selection.clip: the clip is a list, not an object with `startMs` and `endMs`".to_owned(),
        ),
    ] {
        finds(asked("clip_1_1", choice), &[&found]);
    }
    finds(asked("clip_1_1", clip(0, 12_000)), &[]);
    finds(asked("clip_1_1", clip(-0.0, 17)), &[]);
}

#[test]
fn a_still_lies_in_the_programme() {
    for (at, found) in [
        (
            json!(-1),
            "still_time_invalid at selection.stillAtMs: the time of the still is negative (`-1`)",
        ),
        (
            json!("5"),
            "still_time_invalid at selection.stillAtMs: the time of the still is text",
        ),
        (
            json!(12_000),
            "still_out_of_range at selection.stillAtMs: the still is at 12000 ms, not before the programme's end at 12000 ms",
        ),
    ] {
        finds(asked("thumbnail", json!({ "stillAtMs": at })), &[found]);
    }
    finds(asked("thumbnail", json!({ "stillAtMs": 11_999.9 })), &[]);
}

#[test]
fn what_is_wrong_with_the_choice_does_not_hide_what_is_wrong_with_the_edl() {
    let data = with(
        asked("short_9_16", json!({ "short": 7 })),
        [("/edl/status", json!("draft")), (DURATION, Value::Null)],
    );
    let report = check_render(&request(data), &CheckOptions::default());
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code.as_ref()).collect();
    assert_eq!(codes, ["edl_not_locked", "duration_invalid", "short_unknown"]);
    // A short's own faults are the EDL's, and said once.
    let backwards = json!([{ "startMs": 5_000, "endMs": 2_000, "title": "Best" }]);
    let data = with(asked("short_9_16", Value::Null), [(SHORTS, backwards)]);
    let report = check_render(&request(data), &CheckOptions::default());
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code.as_ref()).collect();
    assert_eq!(codes, ["short_end_before_start"]);
}

#[test]
fn the_recordings_have_to_hold_what_is_made_and_no_more() {
    // Camera B is seen from 4 s to 8 s, and is the only one that has no mezzanine.
    let without_b = |selection| with(asked("clip_1_1", selection), [("/assets/1/mezzanineUrl", Value::Null)]);
    finds(without_b(clip(0, 4_000)), &[]);
    finds(without_b(clip(8_000, 12_000)), &[]);
    let missing = "mezzanine_missing at assets[1].mezzanineUrl: asset `a2` of camera `B` has no mezzanine URL";
    finds(without_b(clip(0, 4_001)), &[missing]);
    finds(without_b(Value::Null), &[missing]);
    // Nor does it matter that a recording ends after what is made of it.
    let short_b = |selection| with(asked("clip_1_1", selection), [("/assets/1/durationMs", json!(7_830))]);
    finds(short_b(clip(0, 6_000)), &[]);
    finds(
        short_b(clip(0, 6_001)),
        &[
            "source_too_short at edl.canonicalEdl.tracks.program[1].endMs: cut `c2` needs camera `B` until 7831 ms, but \
             its recording ends at 7830 ms",
        ],
    );
}

#[test]
fn a_body_is_refused_for_the_same() {
    refuses(
        json!({ "sessionId": "s1", "short": 1 }),
        &["selection_not_taken at short: `full_16_9` takes no `short`: it is always the whole programme"],
    );
    refuses(
        json!({ "sessionId": "s1", "format": "short_9_16", "short": "1", "clip": { "startMs": 5, "endMs": 4 } }),
        &[
            "selection_ambiguous at : more than one part of the programme is chosen: `short`, `clip`",
            "short_index_invalid at short: the index of the short is text, not a whole number from 0 up",
            "clip_end_before_start at clip.endMs: the clip ends at 4 ms, not after its start at 5 ms",
        ],
    );
    refuses(
        json!({ "sessionId": "s1", "format": "short_9_16", "clip": { "startMs": 0, "endMs": 60_001 } }),
        &["clip_over_limit at clip: the clip is 60001 ms long, but `short_9_16` allows at most 60000 ms"],
    );
    refuses(
        json!({ "sessionId": "s1", "format": "nine_16", "clip": 1, "stillAtMs": -1 }),
        &[
            &format_unknown("`nine_16`"),
            "selection_ambiguous at : more than one part of the programme is chosen: `clip`, `stillAtMs`",
            "clip_invalid at clip: the clip is a number, not an object with `startMs` and `endMs`",
            "still_time_invalid at stillAtMs: the time of the still is negative (`-1`)",
        ],
    );
}

#[test]
fn a_body_becomes_the_selection_of_a_request() {
    for (body, selection) in [
        (json!({ "format": "short_9_16", "short": 1 }), json!({ "short": 1 })),
        (json!({ "format": "short_9_16", "short": -0.0 }), json!({ "short": 0 })),
        (
            json!({ "format": "clip_1_1", "clip": { "startMs": 10, "endMs": 500.5, "title": "x" } }),
            clip(10.0, 500.5),
        ),
        (
            json!({ "format": "thumbnail", "stillAtMs": 7 }),
            json!({ "stillAtMs": 7.0 }),
        ),
    ] {
        let body = with(body, [("/sessionId", json!("s1"))]);
        let read: TriggerBody = serde_json::from_value(body.clone()).unwrap();
        let TriggerOutcome::Accepted { request: read, .. } = parse_trigger(&read) else {
            unreachable!("{body} is refused");
        };
        let read = serde_json::to_value(read).unwrap();
        assert_eq!(read["selection"], selection);
        finds(asked(body["format"].as_str().unwrap(), read["selection"].clone()), &[]);
    }
}

#[test]
fn what_is_made_by_default_is_the_same_as_asking_for_it() {
    let resolved = |data: Value| resolve_selection(&request(data));
    assert_eq!(resolved(asked("short_9_16", Value::Null)), Some(Selection::Short(0)));
    assert_eq!(
        resolved(asked("short_9_16", json!({ "short": 1 }))),
        Some(Selection::Short(1))
    );
    assert_eq!(
        plan(asked("short_9_16", Value::Null)),
        plan(asked("short_9_16", json!({ "short": 0 })))
    );
    for (format, shorts) in [
        ("short_9_16", json!([])),
        ("clip_1_1", json!([])),
        ("full_16_9", json!([])),
    ] {
        let data = with(asked(format, Value::Null), [(SHORTS, shorts)]);
        assert_eq!(resolved(data.clone()), None);
        assert_eq!(seen(&plan(data)).len(), 3);
    }
    assert_eq!(resolved(asked("thumbnail", Value::Null)), None);
    assert_eq!(resolved(asked("thumbnail", json!({ "stillAtMs": -1 }))), None);
    assert_eq!(resolved(json!({ "format": "short_9_16" })), None);
    assert!(Format::Full16x9.selections().is_empty());
}

#[test]
fn a_short_begins_with_its_own_first_frame() {
    let plan = plan(asked("short_9_16", json!({ "short": 1 })));
    // It begins with a frame of the programme, the nearest one, and is no longer than what is asked for: 60.3 frames.
    assert_eq!((plan.start_ms, plan.end_ms, plan.frames), (7_000.0, 9_020.0, 60));
    assert_eq!(seen(&plan), ["c2 7010..8000 ms at 0..30", "c3 8000..9020 ms at 30..60"]);
    let sources: Vec<(Option<f64>, Option<f64>)> = plan
        .segments
        .iter()
        .map(|segment| (segment.source_start_ms, segment.source_end_ms))
        .collect();
    assert_eq!(
        sources,
        [(Some(8_840.0), Some(9_830.0)), (Some(8_000.0), Some(9_020.0))]
    );
    let audio = plan.audio.unwrap();
    assert_eq!((audio.source_start_ms, audio.source_end_ms), (7_000.0, 9_000.0));
    // Camera A is heard and seen, B is seen first.
    assert_eq!((plan.inputs[0].camera.as_str(), audio.input), ("B", 1));
    let chapters: Vec<String> = plan
        .chapters
        .iter()
        .map(|chapter| format!("{} {}..{}", chapter.title, chapter.start_ms, chapter.end_ms))
        .collect();
    assert_eq!(chapters, ["Welcome 0..1000", "Close 1000..2000"]);
}

#[test]
fn a_clip_has_only_the_cameras_that_it_shows_and_the_sound_of_the_programme() {
    let plan = plan(asked("clip_1_1", clip(4_500, 5_500)));
    assert_eq!(seen(&plan), ["c2 4500..5500 ms at 0..30"]);
    let cameras: Vec<&str> = plan.inputs.iter().map(|input| input.camera.as_str()).collect();
    assert_eq!(cameras, ["B", "A"]);
    let only_a = plan_render(&request(asked("clip_1_1", clip(0, 4_000))), &CheckOptions::default()).unwrap();
    assert_eq!(only_a.inputs.len(), 1);
    // Where neither the EDL nor the session says who is heard, it is the programme's first camera, in any part of it.
    let unsaid = with(
        asked("clip_1_1", clip(4_500, 5_500)),
        [
            ("/edl/canonicalEdl/masterCamera", Value::Null),
            ("/session/anchorAngle", Value::Null),
        ],
    );
    assert_eq!(
        plan_render(&request(unsaid), &CheckOptions::default())
            .unwrap()
            .audio
            .unwrap()
            .camera,
        "A"
    );
}

#[test]
fn a_clip_of_gaps_has_their_black() {
    let program = json!([
        { "id": "c1", "startMs": 1_000, "endMs": 4_000, "camera": "A" },
        { "id": "c2", "startMs": 5_000, "endMs": 8_000, "camera": "B" },
    ]);
    let of = |start: u32, end: u32| with(asked("clip_1_1", clip(start, end)), [(PROGRAM, program.clone())]);
    assert_eq!(
        seen(&plan(of(500, 9_000))),
        [
            "- 500..1000 ms at 0..15",
            "c1 1000..4000 ms at 15..105",
            "- 4000..5000 ms at 105..135",
            "c2 5000..8000 ms at 135..225",
            "- 8000..9000 ms at 225..255",
        ]
    );
    assert_eq!(seen(&plan(of(4_100, 4_900))), ["- 4100..4900 ms at 0..24"]);
}

#[test]
fn a_still_is_taken_where_it_is_asked_for() {
    let still = |at: f64| {
        let plan = plan(asked("thumbnail", json!({ "stillAtMs": at })));
        (seen(&plan), plan.still_at_ms)
    };
    assert_eq!(still(0.0), (vec!["c1 0..4000 ms at 0..120".to_owned()], Some(0.0)));
    assert_eq!(
        still(4_000.0),
        (vec!["c2 4000..8000 ms at 120..240".to_owned()], Some(4_000.0))
    );
    // Half a frame before the cut is the frame of the cut; after the last frame begins there is no other.
    assert_eq!(still(3_990.0).1, Some(4_000.0));
    assert_eq!(still(11_999.9).1, Some(359.0 * 1_000.0 / 30.0));
    let black = with(
        asked("thumbnail", json!({ "stillAtMs": 4_500 })),
        [(
            PROGRAM,
            json!([{ "id": "c1", "startMs": 0, "endMs": 4_000, "camera": "A" }]),
        )],
    );
    let plan = plan(black);
    assert_eq!(
        (seen(&plan), plan.inputs.len()),
        (vec!["- 4000..12000 ms at 120..360".to_owned()], 0)
    );
}
