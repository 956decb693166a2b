//! What keeps a render within bounds: pictures that are too large, and disks that are too small.

use crate::requests::{ready, request, with};
use render_rules::CheckOptions;
use render_rules::ffmpeg::{Failure, RenderPaths, Space, check_space, explain_failure, render_steps};
use render_rules::plan::{RenderPlan, plan_render};
use render_rules::retry::FailureKind::{Permanent, Transient};
use serde_json::{Value, json};

fn plan<const N: usize>(changes: [(&str, Value); N]) -> RenderPlan {
    plan_render(&request(with(ready(), changes)), &CheckOptions::default()).unwrap()
}

/// What ffmpeg 5.1 and 7.0 say of a source whose pictures are too large.
const SAID: [&str; 2] = [
    "[png @ 0x55c69e202400] [IMGUTILS @ 0x7fffb028ab00] Picture size 16000x9000 exceeds specified max pixel count 35389440, see \
     the documentation if you wish to increase it\n[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55c69e200f00] Failed to open codec in \
     avformat_find_stream_info\n",
    "[h264 @ 0x43055680] [IMGUTILS @ 0x7ffeb1c1bb30] Picture size 16000x9000 exceeds specified max pixel count 35389440, see the \
     documentation if you wish to increase it\n[vist#0:0/h264 @ 0x43054240] [dec:h264 @ 0x4304f740] Error while opening \
     decoder: Invalid argument\n[fc#0 @ 0x43030f80] Error binding an input stream to complex filtergraph input \
     setpts:default.\nError binding filtergraph inputs/outputs: Invalid argument\n",
];

#[test]
fn pictures_that_are_too_large_fail_for_good_and_name_their_camera() {
    let plan = plan([(
        "/assets/1/mezzanineUrl",
        json!("https://media.example/b.mov?sig=SECRET"),
    )]);
    let steps = render_steps(&plan, &RenderPaths::default(), None).unwrap().steps;
    for stderr in SAID {
        let cameras: Vec<Option<String>> = steps
            .iter()
            .map(|step| {
                let Failure { message, kind } = explain_failure(&plan, stderr, &[], Some(step), "");
                assert_eq!(kind, Permanent);
                let (camera, size) = message.split_once(" has pictures of ")?;
                assert_eq!(
                    size,
                    "16000 × 9000 pixels; at most 8192 × 4320, or as many in another shape, are rendered: make a smaller mezzanine"
                );
                Some(camera.to_owned())
            })
            .collect();
        let a = Some("camera `A`: https://media.example/a.mov".to_owned());
        let b = Some("camera `B`: https://media.example/b.mov".to_owned());
        // The sound is recorded, measured and encoded, three cuts made, and the thumbnail and the joining, which read no recording.
        assert_eq!(cameras, [a.clone(), a.clone(), a.clone(), a.clone(), b, a, None, None]);
    }
}

#[test]
fn any_other_failure_of_a_step_is_explained_as_ever() {
    let plan = plan([]);
    let steps = render_steps(&plan, &RenderPaths::default(), None).unwrap().steps;
    for stderr in [
        "",
        "https://media.example/a.mov: Server returned 404 Not Found",
        "Picture size 0x0 is invalid",
        "Picture size x exceeds specified max pixel count 35389440",
        "exceeds specified max pixel count",
    ] {
        assert_eq!(
            explain_failure(&plan, stderr, &[], Some(&steps[2]), ""),
            explain_failure(&plan, stderr, &[], None, "")
        );
    }
}

fn space(free_bytes: u64, reserved_bytes: u64) -> Space {
    Space {
        free_bytes,
        reserved_bytes,
    }
}

#[test]
fn a_disk_keeps_what_is_to_stay_free() {
    assert_eq!(check_space(&space(500_000_000, 500_000_000), None), None);
    assert_eq!(check_space(&space(0, 0), None), None);
    let failure = check_space(&space(499_999_999, 1_500_000_000), None).unwrap();
    assert_eq!(failure.kind, Transient);
    assert_eq!(
        failure.message,
        "the folder for temporary files has 500 MB of space left; 1.5 GB are to stay free: make space there, or set `TMPDIR` to \
         a folder on another disk"
    );
}

#[test]
fn a_render_wants_space_for_its_files_besides() {
    // 12 s of 1080p.
    let short = plan([]);
    let failure = check_space(&space(500_000_000, 500_000_000), Some(&short)).unwrap();
    assert_eq!(failure.kind, Transient);
    assert_eq!(
        failure.message,
        "the folder for temporary files has 500 MB of space left; the render needs about 28 MB, and 500 MB are to stay free: \
         make space there, or set `TMPDIR` to a folder on another disk"
    );
    assert_eq!(check_space(&space(530_000_000, 500_000_000), Some(&short)), None);
    // 90 minutes are read from a plan whose frames say so.
    let long = RenderPlan {
        frames: 162_000,
        ..short.clone()
    };
    let message = check_space(&space(2_000_000_000, 0), Some(&long)).unwrap().message;
    assert!(message.contains("needs about 5.1 GB"), "{message}");
    assert_eq!(check_space(&space(6_000_000_000, 500_000_000), Some(&long)), None);
    let endless = RenderPlan {
        frames: u64::MAX,
        ..short
    };
    assert!(check_space(&space(u64::MAX - 1, u64::MAX), Some(&endless)).is_some());
    let still = plan([("/format", json!("thumbnail"))]);
    assert_eq!(check_space(&space(17_000_000, 0), Some(&still)), None);
}
