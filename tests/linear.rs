//! Checking takes time in proportion to the EDL: twice the cuts, about twice the time, in whatever order they stand.
#![cfg(not(target_arch = "wasm32"))]
// clippy.toml allows these in `#[test]` functions alone; the helpers beside them are no product code either.
#![allow(clippy::unwrap_used)]

mod requests;

use std::time::{Duration, Instant};

use render_rules::CheckOptions;
use render_rules::edl::{EdlDocument, check_edl};
use render_rules::gate::check_render;
use requests::{canonical_edl, ready, request, with};
use serde_json::{Value, json};

const CUTS: u64 = 200_000;

/// Of n log n with n = 200,000 the ratio is 2.1, and of n² it is 4: between them, with room for a busy machine.
const MOST: f64 = 3.2;

/// Cuts of 1 s that follow one another, far from sorted: each is written 7,919 places after the one before it.
fn shuffled(count: u64, camera: impl Fn(u64) -> String) -> Value {
    let cut = |place: u64| {
        let index = place * 7_919 % count;
        json!({ "id": format!("c{index}"), "startMs": index * 1_000, "endMs": (index + 1) * 1_000, "camera": camera(index) })
    };
    let cuts: Vec<Value> = (0..count).map(cut).collect();
    with(
        canonical_edl(),
        [
            ("/durationMs", json!(count * 1_000)),
            ("/fps", json!(25)),
            ("/tracks/program", json!(cuts)),
        ],
    )
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
    let (half, whole) = (time(CUTS / 2), time(CUTS));
    let ratio = whole.as_secs_f64() / half.as_secs_f64();
    assert!(ratio < MOST, "{CUTS} cuts took {whole:?}, half of them {half:?}");
}

fn two_cameras(index: u64) -> String {
    if index.is_multiple_of(2) {
        "A".into()
    } else {
        "B".into()
    }
}

fn document(edl: Value) -> EdlDocument {
    serde_json::from_value(edl).unwrap()
}

#[test]
fn a_good_edl() {
    is_linear(|count| {
        let edl = document(shuffled(count, two_cameras));
        shortest(|| assert!(check_edl(&edl, &CheckOptions::default()).findings.is_empty()))
    });
}

#[test]
fn an_edl_whose_cuts_all_overlap() {
    is_linear(|count| {
        let mut edl = shuffled(count, two_cameras);
        for cut in edl["tracks"]["program"].as_array_mut().unwrap() {
            cut["endMs"] = json!(count * 1_000);
        }
        let edl = document(edl);
        shortest(|| assert!(!check_edl(&edl, &CheckOptions::default()).ok))
    });
}

#[test]
fn a_session_of_many_cameras() {
    is_linear(|count| {
        let cameras = count / 10;
        let mut edl = shuffled(count, |index| (index % cameras).to_string());
        edl["masterCamera"] = json!("0");
        edl["sources"] = (0..cameras)
            .map(|camera| (camera.to_string(), json!({ "offsetMs": 0 })))
            .collect();
        let asset = |camera: u64| json!({ "id": format!("a{camera}"), "angle": camera.to_string(), "mezzanineUrl": "https://h/a.mov", "durationMs": 1, "fps": 30 });
        let assets: Vec<Value> = (0..cameras).map(asset).collect();
        let request = request(with(ready(), [("/edl/canonicalEdl", edl), ("/assets", json!(assets))]));
        shortest(|| assert!(!check_render(&request, &CheckOptions::default()).ok))
    });
}
