//! The runs of ffmpeg that carry a plan out, to the letter.

use crate::requests::{ready, request, with, without};
use render_rules::CheckOptions;
use render_rules::ffmpeg::{Loudness, RenderLimits, RenderPaths, RenderSteps, probe_arguments, render_steps};
use render_rules::job::Phase;
use render_rules::plan::{RenderPlan, plan_render};
use serde_json::{Value, json};

const PROGRAM: &str = "/edl/canonicalEdl/tracks/program";
const CHAPTERS: &str = "/edl/canonicalEdl/tracks/chapters";
const DURATION: &str = "/edl/canonicalEdl/durationMs";

fn plan(data: Value) -> RenderPlan {
    plan_render(&request(data), &CheckOptions::default()).unwrap()
}

fn steps_in(directory: &str, plan: &RenderPlan) -> RenderSteps {
    let directory = directory.to_owned();
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

fn steps(data: Value) -> RenderSteps {
    steps_in("/tmp/job", &plan(data))
}

/// The arguments of a step in one line; none of those compared by it holds a space.
fn command(steps: &RenderSteps, index: usize) -> String {
    let arguments = &steps.steps[index].arguments;
    assert!(
        arguments.iter().all(|argument| !argument.contains(' ')),
        "{arguments:?}"
    );
    arguments.join(" ")
}

/// The argument after a switch that is there once.
fn after<'a>(steps: &'a RenderSteps, index: usize, switch: &str) -> &'a str {
    let arguments = &steps.steps[index].arguments;
    let at = arguments.iter().position(|argument| argument == switch).unwrap();
    &arguments[at + 1]
}

/// A programme of 2 s: 1 s of camera A, 1 s of camera B, the sound of A, no chapters.
fn small() -> Value {
    with(
        ready(),
        [
            (DURATION, json!(2_000)),
            (CHAPTERS, json!([])),
            (
                PROGRAM,
                json!([
                    { "startMs": 0, "endMs": 1_000, "camera": "A" },
                    { "startMs": 1_000, "endMs": 2_000, "camera": "B" },
                ]),
            ),
        ],
    )
}

const GLOBAL: &str = "-hide_banner -nostdin -y -loglevel warning -nostats -stats_period 0.02 -progress pipe:1 -xerror";
const REMOTE: &str = "-threads 2 -rw_timeout 30000000 -reconnect 1 -reconnect_delay_max 4 \
    -protocol_whitelist http,https,tcp,tls -format_whitelist mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mxf,mpegts,mpeg,avi,flv,wav,w64,aiff,caf,flac,mp3,ogg,aac";
const X264: &str = "-c:v libx264 -preset veryfast -pix_fmt yuv420p -color_range tv -colorspace bt709 \
    -color_primaries bt709 -color_trc bt709 -crf 23 -r 30";
const COUNTED: &str = "-map [own] -fps_mode passthrough -f null -";
const MARK: &str = "color=c=black:s=16x16:r=1,trim=end_frame=1[mark]";
const PART: &str = "-map_metadata -1 -map_chapters -1 -f mp4";
const SOUND: &str =
    "atrim=start=0.000000,asetpts=PTS-0.000000/TB,aresample=48000:async=1:first_pts=0,aformat=channel_layouts=stereo";
const LOSSLESS: &str = "-c:a flac -compression_level 0 -sample_fmt s32 -bits_per_raw_sample 24 \
    -map_metadata -1 -map_chapters -1 -f matroska";
const MEASURE: &str = "-hide_banner -nostdin -y -loglevel info -nostats -progress pipe:1 -xerror \
    -f matroska -protocol_whitelist file -i file:/tmp/job/sound.mkv -map 0:v:0 -c:v copy \
    -map 0:a:0? -af ebur128=peak=true:framelog=verbose -f null -";
const PARTS: &str = "-f concat -protocol_whitelist file -i file:/tmp/job/parts.txt";
const COPIED: &str = "-map 0:v:0 -c:v copy -bsf:v setts=pts=PTS:dts=(N-2)/(30*TB)";
const RECORDED: &str = "-f matroska -protocol_whitelist file -i file:/tmp/job/sound.mkv";
const SOUND_FILE: &str = "-f mp4 -protocol_whitelist file -i file:/tmp/job/sound.mp4";
const AAC: &str = "-c:a aac -ac 2 -b:a 192000 -ar 48000";
const COLOURS: &str = "[frame]scale=in_color_matrix=bt709:out_color_matrix=bt601:out_range=pc,format=yuv420p[still]";
const JPEG: &str = "-map [still] -map_metadata -1 -frames:v 1 -c:v mjpeg -strict unofficial -color_range pc -q:v 2 \
    -f image2 -update 1";

/// The filters of `frames` of the one source of a run, which has so many seconds before its start.
fn source(preroll: &str, frames: u64, size: &str, label: &str) -> String {
    let numbers = size.replace('x', ":");
    format!(
        "[0:V:0]settb=1/6000000,setpts=PTS-({preroll}-0.0001)/TB,fps=30,trim=start_pts=0:end_pts={frames},scale=round(iw*sar):ih,\
         scale={numbers}:force_original_aspect_ratio=increase\
         :in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,crop={numbers},setsar=1,format=yuv420p,split=2[own][held];\
         [held]fps=30:start_time=0,tpad=stop_mode=clone:stop=3,trim=end_frame={frames},settb=1/30,setpts=N[{label}]"
    )
}

#[test]
fn sound_is_recorded_measured_and_encoded_then_each_cut_is_a_run_and_the_last_joins() {
    let steps = steps(small());
    assert_eq!(
        command(&steps, 0),
        format!(
            "{GLOBAL} {REMOTE} -ss 0.000000 -t 2.250000 -i https://media.example/a.mov -filter_complex {MARK} \
             -map [mark] -c:v mjpeg -map 0:a:0? -af {SOUND},afade=t=in:d=0.015000,\
afade=t=out:st=1.985000:d=0.015000,apad,atrim=end_sample=96000 {LOSSLESS} file:/tmp/job/sound.mkv"
        ),
    );
    assert_eq!(command(&steps, 1), MEASURE);
    assert_eq!(
        command(&steps, 2),
        format!(
            "{GLOBAL} {RECORDED} -map 0:v:0 -c:v copy -map 0:a:0? -af asetpts=N/SR/TB,apad,atrim=end_sample=96000 {AAC} {PART} \
             file:/tmp/job/sound.mp4"
        ),
    );
    assert_eq!(
        command(&steps, 3),
        format!(
            "{GLOBAL} {REMOTE} -noaccurate_seek -ss 0.000000 -i https://media.example/a.mov \
             -filter_complex {} {COUNTED} -map [video] -an {X264} {PART} file:/tmp/job/part-0001.mp4",
            source("0.000000", 30, "1920x1080", "video"),
        ),
    );
    // Camera B is 1,830 ms ahead: its second 1 is the source's second 2.83, and reading begins a quarter of a second before.
    assert_eq!(
        command(&steps, 4),
        format!(
            "{GLOBAL} {REMOTE} -noaccurate_seek -ss 2.550000 -i https://media.example/b.mov \
             -filter_complex {} {COUNTED} -map [video] -an {X264} {PART} file:/tmp/job/part-0002.mp4",
            source("0.280000", 30, "1920x1080", "video"),
        ),
    );
    // The middle of the programme is the first frame of its second part.
    assert_eq!(
        command(&steps, 5),
        format!(
            "{GLOBAL} -ss 0.000000 -f mp4 -protocol_whitelist file -i file:/tmp/job/part-0002.mp4 \
             -filter_complex [0:v]trim=end_frame=1,setpts=0[frame];{COLOURS} {JPEG} file:/tmp/job/thumbnail.jpg"
        ),
    );
    assert_eq!(
        command(&steps, 6),
        format!(
            "{GLOBAL} {PARTS} {SOUND_FILE} {COPIED} -map 1:a:0? -c:a copy -map_metadata:g -1 -map_metadata:s -1 -map_chapters -1 -movflags +faststart -f mp4 \
             file:/tmp/job/output.mp4"
        ),
    );
    let told: Vec<(Phase, f64, f64, bool)> = steps
        .steps
        .iter()
        .map(|step| (step.phase, step.duration_ms, step.share, step.measures))
        .collect();
    assert_eq!(
        told,
        [
            (Phase::Measuring, 2_000.0, 0.02, false),
            (Phase::Measuring, 2_000.0, 0.02, true),
            (Phase::Measuring, 2_000.0, 0.04, false),
            (Phase::Rendering, 1_000.0, (1.0 - 0.01 - 0.01 - 0.08) / 2.0, false),
            (Phase::Rendering, 1_000.0, (1.0 - 0.01 - 0.01 - 0.08) / 2.0, false),
            (Phase::Rendering, 1_000.0 / 30.0, 0.01, false),
            (Phase::Joining, 2_000.0, 0.01, false),
        ]
    );
    assert_eq!(
        serde_json::to_value((&steps.files, &steps.artifacts)).unwrap(),
        json!([
            [{
                "path": "/tmp/job/parts.txt",
                "text": "ffconcat version 1.0\nfile part-0001.mp4\nduration 1.000000\nfile part-0002.mp4\nduration 1.000000\n",
            }],
            {
                "video": "/tmp/job/output.mp4", "thumbnail": "/tmp/job/thumbnail.jpg", "chapters": null,
                "subtitles": null,
            },
        ]),
    );
}

/// The filter that the sound is encoded with, where it was measured.
fn normalised(integrated_lufs: f64, true_peak_dbtp: f64) -> String {
    let loudness = Loudness {
        integrated_lufs,
        true_peak_dbtp,
    };
    let directory = "/tmp/job".to_owned();
    let steps = render_steps(
        &plan(small()),
        &RenderPaths {
            directory,
            ..RenderPaths::default()
        },
        Some(&loudness),
    )
    .unwrap();
    let filter = after(&steps, 2, "-af").to_owned();
    let inner = filter.strip_prefix("asetpts=N/SR/TB,").unwrap();
    inner.strip_suffix(",apad,atrim=end_sample=96000").unwrap().to_owned()
}

#[test]
fn what_was_measured_decides_gain_and_limiter() {
    let limiter =
        "aresample=192000,alimiter=limit=0.794328:attack=5:release=50:level=false:latency=true,aresample=48000";
    // A peak at -2 dBTP is as high as it may be; AAC may take the decibel above it.
    assert_eq!(normalised(-23.0, -11.0), "volume=9.00dB");
    assert_eq!(normalised(-23.0, -10.9), format!("volume=9.00dB,{limiter}"));
    // Too loud is made quieter.
    assert_eq!(normalised(-8.5, 0.4), "volume=-5.50dB");
    // Nothing is made louder than by 20 dB.
    assert_eq!(normalised(-34.0, -30.0), "volume=20.00dB");
    assert_eq!(normalised(-69.9, -60.0), "volume=20.00dB");
    // Only what comes after the measuring depends on it.
    let plain = steps(small());
    let loudness = Loudness {
        integrated_lufs: -23.0,
        true_peak_dbtp: -11.0,
    };
    let directory = "/tmp/job".to_owned();
    let mut measured = render_steps(
        &plan(small()),
        &RenderPaths {
            directory,
            ..RenderPaths::default()
        },
        Some(&loudness),
    )
    .unwrap();
    measured.steps[2].arguments.clone_from(&plain.steps[2].arguments);
    assert_eq!(measured, plain);
}

#[test]
fn a_proxy_is_named_for_each_source_and_for_nothing_else() {
    let plan = plan_render(&request(ready()), &CheckOptions::default()).unwrap();
    let mut paths = RenderPaths {
        directory: "/tmp/job".to_owned(),
        ..RenderPaths::default()
    };
    let without = render_steps(&plan, &paths, None).unwrap();
    paths.proxy = Some("http://127.0.0.1:40000".to_owned());
    let through = render_steps(&plan, &paths, None).unwrap();
    let mut named = 0;
    for index in 0..without.steps.len() {
        let line = command(&without, index);
        let expected = line.replace(
            "http,https,tcp,tls",
            "http,https,httpproxy,tcp,tls -http_proxy http://127.0.0.1:40000",
        );
        assert_eq!(command(&through, index), expected);
        named += expected.matches("-http_proxy").count();
    }
    // The sound, and three cuts.
    assert_eq!(named, 4);
}

#[test]
fn black_reads_nothing() {
    let steps = steps(with(
        small(),
        [("/edl/canonicalEdl/tracks/program/0/startMs", json!(500))],
    ));
    assert_eq!(
        command(&steps, 3),
        format!(
            "{GLOBAL} -filter_complex color=c=black:s=1920x1080:r=30,setsar=1,format=yuv420p,trim=end_frame=15[video] \
             -map [video] -an {X264} {PART} file:/tmp/job/part-0001.mp4"
        ),
    );
    // The cut begins in the source where it begins in the programme.
    assert_eq!(after(&steps, 4, "-ss"), "0.250000");
    let judged: Vec<Option<usize>> = steps.steps.iter().map(|step| step.segment).collect();
    assert_eq!(judged, [None, None, None, None, Some(1), Some(2), None, None]);
}

#[test]
fn sound_that_begins_later_is_silent_until_then() {
    let late = with(
        small(),
        [
            ("/edl/canonicalEdl/masterCamera", json!("B")),
            ("/edl/canonicalEdl/sources/B/offsetMs", json!(-750)),
        ],
    );
    assert_eq!(
        after(&steps(late), 0, "-af"),
        format!(
            "{SOUND},afade=t=in:d=0.015000,adelay=delays=750:all=1,afade=t=out:st=1.985000:d=0.015000,apad,atrim=end_sample=96000"
        ),
    );
}

#[test]
fn sound_that_ends_earlier_goes_down_before_it_does() {
    // What is seen of camera A ends at 1,000 ms.
    let steps = steps(with(small(), [("/assets/0/durationMs", json!(1_600))]));
    assert_eq!(
        after(&steps, 0, "-af"),
        format!("{SOUND},afade=t=in:d=0.015000,afade=t=out:st=1.585000:d=0.015000,apad,atrim=end_sample=96000"),
    );
}

#[test]
fn without_sound_nothing_is_recorded_or_measured() {
    let good = serde_json::to_value(plan(small())).unwrap();
    let silent: RenderPlan = serde_json::from_value(without(good, "/audio")).unwrap();
    let steps = steps_in("/tmp/job", &silent);
    let phases: Vec<Phase> = steps.steps.iter().map(|step| step.phase).collect();
    assert_eq!(
        phases,
        [Phase::Rendering, Phase::Rendering, Phase::Rendering, Phase::Joining]
    );
    assert!((0..4).all(|index| !command(&steps, index).contains("sound") && !command(&steps, index).contains("-af")));
    let whole: f64 = steps.steps.iter().map(|step| step.share).sum();
    assert!((whole - 1.0).abs() < 1e-9, "{whole}");
}

#[test]
fn each_format_is_filled_and_cut() {
    for (format, size) in [
        ("full_16_9", "1920:1080"),
        ("short_9_16", "1080:1920"),
        ("clip_1_1", "1080:1080"),
    ] {
        let steps = steps(with(small(), [("/format", json!(format))]));
        let graph = after(&steps, 3, "-filter_complex");
        assert!(
            graph.contains(&format!("scale={size}:force_original_aspect_ratio=increase")),
            "{graph}"
        );
        assert!(graph.contains(&format!("crop={size},")), "{graph}");
    }
}

#[test]
fn a_still_is_one_frame_of_one_source() {
    let steps = steps(with(small(), [("/format", json!("thumbnail"))]));
    assert_eq!(
        command(&steps, 0),
        format!(
            "{GLOBAL} {REMOTE} -noaccurate_seek -ss 2.550000 -i https://media.example/b.mov -filter_complex \
             {};{COLOURS} {COUNTED} {JPEG} file:/tmp/job/output.jpg",
            source("0.280000", 1, "1920x1080", "frame"),
        ),
    );
    assert_eq!(
        serde_json::to_value((&steps.files, &steps.artifacts)).unwrap(),
        json!([[], { "video": "/tmp/job/output.jpg", "thumbnail": "/tmp/job/output.jpg", "chapters": null, "subtitles": null }]),
    );
}

/// A programme of so many cuts of 1 s to camera A.
fn long(count: u32) -> Value {
    let cut = |index: u32| json!({ "startMs": index * 1_000, "endMs": (index + 1) * 1_000, "camera": "A" });
    with(
        ready(),
        [
            (DURATION, json!(count * 1_000)),
            (PROGRAM, (0..count).map(cut).collect()),
        ],
    )
}

#[test]
fn a_run_reads_one_source_at_most_however_long_the_plan_is() {
    for count in [9, 33, 2_000] {
        let plan = plan(long(count));
        let steps = steps_in("/tmp/job", &plan);
        assert_eq!(steps.steps.len(), plan.segments.len() + 5);
        let whole: f64 = steps.steps.iter().map(|step| step.share).sum();
        assert!((whole - 1.0).abs() < 1e-9, "{whole}");
        for step in &steps.steps {
            let sources = step
                .arguments
                .iter()
                .filter(|argument| argument.starts_with("https://"));
            assert!(sources.count() <= 1, "{:?}", step.arguments);
        }
        // The frame in the middle is in the cut in the middle.
        let (part, start) = (
            plan.segments.len() / 2 + 1,
            if count % 2 == 0 { "0.000000" } else { "0.483333" },
        );
        let taken = format!("-ss {start} -f mp4 -protocol_whitelist file -i file:/tmp/job/part-{part:04}.mp4 ");
        let thumbnail = command(&steps, plan.segments.len() + 3);
        assert!(thumbnail.contains(&taken), "{thumbnail}");
        assert!(thumbnail.ends_with(" file:/tmp/job/thumbnail.jpg"), "{thumbnail}");
    }
    // Numbers above 9,999 have as many digits as they need.
    let list = steps(long(10_001)).files.pop().unwrap();
    let end = "\nfile part-9999.mp4\nduration 1.000000\nfile part-10000.mp4\nduration 1.000000\n\
        file part-10001.mp4\nduration 1.000000\n";
    assert!(list.text.ends_with(end));
}

#[test]
fn the_lengths_of_the_parts_add_up_to_the_whole() {
    // Cuts of one frame, of two and of four: none is a whole number of µs.
    let ends = [33, 100, 233, 266, 333, 467];
    let cut = |(index, end): (usize, &u32)| {
        let start = if index == 0 { 0 } else { ends[index - 1] };
        json!({ "startMs": start, "endMs": end, "camera": "A" })
    };
    let program: Value = ends.iter().enumerate().map(cut).collect();
    let data = with(small(), [(DURATION, json!(467)), (PROGRAM, program)]);
    let list = steps(data).files.pop().unwrap().text;
    let lengths: Vec<&str> = list.lines().filter_map(|line| line.strip_prefix("duration ")).collect();
    assert_eq!(
        lengths,
        ["0.033333", "0.066667", "0.133333", "0.033334", "0.066666", "0.133334"]
    );
}

#[test]
fn joining_copies_the_pictures_and_adds_sound_and_chapters() {
    let steps = steps(long(33));
    assert_eq!(
        command(&steps, 37),
        format!(
            "{GLOBAL} {PARTS} {SOUND_FILE} -f ffmetadata -protocol_whitelist file -i file:/tmp/job/metadata.txt \
             {COPIED} -map 1:a:0? -c:a copy \
             -map_metadata:g -1 -map_metadata:s -1 -map_chapters 2 -movflags +faststart -f mp4 file:/tmp/job/output.mp4"
        ),
    );
}

#[test]
fn chapters_are_written_for_ffmpeg_and_for_the_web() {
    let chapters = json!([
        { "startMs": 0, "title": "a=b; #1 \\ \"ü\" 🎬" },
        { "startMs": 500.4, "title": "two\nlines\r\ttab\u{0}" },
        { "startMs": 1_000, "title": "" },
    ]);
    let steps = steps(with(small(), [(CHAPTERS, chapters)]));
    let file = |name: &str| {
        let path = format!("/tmp/job/{name}");
        steps.files.iter().find(|file| file.path == path).unwrap().text.as_str()
    };
    assert_eq!(
        file("metadata.txt"),
        ";FFMETADATA1\n\
         [CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=a\\=b\\; \\#1 \\\\ \"ü\" 🎬\n\
         [CHAPTER]\nTIMEBASE=1/1000\nSTART=500\nEND=1000\ntitle=two lines  tab \n\
         [CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=2000\ntitle=\n",
    );
    let listed = json!([
        { "startMs": 0.0, "endMs": 500.0, "title": "a=b; #1 \\ \"ü\" 🎬" },
        { "startMs": 500.0, "endMs": 1_000.0, "title": "two\nlines\r\ttab\u{0}" },
        { "startMs": 1_000.0, "endMs": 2_000.0, "title": "" },
    ]);
    assert_eq!(file("chapters.json"), format!("{listed:#}\n"));
    assert!(command(&steps, 6).contains("-f ffmetadata -protocol_whitelist file -i file:/tmp/job/metadata.txt"));
    assert_eq!(after(&steps, 6, "-map_chapters"), "2");
    assert_eq!(steps.artifacts.chapters.as_deref(), Some("/tmp/job/chapters.json"));
}

#[test]
fn a_long_title_is_cut_between_characters() {
    let title = "é".repeat(2_000);
    let steps = steps(with(small(), [(CHAPTERS, json!([{ "startMs": 0, "title": title }]))]));
    assert!(steps.files[0].text.ends_with(&format!("title={}\n", "é".repeat(500))));
}

#[test]
fn what_users_write_stays_one_argument() {
    // A URL and a directory that a shell, ffmpeg's protocols or its filters would read otherwise.
    let url = "https://media.example/$(id)';-i|file:/etc/passwd,a[b].mov?x=%00&y=1";
    let plan = plan(with(small(), [("/assets/0/mezzanineUrl", json!(url))]));
    let steps = steps_in("-y /tmp/a b:c", &plan);
    assert_eq!(after(&steps, 0, "-i"), url);
    assert!(!after(&steps, 0, "-filter_complex").contains("passwd"));
    assert_eq!(
        steps.steps[0].arguments.last().map(String::as_str),
        Some("file:-y /tmp/a b:c/sound.mkv")
    );
    assert_eq!(
        probe_arguments("-i x:y").join("|"),
        "-v|error|-protocol_whitelist|file|-print_format|json|-show_format|-show_streams|-i|file:-i x:y",
    );
}

#[test]
fn a_plan_that_was_not_made_by_the_rules_is_refused() {
    let good = serde_json::to_value(plan(small())).unwrap();
    for (changed, why) in [
        (with(good.clone(), [("/segments", json!([]))]), "it has no segments"),
        (with(good.clone(), [("/inputs", json!([]))]), "it uses input 1 of 0"),
        (
            with(good.clone(), [("/segments/0/input", json!(2))]),
            "it uses input 2 of 2",
        ),
        (with(good.clone(), [("/audio/input", json!(7))]), "it uses input 7 of 2"),
        (with(good.clone(), [("/frames", json!(0))]), "it takes no time"),
        (with(good.clone(), [("/durationMs", json!(0))]), "it takes no time"),
        (with(good.clone(), [("/durationMs", json!(-1))]), "it takes no time"),
    ] {
        let plan: RenderPlan = serde_json::from_value(changed).unwrap();
        let paths = RenderPaths {
            directory: "/tmp/job".to_owned(),
            ..RenderPaths::default()
        };
        let error = render_steps(&plan, &paths, None).unwrap_err();
        assert_eq!(
            (error.code(), error.to_string()),
            ("bad_input", format!("the plan can't be read: {why}"))
        );
    }
}

/// The subtitles of a transcript.
fn subtitles(transcript: Value) -> Option<String> {
    let steps = steps(with(small(), [("/session/transcript", transcript)]));
    let path = steps.artifacts.subtitles?;
    assert_eq!(path, "/tmp/job/subtitles.vtt");
    Some(steps.files.into_iter().find(|file| file.path == path).unwrap().text)
}

#[test]
fn subtitles_are_webvtt() {
    let text = subtitles(json!([
        { "startMs": 1_000.4, "endMs": 1_999, "text": "a < b && b > c --> d", "speaker": "Ann\n & <Bob>" },
        { "startMs": 0, "endMs": 1_500, "text": " two\r\n\n\nlines\u{0}\u{1b}[ 🎬 é " },
        { "startMs": 1_999, "endMs": 9_000, "text": "NOTE", "speaker": " " },
    ]));
    assert_eq!(
        text.as_deref(),
        Some(
            "WEBVTT\n\n\
             00:00:00.000 --> 00:00:01.500\ntwo\nlines  [ 🎬 é\n\n\
             00:00:01.000 --> 00:00:01.999\n<v Ann &amp; &lt;Bob&gt;>a &lt; b &amp;&amp; b &gt; c --&gt; d\n\n\
             00:00:01.999 --> 00:00:02.000\nNOTE\n"
        ),
    );
    for nothing in [
        json!(null),
        json!([]),
        json!("text"),
        json!([{ "startMs": 0, "endMs": 1, "text": "" }]),
    ] {
        assert_eq!(subtitles(nothing), None);
    }
}

#[test]
fn subtitles_count_hours() {
    let hour = 3_600_000;
    let data = with(
        small(),
        [
            (DURATION, json!(120 * hour)),
            (
                "/session/transcript",
                json!([{ "startMs": 3_723_004, "endMs": 100 * hour, "text": "long" }]),
            ),
        ],
    );
    let files = steps(data).files;
    assert_eq!(files[0].text, "WEBVTT\n\n01:02:03.004 --> 100:00:00.000\nlong\n");
}

/// The arguments of each run under limits, and without.
fn limited(threads: Option<u32>) -> Vec<(String, String)> {
    let plan = plan(small());
    let mut paths = RenderPaths {
        directory: "/tmp/job".to_owned(),
        ..RenderPaths::default()
    };
    let without = render_steps(&plan, &paths, None).unwrap();
    paths.limits = Some(RenderLimits { threads });
    let within = render_steps(&plan, &paths, None).unwrap();
    let count = within.steps.len();
    (0..count)
        .map(|index| (command(&within, index), command(&without, index)))
        .collect()
}

#[test]
fn limits_bound_the_pictures_of_each_source() {
    const SHAPE: &str =
        "scale=max(1\\,min(round(iw*sar)\\,70778880/ih)):ih,crop=min(iw\\,8*ih):min(ih\\,8*iw):exact=1,";
    let mut bounded = 0;
    for (within, without) in limited(None) {
        let expected = without
            .replace("-threads 2 -rw_timeout", "-threads 2 -max_pixels 35389440 -rw_timeout")
            .replace("scale=round(iw*sar):ih,", SHAPE);
        assert_eq!(within, expected);
        bounded += within.matches("-max_pixels").count();
    }
    // The sound, and two cuts.
    assert_eq!(bounded, 3);
}

#[test]
fn limits_bound_the_threads_of_decoders_filters_and_encoders() {
    for (within, without) in limited(Some(1)) {
        assert!(
            within.contains(" -xerror -filter_threads 1 -filter_complex_threads 1 "),
            "{within}"
        );
        assert_eq!(
            within.matches("-rw_timeout").count(),
            within.matches("-threads 1 -max_pixels").count()
        );
        let encoders = without.matches("-c:v libx264").count() + without.matches("-c:v mjpeg").count();
        let decoders = without.matches("-rw_timeout").count();
        assert_eq!(within.matches(" -threads 1 ").count(), encoders + decoders, "{within}");
    }
    // Each thread of a decoder holds frames, however many there may be.
    assert!(
        limited(Some(16))
            .iter()
            .all(|(within, _)| !within.contains("-threads 16 -max_pixels"))
    );
}

/// Camera A of [`small`], looked at: it has these streams, and its clock begins at 1.4 s.
fn looked_at(container: &str, pictures: &Value, sounds: &Value) -> RenderSteps {
    let probe = json!({ "container": container, "startMs": 1_400, "pictures": pictures, "sounds": sounds });
    steps(with(small(), [("/assets/0/probe", probe)]))
}

fn picture() -> Value {
    json!([{ "index": 0, "width": 1920, "height": 1080 }])
}

#[test]
fn a_recording_that_was_looked_at_is_read_by_its_own_clock() {
    let pictures = json!([{ "index": 3, "width": 1920, "height": 1080, "startMs": 1_423 }]);
    let sounds = json!([{ "index": 1, "channels": 2, "layout": "stereo" }]);
    for (container, seek) in [("mov,mp4,m4a,3gp,3g2,mj2", "-ss 2.750000"), ("mpegts", "-ss 0.000000")] {
        let mut data = small();
        data["edl"]["canonicalEdl"]["sources"]["A"]["offsetMs"] = json!(3_000);
        let probe = json!({ "container": container, "startMs": 1_400, "pictures": pictures, "sounds": sounds });
        let steps = steps(with(data, [("/assets/0/probe", probe)]));
        let pictures = command(&steps, 3);
        assert!(
            pictures.contains(&format!("-noaccurate_seek -copyts {seek} -i")),
            "{pictures}"
        );
        // 3 s after the first picture, which comes at 1.423 s.
        assert!(
            pictures.contains("[0:3]settb=1/6000000,setpts=PTS-(4.423000-0.0001)/TB,fps=30"),
            "{pictures}"
        );
        let sound = command(&steps, 0);
        assert!(sound.contains(&format!("-copyts {seek} -t ")), "{sound}");
        assert!(
            sound.contains("-map 0:1 -af atrim=start=4.423000,asetpts=PTS-4.423000/TB,"),
            "{sound}"
        );
    }
}

#[test]
fn sound_of_a_programme_stream_is_read_from_its_beginning() {
    let sound = command(
        &looked_at("mpeg", &picture(), &json!([{ "index": 1, "channels": 2 }])),
        0,
    );
    assert!(sound.contains("-copyts -t 2.250000 -i"), "{sound}");
}

#[test]
fn pictures_are_made_what_they_were_recorded_as() {
    let filters = |picture: Value| {
        let mut picture = with(picture, [("/index", json!(0))]);
        picture["width"] = json!(1920);
        picture["height"] = json!(1080);
        let steps = looked_at("mxf", &json!([picture]), &json!([{ "index": 1, "channels": 2 }]));
        after(&steps, 3, "-filter_complex").to_owned()
    };
    for (picture, expected) in [
        (
            json!({}),
            "increase:in_color_matrix=bt709:in_range=tv:out_color_matrix=bt709:out_range=tv,",
        ),
        (
            json!({ "matrix": "smpte170m", "range": "pc" }),
            ":in_color_matrix=bt601:in_range=pc:",
        ),
        (
            json!({ "matrix": "bt2020nc", "transfer": "bt2020-10" }),
            ":in_color_matrix=bt2020:in_range=tv:",
        ),
        (json!({ "pixelFormat": "yuvj420p" }), ":in_range=pc:"),
        (json!({ "fieldOrder": "tt" }), "[0:0]bwdif=mode=send_frame,settb="),
        (json!({ "alpha": true }), "gbrap12,premultiply=inplace=1,settb="),
        (
            json!({ "transfer": "smpte2084" }),
            "crop=1920:1080,setsar=1,zscale=pin=bt2020:tin=smpte2084:",
        ),
        (
            json!({ "transfer": "arib-std-b67", "range": "pc" }),
            "tin=arib-std-b67:min=2020_ncl:rin=full:t=linear:npl=203,",
        ),
    ] {
        let got = filters(picture);
        assert!(got.contains(expected), "{expected}: {got}");
    }
}

#[test]
fn the_tracks_of_a_recorder_become_left_and_right() {
    let mono = |index: u32| json!({ "index": index, "channels": 1, "layout": "mono" });
    let steps = looked_at("mxf", &picture(), &json!([mono(1), mono(2), mono(3)]));
    let graph = after(&steps, 0, "-filter_complex");
    assert!(graph.contains("[0:2]atrim=start=1.400000,"), "{graph}");
    assert!(
        graph.contains("[track0][track1][track2]amerge=inputs=3,pan=stereo|c0<c0+c2|c1<c1,afade=t=in"),
        "{graph}"
    );
    assert!(command(&steps, 0).contains("-map [sound] -c:a flac"), "{graph}");
}

#[test]
fn channels_without_names_are_left_and_right_first() {
    let steps = looked_at("mxf", &picture(), &json!([{ "index": 0, "channels": 6 }]));
    assert!(after(&steps, 0, "-af").contains("first_pts=0,pan=stereo|c0=c0|c1=c1,afade"));
}

#[test]
fn a_master_without_sound_makes_a_video_without_sound() {
    let steps = looked_at("mxf", &picture(), &json!([]));
    assert!(steps.steps.iter().all(|step| step.phase != Phase::Measuring));
}
