//! What each event does to a job in each status.

use crate::jobs::{NOW, event, job};
use proptest::prelude::*;
use render_rules::create::{NewJob, create_job};
use render_rules::decide::{Guard, Holder, Holding, Outcome, RejectionCode, decide, holds_job};
use render_rules::effect::Effect;
use render_rules::event::{Event, EventKind};
use render_rules::format::Format;
use render_rules::job::{Job, Policy};
use render_rules::status::Status::{self, Cancelled, Completed, Failed, Processing, Queued};
use serde_json::{Value, json};

/// One event of each kind, which nothing but the job's status can stand in the way of.
fn each_event() -> [Event; 7] {
    [
        json!({ "type": "started", "owner": "worker-2" }),
        json!({ "type": "progressed", "progress": 0.5 }),
        json!({ "type": "completed" }),
        json!({ "type": "failed", "message": "no" }),
        json!({ "type": "retried" }),
        json!({ "type": "cancelled" }),
        json!({ "type": "lease_expired" }),
    ]
    .map(event)
}

/// What `decide` answers, as JavaScript sees it.
fn outcome(job: &Job, json: Value) -> Value {
    serde_json::to_value(Outcome::from(decide(job, &event(json), NOW, &Policy::default()))).unwrap()
}

/// Asserts what becomes of a job: these fields, and nothing else.
#[track_caller]
fn becomes(before: &Job, answer: &Value, changes: Value) {
    let Value::Object(changes) = changes else { panic!() };
    let mut wanted = serde_json::to_value(before).unwrap();
    wanted.as_object_mut().unwrap().extend(changes);
    assert_eq!(answer["job"], wanted);
}

/// Asserts the exact code and sentence of a refusal.
#[track_caller]
fn refused(job: &Job, json: Value, code: &str, message: &str) {
    assert_eq!(
        outcome(job, json),
        json!({ "ok": false, "code": code, "message": message })
    );
}

#[test]
fn every_event_in_every_status() {
    // Rows: the job's status. Columns: started, progressed, completed, failed, retried, cancelled, lease_expired.
    let no = None;
    let table = [
        (Queued, [Some(Processing), no, no, no, no, Some(Cancelled), no]),
        (
            Processing,
            [
                no,
                Some(Processing),
                Some(Completed),
                Some(Failed),
                no,
                Some(Cancelled),
                Some(Failed),
            ],
        ),
        (Completed, [no; 7]),
        (Failed, [no, no, no, no, Some(Queued), no, no]),
        (Cancelled, [no; 7]),
    ];
    assert_eq!(table.map(|(status, _)| status), Status::ALL);
    for (status, row) in table {
        for (event, wanted) in each_event().into_iter().zip(row) {
            let job = job(status);
            let became = decide(&job, &event, NOW, &Policy::default()).ok().map(|decision| {
                assert_eq!(
                    decision.guard,
                    Guard {
                        job_id: "j1".to_owned(),
                        status,
                        attempt: job.attempt
                    }
                );
                decision.job.status
            });
            assert_eq!(became, wanted, "{status:?} {event:?}");
        }
    }
}

#[test]
fn started_begins_an_attempt_with_a_lease() {
    let answer = outcome(
        &job(Queued),
        json!({ "type": "started", "actor": "queue", "owner": "worker-1" }),
    );
    becomes(
        &job(Queued),
        &answer,
        json!({
            "status": "processing", "progress": 0.0, "attempt": 1, "nextAttemptAt": null,
            "lease": { "owner": "worker-1", "expiresAt": NOW + 30_000 },
            "deadlineAt": NOW + 6 * 3_600_000, "phase": "preparing", "parts": null,
            "renderStartedAt": NOW, "renderCompletedAt": null,
        }),
    );
    assert_eq!(
        answer["guard"],
        json!({ "jobId": "j1", "status": "queued", "attempt": 0 })
    );
    assert_eq!(answer["effects"], json!([]));
    // The progress is there although it stays as it was.
    assert_eq!(
        answer["entry"],
        json!({
            "at": NOW, "from": "queued", "to": "processing", "event": "started", "actor": "queue", "reason": null,
            "attempt": 1,
            "set": {
                "status": "processing", "progress": 0.0, "attempt": 1,
                "lease": { "owner": "worker-1", "expiresAt": NOW + 30_000 },
                "deadlineAt": NOW + 6 * 3_600_000, "phase": "preparing", "parts": null, "renderStartedAt": NOW,
            },
        }),
    );
}

#[test]
fn started_by_hand_has_no_lease() {
    let answer = outcome(&job(Queued), json!({ "type": "started", "actor": "ann" }));
    assert_eq!(answer["job"]["lease"], Value::Null);
    assert_eq!(answer["effects"], json!([]));
    assert_eq!(answer["job"]["attempt"], 1);
}

#[test]
fn started_waits_for_its_time() {
    let waiting = |at| Job {
        next_attempt_at: Some(at),
        ..job(Queued)
    };
    refused(
        &waiting(NOW + 1),
        json!({ "type": "started" }),
        "not_due",
        "the next attempt is due in 1 ms",
    );
    assert_eq!(outcome(&waiting(NOW), json!({ "type": "started" }))["ok"], true);
}

#[test]
fn started_is_refused_while_a_worker_renders() {
    refused(
        &job(Processing),
        json!({ "type": "started", "owner": "worker-2" }),
        "lease_held",
        "a worker is rendering the job already",
    );
    refused(
        &Job {
            lease: None,
            ..job(Processing)
        },
        json!({ "type": "started", "owner": "worker-2" }),
        "transition_not_allowed",
        "a job that is `processing` can't become `processing`: it may become `completed`, `failed`, `cancelled`",
    );
}

#[test]
fn progressed_renews_the_lease_and_leaves_no_entry() {
    let answer = outcome(
        &job(Processing),
        json!({ "type": "progressed", "attempt": 1, "owner": "worker-1", "progress": 0.5 }),
    );
    becomes(
        &job(Processing),
        &answer,
        json!({ "progress": 0.5, "lease": { "owner": "worker-1", "expiresAt": NOW + 30_000 } }),
    );
    assert_eq!(
        answer["guard"],
        json!({ "jobId": "j1", "status": "processing", "attempt": 1 })
    );
    assert_eq!(answer["effects"], json!([]));
    assert_eq!(answer["entry"], Value::Null);
}

#[test]
fn progressed_by_hand_leaves_a_job_without_lease_without_one() {
    let by_hand = Job {
        lease: None,
        ..job(Processing)
    };
    let answer = outcome(&by_hand, json!({ "type": "progressed", "progress": 1 }));
    becomes(&by_hand, &answer, json!({ "progress": 1.0 }));
}

#[test]
fn progress_never_decreases() {
    for (reported, stored) in [(0.0, 0.25), (0.25, 0.25), (0.26, 0.26), (1.0, 1.0)] {
        let answer = outcome(&job(Processing), json!({ "type": "progressed", "progress": reported }));
        assert_eq!(answer["job"]["progress"], stored);
    }
}

#[test]
fn progress_is_a_number_from_0_to_1() {
    for (progress, shown) in [
        (-0.1, "-0.1"),
        (1.5, "1.5"),
        (f64::NAN, "NaN"),
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
    ] {
        let event = Event {
            kind: EventKind::Progressed,
            progress: Some(progress),
            ..Event::default()
        };
        let rejection = decide(&job(Processing), &event, NOW, &Policy::default()).unwrap_err();
        assert_eq!(rejection.code.name(), "progress_invalid");
        assert_eq!(
            rejection.to_string(),
            format!("progress `{shown}` is not a number from 0 to 1")
        );
    }
}

#[test]
fn only_a_processing_job_progresses() {
    for status in Status::ALL.into_iter().filter(|status| *status != Processing) {
        let message = format!(
            "a job that is `{}` can't progress: only one that is `processing` can",
            status.name()
        );
        refused(
            &job(status),
            json!({ "type": "progressed", "progress": 0.5 }),
            "transition_not_allowed",
            &message,
        );
    }
}

#[test]
fn only_the_owner_of_the_lease_reports_progress() {
    refused(
        &job(Processing),
        json!({ "type": "progressed", "owner": "worker-2", "progress": 0.5 }),
        "not_owner",
        "worker `worker-2` does not hold the job's lease",
    );
    refused(
        &Job {
            lease: None,
            ..job(Processing)
        },
        json!({ "type": "progressed", "owner": "worker-2", "progress": 0.5 }),
        "not_owner",
        "worker `worker-2` does not hold the job's lease",
    );
}

#[test]
fn a_report_of_another_attempt_is_refused_whatever_it_says_and_wherever_the_job_stands() {
    let reports = |attempt: u32| {
        [
            json!({ "type": "progressed", "attempt": attempt, "progress": 0.5 }),
            json!({ "type": "completed", "attempt": attempt }),
            json!({ "type": "failed", "attempt": attempt, "message": "no" }),
        ]
    };
    for status in Status::ALL {
        let second = Job {
            attempt: 2,
            ..job(status)
        };
        for attempt in [0, 1, 3] {
            let message = format!("attempt {attempt} of the job is not the current one");
            for report in reports(attempt) {
                refused(&second, report, "attempt_outdated", &message);
            }
        }
    }
    let second = Job {
        attempt: 2,
        ..job(Processing)
    };
    for report in reports(2) {
        assert_eq!(outcome(&second, report)["ok"], true);
    }
}

#[test]
fn a_worker_holds_a_job_in_its_attempt_by_its_lease_and_in_time() {
    let rendering = Job {
        attempt: 2,
        deadline_at: Some(NOW + 1),
        ..job(Processing)
    };
    let by_hand = Job {
        lease: None,
        ..rendering.clone()
    };
    let cancelled = Job {
        attempt: 2,
        ..job(Cancelled)
    };
    let other = "worker `worker-2` does not hold the job's lease";
    let this = "worker `worker-1` does not hold the job's lease";
    let over = "a job that is `cancelled` can't progress: only one that is `processing` can";
    let late = "attempt 2 took longer than the 30001 ms that `full_16_9` may take";
    for (job, attempt, owner, now, refused) in [
        (&rendering, 2, "worker-1", NOW, None),
        (
            &rendering,
            1,
            "worker-1",
            NOW,
            Some(("attempt_outdated", "attempt 1 of the job is not the current one")),
        ),
        (&rendering, 2, "worker-2", NOW, Some(("not_owner", other))),
        (&by_hand, 2, "worker-1", NOW, Some(("not_owner", this))),
        (&cancelled, 2, "worker-1", NOW, Some(("transition_not_allowed", over))),
        (&rendering, 2, "worker-1", NOW + 1, Some(("time_limit_exceeded", late))),
    ] {
        let holder = Holder {
            attempt,
            owner: owner.to_owned(),
        };
        let answer = serde_json::to_value(Holding::from(holds_job(job, &holder, now))).unwrap();
        let wanted = refused.map_or(
            json!({ "ok": true }),
            |(code, message)| json!({ "ok": false, "code": code, "message": message }),
        );
        assert_eq!(answer, wanted);
        // Its heartbeat is taken exactly then.
        let heartbeat = event(json!({ "type": "progressed", "attempt": attempt, "owner": owner, "progress": 0 }));
        let taken = decide(job, &heartbeat, now, &Policy::default());
        assert_eq!(
            taken.err().map(|refused| refused.code.name()),
            refused.map(|(code, _)| code)
        );
    }
}

#[test]
fn an_event_without_what_its_kind_needs_can_not_be_read() {
    for (json, message) in [
        (
            json!({ "type": "progressed", "attempt": 1 }),
            "missing field `progress`",
        ),
        (
            json!({ "type": "progressed", "progress": null }),
            "missing field `progress`",
        ),
        (
            json!({ "type": "failed", "kind": "transient" }),
            "missing field `message`",
        ),
        (json!({ "type": "created" }), "`created` stands in histories alone"),
    ] {
        let error = serde_json::from_value::<Event>(json).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    // Built natively it is refused.
    let incomplete = |kind| Event {
        kind,
        ..Event::default()
    };
    let refused = |kind| {
        decide(&job(Processing), &incomplete(kind), NOW, &Policy::default())
            .unwrap_err()
            .code
    };
    assert_eq!(refused(EventKind::Progressed), RejectionCode::ProgressInvalid);
    assert_eq!(refused(EventKind::Created), RejectionCode::TransitionNotAllowed);
}

#[test]
fn completed_keeps_the_artifacts_and_ends_the_lease() {
    let report = json!({
        "type": "completed", "attempt": 1, "artifacts": { "outputVideoUrl": "/a.mp4", "durationMs": 12_033.4, "fps": 30 },
    });
    let answer = outcome(&job(Processing), report);
    becomes(
        &job(Processing),
        &answer,
        json!({
            "status": "completed", "progress": 1.0, "lease": null, "deadlineAt": null, "phase": null, "parts": null, "renderCompletedAt": NOW,
            "artifacts": {
                "outputVideoUrl": "/a.mp4", "outputThumbnailUrl": null, "outputChaptersUrl": null,
                "outputSubtitlesUrl": null, "durationMs": 12_033.0, "fileSizeBytes": null, "resolution": null, "fps": 30.0,
            },
        }),
    );
    assert_eq!(answer["effects"], json!([]));
    assert_eq!(
        answer["entry"]["set"],
        json!({
            "status": "completed", "progress": 1.0, "lease": null, "phase": null, "parts": null, "renderCompletedAt": NOW,
            "artifacts": answer["job"]["artifacts"],
        })
    );
}

#[test]
fn failed_for_good_waits_for_an_operator() {
    let answer = outcome(
        &job(Processing),
        json!({ "type": "failed", "actor": "worker-1", "attempt": 1, "message": "camera `B` is not there" }),
    );
    becomes(
        &job(Processing),
        &answer,
        json!({
            "status": "failed", "progress": 0.25, "lease": null, "deadlineAt": null, "phase": null, "parts": null, "nextAttemptAt": null, "renderCompletedAt": NOW,
            "errorMessage": "camera `B` is not there", "failureKind": "permanent",
        }),
    );
    assert_eq!(
        answer["effects"],
        json!([{ "type": "discard_artifacts", "jobId": "j1", "attempt": 1 }])
    );
    assert_eq!(answer["entry"]["reason"], "camera `B` is not there");
    assert_eq!(answer["entry"]["actor"], "worker-1");
}

/// A worker that is stopped gives its job back as it was before the claim, but for the number of the attempt.
#[test]
fn an_interrupted_attempt_does_not_count_and_is_due_at_once() {
    let policy = Policy::default();
    let waiting = Job {
        attempt: 2,
        ..job(Queued)
    };
    let started = event(json!({ "type": "started", "owner": "worker-1" }));
    let rendering = decide(&waiting, &started, NOW, &policy).unwrap().job;
    assert_eq!((rendering.attempt, rendering.attempts()), (3, 3));
    let stopped = event(json!({ "type": "failed", "attempt": 3, "message": "stopped", "kind": "interrupted" }));
    let failed = decide(&rendering, &stopped, NOW, &policy).unwrap().job;
    assert_eq!(
        (failed.status, failed.attempts(), failed.next_attempt_at),
        (Failed, waiting.attempts(), Some(NOW))
    );
    let retried = event(json!({ "type": "retried" }));
    let queued = decide(&failed, &retried, NOW, &policy).unwrap().job;
    let again = decide(&queued, &started, NOW, &policy).unwrap().job;
    assert_eq!((again.attempt, again.attempts()), (4, 3));
    let late = event(json!({ "type": "completed", "attempt": 3 }));
    let refused = decide(&again, &late, NOW, &policy).unwrap_err();
    assert_eq!(refused.code, RejectionCode::AttemptOutdated);
}

#[test]
fn failed_for_now_is_retried_by_itself_while_attempts_are_left() {
    let report = json!({ "type": "failed", "attempt": 2, "message": "no route", "kind": "transient" });
    let second = Job {
        attempt: 2,
        ..job(Processing)
    };
    let answer = outcome(&second, report.clone());
    assert_eq!(answer["job"]["nextAttemptAt"], NOW + 7_500);
    assert_eq!(answer["job"]["failureKind"], "transient");
    assert_eq!(
        answer["effects"],
        json!([{ "type": "discard_artifacts", "jobId": "j1", "attempt": 2 }, { "type": "enqueue", "jobId": "j1", "at": NOW + 7_500 }])
    );

    let last = Job {
        max_attempts: 2,
        ..second
    };
    let answer = outcome(&last, report);
    assert_eq!(answer["job"]["nextAttemptAt"], Value::Null);
    assert_eq!(
        answer["effects"],
        json!([{ "type": "discard_artifacts", "jobId": "j1", "attempt": 2 }])
    );
}

#[test]
fn an_end_that_no_worker_reports_stops_the_renderer() {
    let stop = json!({ "type": "stop_render", "jobId": "j1", "attempt": 1 });
    let discard = json!({ "type": "discard_artifacts", "jobId": "j1", "attempt": 1 });
    for (spoken, effects) in [
        (json!({ "type": "completed" }), json!([stop])),
        (
            json!({ "type": "failed", "message": "not wanted" }),
            json!([stop, discard]),
        ),
        (json!({ "type": "cancelled" }), json!([stop, discard])),
    ] {
        assert_eq!(outcome(&job(Processing), spoken)["effects"], effects);
    }
}

#[test]
fn an_expired_lease_fails_the_attempt_for_now() {
    let answer = outcome(&job(Processing), json!({ "type": "lease_expired" }));
    becomes(
        &job(Processing),
        &answer,
        json!({
            "status": "failed", "progress": 0.25, "lease": null, "deadlineAt": null, "phase": null, "parts": null, "nextAttemptAt": NOW + 3_750, "renderCompletedAt": NOW,
            "errorMessage": "worker `worker-1` stopped answering during attempt 1", "failureKind": "transient",
        }),
    );
    assert_eq!(
        answer["effects"],
        json!([
            { "type": "stop_render", "jobId": "j1", "attempt": 1 },
            { "type": "discard_artifacts", "jobId": "j1", "attempt": 1 },
            { "type": "enqueue", "jobId": "j1", "at": NOW + 3_750 },
        ]),
    );
    assert_eq!(answer["entry"]["event"], "lease_expired");
    assert_eq!(
        answer["entry"]["reason"],
        "worker `worker-1` stopped answering during attempt 1"
    );
}

#[test]
fn a_lease_does_not_expire_before_its_time_or_where_there_is_none() {
    let mut held = job(Processing);
    held.lease = held.lease.map(|lease| render_rules::job::Lease {
        expires_at: NOW + 1,
        ..lease
    });
    refused(
        &held,
        json!({ "type": "lease_expired" }),
        "lease_held",
        "the job's lease is held for another 1 ms",
    );
    refused(
        &Job { lease: None, ..held },
        json!({ "type": "lease_expired" }),
        "lease_held",
        "the job has no lease that could expire: it was started by hand",
    );
}

#[test]
fn retried_puts_the_job_back_as_if_new_but_for_its_attempts() {
    let answer = outcome(&job(Failed), json!({ "type": "retried", "actor": "ann" }));
    becomes(
        &job(Failed),
        &answer,
        json!({
            "status": "queued", "progress": 0.0, "lease": null, "nextAttemptAt": null, "renderStartedAt": null,
            "renderCompletedAt": null, "errorMessage": null, "failureKind": null, "artifacts": null,
        }),
    );
    assert_eq!(answer["effects"], json!([{ "type": "enqueue", "jobId": "j1" }]));
    assert_eq!(answer["entry"]["attempt"], 1);
}

#[test]
fn retried_is_bounded() {
    let spent = Job {
        attempt: 3,
        ..job(Failed)
    };
    let message = "the job can't be retried: 3 of 3 attempts were made";
    refused(&spent, json!({ "type": "retried" }), "attempts_exhausted", message);
}

#[test]
fn cancelled_keeps_its_reason_and_does_not_count_as_an_end_of_the_render() {
    let answer = outcome(
        &job(Queued),
        json!({ "type": "cancelled", "actor": "ann", "reason": "wrong take" }),
    );
    becomes(
        &job(Queued),
        &answer,
        json!({ "status": "cancelled", "progress": 0.0, "lease": null, "deadlineAt": null, "phase": null, "parts": null, "nextAttemptAt": null }),
    );
    assert_eq!(answer["effects"], json!([]));
    assert_eq!(answer["entry"]["reason"], "wrong take");
}

#[test]
fn a_terminal_job_says_so() {
    refused(
        &job(Completed),
        json!({ "type": "cancelled" }),
        "transition_not_allowed",
        "a job that is `completed` can't become `cancelled`: `completed` is terminal",
    );
}

#[test]
fn the_ends_of_time_break_nothing() {
    let policy = Policy {
        lease_ms: Some(u32::MAX),
        retry_max_ms: Some(u32::MAX),
        ..Policy::default()
    };
    for now in [i64::MIN, -1, 0, i64::MAX] {
        for status in Status::ALL {
            for event in each_event() {
                let extreme = Job {
                    attempt: u32::MAX,
                    ..job(status)
                };
                let _ = decide(&extreme, &event, now, &policy);
            }
        }
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    let attempt = || prop::option::of(0_u32..4);
    let owner = || prop::option::of(prop::sample::select(vec!["worker-1".to_owned(), "worker-2".to_owned()]));
    let kind = || {
        prop::option::of(prop::sample::select(vec![
            json!("permanent"),
            json!("transient"),
            json!("interrupted"),
        ]))
    };
    prop_oneof![
        4 => owner().prop_map(|owner| event(json!({ "type": "started", "owner": owner }))),
        4 => (attempt(), owner(), -0.1..1.1).prop_map(|(attempt, owner, progress)| {
            event(json!({ "type": "progressed", "attempt": attempt, "owner": owner, "progress": progress }))
        }),
        1 => attempt().prop_map(|attempt| event(json!({ "type": "completed", "attempt": attempt, "artifacts": {} }))),
        3 => (attempt(), kind()).prop_map(|(attempt, kind)| {
            event(json!({ "type": "failed", "attempt": attempt, "message": "no", "kind": kind }))
        }),
        3 => Just(event(json!({ "type": "retried" }))),
        1 => Just(event(json!({ "type": "cancelled", "reason": "enough" }))),
        2 => Just(event(json!({ "type": "lease_expired" }))),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_the_job_stays_lawful(steps in prop::collection::vec((any_event(), 0_i64..40_000), 0..60)) {
        let policy = Policy::default();
        let new = NewJob { job_id: "j1".to_owned(), format: Format::Clip1x1, actor: None };
        let created = create_job(&new, 0, &policy);
        let (mut job, mut history, mut now) = (created.job, vec![created.entry], 0);
        for (event, wait) in steps {
            now += wait;
            let Ok(decision) = decide(&job, &event, now, &policy) else { continue };
            let next = decision.job.clone();

            prop_assert!(!job.status.is_terminal(), "{:?} left {:?}", event, job.status);
            prop_assert_eq!(decision.entry.is_some(), next.status != job.status);
            prop_assert!(next.status == job.status || job.status.may_become(next.status));
            prop_assert_eq!(next.attempt, job.attempt + u32::from(next.status == Processing && job.status == Queued));
            prop_assert!(next.attempts() <= next.max_attempts);
            prop_assert!((0.0..=1.0).contains(&next.progress));
            prop_assert!(next.attempt != job.attempt || next.status == Queued || next.progress >= job.progress);
            prop_assert!(next.lease.is_none() || next.status == Processing);
            prop_assert!(next.next_attempt_at.is_none() || next.status == Failed);
            prop_assert_eq!(next.error_message.is_some(), next.status == Failed);
            let stops = decision.effects.iter().any(|effect| matches!(effect, Effect::StopRender { .. }));
            prop_assert!(!stops || job.status == Processing);

            history.extend(decision.entry);
            let told = render_rules::history::replay(&history).unwrap();
            let moved_on = Job { progress: next.progress, lease: next.lease.clone(), ..told.clone() };
            prop_assert_eq!(if next.status == Processing { &moved_on } else { &told }, &next);
            job = next;
        }
    }
}
