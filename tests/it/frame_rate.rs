//! The frame rate of what is made: the EDL's, exactly, in everything that counts frames.

use crate::requests::{line, ready, request, with};
use render_rules::CheckOptions;
use render_rules::ffmpeg::{
    ArtifactContent, ArtifactKind, PlannedOutput, Probe, RenderPaths, RenderSteps, check_artifact, check_step,
    render_steps,
};
use render_rules::gate::check_render;
use render_rules::plan::{FrameRate, RenderPlan, plan_render};
use serde_json::{Value, json};

const FPS: &str = "/edl/canonicalEdl/fps";
const PROGRAM: &str = "/edl/canonicalEdl/tracks/program";

/// The rates that cameras have, and an odd one.
const RATES: [f64; 9] = [23.976, 24.0, 25.0, 29.97, 30.0, 50.0, 59.94, 60.0, 12.5];

fn at<const N: usize>(fps: f64, more: [(&str, Value); N]) -> Value {
    with(with(ready(), [(FPS, json!(fps))]), more)
}

fn plan(data: Value) -> RenderPlan {
    plan_render(&request(data), &CheckOptions::default()).unwrap()
}

fn steps(plan: &RenderPlan) -> RenderSteps {
    let directory = "/tmp/job".to_owned();
    let paths = RenderPaths {
        directory,
        ..RenderPaths::default()
    };
    render_steps(plan, &paths, None).unwrap()
}

fn findings(data: Value) -> Vec<String> {
    let report = check_render(&request(data), &CheckOptions::default());
    report.findings.iter().map(line).collect()
}

/// The frames of each segment, from and to.
fn frames(plan: &RenderPlan) -> Vec<(u64, u64)> {
    let segments = plan.segments.iter();
    segments
        .map(|segment| (segment.start_frame, segment.end_frame))
        .collect()
}

#[test]
fn a_number_of_frames_per_second_is_read_as_the_exact_rate_that_it_means() {
    for (fps, rate) in [
        (25.0, Some("25")),
        (24.0, Some("24")),
        (60.0, Some("60")),
        (1.0, Some("1")),
        (23.976, Some("24000/1001")),
        (23.98, Some("24000/1001")),
        (24_000.0 / 1_001.0, Some("24000/1001")),
        (29.97, Some("30000/1001")),
        (47.952, Some("48000/1001")),
        (59.94, Some("60000/1001")),
        (12.5, Some("25/2")),
        (14.985, Some("2997/200")),
        (0.001, Some("1/1000")),
        // Half of what is twice as much as an output can have, and nothing else above.
        (100.0, Some("50")),
        (119.88, Some("60000/1001")),
        (120.0, Some("60")),
        (60.001, None),
        (90.0, None),
        (240.0, None),
        (0.0, None),
        (0.000_1, None),
        (-25.0, None),
        (f64::NAN, None),
        (f64::INFINITY, None),
    ] {
        let read = FrameRate::from_fps(fps).map(|rate| rate.to_string());
        assert_eq!(read.as_deref(), rate, "{fps}");
    }
}

#[test]
fn a_rate_as_data_is_in_lowest_terms_and_above_0() {
    let read = |data: Value| serde_json::from_value::<FrameRate>(data);
    let rate = read(json!({ "num": 50, "den": 2 })).unwrap();
    assert_eq!(serde_json::to_value(rate).unwrap(), json!({ "num": 25, "den": 1 }));
    for data in [json!({ "num": 0, "den": 1 }), json!({ "num": 30, "den": 0 })] {
        assert_eq!(read(data).unwrap_err().to_string(), "a frame rate is above 0");
    }
}

#[test]
fn a_frame_begins_where_it_is_counted_at_every_rate() {
    for rate in RATES.map(|fps| FrameRate::from_fps(fps).unwrap()) {
        for frame in [0, 1, 2, 3, 30, 1_001, 360_000, 1_000_003] {
            assert_eq!(rate.frames_until(rate.frame_start_ms(frame)), frame, "{rate}");
        }
    }
}

#[test]
fn a_plan_has_the_rate_of_its_edl() {
    for (fps, rate, count, second) in [
        (json!(25), json!({ "num": 25, "den": 1 }), 300, (100, 200)),
        (json!(23.976), json!({ "num": 24_000, "den": 1_001 }), 288, (96, 192)),
        (json!(29.97), json!({ "num": 30_000, "den": 1_001 }), 360, (120, 240)),
        (json!(60), json!({ "num": 60, "den": 1 }), 720, (240, 480)),
        (json!(12.5), json!({ "num": 25, "den": 2 }), 150, (50, 100)),
        (json!(90), json!({ "num": 30, "den": 1 }), 360, (120, 240)),
        (Value::Null, json!({ "num": 30, "den": 1 }), 360, (120, 240)),
    ] {
        let plan = plan(with(ready(), [(FPS, fps)]));
        assert_eq!(serde_json::to_value(plan.frame_rate).unwrap(), rate);
        assert_eq!((plan.frames, frames(&plan)[1]), (count, second), "{rate}");
        assert!((plan.duration_ms - plan.frame_rate.frame_start_ms(count)).abs() < 1e-9);
    }
}

#[test]
fn cuts_on_frames_of_25_a_second_have_exactly_their_frames() {
    // 40 ms each, which are 1.2 frames of 30.
    let cuts: Vec<Value> = (0..10)
        .map(|n| json!({ "startMs": n * 40, "endMs": (n + 1) * 40, "camera": if n % 2 == 0 { "A" } else { "B" } }))
        .collect();
    let more = [
        (PROGRAM, json!(cuts)),
        ("/edl/canonicalEdl/durationMs", json!(400)),
        ("/edl/canonicalEdl/tracks/chapters", json!([])),
    ];
    let plan = plan(at(25.0, more));
    assert_eq!(frames(&plan), (0..10).map(|n| (n, n + 1)).collect::<Vec<_>>());
}

#[test]
fn a_part_and_a_still_are_counted_at_the_rate_of_the_edl() {
    let clip = json!({ "clip": { "startMs": 3_010, "endMs": 8_030 } });
    let of_clip = plan(at(25.0, [("/format", json!("clip_1_1")), ("/selection", clip)]));
    assert_eq!((of_clip.frames, of_clip.duration_ms), (126, 5_040.0));
    let shorts = json!([{ "startMs": 3_010, "endMs": 8_030, "title": "a" }]);
    let of_short = plan(at(
        25.0,
        [
            ("/format", json!("short_9_16")),
            ("/edl/canonicalEdl/tracks/shorts", shorts),
        ],
    ));
    assert_eq!(frames(&of_short), frames(&of_clip));
    let still = |fps, at_ms| {
        let more = [
            ("/format", json!("thumbnail")),
            ("/selection", json!({ "stillAtMs": at_ms })),
        ];
        plan(at(fps, more))
    };
    let of_25 = still(25.0, 1_030);
    assert_eq!((of_25.still_at_ms, of_25.duration_ms), (Some(1_040.0), 40.0));
    // The last frame begins a frame before the end.
    assert_eq!(still(25.0, 11_999).still_at_ms, Some(11_960.0));
    assert_eq!(still(60.0, 1_034).still_at_ms, Some(62_000.0 / 60.0));
}

#[test]
fn less_than_one_frame_is_one_of_the_rate() {
    let clip = |fps, ms: u32| {
        let selection = json!({ "clip": { "startMs": 1_000, "endMs": 1_000 + ms } });
        findings(at(fps, [("/format", json!("clip_1_1")), ("/selection", selection)]))
    };
    let too_short = |ms| {
        vec![format!(
            "clip_too_short at selection.clip: the clip is {ms} ms long, less than one frame"
        )]
    };
    assert_eq!((clip(25.0, 19), clip(25.0, 20)), (too_short(19), vec![]));
    assert_eq!((clip(60.0, 8), clip(60.0, 9)), (too_short(8), vec![]));
    let short = |fps, ms: u32| {
        let shorts = json!([{ "startMs": 1_000, "endMs": 1_000 + ms, "title": "a" }]);
        findings(at(
            fps,
            [
                ("/format", json!("short_9_16")),
                ("/edl/canonicalEdl/tracks/shorts", shorts),
            ],
        ))
        .len()
    };
    assert_eq!((short(25.0, 19), short(25.0, 20), short(60.0, 9)), (1, 0, 0));
    let programme = |fps, ms: u32| {
        let program = json!([{ "startMs": 0, "endMs": ms, "camera": "A" }]);
        let more = [
            (PROGRAM, program),
            ("/edl/canonicalEdl/durationMs", json!(ms)),
            ("/edl/canonicalEdl/tracks/chapters", json!([])),
        ];
        findings(at(fps, more))
            .iter()
            .any(|told| told.starts_with("duration_invalid"))
    };
    assert_eq!(
        (programme(25.0, 19), programme(25.0, 20), programme(60.0, 9)),
        (true, false, false)
    );
}

#[test]
fn ffmpeg_is_given_the_exact_rate_everywhere() {
    for (fps, rate, time_base, held, samples) in [
        (25.0, "25", "1/25", 3, 576_000),
        (29.97, "30000/1001", "1001/30000", 3, 576_576),
        (23.976, "24000/1001", "1001/24000", 3, 576_576),
        (60.0, "60", "1/60", 6, 576_000),
        (12.5, "25/2", "2/25", 2, 576_000),
        (5.0, "5", "1/5", 1, 576_000),
    ] {
        let plan = plan(at(fps, []));
        let steps = steps(&plan);
        let command = |index: usize| steps.steps[index].arguments.join(" ");
        let sound = format!("atrim=end_sample={samples} ");
        assert!(command(0).contains(&sound), "{}", command(0));
        let pictures = command(4);
        for part in [
            format!("fps={rate},trim="),
            format!("[held]fps={rate}:start_time=0,tpad=stop_mode=clone:stop={held},"),
            format!(",settb={time_base},setpts=N["),
            format!(" -crf 23 -r {rate} "),
        ] {
            assert!(pictures.contains(&part), "{part} is not in {pictures}");
        }
        let joining = steps.steps.last().unwrap().arguments.join(" ");
        assert!(
            joining.contains(&format!("setts=pts=PTS:dts=(N-2)/({rate}*TB)")),
            "{joining}"
        );
        let whole: f64 = steps.steps[3..6].iter().map(|step| step.duration_ms).sum();
        assert!((whole - plan.duration_ms).abs() < 1e-6);
    }
}

#[test]
fn lengths_of_parts_add_up_at_a_rate_that_is_no_whole_number() {
    let list = steps(&plan(at(29.97, []))).files.pop().unwrap().text;
    // 120 frames each: 4.004 s.
    assert_eq!(list.matches("duration 4.004000\n").count(), 3, "{list}");
    // The beginnings are rounded, not the lengths: 1001/60 ms are 16,683.3 µs.
    let program = json!([
        { "startMs": 0, "endMs": 17, "camera": "A" },
        { "startMs": 17, "endMs": 33, "camera": "B" },
        { "startMs": 33, "endMs": 12_000, "camera": "A" },
    ]);
    let list = steps(&plan(at(59.94, [(PROGRAM, program)]))).files.pop().unwrap().text;
    assert!(
        list.contains("duration 0.016683\nfile part-0002.mp4\nduration 0.016684\n"),
        "{list}"
    );
}

#[test]
fn black_and_stills_have_the_rate_too() {
    let program = json!([{ "startMs": 4_000, "endMs": 12_000, "camera": "A" }]);
    let black = steps(&plan(at(25.0, [(PROGRAM, program)])));
    assert!(
        black.steps[3]
            .arguments
            .join(" ")
            .contains(":r=25,setsar=1,format=yuv420p,trim=end_frame=100[video]")
    );
    let still = steps(&plan(at(
        25.0,
        [
            ("/format", json!("thumbnail")),
            ("/selection", json!({ "stillAtMs": 1_030 })),
        ],
    )));
    // A quarter of a second before 1,040 ms, or a little more.
    assert!(still.steps[0].arguments.join(" ").contains("-ss 0.750000 "));
}

#[test]
fn pictures_are_held_for_100_ms_and_for_one_frame_at_least() {
    let enough = |fps, own: u64| {
        let plan = plan(at(fps, []));
        let step = &steps(&plan).steps[4];
        check_step(&plan, step, &format!("frame={own}\nprogress=end")).is_none()
    };
    for (fps, planned, held) in [
        (25.0, 100, 3),
        (60.0, 240, 6),
        (12.5, 50, 2),
        (5.0, 20, 1),
        (23.976, 96, 3),
    ] {
        assert!(enough(fps, planned - held), "{fps}");
        assert!(!enough(fps, planned - held - 1), "{fps}");
    }
}

#[test]
fn a_file_of_another_rate_than_planned_is_refused() {
    let fault = |planned: Option<f64>, fps: f64, duration_ms: f64| {
        let planned = PlannedOutput {
            format: render_rules::Format::Full16x9,
            duration_ms: Some(3_000.0),
            frame_rate: planned.and_then(FrameRate::from_fps),
        };
        let probe = Probe {
            duration_ms: Some(duration_ms),
            file_size_bytes: 1_000,
            resolution: "1920x1080".to_owned(),
            fps: Some(fps),
            video_codec: Some("h264".to_owned()),
            audio_codec: None,
            video_streams: 1,
            audio_streams: 0,
        };
        let failure = check_artifact(&planned, ArtifactKind::Video, &ArtifactContent::Probe(probe))?;
        Some(failure.message.split_once("planned: ")?.1.to_owned())
    };
    assert_eq!(fault(Some(25.0), 25.0, 3_000.0), None);
    assert_eq!(fault(Some(29.97), 30_000.0 / 1_001.0, 3_000.0), None);
    let told = |text: &str| Some(text.to_owned());
    assert_eq!(
        fault(Some(25.0), 30.0, 3_000.0),
        told("planned 25 frames per second, found 30")
    );
    assert_eq!(
        fault(Some(29.97), 25.0, 3_000.0),
        told("planned 29.97 frames per second, found 25")
    );
    // Two frames of 25 a second.
    assert_eq!(fault(Some(25.0), 25.0, 3_080.0), None);
    assert_eq!(fault(Some(25.0), 25.0, 3_081.0), told("planned 3000 ms, found 3081 ms"));
    // Where the plan is not known any more, it is any rate that an output can have.
    for fps in [12.5, 25.0, 60.0] {
        assert_eq!(fault(None, fps, 3_000.0), None);
    }
    assert_eq!(
        fault(None, 120.0, 3_000.0),
        told("planned a rate of an output, found 120")
    );
}
