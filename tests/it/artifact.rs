//! Whether a file that a worker hands over is what was planned.

use render_rules::Format;
use render_rules::ffmpeg::{
    ArtifactContent, ArtifactKind, PlannedOutput, Probe, artifact_probe_arguments, check_artifact,
};
use render_rules::plan::FrameRate;
use render_rules::retry::FailureKind;

const FULL: PlannedOutput = PlannedOutput {
    format: Format::Full16x9,
    duration_ms: Some(3_000.0),
    frame_rate: Some(FrameRate::DEFAULT),
};
const UNKNOWN: PlannedOutput = PlannedOutput {
    format: Format::Full16x9,
    duration_ms: None,
    frame_rate: None,
};
const STILL: PlannedOutput = PlannedOutput {
    format: Format::Thumbnail,
    duration_ms: Some(100.0 / 3.0),
    frame_rate: Some(FrameRate::DEFAULT),
};

fn video() -> Probe {
    Probe {
        duration_ms: Some(3_000.0),
        file_size_bytes: 1_000,
        resolution: "1920x1080".to_owned(),
        fps: Some(30.0),
        video_codec: Some("h264".to_owned()),
        audio_codec: Some("aac".to_owned()),
        video_streams: 1,
        audio_streams: 1,
    }
}

fn picture() -> Probe {
    Probe {
        duration_ms: None,
        fps: None,
        video_codec: Some("mjpeg".to_owned()),
        audio_codec: None,
        audio_streams: 0,
        ..video()
    }
}

/// What is wrong with a file, without the words that are always the same.
fn why(planned: &PlannedOutput, kind: ArtifactKind, content: &ArtifactContent) -> Option<String> {
    let failure = check_artifact(planned, kind, content)?;
    assert_eq!(failure.kind, FailureKind::Permanent);
    let (told, why) = failure.message.split_once(" is not what is planned: ")?;
    assert!(told.starts_with("the file of kind `"), "{told}");
    Some(why.to_owned())
}

fn of_video(planned: &PlannedOutput, probe: Probe) -> Option<String> {
    why(planned, ArtifactKind::Video, &ArtifactContent::Probe(probe))
}

fn of_text(kind: ArtifactKind, text: &str) -> Option<String> {
    why(&FULL, kind, &ArtifactContent::Text(text.to_owned()))
}

#[test]
fn what_was_planned_passes() {
    let silent = Probe {
        audio_codec: None,
        audio_streams: 0,
        ..video()
    };
    for probe in [video(), silent] {
        assert_eq!(of_video(&FULL, probe), None);
    }
    assert_eq!(of_video(&STILL, picture()), None);
    assert_eq!(
        why(&FULL, ArtifactKind::Thumbnail, &ArtifactContent::Probe(picture())),
        None
    );
}

#[test]
fn a_length_may_be_two_frames_off_and_no_more() {
    let of = |duration_ms| {
        let probe = Probe { duration_ms, ..video() };
        (of_video(&FULL, probe.clone()), of_video(&UNKNOWN, probe))
    };
    for ms in [2_934.0, 3_000.0, 3_066.0] {
        assert_eq!(of(Some(ms)), (None, None));
    }
    for ms in [2_933.0, 3_067.0] {
        assert_eq!(of(Some(ms)), (Some(format!("planned 3000 ms, found {ms} ms")), None));
    }
    let endless = "it has no length".to_owned();
    assert_eq!(of(None), (Some(endless.clone()), Some(endless)));
    // What an integer column holds, in PostgreSQL and elsewhere.
    assert_eq!(of(Some(2_147_483_647.0)).1, None);
    assert_eq!(
        of(Some(2_147_483_648.0)).1,
        Some("a video has at most 2147483647 ms, found 2147483648 ms".to_owned())
    );
}

#[test]
fn size_codec_rate_and_streams_are_those_of_the_format() {
    for (probe, told) in [
        (
            Probe {
                resolution: "1280x720".to_owned(),
                ..video()
            },
            "planned 1920x1080, found 1280x720",
        ),
        (
            Probe {
                video_codec: Some("hevc".to_owned()),
                ..video()
            },
            "planned pictures as `h264`, found pictures as `hevc`",
        ),
        (
            Probe {
                video_codec: None,
                ..video()
            },
            "planned pictures as `h264`, found pictures as nothing known",
        ),
        (
            Probe {
                audio_codec: Some("mp3".to_owned()),
                ..video()
            },
            "planned sound as `aac`, found sound as `mp3`",
        ),
        (
            Probe {
                video_streams: 2,
                audio_streams: 3,
                ..video()
            },
            "planned 1 stream of pictures and at most 1 of sound, found 2 and 3",
        ),
        (
            Probe {
                fps: Some(25.0),
                ..video()
            },
            "planned 30 frames per second, found 25",
        ),
        (
            Probe { fps: None, ..video() },
            "planned 30 frames per second, found none",
        ),
        (
            Probe {
                resolution: "1x1".to_owned(),
                fps: Some(1.0),
                ..video()
            },
            "planned 1920x1080, found 1x1; planned 30 frames per second, found 1",
        ),
    ] {
        assert_eq!(of_video(&FULL, probe).as_deref(), Some(told));
    }
    for fps in [29.97, 30.29] {
        assert_eq!(
            of_video(
                &FULL,
                Probe {
                    fps: Some(fps),
                    ..video()
                }
            ),
            None
        );
    }
    let square = PlannedOutput {
        format: Format::Clip1x1,
        ..FULL
    };
    assert_eq!(
        of_video(&square, video()).as_deref(),
        Some("planned 1080x1080, found 1920x1080")
    );
}

#[test]
fn a_still_is_one_jpeg_and_nothing_else() {
    assert_eq!(
        of_video(&STILL, video()).as_deref(),
        Some(
            "planned a picture as `mjpeg`, found a picture as `h264`; planned 1 stream of pictures and at most 0 of sound, \
             found 1 and 1"
        )
    );
    for (kind, content) in [
        (ArtifactKind::Thumbnail, ArtifactContent::Probe(picture())),
        (ArtifactKind::Chapters, ArtifactContent::Text("[]".to_owned())),
        (ArtifactKind::Subtitles, ArtifactContent::Text("WEBVTT".to_owned())),
    ] {
        assert_eq!(
            why(&STILL, kind, &content).as_deref(),
            Some("a `thumbnail` is one picture and has no such file")
        );
    }
}

#[test]
fn subtitles_begin_as_webvtt_does() {
    for text in [
        "WEBVTT",
        "WEBVTT\n",
        "WEBVTT\r\n\n",
        "WEBVTT title\n",
        "WEBVTT\tx",
        "\u{feff}WEBVTT\n",
    ] {
        assert_eq!(of_text(ArtifactKind::Subtitles, text), None, "{text:?}");
    }
    for text in [
        "",
        "webvtt\n",
        " WEBVTT\n",
        "WEBVTTX",
        "<html>",
        "1\n00:00:00,000 --> 00:00:01,000\n",
    ] {
        let told = of_text(ArtifactKind::Subtitles, text);
        assert_eq!(told.as_deref(), Some("WebVTT begins with `WEBVTT`"), "{text:?}");
    }
    assert_eq!(
        of_text(ArtifactKind::Subtitles, "WEBVTT\n\0").as_deref(),
        Some("WebVTT has no character U+0000")
    );
}

#[test]
fn chapters_are_the_json_that_players_read() {
    for text in [
        "[]\n",
        r#"[{ "startMs": 0, "endMs": 1500.5, "title": "Opening", "more": [] }]"#,
    ] {
        assert_eq!(of_text(ArtifactKind::Chapters, text), None, "{text:?}");
    }
    for text in [
        "",
        "{}",
        "<html>",
        "[1]",
        r#"[{ "startMs": "0", "endMs": 1, "title": "" }]"#,
        r#"[{ "startMs": 0 }]"#,
    ] {
        let told = of_text(ArtifactKind::Chapters, text).unwrap_or_default();
        assert!(
            told.starts_with("chapters are a JSON list of objects with `startMs`, `endMs` and `title`: "),
            "{text:?}: {told}"
        );
    }
}

#[test]
fn a_text_is_no_picture_and_a_picture_no_text() {
    let text = ArtifactContent::Text("WEBVTT".to_owned());
    assert_eq!(why(&FULL, ArtifactKind::Video, &text).as_deref(), Some("it is a text"));
    let probe = ArtifactContent::Probe(video());
    assert_eq!(
        why(&FULL, ArtifactKind::Chapters, &probe).as_deref(),
        Some("it is no text")
    );
}

#[test]
fn a_file_is_read_as_what_it_is_to_be_and_as_nothing_else() {
    let demuxer = |format, kind| {
        let arguments = artifact_probe_arguments(format, kind, "/tmp/x")?;
        assert!(arguments.windows(2).any(|pair| pair == ["-protocol_whitelist", "file"]));
        assert!(arguments.windows(2).any(|pair| pair == ["-max_pixels", "35389440"]));
        assert_eq!(arguments.last().map(String::as_str), Some("file:/tmp/x"));
        let at = arguments.iter().position(|argument| argument == "-f")?;
        arguments.get(at + 1).cloned()
    };
    assert_eq!(demuxer(Format::Full16x9, ArtifactKind::Video).as_deref(), Some("mp4"));
    assert_eq!(
        demuxer(Format::Full16x9, ArtifactKind::Thumbnail).as_deref(),
        Some("jpeg_pipe")
    );
    assert_eq!(
        demuxer(Format::Thumbnail, ArtifactKind::Video).as_deref(),
        Some("jpeg_pipe")
    );
    for kind in [ArtifactKind::Chapters, ArtifactKind::Subtitles] {
        assert_eq!(artifact_probe_arguments(Format::Full16x9, kind, "/tmp/x"), None);
    }
}
