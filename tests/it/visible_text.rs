//! Text of workers and of ffmpeg: what is stored and shown has nothing that acts on a terminal, a page or a database.

use render_rules::create::{NewJob, create_job};
use render_rules::decide::decide;
use render_rules::event::{Event, EventKind};
use render_rules::ffmpeg::log_tail;
use render_rules::retry::FailureKind;
use render_rules::{Format, Policy};

/// An escape sequence, NUL, a bell, C1's CSI, and each character that turns the direction of a text.
const HOSTILE: &str =
    "a\u{1b}[31mb\0c\u{7}d\u{9b}e\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}f\u{2066}\u{2067}\u{2068}\u{2069}g";
const HARMLESS: &str = "a\u{fffd}[31mb\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}f\u{fffd}\u{fffd}\u{fffd}\u{fffd}g";

#[test]
fn a_log_keeps_lines_and_tabs_alone() {
    assert_eq!(log_tail(HOSTILE, None), HARMLESS);
    assert_eq!(
        log_tail("one\n\ttwo é 日本 🎬 עברית", None),
        "one\n\ttwo é 日本 🎬 עברית"
    );
}

#[test]
fn a_failures_message_keeps_lines_and_tabs_alone_in_the_job_and_in_its_history() {
    let policy = Policy::default();
    let new = NewJob {
        job_id: "j1".into(),
        format: Format::Full16x9,
        actor: None,
    };
    let job = create_job(&new, 0, &policy).job;
    let started = Event {
        kind: EventKind::Started,
        owner: Some("w".into()),
        ..Event::default()
    };
    let job = decide(&job, &started, 1, &policy).unwrap().job;
    let failed = Event {
        kind: EventKind::Failed,
        attempt: Some(1),
        message: Some(format!("{HOSTILE}\n\tand more")),
        failure_kind: Some(FailureKind::Permanent),
        ..Event::default()
    };
    let decision = decide(&job, &failed, 2, &policy).unwrap();
    let shown = format!("{HARMLESS}\n\tand more");
    assert_eq!(decision.job.error_message, Some(shown.clone()));
    assert_eq!(decision.entry.unwrap().reason, Some(shown));
}
