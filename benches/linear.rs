//! Checking takes time in proportion to the EDL: eight times the cuts, about eight times the time, in whatever order they
//! stand. `cargo test --bench linear`, on a machine that does little else.

// Benchmarks may stop where something is wrong.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../tests/it/requests.rs"]
#[allow(dead_code, reason = "the tests in tests/it use the rest")]
mod requests;

use std::time::{Duration, Instant};

use render_rules::CheckOptions;
use render_rules::edl::{CanonicalEdl, Cut, EdlDocument, MAX_FINDINGS, Tracks, check_edl, check_edl_text};
use render_rules::ffmpeg::{RenderPaths, render_steps};
use render_rules::gate::check_render;
use render_rules::input::Lenient;
use render_rules::plan::plan_render;
use render_rules::timeline::timeline;
use requests::{canonical_edl, ready, request, with};
use serde_json::{Map, Value, json};

const CUTS: u64 = 200_000;

/// How many times as many cuts as in the smaller EDL that it is compared with.
const TIMES: u64 = 8;

/// Of n log n with n = 200,000 the ratio is 9.6, and of n² it is 64: between them, with room for a busy machine.
const MOST: f64 = 25.0;

/// An EDL of cuts of 1 s that follow one another, far from sorted: each is written 7,919 places after the one before it.
fn shuffled(count: u64, end_ms: impl Fn(u64) -> u64, camera: impl Fn(u64) -> String) -> CanonicalEdl {
    let frame = with(
        canonical_edl(),
        [("/durationMs", json!(count * 1_000)), ("/fps", json!(25))],
    );
    let edl: Lenient<CanonicalEdl> = serde_json::from_value(frame).unwrap();
    let mut edl = edl.into_value().unwrap();
    let cut = |place: u64| {
        let index = place * 7_919 % count;
        Lenient::Value(Cut {
            id: Lenient::Value(format!("c{index}")),
            start_ms: ms(index * 1_000),
            end_ms: ms(end_ms(index)),
            camera: Lenient::Value(camera(index)),
            ..Cut::default()
        })
    };
    edl.tracks = Lenient::Value(Tracks {
        program: Lenient::Value((0..count).map(cut).collect()),
        ..Tracks::default()
    });
    edl
}

fn ms(ms: u64) -> Lenient<f64> {
    Lenient::Value(f64::from(u32::try_from(ms).unwrap()))
}

fn one_second(index: u64) -> u64 {
    (index + 1) * 1_000
}

/// The shortest of three runs: what else the machine does only makes one longer.
fn shortest(run: impl Fn()) -> Duration {
    let once = || {
        let began = Instant::now();
        run();
        began.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

#[track_caller]
fn is_linear(time: impl Fn(u64) -> Duration) {
    let (part, whole) = (time(CUTS / TIMES), time(CUTS));
    let ratio = whole.as_secs_f64() / part.as_secs_f64();
    assert!(
        ratio < MOST,
        "{CUTS} cuts took {whole:?}, and 1 in {TIMES} of them {part:?}"
    );
}

fn two_cameras(index: u64) -> String {
    if index.is_multiple_of(2) {
        "A".into()
    } else {
        "B".into()
    }
}

fn document(edl: CanonicalEdl) -> EdlDocument {
    EdlDocument::Edl(Box::new(edl))
}

#[test]
fn a_good_edl() {
    is_linear(|count| {
        let edl = document(shuffled(count, one_second, two_cameras));
        shortest(|| assert!(check_edl(&edl, &CheckOptions::default()).findings.is_empty()))
    });
}

/// Its cuts have ids in no order and twice each, keys that no rule knows, and one of many cameras.
#[test]
fn the_text_of_an_edl() {
    is_linear(|count| {
        let cut = |place: u64| {
            let index = place * 7_919 % count;
            let (id, camera) = (index / 2 * 7_919, index % 1_000);
            json!({ "note": "\n", "id": id.to_string(), "startMs": index, "endMs": index + 1, "camera": camera.to_string() })
        };
        let tracks = json!({ "program": (0..count).map(cut).collect::<Value>() });
        let text = with(canonical_edl(), [("/tracks", tracks)]).to_string();
        let check = || check_edl_text(text.as_bytes(), &CheckOptions::default());
        assert_eq!(check().findings.len(), MAX_FINDINGS + 1);
        shortest(|| assert!(!check().ok))
    });
}

/// A camera of its own for each cut.
#[test]
fn a_timeline_of_many_cameras() {
    is_linear(|count| {
        let edl = document(shuffled(count, one_second, |index| index.to_string()));
        let report = check_edl(&edl, &CheckOptions::default());
        shortest(|| {
            let placed = timeline(&edl, &report);
            assert_eq!(placed.cameras.len(), placed.cuts.len());
        })
    });
}

#[test]
fn an_edl_whose_cuts_all_overlap() {
    is_linear(|count| {
        let edl = document(shuffled(count, |_| count * 1_000, two_cameras));
        shortest(|| assert!(!check_edl(&edl, &CheckOptions::default()).ok))
    });
}

/// Each recording is too short for every cut to it, and has another frame rate.
#[test]
fn a_session_of_many_cameras() {
    is_linear(|count| {
        let cameras = count / 100;
        let named: Map<String, Value> = (0..cameras)
            .map(|camera| {
                (
                    camera.to_string(),
                    json!({ "assetId": camera.to_string(), "offsetMs": 0 }),
                )
            })
            .collect();
        let assets: Vec<Value> = (0..cameras)
            .map(|camera| json!({ "id": camera.to_string(), "mezzanineUrl": "https://h/a.mov", "durationMs": 1, "fps": 30 }))
            .collect();
        let mut edl = shuffled(count, one_second, |index| (index % cameras).to_string());
        edl.master_camera = Lenient::Value("0".to_owned());
        edl.sources = serde_json::from_value(Value::from(named)).unwrap();
        let mut request = request(with(ready(), [("/assets", json!(assets))]));
        let Lenient::Value(record) = &mut request.edl else {
            panic!("no EDL")
        };
        record.canonical_edl = document(edl);
        let check = || check_render(&request, &CheckOptions::default());
        assert_eq!(check().findings[0].code, "source_too_short");
        shortest(|| assert!(!check().ok))
    });
}

/// Half of it is wrong, all of it overlaps, and it stands in no order.
#[test]
fn a_transcript() {
    is_linear(|count| {
        // No more are read than half as many as there are cuts in the other tests.
        let cue = |place: u64| {
            let index = place * 7_919 % (count / 2);
            let text = if index.is_multiple_of(2) { "" } else { "a < b" };
            json!({ "startMs": index, "endMs": count * 1_000, "text": text })
        };
        let transcript: Value = (0..count / 2).map(cue).collect();
        let request = request(with(ready(), [("/session/transcript", transcript)]));
        shortest(|| {
            assert!(check_render(&request, &CheckOptions::default()).ok);
            let plan = plan_render(&request, &CheckOptions::default()).unwrap();
            assert!(!plan.captions.is_empty());
            let directory = "/tmp/job".to_owned();
            assert!(
                render_steps(
                    &plan,
                    &RenderPaths {
                        directory,
                        ..RenderPaths::default()
                    },
                    None
                )
                .is_ok()
            );
        })
    });
}
