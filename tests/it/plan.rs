//! What a render does, cut by cut, frame by frame.

use crate::requests::{line, ready, request, with, without};
use render_rules::CheckOptions;
use render_rules::gate::{MAX_CUES, check_render};
use render_rules::plan::{FrameRate, RenderPlan, plan_render};
use serde_json::{Value, json};

fn plan(data: Value) -> RenderPlan {
    plan_render(&request(data), &CheckOptions::default()).unwrap()
}

/// The plan as JavaScript sees it, at a JSON pointer.
fn part(data: Value, pointer: &str) -> Value {
    let plan = serde_json::to_value(plan(data)).unwrap();
    plan.pointer(pointer).unwrap().clone()
}

/// What is seen from which frame to which: the cuts' ids, `-` for black.
fn seen(plan: &RenderPlan) -> Vec<String> {
    plan.segments
        .iter()
        .map(|segment| {
            let id = segment.id.as_deref().unwrap_or("-");
            format!("{id} {}..{}", segment.start_frame, segment.end_frame)
        })
        .collect()
}

/// Cuts to camera A, from ms to ms.
fn cuts(times: &[(f64, f64)]) -> Value {
    let cut =
        |(start, end): &(f64, f64)| json!({ "id": format!("{start}"), "startMs": start, "endMs": end, "camera": "A" });
    times.iter().map(cut).collect()
}

const PROGRAM: &str = "/edl/canonicalEdl/tracks/program";
const CHAPTERS: &str = "/edl/canonicalEdl/tracks/chapters";
const DURATION: &str = "/edl/canonicalEdl/durationMs";

#[test]
fn a_whole_plan() {
    assert_eq!(
        part(ready(), ""),
        json!({
            "format": "full_16_9",
            "output": {
                "format": "full_16_9", "kind": "video", "width": 1920, "height": 1080, "crop": "center", "fps": 30, "crf": 23,
                "audioBitrate": 192_000, "extension": "mp4", "mime": "video/mp4",
            },
            "startMs": 0.0,
            "endMs": 12_000.0,
            "durationMs": 12_000.0,
            "frames": 360,
            "frameRate": { "num": 30, "den": 1 },
            "inputs": [
                { "camera": "A", "assetId": "a1", "url": "https://media.example/a.mov" },
                { "camera": "B", "assetId": "a2", "url": "https://media.example/b.mov" },
            ],
            "segments": [
                {
                    "cut": 0, "id": "c1", "camera": "A", "input": 0, "startMs": 0.0, "endMs": 4_000.0,
                    "sourceStartMs": 0.0, "sourceEndMs": 4_000.0, "startFrame": 0, "endFrame": 120,
                },
                {
                    "cut": 1, "id": "c2", "camera": "B", "input": 1, "startMs": 4_000.0, "endMs": 8_000.0,
                    "sourceStartMs": 5_830.0, "sourceEndMs": 9_830.0, "startFrame": 120, "endFrame": 240,
                },
                {
                    "cut": 2, "id": "c3", "camera": "A", "input": 0, "startMs": 8_000.0, "endMs": 12_000.0,
                    "sourceStartMs": 8_000.0, "sourceEndMs": 12_000.0, "startFrame": 240, "endFrame": 360,
                },
            ],
            "audio": {
                "camera": "A", "input": 0, "sourceStartMs": 0.0, "sourceEndMs": 12_000.0,
                "startMs": 0.0, "endMs": 12_000.0, "fadeInMs": 15.0, "fadeOutMs": 15.0,
                "loudness": { "integratedLufs": -14.0, "truePeakDbtp": -1.0, "maxGainDb": 20.0 },
            },
            "chapters": [
                { "startMs": 0.0, "endMs": 8_000.0, "title": "Welcome" },
                { "startMs": 8_000.0, "endMs": 12_000.0, "title": "Close" },
            ],
            "captions": [],
            "stillAtMs": null,
        }),
    );
}

#[test]
fn what_the_gate_refuses_has_no_plan() {
    let data = with(
        ready(),
        [("/edl/status", json!("draft")), ("/assets/1/mezzanineUrl", Value::Null)],
    );
    let error = plan_render(&request(data.clone()), &CheckOptions::default()).unwrap_err();
    assert_eq!(error.code(), "not_renderable");
    assert_eq!(
        error.findings(),
        check_render(&request(data), &CheckOptions::default()).findings
    );
    assert_eq!(
        error.to_string(),
        "the session can't be rendered: the EDL is `draft`, not `locked`; asset `a2` of camera `B` has no mezzanine URL",
    );
}

#[test]
fn a_warning_is_no_reason_against_a_plan() {
    let data = with(ready(), [("/edl/canonicalEdl/tracks/program/1/endMs", json!(7_000))]);
    assert_eq!(
        line(&check_render(&request(data.clone()), &CheckOptions::default()).findings[0])
            .split(' ')
            .next(),
        Some("cut_gap")
    );
    assert_eq!(
        seen(&plan(data)),
        ["c1 0..120", "c2 120..210", "- 210..240", "c3 240..360"]
    );
}

#[test]
fn each_format_has_its_own_output() {
    for (format, size) in [
        ("full_16_9", (1920, 1080)),
        ("short_9_16", (1080, 1920)),
        ("clip_1_1", (1080, 1080)),
        ("thumbnail", (1920, 1080)),
    ] {
        let output = plan(with(ready(), [("/format", json!(format))])).output;
        assert_eq!((output.format.name(), (output.width, output.height)), (format, size));
    }
    assert_eq!(part(without(ready(), "/format"), "/format"), json!("full_16_9"));
}

#[test]
fn a_time_lies_on_the_nearest_frame() {
    for (ms, frame) in [
        (0.0, 0),
        (16.0, 0),
        (17.0, 1),
        (33.0, 1),
        (49.9, 1),
        (50.0, 2),
        (1_000.0, 30),
        (-1.0, 0),
        (f64::NAN, 0),
        (f64::INFINITY, u64::MAX),
    ] {
        assert_eq!(FrameRate::DEFAULT.frames_until(ms), frame, "{ms}");
    }
    for frame in [0, 1, 2, 30, 360, 1_000_003] {
        assert_eq!(
            FrameRate::DEFAULT.frames_until(FrameRate::DEFAULT.frame_start_ms(frame)),
            frame
        );
    }
}

#[test]
fn black_is_where_nothing_is_cut_to() {
    let data = with(ready(), [(PROGRAM, cuts(&[(1_000.0, 2_000.0), (3_000.0, 4_000.0)]))]);
    assert_eq!(
        seen(&plan(data.clone())),
        ["- 0..30", "1000 30..60", "- 60..90", "3000 90..120", "- 120..360"]
    );
    // Black is no cut, and each cut has its place in the track.
    let placed: Vec<Option<usize>> = plan(data.clone()).segments.iter().map(|segment| segment.cut).collect();
    assert_eq!(placed, [None, Some(0), None, Some(1), None]);
    assert_eq!(
        part(data, "/segments/2"),
        json!({
            "cut": null, "id": null, "camera": null, "input": null, "startMs": 2_000.0, "endMs": 3_000.0,
            "sourceStartMs": null, "sourceEndMs": null, "startFrame": 60, "endFrame": 90,
        }),
    );
}

#[test]
fn cuts_off_the_grid_share_no_frame_and_leave_none() {
    // 25 fps cuts, 40 ms each, and a programme that ends between two frames.
    let times: Vec<(f64, f64)> = (0..10)
        .map(|index| (f64::from(index) * 40.0, f64::from(index + 1) * 40.0))
        .collect();
    let data = with(
        ready(),
        [(PROGRAM, cuts(&times)), (DURATION, json!(400)), (CHAPTERS, json!([]))],
    );
    assert_eq!(
        seen(&plan(data)),
        [
            "0 0..1",
            "40 1..2",
            "80 2..4",
            "120 4..5",
            "160 5..6",
            "200 6..7",
            "240 7..8",
            "280 8..10",
            "320 10..11",
            "360 11..12",
        ]
    );
}

#[test]
fn a_cut_without_a_frame_is_left_out() {
    let data = with(
        ready(),
        [(
            PROGRAM,
            cuts(&[(0.0, 4_000.0), (4_000.0, 4_010.0), (4_010.0, 12_000.0)]),
        )],
    );
    assert_eq!(seen(&plan(data)), ["0 0..120", "4010 120..360"]);
    // Where no cut has a frame, all is black.
    let data = with(ready(), [(PROGRAM, cuts(&[(100.0, 101.0)]))]);
    assert_eq!(seen(&plan(data)), ["- 0..3", "- 3..360"]);
}

#[test]
fn cuts_are_sorted() {
    let data = with(
        ready(),
        [(
            PROGRAM,
            cuts(&[(8_000.0, 12_000.0), (0.0, 4_000.0), (4_000.0, 8_000.0)]),
        )],
    );
    assert_eq!(seen(&plan(data)), ["0 0..120", "4000 120..240", "8000 240..360"]);
}

#[test]
fn the_output_is_as_long_as_its_frames() {
    for (duration, frames, ms) in [(1_000, 30, 1_000.0), (1_016, 30, 1_000.0), (1_017, 31, 31_000.0 / 30.0)] {
        let data = with(
            ready(),
            [
                (PROGRAM, cuts(&[(0.0, 1_000.0)])),
                (DURATION, json!(duration)),
                (CHAPTERS, json!([])),
            ],
        );
        let plan = plan(data);
        assert_eq!(plan.frames, frames);
        assert!((plan.duration_ms - ms).abs() < 1e-9, "{}", plan.duration_ms);
    }
}

#[test]
fn the_offset_is_the_sources_own_else_the_sessions_else_none() {
    let offset = |data: Value| part(data, "/segments/1/sourceStartMs");
    assert_eq!(offset(ready()), json!(5_830.0));
    let by_session = without(ready(), "/edl/canonicalEdl/sources/B/offsetMs");
    assert_eq!(
        offset(with(by_session.clone(), [("/session/syncOffsetsMs/B", json!(-500.5))])),
        json!(3_499.5)
    );
    assert_eq!(offset(without(by_session, "/session/syncOffsetsMs")), json!(4_000.0));
    // An offset of 0 is an offset.
    assert_eq!(
        offset(with(ready(), [("/edl/canonicalEdl/sources/B/offsetMs", json!(0))])),
        json!(4_000.0)
    );
}

#[test]
fn the_sound_is_the_master_cameras_else_the_anchors_else_the_first_cuts() {
    let heard = |data: Value| part(data, "/audio/camera");
    let no_master = without(ready(), "/edl/canonicalEdl/masterCamera");
    let b_first = with(
        no_master.clone(),
        [("/edl/canonicalEdl/tracks/program/0/camera", json!("B"))],
    );
    assert_eq!(heard(with(ready(), [("/session/anchorAngle", json!("B"))])), "A");
    assert_eq!(heard(with(no_master, [("/session/anchorAngle", json!("B"))])), "B");
    assert_eq!(
        heard(with(b_first.clone(), [("/session/anchorAngle", json!("Z"))])),
        "B"
    );
    assert_eq!(heard(without(b_first, "/session/anchorAngle")), "B");
}

#[test]
fn a_camera_that_is_only_heard_is_the_last_input() {
    let data = with(
        ready(),
        [
            ("/edl/canonicalEdl/masterCamera", json!("M")),
            (
                "/edl/canonicalEdl/sources/M",
                json!({ "assetId": "mic", "offsetMs": -250 }),
            ),
            (
                "/assets",
                json!([
                    { "id": "mic", "type": "audio", "mezzanineUrl": "https://media.example/m.mov" },
                    { "id": "a1", "mezzanineUrl": "https://media.example/a.mov" },
                    { "id": "a2", "mezzanineUrl": "https://media.example/b.mov" },
                ]),
            ),
        ],
    );
    let plan = plan(data);
    let cameras: Vec<&str> = plan.inputs.iter().map(|input| input.camera.as_str()).collect();
    assert_eq!(cameras, ["A", "B", "M"]);
    let audio = plan.audio.unwrap();
    assert_eq!(
        (
            audio.camera.as_str(),
            audio.input,
            audio.source_start_ms,
            audio.source_end_ms
        ),
        ("M", 2, -250.0, 11_750.0)
    );
}

#[test]
fn of_assets_with_the_same_name_the_first_counts() {
    let data = with(
        ready(),
        [(
            "/assets",
            json!([
                { "id": "a1", "mezzanineUrl": "https://media.example/first.mov" },
                { "id": "a1", "mezzanineUrl": "https://media.example/second.mov" },
                { "id": "a2", "mezzanineUrl": "https://media.example/b.mov" },
            ]),
        )],
    );
    assert_eq!(part(data, "/inputs/0/url"), "https://media.example/first.mov");
}

#[test]
fn a_chapter_ends_where_the_next_begins() {
    let chapters = |list: Value, duration: u32| {
        let data = with(
            ready(),
            [
                (PROGRAM, cuts(&[(0.0, 1_000.0)])),
                (DURATION, json!(duration)),
                (CHAPTERS, list),
            ],
        );
        let chapters = plan(data).chapters;
        let line = |chapter: &render_rules::plan::PlanChapter| {
            format!("{} {}..{}", chapter.title, chapter.start_ms, chapter.end_ms)
        };
        chapters.iter().map(line).collect::<Vec<_>>()
    };
    let at = |start: u32, title: &str| json!({ "startMs": start, "title": title });
    // In order of their times, the last one to the end.
    assert_eq!(
        chapters(json!([at(500, "b"), at(0, "a")]), 1_000),
        ["a 0..500", "b 500..1000"]
    );
    // Of two that begin together the later one is left, for the other would be empty.
    assert_eq!(chapters(json!([at(0, "a"), at(0, "b")]), 1_000), ["b 0..1000"]);
    // None ends after the output, which ends on a frame: 1,016 ms are 30 frames.
    assert_eq!(chapters(json!([at(0, "a"), at(1_005, "b")]), 1_016), ["a 0..1000"]);
    assert_eq!(chapters(json!([]), 1_000), [""; 0]);
}

#[test]
fn a_still_is_the_frame_in_the_middle() {
    let still = with(ready(), [("/format", json!("thumbnail"))]);
    assert_eq!(
        part(still, ""),
        json!({
            "format": "thumbnail",
            "output": {
                "format": "thumbnail", "kind": "still", "width": 1920, "height": 1080, "crop": "center", "fps": 30, "crf": 23,
                "audioBitrate": 192_000, "extension": "jpg", "mime": "image/jpeg",
            },
            "startMs": 0.0,
            "endMs": 12_000.0,
            "durationMs": 1000.0 / 30.0,
            "frames": 1,
            "frameRate": { "num": 30, "den": 1 },
            "inputs": [{ "camera": "B", "assetId": "a2", "url": "https://media.example/b.mov" }],
            "segments": [{
                "cut": 1, "id": "c2", "camera": "B", "input": 0, "startMs": 4_000.0, "endMs": 8_000.0,
                "sourceStartMs": 5_830.0, "sourceEndMs": 9_830.0, "startFrame": 120, "endFrame": 240,
            }],
            "audio": null,
            "chapters": [],
            "captions": [],
            "stillAtMs": 6_000.0,
        }),
    );
}

#[test]
fn a_still_is_not_black_where_something_is_seen() {
    let still = |times: &[(f64, f64)]| {
        let data = with(ready(), [("/format", json!("thumbnail")), (PROGRAM, cuts(times))]);
        let plan = plan(data);
        (plan.still_at_ms, seen(&plan))
    };
    // The nearest frame: the last one of the cut before, or the first one of the cut after.
    let last = FrameRate::DEFAULT.frame_start_ms(149);
    assert_eq!(
        still(&[(0.0, 5_000.0), (8_000.0, 12_000.0)]),
        (Some(last), vec!["0 0..150".to_owned()])
    );
    assert_eq!(
        still(&[(0.0, 1_000.0), (7_000.0, 12_000.0)]),
        (Some(7_000.0), vec!["7000 210..360".to_owned()])
    );
    assert_eq!(still(&[(100.0, 101.0)]), (Some(6_000.0), vec!["- 3..360".to_owned()]));
}

#[test]
fn a_plan_is_the_same_after_a_trip_through_json() {
    for format in ["full_16_9", "thumbnail"] {
        let plan = plan(with(ready(), [("/format", json!(format))]));
        let text = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<RenderPlan>(&text).unwrap(), plan);
    }
}

#[test]
fn sound_fades_where_it_begins_and_where_it_ends() {
    // Camera M is heard alone: from where to where of the programme, and how long its fades are.
    let heard = |offset: f64, length: Value| {
        let data = with(
            ready(),
            [
                ("/edl/canonicalEdl/masterCamera", json!("M")),
                (
                    "/edl/canonicalEdl/sources/M",
                    json!({ "assetId": "mic", "offsetMs": offset }),
                ),
            ],
        );
        let assets = json!([
            { "id": "a1", "mezzanineUrl": "https://h/a.mov" }, { "id": "a2", "mezzanineUrl": "https://h/b.mov" },
            { "id": "mic", "mezzanineUrl": "https://h/m.mov", "durationMs": length },
        ]);
        let audio = plan(with(data, [("/assets", assets)])).audio?;
        Some([audio.start_ms, audio.end_ms, audio.fade_in_ms, audio.fade_out_ms])
    };
    assert_eq!(heard(0.0, Value::Null), Some([0.0, 12_000.0, 15.0, 15.0]));
    assert_eq!(heard(500.0, json!(12_500)), Some([0.0, 12_000.0, 15.0, 15.0]));
    assert_eq!(heard(500.0, json!(12_499)), Some([0.0, 11_999.0, 15.0, 15.0]));
    assert_eq!(heard(-750.0, json!(60_000)), Some([750.0, 12_000.0, 15.0, 15.0]));
    assert_eq!(heard(-750.0, json!(1_000)), Some([750.0, 1_750.0, 15.0, 15.0]));
    // Where there is less than two fades, each has a half.
    assert_eq!(heard(0.0, json!(20)), Some([0.0, 20.0, 10.0, 10.0]));
    // Recorded before or after: nothing is heard, and there is no sound.
    assert_eq!(heard(1_000.0, json!(1_000)), None);
    assert_eq!(heard(-12_000.0, Value::Null), None);
}

#[test]
fn captions_are_the_transcript_cut_to_the_programme_and_sorted() {
    let captions = |format: &str, transcript: Value| {
        let data = with(
            ready(),
            [("/session/transcript", transcript), ("/format", json!(format))],
        );
        let line = |caption: render_rules::plan::PlanCaption| {
            let speaker = caption
                .speaker
                .map_or_else(String::new, |speaker| format!("{speaker}: "));
            format!("{speaker}{} {}..{}", caption.text, caption.start_ms, caption.end_ms)
        };
        plan(data).captions.into_iter().map(line).collect::<Vec<_>>()
    };
    let cue = |start: f64, end: f64, text: &str| json!({ "startMs": start, "endMs": end, "text": text });
    let transcript = json!([
        cue(11_000.4, 99_000.0, " late "),
        { "startMs": 500, "endMs": 2_000, "text": "b", "speaker": " Ann " },
        cue(500.0, 1_000.0, "a"),
        // What is wrong, beyond the end, or shorter than a millisecond is left out.
        cue(12_000.0, 13_000.0, "after"),
        cue(3.0, 2.0, "backwards"),
        cue(1.1, 1.2, "short"),
        cue(0.0, 1.0, " \n"),
        { "startMs": "0", "endMs": 1, "text": "no time" },
        { "startMs": 0, "endMs": 1, "text": 7 },
        null,
        7,
    ]);
    assert_eq!(
        captions("full_16_9", transcript.clone()),
        ["a 500..1000", "Ann: b 500..2000", "late 11000..12000"]
    );
    assert_eq!(captions("thumbnail", transcript), [""; 0]);
    assert_eq!(captions("full_16_9", json!({ "0": cue(0.0, 1.0, "a") })), [""; 0]);
}

#[test]
fn no_more_cues_are_shown_than_may_be() {
    let cue = json!({ "startMs": 0, "endMs": 1_000, "text": "a" });
    let captions = |count: usize| plan(with(ready(), [("/session/transcript", json!(vec![&cue; count]))])).captions;
    assert_eq!(captions(MAX_CUES).len(), MAX_CUES);
    assert_eq!(captions(MAX_CUES + 1).len(), MAX_CUES);
}

#[test]
fn a_scheme_in_capitals_is_read_as_ffmpeg_writes_it() {
    for (url, read) in [
        (
            "HTTPS://Media.Example/A.mov?b=HTTP://c",
            "https://Media.Example/A.mov?b=HTTP://c",
        ),
        ("Http://media.example/a.mov", "http://media.example/a.mov"),
    ] {
        let data = with(ready(), [("/assets/0/mezzanineUrl", json!(url))]);
        assert_eq!(part(data, "/inputs/0/url"), json!(read));
    }
}
