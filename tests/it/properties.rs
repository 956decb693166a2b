//! What holds for any input: nothing panics, a plan covers every frame once, and gate and plan never disagree.

use crate::requests::{canonical_edl, ready};
use proptest::prelude::*;
use proptest::sample::select;
use render_rules::edl::{CheckOptions, Level, check_edl_text};
use render_rules::ffmpeg::{
    Loudness, RenderPaths, RenderSteps, explain_failure, read_loudness, read_probe, read_progress, render_steps,
};
use render_rules::finding::{Finding, Severity, finding_codes};
use render_rules::format::OutputKind;
use render_rules::gate::{RenderRequest, check_render};
use render_rules::plan::{RenderPlan, plan_render};
use render_rules::trigger::{TriggerBody, TriggerOutcome, parse_trigger};
use serde_json::{Map, Value, json};

/// Numbers that stand at an edge somewhere.
const EDGES: [f64; 14] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    16.6,
    16.7,
    3_999.0,
    4_000.0,
    12_000.0,
    60_000.0,
    9_007_199_254_740_991.0,
    9_007_199_254_740_992.0,
    1e300,
];

/// Words that mean something to the rules.
const WORDS: [&str; 31] = [
    "",
    "A",
    "B",
    "a1",
    "a2",
    "1.0",
    "locked",
    "draft",
    "camera",
    "audio",
    "full_16_9",
    "short_9_16",
    "thumbnail",
    "https://media.example/a.mov",
    "file:///etc/passwd",
    "selection",
    "short",
    "clip",
    "stillAtMs",
    "clip_1_1",
    "shorts",
    "format",
    "id",
    "startMs",
    "endMs",
    "title",
    "text",
    "speaker",
    "__proto__",
    "constructor",
    "🎬\u{0}",
];

/// Any JSON value, with words and numbers that matter more often than chance would have it.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        select(&EDGES).prop_map(Value::from),
        select(&WORDS).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let key = prop_oneof![select(&WORDS).prop_map(str::to_owned), any::<String>()];
        let entries = prop::collection::vec((key, inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            entries.prop_map(|entries| Value::from(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// The pointers of all values in some data.
fn pointers(data: &Value, here: &str, found: &mut Vec<String>) {
    found.push(here.to_owned());
    match data {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{here}/{index}"), found);
            }
        }
        Value::Object(entries) => {
            for (key, entry) in entries {
                pointers(entry, &format!("{here}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// Some data in which up to four values, anywhere, are replaced.
fn spoilt(data: Value) -> impl Strategy<Value = Value> {
    let mut places = Vec::new();
    pointers(&data, "", &mut places);
    prop::collection::vec((select(places), any_json()), 0..4).prop_map(move |changes| {
        let mut data = data.clone();
        for (place, value) in changes {
            if let Some(found) = data.pointer_mut(&place) {
                *found = value;
            }
        }
        data
    })
}

/// A request that is good, or nearly so, with a selection that can mean something to its format.
fn selecting() -> impl Strategy<Value = Value> {
    let ms = || {
        prop_oneof![
            select(&EDGES).prop_map(Value::from),
            (0.0..13_000.0_f64).prop_map(Value::from),
            any_json()
        ]
    };
    let short = prop_oneof![(0..4_u32).prop_map(Value::from), any_json()];
    let choice = prop_oneof![
        short.prop_map(|short| json!({ "short": short })),
        (ms(), ms()).prop_map(|(start, end)| json!({ "clip": { "startMs": start, "endMs": end } })),
        ms().prop_map(|at| json!({ "stillAtMs": at })),
        any_json(),
    ];
    let shorts = prop::collection::vec((ms(), ms()), 0..4);
    let format = select(&["full_16_9", "short_9_16", "clip_1_1", "thumbnail"]);
    (format, choice, shorts).prop_map(|(format, choice, shorts)| {
        let short = |(start, end)| json!({ "startMs": start, "endMs": end, "title": "a" });
        let shorts: Vec<Value> = shorts.into_iter().map(short).collect();
        let mut request = ready();
        request["format"] = json!(format);
        request["selection"] = choice;
        request["edl"]["canonicalEdl"]["tracks"]["shorts"] = json!(shorts);
        request
    })
}

/// A good request for a part of a good EDL: two shares of the programme, of which the parts begin and end.
fn part() -> impl Strategy<Value = Value> {
    let formats = select(&["short", "clip", "stillAtMs"]);
    (renderable(), 0.0..1.0_f64, 0.0..1.0_f64, formats).prop_map(|(mut request, from, to, kind)| {
        let duration = request["edl"]["canonicalEdl"]["durationMs"].as_f64().unwrap();
        let start = from * (duration - 35.0).max(0.0);
        // At least one frame, and for a short at most a minute: a ms less, for `start + 60_000 - start` may be a rounding
        // above it.
        let end = (start + 34.0 + to * (duration - start - 34.0))
            .min(duration)
            .min(start + 59_999.0);
        let (format, selection) = match kind {
            "short" => ("short_9_16", json!({ "short": 1 })),
            "clip" => ("clip_1_1", json!({ "clip": { "startMs": start, "endMs": end } })),
            _ => ("thumbnail", json!({ "stillAtMs": start })),
        };
        request["format"] = json!(format);
        request["selection"] = selection;
        request["edl"]["canonicalEdl"]["tracks"]["shorts"] = json!([
            { "startMs": 0, "endMs": duration, "title": "all" },
            { "startMs": start, "endMs": end, "title": "one" },
        ]);
        request
    })
}

/// A transcript of cues that are right, wrong, or nothing of the kind.
fn transcript() -> impl Strategy<Value = Value> {
    let time = prop_oneof![
        (0.0..100_000.0_f64).prop_map(Value::from),
        select(&EDGES).prop_map(Value::from),
        any_json()
    ];
    let text = prop_oneof![
        any::<String>().prop_map(Value::from),
        select(&WORDS).prop_map(Value::from),
        Just(json!(7))
    ];
    let cue = (time.clone(), time, text.clone(), text).prop_map(
        |(start, end, text, speaker)| json!({ "startMs": start, "endMs": end, "text": text, "speaker": speaker }),
    );
    prop::collection::vec(prop_oneof![9 => cue, 1 => any_json()], 0..12).prop_map(Value::from)
}

/// A ready session with a transcript, so that what spoils it spoils that too.
fn spoken() -> Value {
    let mut request = ready();
    request["session"]["transcript"] = json!([
        { "startMs": 0, "endMs": 900, "text": "Welcome", "speaker": "Ann" },
        { "startMs": 1_000, "endMs": 2_000, "text": "Thank you" },
    ]);
    request
}

/// A request whose EDL is good, with cuts anywhere that neither overlap nor end too late.
fn renderable() -> impl Strategy<Value = Value> {
    let times = prop::collection::vec((0.0..200.0_f64, 0.1..2_000.0_f64), 1..80);
    let format = select(&["full_16_9", "clip_1_1", "thumbnail"]);
    let chapters = prop::collection::vec((0.0..1.0_f64, any::<String>()), 0..5);
    let fps = select(&[30.0, 25.0, 23.976, 29.97, 50.0, 60.0]);
    let parts = (times, 0.0..500.0_f64, chapters, transcript(), format, fps);
    parts.prop_map(|(times, rest, chapters, transcript, format, fps)| {
        let mut end = 0.0;
        let mut cuts = Vec::new();
        for (index, (gap, length)) in times.into_iter().enumerate() {
            // Every other cut follows the one before it at once.
            let start = if index % 2 == 0 { end + gap } else { end };
            end = start + length;
            let camera = if index % 3 == 0 { "A" } else { "B" };
            cuts.push(json!({ "id": index.to_string(), "startMs": start, "endMs": end, "camera": camera }));
        }
        // A programme has at least one frame, which may have 42 ms.
        let duration = (end + rest).max(22.0);
        let chapter = |(at, title)| json!({ "startMs": at * duration * 0.999, "title": title });
        let chapters: Vec<Value> = chapters.into_iter().map(chapter).collect();
        let mut request = ready();
        request["format"] = json!(format);
        request["session"]["transcript"] = transcript;
        let edl = &mut request["edl"]["canonicalEdl"];
        edl["durationMs"] = json!(duration);
        edl["fps"] = json!(fps);
        edl["tracks"] = json!({ "program": cuts, "chapters": chapters });
        request
    })
}

fn request(data: &Value) -> RenderRequest {
    RenderRequest::of(serde_json::from_value(data.clone()).unwrap())
}

fn steps(plan: &RenderPlan) -> RenderSteps {
    let directory = "/tmp/job".to_owned();
    render_steps(
        plan,
        &RenderPaths {
            directory,
            ..RenderPaths::default()
        },
        None,
    )
    .unwrap()
}

/// The gate and the plan say the same of a request, and what is planned can be carried out.
fn agree(data: &Value) {
    let request = request(data);
    let report = check_render(&request, &CheckOptions::default());
    assert_eq!(
        report.ok,
        report
            .findings
            .iter()
            .all(|finding| finding.severity == Severity::Warning)
    );
    for finding in &report.findings {
        assert!(
            finding_codes().iter().any(|code| code.code == finding.code),
            "{finding:?}"
        );
    }
    match plan_render(&request, &CheckOptions::default()) {
        Ok(plan) => {
            assert!(report.ok, "{report:?}");
            covers_every_frame_once(&plan);
            says_what_is_said(&plan);
            steps(&plan);
        }
        Err(error) => {
            assert!(!report.ok);
            assert_eq!((error.code(), error.findings()), ("not_renderable", &*report.findings));
        }
    }
}

fn covers_every_frame_once(plan: &RenderPlan) {
    for segment in &plan.segments {
        assert!(segment.start_frame < segment.end_frame, "{segment:?}");
        assert_eq!(segment.camera.is_some(), segment.input.is_some());
        if let Some(input) = segment.input {
            assert_eq!(Some(&plan.inputs[input].camera), segment.camera.as_ref());
            assert!(segment.source_start_ms.unwrap() >= 0.0, "{segment:?}");
        }
    }
    if plan.output.kind == OutputKind::Video {
        let mut frame = 0;
        for segment in &plan.segments {
            assert_eq!(segment.start_frame, frame);
            frame = segment.end_frame;
        }
        assert_eq!(frame, plan.frames);
    } else {
        assert_eq!((plan.segments.len(), plan.frames), (1, 1));
    }
    let mut end = 0.0;
    for chapter in &plan.chapters {
        assert!(
            end <= chapter.start_ms && chapter.start_ms < chapter.end_ms,
            "{chapter:?}"
        );
        assert!(
            chapter.end_ms <= plan.duration_ms,
            "{chapter:?} of {}",
            plan.duration_ms
        );
        end = chapter.end_ms;
    }
}

/// The sound lies in the output, and the subtitles do, in order; as a file each has its two lines and no more cues than it
/// should.
fn says_what_is_said(plan: &RenderPlan) {
    if let Some(audio) = &plan.audio {
        assert!(
            0.0 <= audio.start_ms && audio.start_ms < audio.end_ms && audio.end_ms <= plan.duration_ms,
            "{audio:?}"
        );
        assert!(
            audio.fade_in_ms + audio.fade_out_ms <= audio.end_ms - audio.start_ms,
            "{audio:?}"
        );
    }
    let mut start = 0.0;
    for caption in &plan.captions {
        assert!(
            start <= caption.start_ms && caption.start_ms < caption.end_ms,
            "{caption:?}"
        );
        // Whole ms: of a length with a fraction the nearest one.
        assert!(caption.end_ms <= plan.duration_ms.round(), "{caption:?}");
        start = caption.start_ms;
    }
    let RenderSteps { files, artifacts, .. } = steps(plan);
    assert_eq!(artifacts.subtitles.is_some(), !plan.captions.is_empty());
    let Some(path) = artifacts.subtitles else { return };
    let text = &files.iter().find(|file| file.path == path).unwrap().text;
    assert_eq!(text.matches("-->").count(), plan.captions.len(), "{text}");
    assert_eq!(text.matches("\n\n").count(), plan.captions.len(), "{text}");
    assert_eq!(
        text.matches('<').count(),
        plan.captions.iter().filter(|caption| caption.speaker.is_some()).count()
    );
    assert!(
        text.chars()
            .all(|character| character == '\n' || !character.is_control()),
        "{text:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_an_edl_with_findings(bytes in any::<Vec<u8>>()) {
        let report = check_edl_text(&bytes, &CheckOptions::default());
        prop_assert!(!report.ok && !report.findings.is_empty());
    }

    #[test]
    fn any_text_around_an_edl_is_checked(
        cut in 0_usize..900, more in any::<String>(), at_end in any::<bool>(),
    ) {
        let text = canonical_edl().to_string();
        let part = text.get(..cut).unwrap_or(&text);
        let text = if at_end { format!("{part}{more}") } else { format!("{more}{part}") };
        let _ = check_edl_text(text.as_bytes(), &CheckOptions::default());
    }

    #[test]
    fn any_text_for_an_edl_has_a_plan_or_findings(
        bytes in any::<Vec<u8>>(), cut in 0_usize..900, at_end in any::<bool>(), choice in any_json(),
    ) {
        let (text, more) = (canonical_edl().to_string(), String::from_utf8_lossy(&bytes));
        let part = text.get(..cut).unwrap_or(&text);
        let mut data = ready();
        data["selection"] = choice;
        for text in [more.to_string(), if at_end { format!("{part}{more}") } else { format!("{more}{part}") }] {
            data["edl"]["canonicalEdl"] = json!(text);
            agree(&data);
        }
    }

    #[test]
    fn any_value_is_a_request_with_an_answer(data in any_json()) {
        agree(&data);
    }

    #[test]
    fn any_value_is_options_or_refused(data in any_json(), name in select(&["gaps", "minShotMs", "gap"])) {
        for options in [data.clone(), json!({ name: data })] {
            if let Ok(options) = serde_json::from_value::<CheckOptions>(options) {
                prop_assert!(check_render(&request(&ready()), &options).findings.len() < 4);
            }
        }
    }

    #[test]
    fn what_is_switched_off_hides_nothing_else(data in spoilt(ready())) {
        let request = request(&data);
        let off = CheckOptions {
            gaps: Some(Level::Off), shot_length: Some(Level::Off), frame_alignment: Some(Level::Off),
            unused_cameras: Some(Level::Off), ..CheckOptions::default()
        };
        let debatable = |finding: &Finding| {
            finding_codes().iter().any(|code| code.code == finding.code && code.option.is_some())
        };
        let mut all = check_render(&request, &CheckOptions::default()).findings;
        all.retain(|finding| !debatable(finding));
        prop_assert_eq!(check_render(&request, &off).findings, all);
    }

    #[test]
    fn a_spoilt_request_has_an_answer(data in spoilt(spoken())) {
        agree(&data);
    }

    #[test]
    fn what_the_gate_lets_pass_is_planned(data in renderable()) {
        prop_assert!(check_render(&request(&data), &CheckOptions::default()).ok);
        agree(&data);
    }

    #[test]
    fn any_selection_has_an_answer(data in selecting()) {
        agree(&data);
    }

    #[test]
    fn a_part_is_planned_to_the_frame(data in part()) {
        prop_assert!(check_render(&request(&data), &CheckOptions::default()).ok);
        agree(&data);
        let plan = plan_render(&request(&data), &CheckOptions::default()).unwrap();
        let taken_ms = plan.end_ms - plan.start_ms;
        let half_a_frame_ms = plan.frame_rate.frame_start_ms(1) / 2.0 + 1e-6;
        if plan.output.kind == OutputKind::Video {
            // Within half a frame of what was asked for, and each cut within half a frame of its time; but it is no longer than was
            // asked for, for which the end may be up to a frame earlier.
            let late_ms = plan.duration_ms - taken_ms;
            prop_assert!(-2.0 * half_a_frame_ms <= late_ms && late_ms <= half_a_frame_ms, "{late_ms}");
            for segment in &plan.segments {
                let times = [(segment.start_frame, segment.start_ms), (segment.end_frame, segment.end_ms)];
                for (frame, ms) in times.into_iter().filter(|(frame, _)| *frame != plan.frames) {
                    let shown = plan.start_ms + plan.frame_rate.frame_start_ms(frame);
                    prop_assert!((shown - ms).abs() <= half_a_frame_ms, "{segment:?}");
                }
                prop_assert!(plan.start_ms <= segment.start_ms + half_a_frame_ms && segment.end_ms <= plan.end_ms, "{segment:?}");
            }
        }
    }

    #[test]
    fn a_choice_in_a_body_is_judged_as_in_a_request(data in selecting()) {
        let mut body = data["selection"].clone();
        if body.is_object() {
            body["sessionId"] = json!("s1");
            body["format"] = data["format"].clone();
            let body: TriggerBody = serde_json::from_value(body).unwrap();
            let report = check_render(&request(&data), &CheckOptions::default());
            let gates = |code: &str| finding_codes().iter().any(|row| row.code == code && row.check == "checkRender");
            if let TriggerOutcome::Refused { findings, .. } = parse_trigger(&body) {
                for finding in findings.iter().filter(|finding| gates(&finding.code)) {
                    let told = |known: &Finding| (&known.code, &known.message) == (&finding.code, &finding.message);
                    prop_assert!(report.findings.iter().any(told), "{finding:?}");
                }
            }
        }
    }

    #[test]
    fn the_shares_of_all_runs_make_a_whole(data in renderable()) {
        let plan = plan_render(&request(&data), &CheckOptions::default()).unwrap();
        let RenderSteps { steps, artifacts, .. } = steps(&plan);
        let whole: f64 = steps.iter().map(|step| step.share).sum();
        prop_assert!((whole - 1.0).abs() < 1e-6, "{whole}");
        prop_assert!(steps.iter().all(|step| step.share > 0.0 && step.duration_ms > 0.0));
        // Each file that is promised is written by exactly one run.
        for path in [&artifacts.video, &artifacts.thumbnail] {
            let file = format!("file:{path}");
            let writers = steps.iter().filter(|step| step.arguments.contains(&file));
            prop_assert_eq!(writers.count(), 1);
        }
    }

    #[test]
    fn a_spoilt_plan_has_steps_or_an_error(data in spoilt(serde_json::to_value(plan_render(&request(&spoken()), &CheckOptions::default()).unwrap()).unwrap())) {
        if let Ok(plan) = serde_json::from_value::<RenderPlan>(data) {
            let loudness = Loudness { integrated_lufs: -23.0, true_peak_dbtp: -3.0 };
            let answer = render_steps(&plan, &RenderPaths::default(), Some(&loudness));
            prop_assert!(answer.map_or_else(|error| error.code() == "bad_input", |steps| !steps.steps.is_empty()));
        }
    }

    #[test]
    fn any_body_is_read_or_refused(data in any_json(), metadata in any_json()) {
        for body in [data, json!({ "sessionId": "s1", "metadata": metadata })] {
            let body: TriggerBody = serde_json::from_value(body).unwrap();
            if let TriggerOutcome::Refused { findings, .. } = parse_trigger(&body) {
                prop_assert!(!findings.is_empty());
            }
        }
    }

    #[test]
    fn any_output_of_a_program_is_read(text in any::<String>(), ms in any::<f64>()) {
        let progress = read_progress(&text, ms);
        prop_assert!((0.0..=1.0).contains(&progress.progress));
        let _ = read_probe(&text);
        let _ = read_loudness(&text);
        let _ = read_loudness(&format!("Summary:\nI: {ms} LUFS\nPeak: {text} dBFS"));
        let plan = plan_render(&request(&ready()), &CheckOptions::default()).unwrap();
        prop_assert!(!explain_failure(&plan, &text, &[], None, "").message.is_empty());
    }

    #[test]
    fn no_secret_of_a_url_is_told(lead in "[ -~é]{0,20}", path in "[a-z/'.]{0,10}", more in "[ -~]{0,10}") {
        let lead = lead.replace("://", "");
        let text = format!("{lead} https://user:SECRET@h.example/{}?token=SECRET {more}", path.replace('\'', ""));
        let plan = plan_render(&request(&ready()), &CheckOptions::default()).unwrap();
        let message = explain_failure(&plan, &text, &[], None, "").message;
        prop_assert!(!message.contains("SECRET"), "{message}");
    }
}
