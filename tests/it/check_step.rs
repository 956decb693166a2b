//! Whether a run that ended without an error made its frames.

use crate::requests::{ready, request, with};
use render_rules::ffmpeg::{RenderPaths, check_step, render_steps};
use render_rules::plan::{RenderPlan, plan_render};
use render_rules::retry::FailureKind;
use render_rules::worker::read_warnings;
use render_rules::{CheckOptions, Param, Severity};
use serde_json::{Value, json};

/// A programme whose first second is black, and whose second cut, of half a second and 10 minutes on, has no id.
fn plan<const N: usize>(changes: [(&str, Value); N]) -> RenderPlan {
    let program = json!([
        { "id": "c 1", "startMs": 1_000, "endMs": 602_500, "camera": "A" },
        { "startMs": 602_500, "endMs": 603_000, "camera": "B" },
        { "id": "c 3", "startMs": 603_000, "endMs": 603_020, "camera": "A" },
        { "id": "c 4", "startMs": 603_020, "endMs": 604_000, "camera": "B" },
    ]);
    let given = [
        ("/edl/canonicalEdl/durationMs", json!(604_000)),
        ("/edl/canonicalEdl/tracks/chapters", json!([])),
        ("/edl/canonicalEdl/tracks/program", program),
        ("/assets/0/durationMs", json!(700_000)),
        ("/assets/1/durationMs", json!(700_000)),
        (
            "/assets/1/mezzanineUrl",
            json!("https://media.example/b.mov?sig=SECRET"),
        ),
    ];
    let data = with(with(ready(), given), changes);
    plan_render(&request(data), &CheckOptions::default()).unwrap()
}

/// What is wrong with the steps of each segment of a plan if ffmpeg counted so many frames in each of them.
fn judged(plan: &RenderPlan, counted: &str) -> Vec<Vec<Option<String>>> {
    let directory = "/tmp/job".to_owned();
    let steps = render_steps(
        plan,
        &RenderPaths {
            directory,
            ..RenderPaths::default()
        },
        None,
    )
    .unwrap();
    let block = format!("{counted}\nout_time_us=0\nprogress=end\n");
    let judge = |step| {
        let failure = check_step(plan, step, &block)?;
        assert_eq!(failure.kind, FailureKind::Permanent);
        Some(failure.message)
    };
    let others = steps.steps.iter().filter(|step| step.segment.is_none());
    assert!(others.map(judge).all(|found| found.is_none()));
    let of_segment = |index| {
        let steps = steps.steps.iter().filter(move |step| step.segment == Some(index));
        steps.map(judge).collect()
    };
    (0..plan.segments.len()).map(of_segment).collect()
}

const TO_DO: &str = "check that the file is whole and as long as its asset says, cut to where it has pictures, and convert \
    MPEG-TS to MP4 or MOV";

#[test]
fn a_cut_without_its_frames_is_told_by_camera_cut_and_times() {
    let plan = plan([]);
    let found = judged(&plan, "frame=0");
    // Black, and four cuts, the first one in parts of 20 s.
    let told: Vec<usize> = found.iter().map(|parts| parts.iter().flatten().count()).collect();
    assert_eq!(told, [0, 31, 1, 1, 1]);
    assert_eq!(
        found[1][0].as_deref(),
        Some(
            format!(
                "camera `A`: https://media.example/a.mov has 0 of the 570 frames of cut `c 1`, from 00:00:01.000 to 00:00:20.000 \
                 of the recording (from 00:00:01.000 to 00:00:20.000 of the programme); {TO_DO}"
            )
            .as_str()
        )
    );
    // Camera B is 1,830 ms ahead; a cut without an id is named by its place.
    assert_eq!(
        found[2][0].as_deref(),
        Some(
            format!(
                "camera `B`: https://media.example/b.mov has 0 of the 15 frames of cut 1, from 00:10:04.330 to 00:10:04.830 of the \
                 recording (from 00:10:02.500 to 00:10:03.000 of the programme); {TO_DO}"
            )
            .as_str()
        )
    );
    // What ffmpeg does not count is not there.
    assert_eq!(judged(&plan, "fps=1"), found);
    assert_eq!(judged(&plan, "frame=N/A"), found);
}

#[test]
fn three_frames_may_be_missing_and_one_must_be_there() {
    let plan = plan([]);
    let wrong = |frames: u64| {
        let found = judged(&plan, &format!("frame={frames}"));
        found[1..5].iter().map(|parts| parts[0].is_some()).collect::<Vec<_>>()
    };
    // Parts of 570, 15, 1 and 29 frames.
    assert_eq!(wrong(0), [true, true, true, true]);
    assert_eq!(wrong(1), [true, true, false, true]);
    assert_eq!(wrong(11), [true, true, false, true]);
    assert_eq!(wrong(12), [true, false, false, true]);
    assert_eq!(wrong(25), [true, false, false, true]);
    assert_eq!(wrong(26), [true, false, false, false]);
    assert_eq!(wrong(566), [true, false, false, false]);
    assert_eq!(wrong(567), [false, false, false, false]);
    assert_eq!(wrong(570), [false, false, false, false]);
}

#[test]
fn a_still_needs_its_one_frame() {
    let plan = plan([
        ("/format", json!("thumbnail")),
        ("/selection", json!({ "stillAtMs": 602_600 })),
    ]);
    assert_eq!(
        judged(&plan, "frame=0"),
        [[Some(format!(
            "camera `B`: https://media.example/b.mov has 0 of the 1 frame of cut 1, at 00:10:04.430 of the recording \
             (at 00:10:02.600 of the programme); {TO_DO}"
        ))]]
    );
    assert_eq!(judged(&plan, "frame=1"), [[None]]);
}

#[test]
fn a_step_of_another_plan_is_not_judged() {
    let (long, short) = (plan([]), plan([("/format", json!("thumbnail"))]));
    let directory = "/tmp/job".to_owned();
    let steps = render_steps(
        &long,
        &RenderPaths {
            directory,
            ..RenderPaths::default()
        },
        None,
    )
    .unwrap();
    let of_second_cut = steps.steps.iter().find(|step| step.segment == Some(2)).unwrap();
    assert_eq!(check_step(&short, of_second_cut, "frame=0\nprogress=end"), None);
}

#[test]
fn at_most_fifty_warnings_of_a_worker_are_kept() {
    let warning = |number: usize| {
        let path = format!("edl.canonicalEdl.tracks.program[{number}]");
        serde_json::from_value(json!({
            "code": "pictures_held", "severity": "warning", "path": path, "message": "m", "remedy": "r", "params": {},
        }))
        .unwrap()
    };
    let kept = |reported: usize| read_warnings(&(0..reported).map(warning).collect::<Vec<_>>());
    assert_eq!(kept(50).len(), 50);
    let more = kept(52);
    assert_eq!(more.len(), 51);
    assert_eq!(more[50].code, "findings_truncated");
    assert_eq!(more[50].message, "2 more findings are not listed");
}

#[test]
fn what_a_warning_says_is_bounded() {
    let long = "ä".repeat(2_000);
    let params: Vec<_> = (0..30).map(|number| (format!("p{number}"), json!(long))).collect();
    let reported = serde_json::from_value(json!({
        "code": "pictures_held", "severity": "error", "path": long, "message": long, "remedy": long,
        "params": params.into_iter().collect::<serde_json::Map<_, _>>(),
    }))
    .unwrap();
    let [kept] = read_warnings(&[reported]).try_into().unwrap();
    assert_eq!((kept.path.chars().count(), kept.message.chars().count()), (255, 1_000));
    assert_eq!(kept.params.len(), 12);
    let longest = kept.params.values().map(|value| match value {
        Param::Text(text) => text.chars().count(),
        Param::Number(_) => 0,
    });
    assert_eq!(longest.max(), Some(255));
    assert_eq!(kept.severity, Severity::Warning);
}
