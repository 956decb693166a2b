//! What ffmpeg and ffprobe say, read.

use crate::requests::{canonical_edl, ready, request, with, without};
use render_rules::CheckOptions;
use render_rules::ffmpeg::{
    ConnectionFault, Failure, FaultCause, Loudness, Progress, explain_failure, read_loudness, read_probe, read_progress,
};
use render_rules::plan::{RenderPlan, plan_render};
use render_rules::retry::FailureKind::{Permanent, Transient};
use serde_json::{Value, json};

#[test]
fn progress_is_what_is_written_of_what_is_to_be_made() {
    // A block as ffmpeg 5.1 prints it.
    let block = "frame=45\nfps=20.16\nstream_0_0_q=28.0\nbitrate= 210.5kbits/s\ntotal_size=48\nout_time_us=1500000\n\
        out_time_ms=1500000\nout_time=00:00:01.500000\ndup_frames=0\ndrop_frames=0\nspeed=0.67x\nprogress=continue\n";
    assert_eq!(
        read_progress(block, 2_000.0),
        Progress {
            progress: 0.75,
            out_time_ms: Some(1_500.0),
            frames: Some(45),
            speed: Some(0.67),
            done: false
        }
    );
}

#[test]
fn progress_at_its_edges() {
    let nothing = Progress {
        progress: 0.0,
        out_time_ms: None,
        frames: None,
        speed: None,
        done: false,
    };
    let at = |progress: f64, ms: f64| Progress {
        progress,
        out_time_ms: Some(ms),
        ..nothing
    };
    for (block, duration_ms, wanted) in [
        // Nothing yet.
        ("", 1_000.0, nothing),
        ("no progress here", 1_000.0, nothing),
        ("out_time_us=N/A\nspeed=N/A\nprogress=continue", 1_000.0, nothing),
        ("out_time_us=-9223372036854775807", 1_000.0, nothing),
        ("out_time_us=NaN\nspeed=inf", 1_000.0, nothing),
        // The end: a little more than planned is all of it.
        (
            "out_time_us=1000000\nprogress=end",
            1_000.0,
            Progress {
                done: true,
                ..at(1.0, 1_000.0)
            },
        ),
        ("out_time_us=1033333", 1_000.0, at(1.0, 1_033.333)),
        // A failed run ends, too, where it is.
        (
            "out_time_us=0\nprogress=end",
            1_000.0,
            Progress {
                done: true,
                ..at(0.0, 0.0)
            },
        ),
        // The last of several blocks counts; lines may end as on Windows.
        (
            "out_time_us=1\r\nprogress=continue\r\nout_time_us=500000\r\nspeed= 1.5x\r\n",
            1_000.0,
            Progress {
                speed: Some(1.5),
                ..at(0.5, 500.0)
            },
        ),
        // Frames are whole, and counted from 0.
        (
            "frame=    7\nframe=0\n",
            1_000.0,
            Progress {
                frames: Some(0),
                ..nothing
            },
        ),
        ("frame=-1", 1_000.0, nothing),
        ("frame=1.5", 1_000.0, nothing),
        // What is no duration makes no progress.
        ("out_time_us=500000", 0.0, at(0.0, 500.0)),
        ("out_time_us=0", 0.0, at(0.0, 0.0)),
        ("out_time_us=500000", -1.0, at(0.0, 500.0)),
        ("out_time_us=500000", f64::NAN, at(0.0, 500.0)),
        ("out_time_us=500000", f64::INFINITY, at(0.0, 500.0)),
    ] {
        assert_eq!(read_progress(block, duration_ms), wanted, "{block:?} of {duration_ms}");
    }
}

/// What the meter of ffmpeg 5.1 says at the end, among other things.
fn metered(integrated: &str, peak: &str) -> String {
    format!(
        "Input #0, matroska, from 'file:/tmp/Summary:/sound.mkv':\n  Stream #0:1: Audio: flac\n\
         [Parsed_ebur128_0 @ 0x55] Summary:\n\n  Integrated loudness:\n    I:         {integrated} LUFS\n    \
         Threshold: -38.0 LUFS\n\n  Loudness range:\n    LRA:         1.0 LU\n    Threshold: -47.9 LUFS\n    \
         LRA low:   -28.5 LUFS\n    LRA high:  -27.5 LUFS\n\n  True peak:\n    Peak:      {peak} dBFS\n\
         video:0kB audio:11250kB subtitle:0kB\n"
    )
}

#[test]
fn loudness_is_what_the_meter_says() {
    let loudness = |integrated_lufs, true_peak_dbtp| {
        Some(Loudness {
            integrated_lufs,
            true_peak_dbtp,
        })
    };
    for (stderr, wanted) in [
        (metered("-26.8", "-12.9"), loudness(-26.8, -12.9)),
        (metered("-3.1", "1.2"), loudness(-3.1, 1.2)),
        (metered("-69.9", "-40.0"), loudness(-69.9, -40.0)),
        // Nothing passed the meter's gate, or there was no sound at all.
        (metered("-70.0", "-inf"), None),
        (metered("-70.0", "-69.0"), None),
        (metered("-inf", "-inf"), None),
        (metered("nan", "nan"), None),
        (String::new(), None),
        ("Input #0, matroska, from 'file:/tmp/sound.mkv':\n".to_owned(), None),
        ("Summary:\n I: -20 LUFS\n".to_owned(), None),
        // The last one counts.
        (
            metered("-20.0", "-9.0") + &metered("-30.0", "-9.0"),
            loudness(-30.0, -9.0),
        ),
    ] {
        assert_eq!(read_loudness(&stderr), wanted, "{stderr}");
    }
}

/// What ffprobe prints of a video, without the fields that are not read.
fn printed() -> Value {
    json!({
        "streams": [
            { "codec_type": "audio", "codec_name": "aac", "avg_frame_rate": "0/0", "duration": "12.000000" },
            {
                "codec_type": "video", "codec_name": "h264", "width": 1920, "height": 1080,
                "avg_frame_rate": "30/1", "duration": "11.966667",
            },
        ],
        "format": { "format_name": "mov,mp4,m4a,3gp,3g2,mj2", "duration": "12.000000", "size": "123456" },
    })
}

fn probe(printed: &Value) -> Value {
    serde_json::to_value(read_probe(&printed.to_string()).unwrap()).unwrap()
}

#[test]
fn a_video_is_what_ffprobe_reads() {
    assert_eq!(
        probe(&printed()),
        json!({
            "durationMs": 11_967.0, "fileSizeBytes": 123_456, "resolution": "1920x1080", "fps": 30.0,
            "videoCodec": "h264", "audioCodec": "aac", "videoStreams": 1, "audioStreams": 1,
        }),
    );
    let odd = with(printed(), [("/streams/1/avg_frame_rate", json!("30000/1001"))]);
    assert_eq!(probe(&odd)["fps"], json!(30_000.0 / 1_001.0));
    // Where the stream does not say how long it is, the file does.
    assert_eq!(
        probe(&without(printed(), "/streams/1/duration"))["durationMs"],
        json!(12_000.0)
    );
    assert_eq!(
        probe(&with(printed(), [("/streams/1/duration", json!("N/A"))]))["durationMs"],
        json!(12_000.0)
    );
    // What nobody says is null.
    let silent = with(
        printed(),
        [
            ("/streams/1/avg_frame_rate", json!("0/0")),
            ("/streams/1/duration", json!("-1")),
            ("/format/duration", json!("inf")),
            ("/streams/0", json!({ "codec_type": "data" })),
        ],
    );
    let read = probe(&silent);
    assert_eq!(
        (&read["durationMs"], &read["fps"], &read["audioCodec"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
}

#[test]
fn a_still_has_no_duration() {
    for name in ["image2", "jpeg_pipe"] {
        let still = json!({
            "streams": [{
                "codec_type": "video", "codec_name": "mjpeg", "width": 1920, "height": 1080,
                "avg_frame_rate": "25/1", "duration": "0.040000",
            }],
            "format": { "format_name": name, "duration": "0.040000", "size": "9" },
        });
        assert_eq!(
            probe(&still),
            json!({
                "durationMs": null, "fileSizeBytes": 9, "resolution": "1920x1080", "fps": null,
                "videoCodec": "mjpeg", "audioCodec": null, "videoStreams": 1, "audioStreams": 0,
            }),
        );
    }
}

#[test]
fn what_ffprobe_does_not_print_is_refused() {
    for (json, why) in [
        (String::new(), "EOF while parsing a value at line 1 column 0"),
        ("{}".to_owned(), "missing field `format` at line 1 column 2"),
        (json!({ "format": {} }).to_string(), "it tells of no picture"),
        (
            with(printed(), [("/streams", json!([]))]).to_string(),
            "it tells of no picture",
        ),
        (
            without(printed(), "/streams/1/width").to_string(),
            "it tells of no picture",
        ),
        (
            without(printed(), "/format/size").to_string(),
            "it tells of no file size",
        ),
        (
            with(printed(), [("/format/size", json!("-1"))]).to_string(),
            "it tells of no file size",
        ),
        (
            with(printed(), [("/format/size", json!("9007199254740992"))]).to_string(),
            "it tells of no file size",
        ),
    ] {
        let error = read_probe(&json).unwrap_err();
        assert_eq!(
            (error.code(), error.to_string()),
            ("bad_input", format!("what ffprobe printed can't be read: {why}"))
        );
    }
    let largest = with(printed(), [("/format/size", json!("9007199254740991"))]);
    assert_eq!(probe(&largest)["fileSizeBytes"], json!(9_007_199_254_740_991_u64));
}

/// A plan whose camera B is read from a signed URL.
fn plan() -> RenderPlan {
    let data = with(
        ready(),
        [
            ("/edl/canonicalEdl", canonical_edl()),
            (
                "/assets/1/mezzanineUrl",
                json!("https://media.example:8443/b.mov?token=SECRET&x=1"),
            ),
        ],
    );
    plan_render(&request(data), &CheckOptions::default()).unwrap()
}

const B: &str = "https://media.example:8443/b.mov?token=SECRET&x=1";
const SHOWN: &str = "camera `B`: https://media.example:8443/b.mov";

#[test]
fn a_source_that_fails_is_named_with_its_reason() {
    let no_media = "camera `B`: https://media.example:8443/b.mov is no media file that can be read; containers that are \
                    read: MP4/MOV, Matroska/WebM, MXF, MPEG-TS, MPEG-PS, AVI, FLV, WAV, Wave64, AIFF, CAF, FLAC, MP3, Ogg, AAC";
    for (stderr, message, kind) in [
        // A file that is not there, as ffmpeg 5.1 says it.
        (
            format!("[https @ 0x55] HTTP error 404 Not Found\n{B}: Server returned 404 Not Found\n"),
            format!("{SHOWN} answered 404 Not Found"),
            Permanent,
        ),
        // The same since ffmpeg 6.
        (
            format!(
                "[https @ 0x55] HTTP error 404 Not Found\n[in#1 @ 0x56] Error opening input: Server returned 404 Not Found\n\
                 Error opening input file {B}.\nError opening input files: Server returned 404 Not Found\n"
            ),
            format!("{SHOWN} answered 404 Not Found"),
            Permanent,
        ),
        (
            format!("{B}: Server returned 403 Forbidden (access denied)"),
            format!("{SHOWN} answered 403 Forbidden (access denied)"),
            Permanent,
        ),
        // What passes: the server's own troubles, too many requests, a request that took too long.
        (
            format!("[https @ 0x55] HTTP error 503 Service Unavailable\n{B}: Server returned 5XX Server Error reply"),
            format!("{SHOWN} answered 503 Service Unavailable"),
            Transient,
        ),
        (
            format!("{B}: Server returned 5XX Server Error reply"),
            format!("{SHOWN} answered 5XX Server Error reply"),
            Transient,
        ),
        (
            format!(
                "[https @ 0x55] HTTP error 429 Too Many Requests\n{B}: Server returned 4XX Client Error, but not one of 40{{0,1,3,4}}"
            ),
            format!("{SHOWN} answered 429 Too Many Requests"),
            Transient,
        ),
        (
            format!(
                "[https @ 0x55] HTTP error 408 Request Timeout\n{B}: Server returned 4XX Client Error, but not one of 40{{0,1,3,4}}"
            ),
            format!("{SHOWN} answered 408 Request Timeout"),
            Transient,
        ),
        (
            format!("{B}: Server returned 4XX Client Error, but not one of 40{{0,1,3,4}}"),
            format!("{SHOWN} answered 4XX Client Error, but not one of 40{{0,1,3,4}}"),
            Permanent,
        ),
        // The network.
        (
            format!(
                "[tcp @ 0x55] Connection to tcp://media.example:8443 failed: Connection refused\n{B}: Connection refused"
            ),
            format!("{SHOWN} can't be reached: connection refused"),
            Transient,
        ),
        (
            format!(
                "[tcp @ 0x55] Failed to resolve hostname media.example: Name or service not known\n{B}: Input/output error"
            ),
            format!("{SHOWN} can't be reached: unknown host"),
            Transient,
        ),
        (
            format!("[https @ 0x55] Stream ends prematurely at 100, should be 200\n{B}: Input/output error"),
            format!("{SHOWN} broke off"),
            Transient,
        ),
        // What is no media file, or names other ones.
        (
            format!("{B}: Invalid data found when processing input"),
            no_media.to_owned(),
            Permanent,
        ),
        (
            format!("[hls @ 0x55] Format not on whitelist 'mov,mp4'\n{B}: Invalid argument"),
            no_media.to_owned(),
            Permanent,
        ),
        // A reason that is not known.
        (
            format!("{B}: Protocol not found"),
            format!("{SHOWN} can't be read: protocol not found"),
            Permanent,
        ),
        (
            format!("Error opening input file {B}."),
            format!("{SHOWN} can't be read: it can't be opened"),
            Permanent,
        ),
    ] {
        assert_eq!(
            explain_failure(&plan(), &stderr, &[], None, ""),
            Failure { message, kind },
            "{stderr}"
        );
    }
}

#[test]
fn what_the_proxy_could_not_do_is_the_cause() {
    let fault = |host: &str, cause, reason: Option<&str>| ConnectionFault {
        host: host.to_owned(),
        cause,
        reason: reason.map(str::to_owned),
    };
    let why = "the host `h` leads to the private address `10.0.0.5`, which is not allowed (media.privateHosts)";
    let refused = fault("10.0.0.5", FaultCause::Refused, Some(why));
    let unknown = fault("media.example", FaultCause::UnknownHost, None);
    let unreachable = fault("media.example", FaultCause::Unreachable, Some("Connection refused"));
    let elsewhere = fault("elsewhere.example", FaultCause::UnknownHost, None);
    let stderr = format!("[httpproxy @ 0x55] HTTP error 502 Bad Gateway\n{B}: Server returned 5XX Server Error reply");
    for (faults, message, kind) in [
        (
            vec![refused.clone()],
            format!(
                "{SHOWN} may not be read: the host `h` leads to the private address `10.0.0.5`, which is not allowed (media.privateHosts)"
            ),
            Permanent,
        ),
        (
            vec![unknown.clone()],
            format!("{SHOWN} can't be reached: unknown host"),
            Transient,
        ),
        (
            vec![unreachable],
            format!("{SHOWN} can't be reached: connection refused"),
            Transient,
        ),
        // The source's own host comes first, whatever else failed.
        (
            vec![refused.clone(), unknown],
            format!("{SHOWN} can't be reached: unknown host"),
            Transient,
        ),
        // Its server led elsewhere.
        (
            vec![elsewhere],
            format!("{SHOWN} can't be reached: unknown host"),
            Transient,
        ),
        // The server's own answer.
        (vec![], format!("{SHOWN} answered 502 Bad Gateway"), Transient),
    ] {
        assert_eq!(
            explain_failure(&plan(), &stderr, &faults, None, ""),
            Failure { message, kind }
        );
    }
    // Whatever else went wrong is not the proxy's fault.
    let missing = format!("{B}: Server returned 404 Not Found");
    assert_eq!(
        explain_failure(&plan(), &missing, &[refused], None, "").message,
        format!("{SHOWN} answered 404 Not Found")
    );
}

#[test]
fn the_first_source_that_fails_is_the_cause() {
    let stderr = "https://media.example/a.mov: Server returned 404 Not Found\n".to_owned()
        + &format!("{B}: Server returned 503 Service Unavailable");
    assert_eq!(
        explain_failure(&plan(), &stderr, &[], None, "").message,
        "camera `A`: https://media.example/a.mov answered 404 Not Found"
    );
    // A URL that only begins like a source's is not that source.
    let other = "https://media.example/a.mov.bak: Server returned 404 Not Found";
    assert_eq!(
        explain_failure(&plan(), other, &[], None, "").message,
        "ffmpeg failed: https://media.example/a.mov.bak: Server returned 404 Not Found"
    );
}

#[test]
fn what_else_fails_is_told_by_its_last_lines() {
    for (stderr, message, kind) in [
        // Nothing said: ended from outside.
        ("", "ffmpeg was ended from outside", Transient),
        (" \n\r\n", "ffmpeg was ended from outside", Transient),
        (
            "one\ntwo\n\nthree\nfour\n",
            "ffmpeg failed: two; three; four",
            Permanent,
        ),
        (
            "av_interleaved_write_frame(): No space left on device",
            "ffmpeg failed: av_interleaved_write_frame(): No space left on device",
            Transient,
        ),
        (
            "Unknown encoder 'libx264'",
            "ffmpeg failed: Unknown encoder 'libx264'",
            Permanent,
        ),
    ] {
        let message = message.to_owned();
        assert_eq!(
            explain_failure(&plan(), stderr, &[], None, ""),
            Failure { message, kind }
        );
    }
    let line = "é".repeat(1_000);
    assert_eq!(
        explain_failure(&plan(), &line, &[], None, "").message,
        format!("ffmpeg failed: {}", "é".repeat(300))
    );
}

#[test]
fn credentials_and_queries_are_never_told() {
    for (line, told) in [
        (
            "Opening 'https://user:pw@h.example/a.m3u8?sig=SECRET#x' for reading",
            "Opening 'https://h.example/a.m3u8' for reading",
        ),
        (
            "(http://h.example/a?sig=SECRET), then http://user@h.example",
            "(http://h.example/a, then http://h.example",
        ),
        (
            "[tls @ 0x5] https://h.example/a?sig=SECRET: broken",
            "[tls @ 0x5] https://h.example/a: broken",
        ),
        ("ü://user:pw@h?SECRET and ://x:SECRET@h", "ü://h and ://h"),
        (
            "http://a.example,http://user:SECRET@b.example/c",
            "http://a.example,http://b.example/c",
        ),
        (
            "http://p.example/http://user:SECRET@b.example/c",
            "http://p.example/http://b.example/c",
        ),
        ("http://a.example?u=http://user:SECRET@b.example/c", "http://a.example"),
        ("http://://user:SECRET@b.example", "http://://b.example"),
        ("https://", "https://"),
        ("no URL: a?b", "no URL: a?b"),
    ] {
        let message = explain_failure(&plan(), line, &[], None, "").message;
        assert_eq!(message, format!("ffmpeg failed: {told}"));
        assert!(!message.contains("SECRET"));
    }
    // Neither those of a source, wherever ffmpeg repeats its URL.
    let stderr = format!("{B}: it failed for {B} and https://user:pw@h.example/x?y=SECRET");
    assert_eq!(
        explain_failure(&plan(), &stderr, &[], None, "").message,
        format!("{SHOWN} can't be read: it failed for https://media.example:8443/b.mov and https://h.example/x")
    );
    // Not even where the URL has a quote in it, at which it would end in any other text.
    let data = with(
        ready(),
        [(
            "/assets/0/mezzanineUrl",
            json!("https://h.example/it's.mov?token=SECRET"),
        )],
    );
    let quoting = plan_render(&request(data), &CheckOptions::default()).unwrap();
    assert_eq!(
        explain_failure(
            &quoting,
            "Opening 'https://h.example/it's.mov?token=SECRET' failed",
            &[],
            None,
            "",
        )
        .message,
        "ffmpeg failed: Opening 'https://h.example/it's.mov' failed"
    );
}
