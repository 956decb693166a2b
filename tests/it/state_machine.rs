//! The whole state machine, enumerated: every event on every job – status, attempts, lease, deadline and wait.
//! What becomes of a job over time is in `lives.rs`.

use std::collections::BTreeSet;

use crate::jobs::{NOW, event, job};
use render_rules::decide::{Guard, RejectionCode, decide};
use render_rules::event::{Event, EventKind};
use render_rules::job::{Job, Lease, Policy};
use render_rules::retry::FailureKind;
use render_rules::rule_set::rules;
use render_rules::status::Status::{self, Cancelled, Completed, Failed, Processing, Queued};
use render_rules::status::check_transition;
use serde_json::json;

use RejectionCode::{
    AttemptOutdated, AttemptsExhausted, LeaseHeld, NotDue, NotOwner, ProgressInvalid, TimeLimitExceeded,
    TransitionNotAllowed,
};

/// Before now, now and after it; or never.
const TIMES: [Option<i64>; 4] = [None, Some(NOW - 1), Some(NOW), Some(NOW + 1)];

/// Every job, of those that differ in what a decision can depend on: also jobs that no event leads to, as a database that
/// somebody edited may hold them.
fn every_job() -> Vec<Job> {
    let leases: Vec<Option<Lease>> = TIMES
        .into_iter()
        .map(|at| {
            at.map(|expires_at| Lease {
                owner: "worker-1".to_owned(),
                expires_at,
            })
        })
        .collect();
    let mut all = Vec::new();
    for status in Status::ALL {
        let counted = [0, 1, 2, 3, 4, u32::MAX].map(|attempt| (attempt, 0));
        let interrupted = [(1, 1), (2, 1), (4, 1), (20, 19), (21, 20), (24, 20), (1, u32::MAX)];
        for (attempt, interruptions, max_attempts) in counted
            .into_iter()
            .chain(interrupted)
            .flat_map(|(attempt, interruptions)| [(attempt, interruptions, 1), (attempt, interruptions, 3)])
        {
            for lease in &leases {
                for deadline_at in TIMES {
                    for next_attempt_at in TIMES {
                        all.push(Job {
                            attempt,
                            max_attempts,
                            interruptions,
                            lease: lease.clone(),
                            deadline_at,
                            next_attempt_at,
                            ..job(status)
                        });
                    }
                }
            }
        }
    }
    all
}

/// Every event about a job of this attempt: of whom it speaks, of which attempt, and what it says.
fn every_event(attempt: u32) -> Vec<Event> {
    let mut all = vec![
        event(json!({ "type": "lease_expired" })),
        event(json!({ "type": "retried" })),
    ];
    all.extend([json!(null), json!("enough")].map(|reason| event(json!({ "type": "cancelled", "reason": reason }))));
    let owners = [json!(null), json!("worker-1"), json!("worker-2")];
    all.extend(
        owners
            .clone()
            .map(|owner| event(json!({ "type": "started", "owner": owner }))),
    );
    for attempt in [
        None,
        Some(attempt),
        Some(attempt.wrapping_sub(1)),
        Some(attempt.wrapping_add(1)),
    ] {
        all.push(event(
            json!({ "type": "completed", "attempt": attempt, "artifacts": { "durationMs": 12.5 } }),
        ));
        for kind in [
            json!(null),
            json!("permanent"),
            json!("transient"),
            json!("interrupted"),
        ] {
            all.push(event(
                json!({ "type": "failed", "attempt": attempt, "message": "no", "kind": kind }),
            ));
        }
        for owner in [None, Some("worker-1"), Some("worker-2")] {
            for progress in [0.0, 0.5, 1.0, -0.1, 1.1, f64::NAN, f64::INFINITY] {
                all.push(Event {
                    kind: EventKind::Progressed,
                    attempt,
                    owner: owner.map(str::to_owned),
                    progress: Some(progress),
                    ..Event::default()
                });
            }
        }
    }
    all
}

fn interrupts(event: &Event) -> bool {
    event.kind == EventKind::Failed && event.failure_kind == Some(FailureKind::Interrupted)
}

/// Where an event wants to take a job.
fn aim(event: &Event) -> Status {
    match event.kind {
        EventKind::Created | EventKind::Retried => Queued,
        EventKind::Started | EventKind::Progressed => Processing,
        EventKind::Completed => Completed,
        EventKind::Failed | EventKind::LeaseExpired => Failed,
        EventKind::Cancelled => Cancelled,
    }
}

/// What is to come of an event: the status that the job has then, or why it is refused. The lifecycle said once more, as
/// one list of what stands in an event's way, the first of which is told.
fn wanted(job: &Job, event: &Event) -> Result<Status, RejectionCode> {
    let running = job.status == Processing;
    let holder = job.lease.as_ref().map(|lease| lease.owner.as_str());
    let outdated = event.attempt.is_some_and(|attempt| attempt != job.attempt);
    let over = |at: Option<i64>| at.is_some_and(|at| at <= NOW);
    let may = |to| check_transition(job.status.name(), aim(to).name()).allowed;
    let hindrances = match event.kind {
        EventKind::Created => vec![(true, TransitionNotAllowed)],
        EventKind::Started => vec![
            (running && holder.is_some(), LeaseHeld),
            (!may(event), TransitionNotAllowed),
            (job.next_attempt_at.is_some_and(|at| at > NOW), NotDue),
        ],
        EventKind::Progressed => vec![
            (outdated, AttemptOutdated),
            (!running, TransitionNotAllowed),
            (event.owner.is_some() && event.owner.as_deref() != holder, NotOwner),
            (
                !event.progress.is_some_and(|progress| (0.0..=1.0).contains(&progress)),
                ProgressInvalid,
            ),
            (over(job.deadline_at), TimeLimitExceeded),
        ],
        EventKind::Completed | EventKind::Failed => {
            vec![(outdated, AttemptOutdated), (!may(event), TransitionNotAllowed)]
        }
        EventKind::Retried => vec![
            (!may(event), TransitionNotAllowed),
            (
                job.attempt.saturating_sub(job.interruptions) >= job.max_attempts,
                AttemptsExhausted,
            ),
        ],
        EventKind::Cancelled => vec![(!may(event), TransitionNotAllowed)],
        EventKind::LeaseExpired => vec![
            (!may(event), TransitionNotAllowed),
            (!over(job.lease.as_ref().map(|lease| lease.expires_at)), LeaseHeld),
        ],
    };
    let first = hindrances.into_iter().find(|(stands_in_the_way, _)| *stands_in_the_way);
    first.map_or(Ok(aim(event)), |(_, code)| Err(code))
}

#[test]
fn every_event_on_every_job_is_decided_as_the_table_says() {
    let policy = Policy::default();
    let (mut cases, mut taken, mut refused) = (0, BTreeSet::new(), BTreeSet::new());
    for job in every_job() {
        for event in every_event(job.attempt) {
            cases += 1;
            let decided = decide(&job, &event, NOW, &policy);
            let outcome = decided.as_ref().map(|decision| decision.job.status);
            assert_eq!(
                outcome.map_err(|rejection| rejection.code),
                wanted(&job, &event),
                "{event:?} on {job:?}"
            );
            let decision = match decided {
                Err(rejection) => {
                    // The same sentence, whichever function says no.
                    if rejection.code == TransitionNotAllowed && event.kind != EventKind::Progressed {
                        let check = check_transition(job.status.name(), aim(&event).name());
                        assert_eq!(Some(rejection.message), check.reason);
                    }
                    refused.insert(rejection.code.name());
                    continue;
                }
                Ok(decision) => decision,
            };
            assert!(!job.status.is_terminal(), "{event:?} moves {job:?}");
            let next = decision.job;
            let guard = Guard {
                job_id: job.job_id.clone(),
                status: job.status,
                attempt: job.attempt,
            };
            assert_eq!(decision.guard, guard);
            // Only a new attempt has a new number, which outdates what older ones report.
            let began = u32::from(event.kind == EventKind::Started);
            assert_eq!(next.attempt, job.attempt.saturating_add(began), "{event:?} on {job:?}");
            // Only an interruption does not count, and no more than 20 of them.
            let spared = u32::from(interrupts(&event) && job.interruptions < 20);
            assert_eq!(next.interruptions, job.interruptions + spared, "{event:?} on {job:?}");
            if spared == 1 {
                assert_eq!(next.next_attempt_at, Some(NOW), "{event:?} on {job:?}");
                assert_eq!(
                    next.attempts(),
                    job.attempts().saturating_sub(1),
                    "{event:?} on {job:?}"
                );
            }
            assert!(next.lease.is_none() || next.status == Processing);
            assert!((0.0..=1.0).contains(&next.progress), "{event:?} on {job:?}");
            if let Some(entry) = decision.entry {
                assert_eq!(
                    (entry.from, entry.to, entry.event),
                    (Some(job.status), next.status, event.kind)
                );
                taken.insert((job.status.name(), next.status.name(), entry.event.name()));
            } else {
                assert_eq!((job.status, next.status), (Processing, Processing));
            }
        }
    }
    // Nothing in the table is only there on paper, and every reason for a refusal was given.
    let table: BTreeSet<_> = rules()
        .transitions
        .iter()
        .map(|way| (way.from.name(), way.to.name(), way.event.name()))
        .collect();
    assert_eq!(taken, table);
    assert_eq!(refused.len(), 8, "{refused:?}");
    assert_eq!(cases, every_job().len() * every_event(1).len());
    println!("{cases} decisions");
}
