//! How long one attempt may take.
// Clippy's allowance for tests covers functions with `#[test]` alone, and these tests share some.

use crate::jobs::{NOW, event, job};
use render_rules::decide::{Decision, Rejection, decide};
use render_rules::estimate::time_left_ms;
use render_rules::format::Format;
use render_rules::job::{Job, Phase, Policy, TimeLimits};
use render_rules::retry::FailureKind;
use render_rules::status::Status;
use serde_json::{Value, json};

const LIMIT_MS: u32 = 60_000;

fn policy() -> Policy {
    Policy {
        time_limits_ms: Some(TimeLimits {
            full_16_9: Some(LIMIT_MS),
            ..TimeLimits::default()
        }),
        ..Policy::default()
    }
}

fn decided(job: &Job, what: Value, now: i64) -> Result<Decision, Rejection> {
    decide(job, &event(what), now, &policy())
}

fn started() -> Job {
    let queued = job(Status::Queued);
    let decision = decided(&queued, json!({ "type": "started", "owner": "worker-1" }), NOW).unwrap();
    decision.job
}

fn progressed(job: &Job, now: i64) -> Result<Job, Rejection> {
    let report =
        json!({ "type": "progressed", "owner": "worker-1", "attempt": 1, "progress": 0.5, "phase": "rendering" });
    decided(job, report, now).map(|decision| decision.job)
}

#[test]
fn each_format_has_a_limit() {
    let limits = TimeLimits::default();
    let minutes: Vec<u32> = Format::ALL.iter().map(|format| limits.of(*format) / 60_000).collect();
    assert_eq!(minutes, [360, 30, 360, 10]);
}

#[test]
fn no_report_renews_the_lease_beyond_the_deadline() {
    let deadline = NOW + i64::from(LIMIT_MS);
    let job = started();
    assert_eq!(job.deadline_at, Some(deadline));
    let early = progressed(&job, NOW + 10_000).unwrap();
    assert_eq!(early.lease.as_ref().unwrap().expires_at, NOW + 40_000);
    assert_eq!(early.phase, Some(Phase::Rendering));
    let late = progressed(&early, NOW + 45_000).unwrap();
    assert_eq!(late.lease.unwrap().expires_at, deadline);
}

#[test]
fn a_worker_that_reports_for_ever_is_told_to_stop() {
    let job = started();
    let deadline = NOW + i64::from(LIMIT_MS);
    assert!(progressed(&job, deadline - 1).is_ok());
    let refused = progressed(&job, deadline).unwrap_err();
    assert_eq!(refused.code.name(), "time_limit_exceeded");
    assert_eq!(
        refused.message,
        "attempt 1 took longer than the 60000 ms that `full_16_9` may take"
    );
}

#[test]
fn an_attempt_that_took_too_long_fails_for_good() {
    let job = progressed(&started(), NOW + 45_000).unwrap();
    let deadline = NOW + i64::from(LIMIT_MS);
    let failed = decided(&job, json!({ "type": "lease_expired" }), deadline).unwrap();
    let after = failed.job;
    assert_eq!(after.status, Status::Failed);
    assert_eq!(after.failure_kind, Some(FailureKind::Permanent));
    assert_eq!(after.next_attempt_at, None);
    assert_eq!((after.deadline_at, after.phase), (None, None));
    // A worker that is merely lost before is tried again.
    let lost = decided(&started(), json!({ "type": "lease_expired" }), NOW + 30_000).unwrap();
    assert_eq!(lost.job.failure_kind, Some(FailureKind::Transient));
}

#[test]
fn a_render_that_ends_just_in_time_counts() {
    let job = started();
    let deadline = NOW + i64::from(LIMIT_MS);
    let done = decided(&job, json!({ "type": "completed", "attempt": 1 }), deadline + 1).unwrap();
    assert_eq!(done.job.status, Status::Completed);
}

#[test]
fn an_attempt_by_hand_has_no_deadline() {
    let queued = job(Status::Queued);
    let decision = decided(&queued, json!({ "type": "started" }), NOW).unwrap();
    let by_hand = decision.job;
    assert_eq!((by_hand.deadline_at, by_hand.phase), (None, None));
}

#[test]
fn time_left_is_told_from_the_pace() {
    let at = |progress| Job { progress, ..started() };
    assert_eq!(time_left_ms(&at(0.5), NOW + 10_000), Some(10_000.0));
    assert_eq!(time_left_ms(&at(0.25), NOW + 10_000), Some(30_000.0));
    assert_eq!(time_left_ms(&at(1.0), NOW + 10_000), Some(0.0));
    // Too early to tell, and what is no progress at all.
    for progress in [0.0, 0.019, f64::NAN, f64::INFINITY] {
        assert_eq!(time_left_ms(&at(progress), NOW + 10_000), None, "{progress}");
    }
    // A clock that went back.
    assert_eq!(time_left_ms(&at(0.5), NOW - 10_000), Some(0.0));
    for status in [Status::Queued, Status::Completed, Status::Failed, Status::Cancelled] {
        assert_eq!(time_left_ms(&job(status), NOW + 10_000), None, "{status:?}");
    }
}
