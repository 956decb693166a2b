//! The parts of a render: where a programme is divided, and what they are kept by.

use crate::requests::{line, ready, request, with};
use render_rules::ffmpeg::{PartScope, RenderLimits, RenderPaths, RenderStep, may_be_kept, render_steps};
use render_rules::gate::check_render;
use render_rules::plan::{RenderPlan, plan_render};
use render_rules::recording::MediaServed;
use render_rules::{CheckOptions, Severity};
use serde_json::{Value, json};
use std::collections::HashSet;

const EDL: &str = "/edl/canonicalEdl";
const HOUR: u64 = 3_600_000;

fn plan(data: Value) -> RenderPlan {
    let request = request(data);
    let found = check_render(&request, &CheckOptions::default()).findings;
    let errors: Vec<_> = found
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(line)
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    plan_render(&request, &CheckOptions::default()).unwrap()
}

/// What a server says of a file with this tag.
fn served(etag: &str) -> Value {
    json!({ "etag": etag, "lastModified": null, "lengthBytes": 1_000, "ranges": true })
}

/// A programme of these cuts of cameras A, which is 1,830 ms late, and B, from files with strong tags.
fn programme(fps: f64, duration_ms: u64, cuts: &Value) -> Value {
    let probe = |tag: &str| {
        json!({
            "container": "mov,mp4,m4a,3gp,3g2,mj2", "durationMs": 4 * HOUR, "served": served(tag),
            "pictures": [{ "index": 0, "width": 1920, "height": 1080, "durationMs": 4 * HOUR }],
            "sounds": [{ "index": 1, "channels": 2, "layout": "stereo", "durationMs": 4 * HOUR }],
        })
    };
    let asset = |angle: &str| {
        json!({
            "id": angle, "angle": angle, "type": "camera", "durationMs": 4 * HOUR, "probe": probe(&format!("\"{angle}\"")),
            "mezzanineUrl": format!("https://media.example/{angle}.mov?sign=1"),
        })
    };
    let data = with(
        ready(),
        [
            ("/edl/canonicalEdl/fps", json!(fps)),
            ("/edl/canonicalEdl/durationMs", json!(duration_ms)),
            ("/edl/canonicalEdl/tracks", json!({ "program": cuts })),
            (
                "/edl/canonicalEdl/sources",
                json!({ "A": { "offsetMs": 1_830 }, "B": { "offsetMs": 0 } }),
            ),
            ("/assets", json!([asset("A"), asset("B")])),
        ],
    );
    assert!(data.pointer(EDL).is_some());
    data
}

fn cut(camera: &str, start_ms: u64, end_ms: u64) -> Value {
    json!({ "id": format!("{camera}{start_ms}"), "camera": camera, "startMs": start_ms, "endMs": end_ms })
}

fn scope() -> PartScope {
    PartScope {
        ffmpeg: "ffmpeg version 5.1.6".to_owned(),
        processors: 2,
        job_id: "j1".to_owned(),
    }
}

fn paths() -> RenderPaths {
    RenderPaths {
        directory: "/tmp/job".to_owned(),
        proxy: Some("http://127.0.0.1:40000".to_owned()),
        parts: Some(scope()),
        ..RenderPaths::default()
    }
}

fn steps(plan: &RenderPlan, paths: &RenderPaths) -> Vec<RenderStep> {
    render_steps(plan, paths, None).unwrap().steps
}

/// The first frames of a plan's parts, and the end of the last one.
fn frames(plan: &RenderPlan) -> Vec<u64> {
    let steps = steps(plan, &RenderPaths::default());
    let spans: Vec<_> = steps.iter().filter_map(|step| step.frames).collect();
    assert!(
        spans.windows(2).all(|two| two[0].end == two[1].start),
        "no frame is lost or doubled"
    );
    let ends = spans.last().map(|last| last.end);
    spans.iter().map(|span| span.start).chain(ends).collect()
}

/// The keys of the parts of pictures, in order.
fn keys_in(data: Value, paths: &RenderPaths) -> Vec<String> {
    let steps = steps(&plan(data), paths);
    let pictures = steps.into_iter().filter(|step| step.frames.is_some());
    pictures.map(|step| step.part.unwrap().key).collect()
}

fn keys(data: Value) -> Vec<String> {
    keys_in(data, &paths())
}

#[test]
fn a_cut_is_divided_where_its_recording_passes_multiples_of_20_s() {
    // Camera A's clock shows 20 s at 18.17 s of the programme, in the middle of a frame: the next one begins a part.
    let of_a = |fps, end_ms| frames(&plan(programme(fps, end_ms, &json!([cut("A", 0, end_ms)]))));
    assert_eq!(of_a(30.0, 62_000), [0, 546, 1_146, 1_746, 1_860]);
    assert_eq!(of_a(25.0, 62_000), [0, 455, 955, 1_455, 1_550]);
    // 18.17 s are 544.56 frames of 29.97 a second.
    assert_eq!(of_a(29.97, 62_000), [0, 545, 1_144, 1_744, 1_858]);
    let of_b = |start_ms, end_ms| {
        let cuts = json!([cut("A", 0, start_ms), cut("B", start_ms, end_ms)]);
        frames(&plan(programme(30.0, end_ms, &cuts)))
    };
    // On the frame where it is one.
    assert_eq!(of_b(10_000, 50_000), [0, 300, 600, 1_200, 1_500]);
    // Not within 2 s of the cut's ends.
    assert_eq!(of_b(18_020, 41_980), [0, 541, 1_259]);
    assert_eq!(of_b(18_000, 42_000), [0, 540, 600, 1_200, 1_260]);
}

#[test]
fn every_part_has_frames_however_long_they_last() {
    for fps in [0.01, 0.04, 0.05, 0.3, 1.0] {
        let plan = plan(programme(fps, 600_000, &json!([cut("A", 0, 600_000)])));
        let frames = frames(&plan);
        assert!(frames.windows(2).all(|two| two[0] < two[1]), "{fps}: {frames:?}");
        assert_eq!(frames.last(), Some(&plan.frames));
    }
}

#[test]
fn black_is_one_part() {
    let cuts = json!([cut("B", 0, 10_000), cut("B", 100_000, 110_000)]);
    let plan = plan(programme(30.0, 110_000, &cuts));
    assert_eq!(frames(&plan), [0, 300, 3_000, 3_300]);
    let parts: Vec<_> = steps(&plan, &paths())
        .into_iter()
        .filter_map(|step| Some(step.part?.input))
        .collect();
    // The three steps of the sound, a cut, black, a cut.
    assert_eq!(parts.len(), 6);
    assert_eq!(parts[4], None);
}

#[test]
fn what_changes_no_pixel_changes_no_key() {
    let data = programme(30.0, 60_000, &json!([cut("A", 0, 30_000), cut("B", 30_000, 60_000)]));
    let before = keys(data.clone());
    assert_eq!(before.iter().collect::<HashSet<_>>().len(), 4);
    assert!(before.iter().all(|key| key.len() == 64));
    for (what, changed) in [
        (
            "another signature",
            with(
                data.clone(),
                [(
                    "/assets/0/mezzanineUrl",
                    json!("https://media.example/A.mov?sign=2&more"),
                )],
            ),
        ),
        (
            "another cut's id",
            with(data.clone(), [("/edl/canonicalEdl/tracks/program/0/id", json!("x"))]),
        ),
        ("another asset's id", with(data.clone(), [("/assets/0/id", json!("x"))])),
    ] {
        assert_eq!(keys(changed), before, "{what}");
    }
    let elsewhere = RenderPaths {
        directory: "/other".to_owned(),
        proxy: None,
        parts: Some(PartScope {
            job_id: "j2".to_owned(),
            ..scope()
        }),
        ..RenderPaths::default()
    };
    assert_eq!(keys_in(data, &elsewhere), before);
}

#[test]
fn whatever_may_change_a_pixel_changes_the_key() {
    let data = programme(30.0, 10_000, &json!([cut("B", 0, 10_000)]));
    let before = keys(data.clone());
    let framing = json!({ "clip_1_1": { "x": 0.2 } });
    for (what, changed) in [
        (
            "another file",
            with(data.clone(), [("/assets/1/probe/served", served("\"C\""))]),
        ),
        (
            "another address",
            with(
                data.clone(),
                [("/assets/1/mezzanineUrl", json!("https://media.example/b.mov"))],
            ),
        ),
        (
            "another rate",
            with(data.clone(), [("/edl/canonicalEdl/fps", json!(25))]),
        ),
        (
            "another time",
            with(data.clone(), [("/edl/canonicalEdl/sources/B/offsetMs", json!(1))]),
        ),
        (
            "another stream",
            with(data.clone(), [("/assets/1/probe/pictures/0/index", json!(3))]),
        ),
        (
            "another range",
            with(data.clone(), [("/assets/1/probe/pictures/0/range", json!("pc"))]),
        ),
        ("another format", with(data.clone(), [("/format", json!("clip_1_1"))])),
        (
            "damage that is concealed",
            with(data.clone(), [("/settings", json!({ "onDamage": "conceal" }))]),
        ),
    ] {
        assert_ne!(keys(changed), before, "{what}");
    }
    let square = with(data.clone(), [("/format", json!("clip_1_1"))]);
    let framed = with(square.clone(), [("/edl/canonicalEdl/sources/B/framing", framing)]);
    assert_ne!(keys(square), keys(framed));
    let by = |scope: PartScope, threads: Option<u32>| {
        let limits = Some(RenderLimits { threads });
        let parts = Some(scope);
        keys_in(
            data.clone(),
            &RenderPaths {
                limits,
                parts,
                ..paths()
            },
        )
    };
    let ffmpeg = PartScope {
        ffmpeg: "ffmpeg version 7.0.2".to_owned(),
        ..scope()
    };
    let processors = PartScope {
        processors: 4,
        ..scope()
    };
    assert_ne!(by(ffmpeg, None), by(scope(), None));
    assert_ne!(by(processors.clone(), None), by(scope(), None));
    // Where a limit says how many threads encode, the processors do not matter.
    assert_eq!(by(processors, Some(2)), by(scope(), Some(2)));
    assert_ne!(by(scope(), Some(1)), by(scope(), Some(2)));
}

#[test]
fn a_cut_that_moves_by_whole_frames_keeps_its_keys() {
    // The same of camera B is shown 10 frames later, because camera A is shown for longer.
    let cuts = |ms: u64| json!([cut("A", 0, 30_000 + ms), cut("B", 30_000 + ms, 90_000)]);
    let (before, after) = (
        keys(programme(30.0, 90_000, &cuts(0))),
        keys(programme(30.0, 90_000, &cuts(333))),
    );
    let kept: Vec<bool> = after.iter().map(|key| before.contains(key)).collect();
    // Of A 0 to 18.2 s and the rest; of B 30.3 to 40, 40 to 60, 60 to 80, 80 to 90 s.
    assert_eq!(kept, [true, false, false, true, true, true]);
}

#[test]
fn another_selection_uses_the_parts_that_it_shares() {
    let data = programme(30.0, 90_000, &json!([cut("B", 0, 90_000)]));
    let clip = |start_ms: u64, end_ms: u64| {
        let clip = json!({ "clip": { "startMs": start_ms, "endMs": end_ms } });
        keys(with(
            data.clone(),
            [("/format", json!("clip_1_1")), ("/selection", clip)],
        ))
    };
    let (of_60_s, later) = (clip(10_000, 70_000), clip(15_011, 75_000));
    let kept: Vec<bool> = later.iter().map(|key| of_60_s.contains(key)).collect();
    // 15 to 20, 20 to 40, 40 to 60, 60 to 75 s: a clip begins on a frame of the programme, wherever it is asked for.
    assert_eq!(kept, [false, true, true, false]);
}

#[test]
fn the_sound_has_one_key_which_the_cuts_do_not_change() {
    let key = |data: Value| {
        let steps = steps(&plan(data), &paths());
        let sounds: Vec<_> = steps.into_iter().filter(|step| step.frames.is_none()).collect();
        let parts: HashSet<_> = sounds
            .iter()
            .filter_map(|step| Some(step.part.as_ref()?.key.clone()))
            .collect();
        // It is recorded, measured and encoded, and the last two steps keep nothing.
        assert_eq!((sounds.len(), parts.len()), (5, 1));
        parts.into_iter().next().unwrap()
    };
    let cuts = |ms: u64| json!([cut("A", 0, 30_000 + ms), cut("B", 30_000 + ms, 60_000)]);
    let data = programme(30.0, 60_000, &cuts(0));
    let before = key(data.clone());
    assert_eq!(key(programme(30.0, 60_000, &cuts(333))), before);
    for changed in [
        with(data.clone(), [("/assets/0/probe/served", served("\"C\""))]),
        with(data.clone(), [("/edl/canonicalEdl/sources/A/offsetMs", json!(1_831))]),
        with(data.clone(), [("/assets/0/probe/sounds/0/index", json!(2))]),
        with(data, [("/edl/canonicalEdl/durationMs", json!(61_000))]),
    ] {
        assert_ne!(key(changed), before);
    }
}

#[test]
fn a_file_whose_server_tells_nothing_is_the_same_for_its_own_job_alone() {
    let of = |served: Value, job_id: &str| {
        let data = programme(30.0, 10_000, &json!([cut("B", 0, 10_000)]));
        let parts = PartScope {
            job_id: job_id.to_owned(),
            ..scope()
        };
        keys_in(
            with(data, [("/assets/1/probe/served", served)]),
            &RenderPaths {
                parts: Some(parts),
                ..paths()
            },
        )
    };
    let told = |etag: Value, modified: Value, length: Value| json!({ "etag": etag, "lastModified": modified, "lengthBytes": length, "ranges": true });
    for (told, is_known) in [
        (told(json!("\"a\""), json!(null), json!(null)), true),
        (told(json!(null), json!("Mon"), json!(7)), true),
        // A weak tag is the same for files that differ.
        (told(json!("W/\"a\""), json!(null), json!(7)), false),
        (told(json!("W/\"a\""), json!("Mon"), json!(7)), true),
        (told(json!(null), json!("Mon"), json!(null)), false),
        (told(json!(null), json!(null), json!(7)), false),
        (json!(null), false),
    ] {
        assert_eq!(of(told.clone(), "j1") == of(told.clone(), "j2"), is_known, "{told}");
        assert_eq!(of(told.clone(), "j1"), of(told, "j1"));
    }
}

#[test]
fn a_part_of_a_file_that_was_replaced_is_not_kept() {
    let kept = |planned: Value, now: Value| {
        let data = programme(30.0, 10_000, &json!([cut("B", 0, 5_000)]));
        let plan = plan(with(data, [("/assets/1/probe/served", planned)]));
        let now: Option<MediaServed> = serde_json::from_value(now).unwrap();
        let steps = steps(&plan, &paths());
        let of = |is_black: bool| {
            let is_meant = |step: &&RenderStep| step.frames.is_some() && step.segment.is_none() == is_black;
            may_be_kept(&plan, steps.iter().find(is_meant).unwrap(), now.as_ref())
        };
        assert!(of(true), "black is of no file");
        of(false)
    };
    assert!(kept(served("\"B\""), served("\"B\"")));
    assert!(!kept(served("\"B\""), served("\"C\"")));
    assert!(!kept(served("\"B\""), json!(null)));
    // Where nobody can tell, it is of use for this job.
    assert!(kept(json!(null), json!(null)));
    assert!(kept(served("W/\"B\""), served("W/\"C\"")));
}

#[test]
fn without_a_scope_nothing_is_kept() {
    let plan = plan(programme(30.0, 10_000, &json!([cut("B", 0, 10_000)])));
    let steps = steps(&plan, &RenderPaths { parts: None, ..paths() });
    assert!(steps.iter().all(|step| step.part.is_none()));
}

/// Numbers that look random, the same each time (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

const FRAMES: u64 = 90 * 60 * 25;

/// A programme as the frames at which it is cut, and the camera of each cut.
#[derive(Clone)]
struct Cuts {
    ends: Vec<u64>,
    cameras: Vec<u64>,
}

impl Cuts {
    /// Each cut is 0.4 to 1.6 times as long as they are on average.
    fn random(count: u64, random: &mut Random) -> Self {
        let average = FRAMES / count;
        let mut ends = Vec::new();
        let mut end = 0;
        while end + 2 * average < FRAMES {
            end += (average * 2 / 5 + random.below(average * 6 / 5)).max(1);
            ends.push(end);
        }
        ends.push(FRAMES);
        let cameras = ends.iter().map(|_| random.below(3)).collect();
        Self { ends, cameras }
    }

    fn data(&self) -> Value {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        let cuts: Vec<Value> = starts
            .zip(&self.ends)
            .zip(&self.cameras)
            .map(|((start, end), camera)| cut(["A", "B", "C"][usize::try_from(*camera).unwrap()], start * 40, end * 40))
            .collect();
        let data = programme(25.0, FRAMES * 40, &json!(cuts));
        let mut third = data["assets"][0].clone();
        third["id"] = json!("C");
        third["angle"] = json!("C");
        third["mezzanineUrl"] = json!("https://media.example/C.mov");
        let assets = json!([data["assets"][0], data["assets"][1], third]);
        let sources = json!({ "A": { "offsetMs": 1_830 }, "B": { "offsetMs": 0 }, "C": { "offsetMs": 12_345 } });
        with(
            data,
            [
                ("/assets", assets),
                ("/edl/canonicalEdl/sources", sources),
                ("/format", json!("clip_1_1")),
            ],
        )
    }

    /// Its boundary after a cut moved by up to 10 frames.
    fn moved(&self, random: &mut Random) -> Self {
        let mut moved = self.clone();
        let place = usize::try_from(random.below(self.ends.len() as u64 - 1)).unwrap();
        let before = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        moved.ends[place] = (self.ends[place] + random.below(21))
            .saturating_sub(10)
            .clamp(before + 1, self.ends[place + 1] - 1);
        moved
    }

    /// With 4 to 12 s of another camera laid over it somewhere.
    fn inserted_over(&self, random: &mut Random) -> Self {
        let start = random.below(FRAMES - 400);
        let end = start + 100 + random.below(200);
        let at = |frame: u64| self.ends.iter().position(|end| frame < *end).unwrap();
        let (first, last) = (at(start), at(end));
        let mut over = Self {
            ends: Vec::new(),
            cameras: Vec::new(),
        };
        for place in 0..first {
            over.ends.push(self.ends[place]);
            over.cameras.push(self.cameras[place]);
        }
        over.ends.extend([start, end]);
        over.cameras
            .extend([self.cameras[first], (self.cameras[first] + 1) % 3]);
        for place in last..self.ends.len() {
            over.ends.push(self.ends[place]);
            over.cameras.push(self.cameras[place]);
        }
        let starts: Vec<u64> = [0].into_iter().chain(over.ends.iter().copied()).collect();
        let is_some: Vec<bool> = starts.iter().zip(&over.ends).map(|(start, end)| start < end).collect();
        let mut kept = is_some.iter();
        over.ends.retain(|_| *kept.next().unwrap());
        let mut kept = is_some.iter();
        over.cameras.retain(|_| *kept.next().unwrap());
        over
    }

    /// With another camera in one of its cuts.
    fn recast(&self, random: &mut Random) -> Self {
        let mut recast = self.clone();
        let place = usize::try_from(random.below(self.ends.len() as u64)).unwrap();
        recast.cameras[place] = (self.cameras[place] + 1 + random.below(2)) % 3;
        recast
    }
}

/// How many frames of a render have keys that another one has not, in parts of all.
fn new_part(before: &HashSet<String>, data: Value) -> f64 {
    let plan = plan(data);
    let made = steps(&plan, &paths());
    let new: u64 = made
        .iter()
        .filter(|step| step.part.as_ref().is_some_and(|part| !before.contains(&part.key)))
        .filter_map(|step| step.frames)
        .map(|frames| frames.end - frames.start)
        .sum();
    // Far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let part = new as f64 / plan.frames as f64;
    part
}

/// An edit costs what it changes. `RENDER_JOBS_EDITS` says how many programmes are edited, ten times in each way; a hundred take
/// minutes.
#[test]
fn an_edit_gives_few_seconds_new_keys() {
    let count = std::env::var("RENDER_JOBS_EDITS").map_or(1, |count| count.parse().unwrap());
    let mut random = Random(17);
    for cuts in [150, 1_500] {
        let mut costs: [(&str, Vec<f64>); 4] =
            ["moved", "inserted over", "camera", "left out at the start"].map(|kind| (kind, Vec::new()));
        // A programme of its own for every ten edits.
        for _ in 0..count {
            let programme = Cuts::random(cuts, &mut random);
            let data = programme.data();
            let before: HashSet<String> = keys(data.clone()).into_iter().collect();
            for _ in 0..10 {
                let from_ms = random.below(FRAMES / 4) * 40;
                let clip = json!({ "clip": { "startMs": from_ms, "endMs": FRAMES * 40 } });
                let edited = [
                    programme.moved(&mut random).data(),
                    programme.inserted_over(&mut random).data(),
                    programme.recast(&mut random).data(),
                    with(data.clone(), [("/selection", clip)]),
                ];
                for ((_, costs), data) in costs.iter_mut().zip(edited) {
                    costs.push(new_part(&before, data));
                }
            }
        }
        for (kind, mut costs) in costs {
            costs.sort_by(f64::total_cmp);
            #[allow(clippy::cast_precision_loss)]
            let mean = costs.iter().sum::<f64>() / costs.len() as f64;
            let p95 = costs[costs.len() * 95 / 100];
            println!(
                "{cuts} cuts, {kind}: {} edits, mean {:.2} %, p95 {:.2} %",
                costs.len(),
                100.0 * mean,
                100.0 * p95
            );
            assert!(
                mean <= 0.008 && p95 <= 0.016,
                "{cuts} cuts, {kind}: mean {mean}, p95 {p95}"
            );
        }
    }
}
