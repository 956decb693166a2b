//! A history, folded again, gives the stored job; entries that no job can have gone through are refused.

use crate::jobs::{NOW, event};
use render_rules::create::{Created, NewJob, create_job};
use render_rules::decide::decide;
use render_rules::format::Format;
use render_rules::history::{Entry, attempts, replay};
use render_rules::job::{Job, Policy};
use render_rules::retry::FailureKind;
use render_rules::status::Status;
use serde_json::{Value, json};

fn created() -> Created {
    let new = NewJob {
        job_id: "j1".to_owned(),
        format: Format::Full16x9,
        actor: Some("ann".to_owned()),
    };
    create_job(&new, NOW, &Policy::default())
}

/// A job after these events, one second after each other, and its history.
fn lived(events: &[Value]) -> (Job, Vec<Entry>) {
    let Created { mut job, entry, .. } = created();
    let mut history = vec![entry];
    for (seconds, json) in (1..).zip(events) {
        let decision = decide(&job, &event(json.clone()), NOW + seconds * 1_000, &Policy::default()).unwrap();
        job = decision.job;
        history.extend(decision.entry);
    }
    (job, history)
}

/// The entries as they come back from where they were stored, one of them changed.
fn changed(mut history: Vec<Entry>, index: usize, field: &str, value: Value) -> Vec<Entry> {
    let mut json = serde_json::to_value(&history[index]).unwrap();
    *json.pointer_mut(field).unwrap() = value;
    history[index] = serde_json::from_value(json).unwrap();
    history
}

#[track_caller]
fn refused(history: &[Entry], message: &str) {
    let error = replay(history).unwrap_err();
    assert_eq!(error.code(), "bad_history");
    assert_eq!(error.to_string(), format!("the history can't be replayed: {message}"));
}

#[test]
fn a_new_job_is_queued_and_handed_to_the_queue() {
    let created = serde_json::to_value(created()).unwrap();
    let job = json!({
        "jobId": "j1", "status": "queued", "format": "full_16_9", "progress": 0.0, "attempt": 0, "maxAttempts": 3, "interruptions": 0,
        "lease": null, "deadlineAt": null, "phase": null, "parts": null, "nextAttemptAt": null, "renderStartedAt": null, "renderCompletedAt": null, "errorMessage": null,
        "failureKind": null, "artifacts": null,
    });
    assert_eq!(created["job"], job);
    assert_eq!(created["effects"], json!([{ "type": "enqueue", "jobId": "j1" }]));
    assert_eq!(
        created["entry"],
        json!({
            "at": NOW, "from": null, "to": "queued", "event": "created", "actor": "ann", "reason": null, "attempt": 0,
            "set": job,
        }),
    );
}

#[test]
fn a_job_may_always_be_started_once() {
    let new = NewJob {
        job_id: "j1".to_owned(),
        format: Format::Thumbnail,
        actor: None,
    };
    for (policy, stored) in [(0, 1), (1, 1), (7, 7)] {
        let policy = Policy {
            max_attempts: Some(policy),
            ..Policy::default()
        };
        assert_eq!(create_job(&new, NOW, &policy).job.max_attempts, stored);
    }
}

#[test]
fn every_end_of_a_life_is_replayed() {
    let start = json!({ "type": "started", "owner": "worker-1" });
    let half = json!({ "type": "progressed", "progress": 0.5 });
    let failure = json!({ "type": "failed", "message": "no", "kind": "transient" });
    let retry = json!({ "type": "retried", "actor": "ann" });
    let done = json!({ "type": "completed", "artifacts": { "outputVideoUrl": "/a.mp4", "durationMs": 12_000.4 } });
    for events in [
        vec![],
        vec![json!({ "type": "cancelled", "reason": "wrong take" })],
        vec![start.clone()],
        vec![start.clone(), half.clone(), json!({ "type": "cancelled" })],
        vec![start.clone(), half.clone(), failure.clone()],
        vec![start.clone(), half.clone(), failure.clone(), retry.clone()],
        vec![start.clone(), failure, retry, start, half, done],
    ] {
        let (job, history) = lived(&events);
        let stored: Vec<Entry> = serde_json::from_str(&serde_json::to_string(&history).unwrap()).unwrap();
        assert_eq!(replay(&stored), Ok(job), "{events:?}");
    }
}

#[test]
fn reports_of_progress_are_not_history() {
    let (job, history) = lived(&[
        json!({ "type": "started", "owner": "worker-1" }),
        json!({ "type": "progressed", "owner": "worker-1", "progress": 0.5 }),
    ]);
    let told = replay(&history).unwrap();
    assert_eq!((told.progress, job.progress), (0.0, 0.5));
    assert_eq!(
        Job {
            progress: job.progress,
            lease: job.lease.clone(),
            ..told
        },
        job
    );
}

#[test]
fn a_history_begins_with_a_whole_new_job() {
    let (_, history) = lived(&[json!({ "type": "cancelled" })]);
    refused(&[], "entry 0: there is none");
    refused(
        &history[1..],
        "entry 0: a history begins with `created`, from nothing to `queued`",
    );
    refused(
        &changed(history.clone(), 0, "/from", json!("failed")),
        "entry 0: a history begins with `created`, from nothing to `queued`",
    );
    refused(
        &changed(history.clone(), 0, "/set", json!({ "jobId": "j1" })),
        "entry 0: it does not set a whole job",
    );
    refused(
        &changed(history, 0, "/set/status", json!("failed")),
        "entry 0: it leads to `queued`, but sets `failed`",
    );
}

#[test]
fn each_entry_follows_from_the_one_before() {
    let (_, history) = lived(&[json!({ "type": "started" }), json!({ "type": "completed" })]);
    let with = |index, field, value| changed(history.clone(), index, field, value);
    refused(
        &[history[0].clone(), history[2].clone()],
        "entry 1: it leaves `processing`, but the job was `queued`",
    );
    refused(
        &with(2, "/from", Value::Null),
        "entry 2: it leaves nothing, but the job was `processing`",
    );
    refused(
        &with(1, "/to", json!("completed")),
        "entry 1: `started` does not lead from `queued` to `completed`",
    );
    refused(
        &with(2, "/to", json!("queued")),
        "entry 2: `completed` does not lead from `processing` to `queued`",
    );
    refused(
        &with(2, "/event", json!("failed")),
        "entry 2: `failed` does not lead from `processing` to `completed`",
    );
    refused(
        &with(2, "/set", json!({})),
        "entry 2: it leads to `completed`, but sets `processing`",
    );
    refused(
        &with(1, "/attempt", json!(2)),
        "entry 1: it is about attempt 2, but the job is at attempt 1",
    );
    refused(
        &with(2, "/set", json!({ "jobId": "j2", "status": "completed" })),
        "entry 2: it belongs to another job",
    );
    refused(
        &with(2, "/set", json!({ "status": "completed", "attempt": -1 })),
        "entry 2: it sets what no job has: invalid value: integer `-1`, expected u32",
    );
}

#[test]
fn nothing_follows_the_end() {
    let (_, mut history) = lived(&[json!({ "type": "cancelled" })]);
    let (_, later) = lived(&[
        json!({ "type": "started" }),
        json!({ "type": "failed", "message": "no" }),
        json!({ "type": "retried" }),
    ]);
    history.extend(changed(later, 3, "/from", json!("cancelled")).into_iter().skip(3));
    refused(
        &history,
        "entry 2: `retried` does not lead from `cancelled` to `queued`",
    );
}

#[test]
fn an_entry_says_only_what_changes_and_null_clears() {
    let (_, history) = lived(&[
        json!({ "type": "started", "owner": "worker-1" }),
        json!({ "type": "cancelled" }),
    ]);
    let started = replay(&history[..2]).unwrap();
    let with = |set: Value| changed(history.clone(), 2, "/set", set);
    let set = json!({ "status": "cancelled", "lease": null, "errorMessage": "no" });
    let told = with(set.clone());
    assert_eq!(serde_json::to_value(&told[2].set).unwrap(), set);
    assert_eq!(
        replay(&told).unwrap(),
        Job {
            status: Status::Cancelled,
            lease: None,
            error_message: Some("no".to_owned()),
            ..started.clone()
        }
    );
    let bare = Job {
        status: Status::Cancelled,
        ..started
    };
    assert_eq!(replay(&with(json!({ "status": "cancelled" }))).unwrap(), bare);
}

#[test]
fn an_entry_says_what_reports_of_progress_change_although_it_stays_as_it_is() {
    let (_, history) = lived(&[
        json!({ "type": "started", "owner": "worker-1" }),
        json!({ "type": "progressed", "owner": "worker-1", "progress": 0.5, "phase": "rendering" }),
        json!({ "type": "failed", "message": "no" }),
        json!({ "type": "retried" }),
    ]);
    assert_eq!(
        serde_json::to_value(&history[2].set).unwrap(),
        json!({
            "status": "failed", "progress": 0.5, "lease": null, "phase": null, "parts": null, "deadlineAt": null,
            "renderCompletedAt": NOW + 3_000, "errorMessage": "no",
            "failureKind": "permanent",
        })
    );
    assert_eq!(
        serde_json::to_value(&history[3].set).unwrap(),
        json!({
            "status": "queued", "progress": 0.0, "lease": null, "phase": null, "parts": null, "renderStartedAt": null,
            "renderCompletedAt": null, "errorMessage": null, "failureKind": null,
        })
    );
}

/// Entries as they were stored when each said all that its kind of event may change, also what stayed as it was; the first
/// ones are of before deadlines, phases and interruptions. What is decided today goes on from there.
#[test]
fn a_history_of_before_is_replayed_and_goes_on() {
    let stored = json!([
        { "at": 1_000, "from": null, "to": "queued", "event": "created", "actor": "ann", "reason": null, "attempt": 0,
          "set": { "jobId": "j1", "status": "queued", "format": "full_16_9", "progress": 0, "attempt": 0, "maxAttempts": 3,
                   "lease": null, "nextAttemptAt": null, "renderStartedAt": null, "renderCompletedAt": null,
                   "errorMessage": null, "failureKind": null, "artifacts": null } },
        { "at": 2_000, "from": "queued", "to": "processing", "event": "started", "actor": "worker:w", "reason": null, "attempt": 1,
          "set": { "status": "processing", "progress": 0, "attempt": 1, "lease": { "owner": "w", "expiresAt": 32_000 },
                   "deadlineAt": 21_602_000, "phase": "preparing", "nextAttemptAt": null, "renderStartedAt": 2_000,
                   "renderCompletedAt": null } },
        { "at": 3_000, "from": "processing", "to": "failed", "event": "failed", "actor": "worker:w", "reason": "no", "attempt": 1,
          "set": { "status": "failed", "progress": 0.5, "lease": null, "deadlineAt": null, "phase": null, "nextAttemptAt": 6_750,
                   "renderCompletedAt": 3_000, "errorMessage": "no", "failureKind": "transient" } },
    ]);
    let mut history: Vec<Entry> = serde_json::from_value(stored.clone()).unwrap();
    let mut job = replay(&history).unwrap();
    assert_eq!((job.status, job.progress, job.interruptions), (Status::Failed, 0.5, 0));
    let first = attempts(&history).remove(0);
    assert_eq!(
        (first.worker, first.failure_kind),
        (Some("w".to_owned()), Some(FailureKind::Transient))
    );

    for (seconds, what) in (10..).zip([
        json!({ "type": "retried" }),
        json!({ "type": "started", "owner": "w" }),
        json!({ "type": "failed", "attempt": 2, "message": "stopped", "kind": "interrupted" }),
    ]) {
        let decision = decide(&job, &event(what), seconds * 1_000, &Policy::default()).unwrap();
        history.extend(decision.entry);
        job = decision.job;
    }
    let text = serde_json::to_string(&history).unwrap();
    let read: Vec<Entry> = serde_json::from_str(&text).unwrap();
    assert_eq!(replay(&read), Ok(job));
    // What was stored stays as it is.
    let kept: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(Value::from(kept[..3].to_vec()), stored);
}
