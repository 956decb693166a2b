//! What a worker says of its ffmpeg: of what renders need, what is there.

use render_rules::ffmpeg::{ProgramAnswer, abilities};

fn answer(encoders: &str, filters: &str, protocols: &str) -> ProgramAnswer {
    ProgramAnswer {
        path: "ffmpeg".to_owned(),
        version: "ffmpeg version 5.1.6-0+deb12u1 Copyright (c) 2000-2024 the FFmpeg developers\nbuilt with gcc"
            .to_owned(),
        encoders: encoders.to_owned(),
        filters: filters.to_owned(),
        protocols: protocols.to_owned(),
        ..ProgramAnswer::default()
    }
}

#[test]
fn a_worker_names_what_renders_need_and_nothing_else() {
    let said = abilities(&answer(
        "Encoders:\n V..... = Video\n ------\n V....D libx264              libx264 H.264\n V....D hevc  HEVC\n A....D aac   AAC\n",
        " T.. = Timeline support\n ... fps               V->V       Force a constant framerate.\n ... zscale V->V Resize.\n",
        "Supported file protocols:\nInput:\n  file\n  https\n  rtmp\n",
    ));
    assert_eq!(said.ffmpeg, "5.1.6-0+deb12u1");
    assert_eq!(said.encoders, ["libx264", "aac"]);
    assert_eq!(said.filters, ["fps"]);
    assert_eq!(said.protocols, ["file", "https"]);
}

#[test]
fn an_ffmpeg_that_does_not_answer_has_nothing() {
    let said = abilities(&ProgramAnswer::default());
    assert_eq!(said.ffmpeg, "");
    assert!(said.encoders.is_empty() && said.filters.is_empty() && said.protocols.is_empty());
}
