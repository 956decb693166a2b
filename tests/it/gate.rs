//! May this session be rendered in this format? Each reason by itself, and all of them at once.

use crate::requests::{format_unknown, line, ready, request, with, without};
use render_rules::CheckOptions;
use render_rules::finding::Severity;
use render_rules::gate::{EdlCandidate, MAX_CUES, RenderRequest, check_render, select_edl, unreadable};
use render_rules::identity::edl_hash;
use render_rules::plan::plan_render;
use serde_json::{Value, json};

/// Asserts the exact findings, in their order.
#[track_caller]
fn finds(data: Value, lines: &[&str]) {
    let report = check_render(&request(data), &CheckOptions::default());
    let found: Vec<String> = report.findings.iter().map(line).collect();
    assert_eq!(found, lines);
    assert_eq!(report.ok, lines.is_empty());
}

#[test]
fn a_ready_session_passes_in_every_format() {
    for format in [
        json!("full_16_9"),
        json!("short_9_16"),
        json!("clip_1_1"),
        json!("thumbnail"),
        Value::Null,
    ] {
        finds(with(ready(), [("/format", format)]), &[]);
    }
    finds(without(ready(), "/format"), &[]);
}

#[test]
fn what_is_no_request_lacks_everything() {
    for data in [
        Value::Null,
        json!(true),
        json!(7),
        json!("ready"),
        json!([]),
        json!([1]),
        json!({}),
    ] {
        finds(
            data,
            &[
                "session_missing at session: there is no such recording session",
                "edl_missing at edl: the session has no EDL",
                "assets_missing at assets: the session has no media assets",
            ],
        );
    }
}

#[test]
fn the_session_has_to_be_there() {
    for session in [Value::Null, json!("s1"), json!(1), json!([])] {
        finds(
            with(ready(), [("/session", session)]),
            &["session_missing at session: there is no such recording session"],
        );
    }
    // What it says of itself is not judged: a session of nothing but an id can be rendered.
    finds(with(ready(), [("/session", json!({ "id": "s1" }))]), &[]);
    finds(with(ready(), [("/session/title", json!(7))]), &[]);
}

#[test]
fn the_format_is_one_of_those_that_there_are() {
    for (format, shown) in [
        (json!("vertical_9_16"), "`vertical_9_16`"),
        (json!("square_1_1"), "`square_1_1`"),
        (json!("FULL_16_9"), "`FULL_16_9`"),
        (json!(" full_16_9"), "` full_16_9`"),
        (json!(""), "``"),
        (json!("a\nb"), "`a\\u{a}b`"),
        (json!(0), "a number"),
        (json!(["full_16_9"]), "a list"),
    ] {
        finds(with(ready(), [("/format", format)]), &[&format_unknown(shown)]);
    }
}

#[test]
fn a_long_value_is_cut_in_the_message_and_whole_in_the_params() {
    let long = "é".repeat(81);
    let report = check_render(
        &request(with(ready(), [("/format", json!(long))])),
        &CheckOptions::default(),
    );
    let cut = "é".repeat(80);
    assert!(
        report.findings[0]
            .message
            .starts_with(&format!("the format is `{cut}…`; "))
    );
    assert_eq!(
        serde_json::to_value(&report.findings[0].params["given"]).unwrap(),
        json!(long)
    );
}

#[test]
fn the_edl_has_to_be_there() {
    for edl in [Value::Null, json!("e1"), json!([]), json!(false)] {
        finds(
            with(ready(), [("/edl", edl)]),
            &["edl_missing at edl: the session has no EDL"],
        );
    }
}

#[test]
fn the_edl_has_to_be_locked() {
    for (status, shown) in [
        (json!("draft"), "is `draft`"),
        (json!("reviewing"), "is `reviewing`"),
        (json!("approved"), "is `approved`"),
        (json!("Locked"), "is `Locked`"),
        (json!("locked "), "is `locked `"),
        (json!(""), "has no status"),
        (Value::Null, "has no status"),
        (json!(true), "has no status"),
    ] {
        finds(
            with(ready(), [("/edl/status", status)]),
            &[&format!("edl_not_locked at edl.status: the EDL {shown}, not `locked`")],
        );
    }
    finds(
        without(ready(), "/edl/status"),
        &["edl_not_locked at edl.status: the EDL has no status, not `locked`"],
    );
}

#[test]
fn the_session_has_to_have_assets() {
    for assets in [Value::Null, json!([]), json!({}), json!("a1")] {
        finds(
            with(ready(), [("/assets", assets)]),
            &["assets_missing at assets: the session has no media assets"],
        );
    }
}

#[test]
fn an_asset_is_an_object_with_an_id() {
    for asset in [
        Value::Null,
        json!("a2"),
        json!({}),
        json!({ "id": 2 }),
        json!({ "id": null, "angle": "B" }),
    ] {
        let mut data = ready();
        data["assets"].as_array_mut().unwrap().push(asset);
        finds(
            data,
            &["asset_invalid at assets[2]: asset 2 is not an object with an id"],
        );
    }
}

#[test]
fn each_camera_that_is_used_needs_a_mezzanine() {
    for url in [Value::Null, json!(""), json!(" \n")] {
        finds(
            with(ready(), [("/assets/1/mezzanineUrl", url)]),
            &["mezzanine_missing at assets[1].mezzanineUrl: asset `a2` of camera `B` has no mezzanine URL"],
        );
    }
    // One finding for each.
    finds(
        without(without(ready(), "/assets/0/mezzanineUrl"), "/assets/1/mezzanineUrl"),
        &[
            "mezzanine_missing at assets[0].mezzanineUrl: asset `a1` of camera `A` has no mezzanine URL",
            "mezzanine_missing at assets[1].mezzanineUrl: asset `a2` of camera `B` has no mezzanine URL",
        ],
    );
    // A camera that is heard is used, too.
    let heard = with(
        ready(),
        [
            ("/edl/canonicalEdl/tracks/program/0/camera", json!("B")),
            ("/edl/canonicalEdl/tracks/program/2/camera", json!("B")),
            ("/assets/0/mezzanineUrl", Value::Null),
        ],
    );
    finds(
        heard,
        &["mezzanine_missing at assets[0].mezzanineUrl: asset `a1` of camera `A` has no mezzanine URL"],
    );
    // An asset that names no camera is told by its id alone.
    finds(
        without(
            with(ready(), [("/assets/1/mezzanineUrl", Value::Null)]),
            "/assets/1/angle",
        ),
        &["mezzanine_missing at assets[1].mezzanineUrl: asset `a2` has no mezzanine URL"],
    );
}

#[test]
fn what_the_edl_does_not_use_needs_no_mezzanine() {
    let mut data = ready();
    data["assets"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "a3", "angle": "C", "type": "camera" }));
    finds(data, &[]);
}

#[test]
fn without_an_edl_every_camera_needs_a_mezzanine() {
    let data = with(
        ready(),
        [
            ("/edl", Value::Null),
            (
                "/assets",
                json!([
                    { "id": "a1", "angle": "A" },
                    { "id": "a2", "angle": "B", "type": "camera", "mezzanineUrl": 7 },
                    { "id": "a3", "type": "audio" },
                    { "id": "a4", "type": "screen" },
                    { "type": "camera" },
                ]),
            ),
        ],
    );
    finds(
        data,
        &[
            "edl_missing at edl: the session has no EDL",
            "mezzanine_missing at assets[0].mezzanineUrl: asset `a1` of camera `A` has no mezzanine URL",
            "mezzanine_url_invalid at assets[1].mezzanineUrl: the mezzanine URL of asset `a2` of camera `B` is a number",
            "asset_invalid at assets[4]: asset 4 is not an object with an id",
            "mezzanine_missing at assets[4].mezzanineUrl: asset 4 has no mezzanine URL",
        ],
    );
}

#[test]
fn mezzanine_urls_that_are_taken() {
    let long = format!("https://h/{}", "a".repeat(4092 - 10));
    for url in [
        "http://media.example/a.mov",
        "HTTPS://media.example/a.mov",
        "https://media.example",
        "https://media.example:8443/a%20b.mov?token=x@y:z#t=1",
        "http://8.8.8.8:1337/uploads/ä.mov",
        "http://[2606:4700::1]/a.mov",
        "http://[2606:4700::1]:80/a.mov",
        "http://my_host-1.local/a.mov",
        "http://h:65535/a.mov",
        &long,
    ] {
        finds(with(ready(), [("/assets/0/mezzanineUrl", json!(url))]), &[]);
    }
}

#[test]
fn mezzanine_urls_that_are_refused() {
    let long = format!("https://h/{}", "a".repeat(4092 - 9));
    for (url, fault) in [
        ("file:///etc/passwd", "is neither http nor https"),
        ("ftp://media.example/a.mov", "is neither http nor https"),
        ("concat:https://h/a|https://h/b", "is neither http nor https"),
        ("javascript://h/%0aalert(1)", "is neither http nor https"),
        ("/uploads/a.mov", "is not a full URL"),
        ("https:/media.example/a.mov", "is not a full URL"),
        ("a.mov", "is not a full URL"),
        (" https://h/a.mov", "contains white space or control characters"),
        ("https://h/a b.mov", "contains white space or control characters"),
        ("https://h/a\u{0}.mov", "contains white space or control characters"),
        ("https://h/a\u{a0}.mov", "contains white space or control characters"),
        ("https://h\\@evil/a.mov", "contains a backslash"),
        ("https://user:pw@h/a.mov", "contains credentials"),
        ("https://@h/a.mov", "contains credentials"),
        ("https://", "has no valid host"),
        ("https:///a.mov", "has no valid host"),
        ("https://:80/a.mov", "has no valid host"),
        ("https://ex%61mple/a.mov", "has no valid host"),
        ("https://exämple/a.mov", "has no valid host"),
        ("https://.h/a.mov", "has no valid host"),
        ("https://-h/a.mov", "has no valid host"),
        ("https://[::g]/a.mov", "has no valid host"),
        ("https://[::1/a.mov", "has no valid host"),
        ("https://::1/a.mov", "has no valid host"),
        ("https://a..b/a.mov", "has no valid host"),
        ("https://h:/a.mov", "has no valid port"),
        ("https://h:0/a.mov", "has no valid port"),
        ("https://h:65536/a.mov", "has no valid port"),
        ("https://h:+80/a.mov", "has no valid port"),
        ("https://h:8o/a.mov", "has no valid port"),
        (&long, "is longer than 4092 bytes"),
    ] {
        finds(
            with(ready(), [("/assets/0/mezzanineUrl", json!(url))]),
            &[&format!(
                "mezzanine_url_invalid at assets[0].mezzanineUrl: the mezzanine URL of asset `a1` of camera `A` {fault}"
            )],
        );
    }
}

#[test]
fn a_url_is_as_long_as_it_is_sent() {
    // Percent-encoded, each of these takes six bytes.
    let long = |letters: usize| format!("https://h/{}", "ä".repeat(letters));
    finds(with(ready(), [("/assets/0/mezzanineUrl", json!(long(680)))]), &[]);
    finds(
        with(ready(), [("/assets/0/mezzanineUrl", json!(long(681)))]),
        &[
            "mezzanine_url_invalid at assets[0].mezzanineUrl: the mezzanine URL of asset `a1` of camera `A` is longer than 4092 bytes",
        ],
    );
}

#[test]
fn a_file_that_is_known_not_to_be_read_is_refused() {
    const READ: &str =
        "MP4/MOV, Matroska/WebM, MXF, MPEG-TS, MPEG-PS, AVI, FLV, WAV, Wave64, AIFF, CAF, FLAC, MP3, Ogg, AAC";
    for extension in [
        "m3u8", "mpd", "WMV", "asf", "rm", "ivf", "jpg", "PNG", "pdf", "docx", "zip", "tar.gz",
    ] {
        let last = extension.rsplit('.').next().unwrap().to_ascii_lowercase();
        let url = format!("https://h/b.{extension}?name=b.mov");
        finds(
            with(ready(), [("/assets/1/mezzanineUrl", json!(url))]),
            &[&format!(
                "mezzanine_container_unread at assets[1].mezzanineUrl: the mezzanine of asset `a2` of camera `B` has the extension `.{last}`, which is not supported; supported containers: {READ}"
            )],
        );
    }
    // What is heard is read as well.
    let mut data = with(ready(), [("/edl/canonicalEdl/masterCamera", json!("REC"))]);
    data["edl"]["canonicalEdl"]["sources"]["REC"] = json!({ "assetId": "rec" });
    for (extension, is_read) in [
        ("wav", true),
        ("BWF", true),
        ("m4a", true),
        ("mka", true),
        ("opus", true),
        ("wma", false),
    ] {
        let mut data = data.clone();
        let url = format!("https://h/rec.{extension}");
        let recorder = json!({ "id": "rec", "type": "audio", "mezzanineUrl": url });
        data["assets"].as_array_mut().unwrap().push(recorder);
        let report = check_render(&request(data), &CheckOptions::default());
        assert_eq!(report.ok, is_read, "{extension}");
    }
}

/// A microphone and a camera of the same angle, entered in this order.
fn microphone_and_camera(source: Value) -> Value {
    let mut data = with(ready(), [("/edl/canonicalEdl/sources/B", source)]);
    let microphone =
        json!({ "id": "m1", "angle": "B", "type": "audio", "mezzanineUrl": "https://media.example/b.m4a" });
    data["assets"].as_array_mut().unwrap().insert(1, microphone);
    data
}

#[test]
fn a_camera_that_is_seen_has_a_picture() {
    let plan = |data: Value| plan_render(&request(data), &CheckOptions::default()).unwrap();
    let assets = |data: Value| {
        let inputs = plan(data).inputs;
        inputs.into_iter().map(|input| input.asset_id).collect::<Vec<_>>()
    };
    // By its angle: the first that is no sound recording.
    let by_angle = microphone_and_camera(json!({ "offsetMs": 1_830 }));
    finds(by_angle.clone(), &[]);
    assert_eq!(assets(by_angle.clone()), ["a1", "a2"]);
    // It sounds the same in a part of the programme in which it is only heard.
    let heard = with(
        by_angle,
        [
            ("/edl/canonicalEdl/masterCamera", json!("B")),
            ("/format", json!("clip_1_1")),
            ("/selection", json!({ "clip": { "startMs": 0, "endMs": 1_000 } })),
        ],
    );
    assert_eq!(assets(heard), ["a1", "a2"]);
    // One that is never seen may be a sound recording.
    let only_heard = with(
        microphone_and_camera(json!({ "offsetMs": 1_830 })),
        [
            ("/edl/canonicalEdl/masterCamera", json!("B")),
            ("/edl/canonicalEdl/tracks/program/1/camera", json!("A")),
        ],
    );
    assert_eq!(assets(only_heard), ["a1", "m1"]);
    // The asset that the source names is taken as it is.
    let refused = "source_without_picture at edl.canonicalEdl.tracks.program[1].camera: cut `c2` shows camera `B`, whose asset `m1` is of type `audio` and has no picture";
    finds(
        microphone_and_camera(json!({ "assetId": "m1", "offsetMs": 1_830 })),
        &[refused],
    );
    // One finding for each camera, and by the file's name where the type says otherwise.
    finds(
        with(
            ready(),
            [("/assets/0/mezzanineUrl", json!("https://media.example/a.WAV"))],
        ),
        &[
            "source_without_picture at edl.canonicalEdl.tracks.program[0].camera: cut `c1` shows camera `A`, whose asset `a1` is a sound file (`.wav`) and has no picture; 2 cuts do",
        ],
    );
    // In a part in which it is not seen nobody misses its picture.
    let elsewhere = with(
        microphone_and_camera(json!({ "assetId": "m1", "offsetMs": 1_830 })),
        [
            ("/format", json!("clip_1_1")),
            ("/selection", json!({ "clip": { "startMs": 0, "endMs": 4_000 } })),
        ],
    );
    finds(elsewhere, &[]);
}

#[test]
fn sound_of_a_screen_is_unlikely() {
    let screen = with(ready(), [("/assets/0/type", json!("screen"))]);
    let told = "sound_unlikely at edl.canonicalEdl.sources.A: camera `A`, the audio source, has an asset of type `screen`, and screen recordings usually have no sound";
    warns(screen.clone(), &[told]);
    warns(
        with(screen.clone(), [("/edl/canonicalEdl/masterCamera", json!("B"))]),
        &[],
    );
    warns(with(screen, [("/format", json!("thumbnail"))]), &[]);
}

/// A ready session with overlays at these times.
fn with_overlays(times: &[(f64, f64)]) -> Value {
    let overlay = |(start, end): &(f64, f64)| json!({ "startMs": start, "endMs": end, "type": "title" });
    let overlays: Value = times.iter().map(overlay).collect();
    with(ready(), [("/edl/canonicalEdl/tracks/overlays", overlays)])
}

#[test]
fn overlays_that_are_not_drawn_are_told() {
    let told =
        |place: usize, what: &str| format!("overlays_not_drawn at edl.canonicalEdl.tracks.overlays[{place}]: {what}");
    let one = |place| told(place, "the output has 1 overlay, which is not drawn yet");
    warns(with_overlays(&[]), &[]);
    let three = with_overlays(&[(0.0, 1_000.0), (5_900.0, 6_100.0), (11_000.0, 12_000.0)]);
    let all = told(0, "the output has 3 overlays, which are not drawn yet");
    warns(three.clone(), &[&all]);
    let clip = |start: f64, end: f64| {
        let clip = json!({ "clip": { "startMs": start, "endMs": end } });
        with(three.clone(), [("/format", json!("clip_1_1")), ("/selection", clip)])
    };
    warns(clip(1_000.0, 5_900.0), &[]);
    warns(clip(999.0, 5_900.0), &[&one(0)]);
    warns(clip(1_000.0, 5_901.0), &[&one(1)]);
    // Of a still the frame that is made: here the one in the middle, and where that is black the nearest that is not.
    let still = with(three, [("/format", json!("thumbnail"))]);
    warns(still.clone(), &[&one(1)]);
    warns(
        with(still.clone(), [("/selection", json!({ "stillAtMs": 2_000 }))]),
        &[],
    );
    let black = with(
        still,
        [
            ("/edl/canonicalEdl/tracks/program/1/camera", json!("A")),
            ("/edl/canonicalEdl/tracks/program/1/endMs", json!(5_000)),
        ],
    );
    let report = check_render(&request(black), &CheckOptions::default());
    assert!(
        report
            .findings
            .iter()
            .all(|finding| finding.code != "overlays_not_drawn")
    );
}

#[test]
fn an_edl_has_the_content_that_was_checked() {
    let stored =
        |data: &Value| edl_hash(&serde_json::from_value(data["edl"]["canonicalEdl"].clone()).unwrap()).unwrap();
    let expected = json!(stored(&ready()));
    let changed = "edl_changed at edl.canonicalEdl: the EDL's content has changed since the render was requested";
    finds(with(ready(), [("/edlHash", expected.clone())]), &[]);
    finds(with(ready(), [("/edlHash", Value::Null)]), &[]);
    // Another version with the same content is the same.
    finds(
        with(ready(), [("/edlHash", expected.clone()), ("/edl/version", json!(2))]),
        &[],
    );
    let cut = ("/edl/canonicalEdl/tracks/program/1/camera", json!("A"));
    finds(
        with(ready(), [("/edlHash", expected.clone()), cut.clone()]),
        &[
            changed,
            "camera_unused at edl.canonicalEdl.sources.B: camera `B` has a source but is never used",
        ],
    );
    let again = with(ready(), [cut]);
    let rebound = json!(stored(&again));
    assert!(check_render(&request(with(again, [("/edlHash", rebound)])), &CheckOptions::default()).ok);
    finds(with(ready(), [("/edlHash", json!("0"))]), &[changed]);
    finds(with(ready(), [("/edlHash", json!(7))]), &[changed]);
    // Without an EDL, or with one that is none, there is a better reason beside it.
    finds(
        with(ready(), [("/edlHash", expected.clone()), ("/edl", Value::Null)]),
        &["edl_missing at edl: the session has no EDL"],
    );
    finds(
        with(ready(), [("/edlHash", expected), ("/edl/canonicalEdl", Value::Null)]),
        &[changed, "edl_empty at edl.canonicalEdl: the EDL has no content"],
    );
}

#[test]
fn a_source_names_one_of_the_assets() {
    finds(
        with(
            ready(),
            [(
                "/edl/canonicalEdl/sources/B",
                json!({ "assetId": "a9", "offsetMs": 1_830 }),
            )],
        ),
        &[
            "asset_unknown at edl.canonicalEdl.sources.B.assetId: the source of camera `B` names asset `a9`, which the session does not have",
        ],
    );
    // Without an asset id the camera's name is the asset's angle.
    finds(
        with(ready(), [("/edl/canonicalEdl/sources/B", json!({ "offsetMs": 1_830 }))]),
        &[],
    );
    finds(
        with(
            ready(),
            [
                ("/edl/canonicalEdl/sources/B", json!({ "offsetMs": 1_830 })),
                ("/assets/1/angle", json!("C")),
            ],
        ),
        &[
            "asset_unknown at edl.canonicalEdl.sources.B.assetId: the source of camera `B` names no asset, and no asset has that angle",
        ],
    );
    // A camera of any name finds its source, and the path stays one that can be read.
    let odd = with(
        ready(),
        [
            ("/edl/canonicalEdl/tracks/program/1/camera", json!("Kamera \"ö\"")),
            (
                "/edl/canonicalEdl/sources",
                json!({ "A": { "assetId": "a1" }, "Kamera \"ö\"": { "assetId": "🎥" } }),
            ),
        ],
    );
    finds(
        odd,
        &[
            "asset_unknown at edl.canonicalEdl.sources[\"Kamera \\\"ö\\\"\"].assetId: the source of camera `Kamera \"ö\"` names asset `🎥`, which the session does not have",
        ],
    );
}

#[test]
fn what_is_wrong_with_the_edl_itself_is_found_here_too() {
    finds(
        without(ready(), "/edl/canonicalEdl"),
        &["edl_empty at edl.canonicalEdl: the EDL has no content"],
    );
    finds(
        with(ready(), [("/edl/canonicalEdl", json!(7))]),
        &["edl_not_an_object at edl.canonicalEdl: the EDL is a number, not an object"],
    );
    finds(
        with(ready(), [("/edl/canonicalEdl/tracks/program/1/endMs", json!(8_001))]),
        &[
            "cut_overlap at edl.canonicalEdl.tracks.program[2].startMs: cut `c3` begins at 8000 ms, before cut `c2` ends at 8001 ms",
        ],
    );
    // Its JSON text does as well.
    let text = ready()["edl"]["canonicalEdl"].to_string();
    finds(with(ready(), [("/edl/canonicalEdl", json!(text))]), &[]);
    finds(
        with(ready(), [("/edl/canonicalEdl", json!("{\n  oops"))]),
        &["edl_syntax at edl.canonicalEdl: the EDL is not valid JSON: key must be a string at line 2, column 3"],
    );
}

#[test]
fn warnings_do_not_block() {
    let report = check_render(
        &request(with(
            ready(),
            [("/edl/canonicalEdl/tracks/program/1/endMs", json!(7_000))],
        )),
        &CheckOptions::default(),
    );
    assert!(report.ok);
    assert_eq!(report.findings[0].severity, Severity::Warning);
    assert_eq!(
        line(&report.findings[0]),
        "cut_gap at edl.canonicalEdl.tracks.program[2]: black from 7000 ms to 8000 ms: no cut covers it",
    );
}

#[test]
fn the_sessions_offsets_count_where_the_source_has_none() {
    let by_session = without(ready(), "/edl/canonicalEdl/sources/B/offsetMs");
    finds(by_session.clone(), &[]);
    for offset in [json!("1830"), json!(true), json!(1e300), json!([])] {
        finds(
            with(by_session.clone(), [("/session/syncOffsetsMs/B", offset.clone())]),
            &[
                "session_offset_invalid at session.syncOffsetsMs.B: the session's sync offset of camera `B` is not a number of ms",
            ],
        );
        // The EDL's own offset makes the session's one unimportant.
        finds(with(ready(), [("/session/syncOffsetsMs/B", offset)]), &[]);
    }
    // No offset at all is an offset of 0.
    finds(
        with(by_session.clone(), [("/session/syncOffsetsMs/B", Value::Null)]),
        &[],
    );
    finds(
        with(by_session.clone(), [("/session/syncOffsetsMs", json!("none"))]),
        &[],
    );
    // Exactly at the beginning of the recording, and one ms before it.
    finds(
        with(by_session.clone(), [("/session/syncOffsetsMs/B", json!(-4_000))]),
        &[],
    );
    finds(
        with(by_session, [("/session/syncOffsetsMs/B", json!(-4_001))]),
        &[
            "source_range_invalid at edl.canonicalEdl.tracks.program[1].startMs: cut `c2` needs camera `B` from -1 ms, before its recording begins",
        ],
    );
}

#[test]
fn a_short_takes_60_s() {
    let lasting = |ms: u32| {
        with(
            ready(),
            [
                ("/format", json!("short_9_16")),
                ("/edl/canonicalEdl/durationMs", json!(ms)),
                ("/edl/canonicalEdl/tracks/program/2/endMs", json!(ms)),
            ],
        )
    };
    finds(lasting(60_000), &[]);
    finds(
        lasting(60_001),
        &["duration_over_limit at format: the programme is 60001 ms long, but `short_9_16` allows at most 60000 ms"],
    );
    // The other formats take any length.
    finds(with(lasting(60_001), [("/format", json!("clip_1_1"))]), &[]);
}

#[test]
fn every_reason_at_once_in_the_order_of_the_request() {
    let data = with(
        ready(),
        [
            ("/session", Value::Null),
            ("/format", json!("square_1_1")),
            ("/edl/status", json!("draft")),
            ("/assets/0/id", Value::Null),
            ("/assets/1/mezzanineUrl", Value::Null),
            ("/edl/canonicalEdl/durationMs", json!(-1)),
        ],
    );
    let report = check_render(&request(data), &CheckOptions::default());
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code.as_ref()).collect();
    assert_eq!(
        codes,
        [
            "session_missing",
            "edl_not_locked",
            "duration_invalid",
            "asset_unknown",
            "asset_invalid",
            "mezzanine_missing",
            "format_unknown",
        ]
    );
}

#[test]
fn a_finding_says_all_that_a_translation_needs() {
    let report = check_render(
        &request(with(ready(), [("/assets/1/mezzanineUrl", json!("b.mov"))])),
        &CheckOptions::default(),
    );
    assert_eq!(
        serde_json::to_value(&report).unwrap(),
        json!({
            "ok": false,
            "findings": [{
                "code": "mezzanine_url_invalid",
                "severity": "error",
                "path": "assets[1].mezzanineUrl",
                "message": "the mezzanine URL of asset `a2` of camera `B` is not a full URL",
                "remedy": "enter an http or https URL without credentials",
                "params": { "assetId": "a2", "angle": "B", "fault": "relative" },
            }],
        }),
    );
}

#[test]
fn findings_are_listed_up_to_a_limit() {
    let nothing: Vec<Value> = vec![Value::Null; 1_000];
    let report = check_render(
        &request(with(ready(), [("/assets", json!(nothing))])),
        &CheckOptions::default(),
    );
    assert!(!report.ok);
    assert_eq!(report.findings.len(), 201);
    // The last two of the 1,002 are the cameras whose assets are gone.
    assert_eq!(
        line(&report.findings[200]),
        "findings_truncated at : 802 more findings are not listed"
    );
    assert_eq!(report.findings[200].severity, Severity::Error);
}

#[test]
fn what_can_not_be_walked_through_is_a_finding() {
    let report = unreadable("it throws");
    assert!(!report.ok);
    assert_eq!(
        line(&report.findings[0]),
        "request_unreadable at : the request can't be read: it throws"
    );
}

#[test]
fn a_request_of_no_data_is_the_empty_one() {
    assert_eq!(request(Value::Null), RenderRequest::default());
}

#[test]
fn which_edl_is_rendered() {
    let choose = |edls: Value| {
        let edls: Vec<EdlCandidate> = serde_json::from_value(edls).unwrap();
        select_edl(&edls).map(str::to_owned)
    };
    // None of none, and none of those without an id.
    assert_eq!(choose(json!([])), None);
    assert_eq!(choose(json!([{ "status": "locked" }, { "id": 7 }])), None);
    // The highest locked version, though a draft is higher.
    let edls = json!([
        { "id": "v1", "version": 1, "status": "locked" },
        { "id": "v3", "version": 3, "status": "locked" },
        { "id": "v2", "version": 2, "status": "locked" },
        { "id": "v4", "version": 4, "status": "draft" },
    ]);
    assert_eq!(choose(edls).as_deref(), Some("v3"));
    // Without a locked one the highest version, so that its status can be told.
    let edls = json!([
        { "id": "v1", "version": 1, "status": "approved" },
        { "id": "v2", "version": 2, "status": "draft" },
        { "id": "none", "status": "reviewing" },
        { "id": "text", "version": "9", "status": null },
    ]);
    assert_eq!(choose(edls).as_deref(), Some("v2"));
    // Of equals the first; a version that is missing is the lowest.
    let edls = json!([
        { "id": "first", "status": "locked" },
        { "id": "zero", "version": -1, "status": "locked" },
        { "id": "same", "version": -1, "status": "locked" },
    ]);
    assert_eq!(choose(edls).as_deref(), Some("zero"));
}

/// Camera M is heard alone, from where its offset and length say.
fn heard(offset_ms: f64, length_ms: &Value) -> Value {
    let data = with(
        ready(),
        [
            ("/edl/canonicalEdl/masterCamera", json!("M")),
            (
                "/edl/canonicalEdl/sources/M",
                json!({ "assetId": "mic", "offsetMs": offset_ms }),
            ),
        ],
    );
    let assets = json!([
        { "id": "a1", "angle": "A", "mezzanineUrl": "https://h/a.mov" },
        { "id": "a2", "angle": "B", "mezzanineUrl": "https://h/b.mov" },
        { "id": "mic", "mezzanineUrl": "https://h/m.mov", "durationMs": length_ms },
    ]);
    with(data, [("/assets", assets)])
}

/// The codes that are found; none of them blocks.
#[track_caller]
fn warns(data: Value, lines: &[&str]) {
    let report = check_render(&request(data), &CheckOptions::default());
    let found: Vec<String> = report.findings.iter().map(line).collect();
    assert_eq!(found, lines);
    assert!(report.ok);
}

#[test]
fn sound_that_does_not_last_is_a_warning() {
    warns(heard(0.0, &Value::Null), &[]);
    warns(heard(500.0, &json!(12_400)), &[]);
    warns(heard(-100.0, &Value::Null), &[]);
    warns(
        heard(500.0, &json!(12_399)),
        &[
            "sound_incomplete at edl.canonicalEdl.sources.M: camera `M`, the audio source, was recorded from 0 to 11899 ms, \
             but the output covers 0 to 12000 ms",
        ],
    );
    warns(
        heard(-101.0, &json!(1_000)),
        &[
            "sound_incomplete at edl.canonicalEdl.sources.M: camera `M`, the audio source, was recorded from 101 to 1101 ms, \
             but the output covers 0 to 12000 ms",
        ],
    );
    for (offset_ms, length_ms) in [(1_000.0, json!(1_000)), (-12_000.0, Value::Null)] {
        warns(
            heard(offset_ms, &length_ms),
            &[
                "sound_incomplete at edl.canonicalEdl.sources.M: camera `M`, the audio source, was not recorded from \
                 0 to 12000 ms, which the output covers",
            ],
        );
    }
    // Where it is seen as well, that it is missing there is told alone.
    let seen = with(ready(), [("/assets/0/durationMs", json!(11_000))]);
    let codes: Vec<String> = check_render(&request(seen), &CheckOptions::default())
        .findings
        .into_iter()
        .map(|finding| finding.code.to_string())
        .collect();
    assert_eq!(codes, ["source_too_short"]);
}

fn with_transcript(transcript: Value) -> Value {
    with(ready(), [("/session/transcript", transcript)])
}

#[test]
fn a_bad_transcript_is_named_and_blocks_nothing() {
    warns(with_transcript(Value::Null), &[]);
    warns(with_transcript(json!([])), &[]);
    warns(
        with_transcript(json!("[]")),
        &["transcript_invalid at session.transcript: the transcript is text, not a list"],
    );
    warns(
        with_transcript(json!([
            { "startMs": 0, "endMs": 1, "text": "good", "speaker": 7 },
            null,
            7,
            { "startMs": 0, "endMs": 1 },
            { "startMs": 0, "endMs": 1, "text": 7 },
            { "startMs": 0, "endMs": 1, "text": " \n" },
            { "endMs": 1, "text": "a" },
            { "startMs": 0, "endMs": -1, "text": "a" },
            { "startMs": 1, "endMs": 1, "text": "same\ntime" },
            { "startMs": 12_000, "endMs": 13_000, "text": "after" },
        ])),
        &[
            "cue_out_of_range at session.transcript: 1 cue begins after the programme's end at 12000 ms",
            "cue_invalid at session.transcript[1]: cue 1 is missing, not an object",
            "cue_invalid at session.transcript[2]: cue 2 is a number, not an object",
            "cue_invalid at session.transcript[3]: the text of cue 3 is missing",
            "cue_invalid at session.transcript[4]: the text of cue 4 is a number",
            "cue_invalid at session.transcript[5]: the text of cue 5 is empty",
            "cue_time_invalid at session.transcript[6].startMs: the start of cue 6 is missing",
            "cue_time_invalid at session.transcript[7].endMs: the end of cue 7 is negative (`-1`)",
            "cue_end_before_start at session.transcript[8].endMs: cue 8 (`same\\u{a}time`) ends at 1 ms, not after its \
             start at 1 ms",
        ],
    );
}

#[test]
fn a_long_list_of_bad_cues_is_cut() {
    let data = with_transcript(Value::from(vec![Value::Null; 1_000]));
    let report = check_render(&request(data), &CheckOptions::default());
    assert!(report.ok);
    assert_eq!(report.findings.len(), 21);
    assert_eq!(
        line(&report.findings[20]),
        "findings_truncated at session.transcript: 980 more findings are not listed"
    );
}

#[test]
fn a_transcript_has_a_limit() {
    let cue = json!({ "startMs": 0, "endMs": 1_000, "text": "a" });
    let cues = |count: usize| with_transcript(Value::from(vec![cue.clone(); count]));
    warns(cues(MAX_CUES), &[]);
    warns(
        cues(MAX_CUES + 1),
        &["transcript_too_long at session.transcript: the transcript has 100001 cues, and at most 100000 are shown"],
    );
}
