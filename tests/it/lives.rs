//! Every life that a job can lead, to its end: each stays lawful, and its history, folded again, gives the stored job.

use std::collections::BTreeSet;

use render_rules::create::{Created, NewJob, create_job};
use render_rules::decide::decide;
use render_rules::event::{Event, EventKind, event_leading_to, events_leading_to};
use render_rules::format::Format;
use render_rules::history::{Entry, replay};
use render_rules::job::{Job, Policy};
use render_rules::retry::MOST_INTERRUPTIONS;
use render_rules::rule_set::rules;
use render_rules::status::Status::{self, Failed, Processing};
use serde_json::{Value, json};

const WORKER: &str = "worker-1";

/// A life: the job, its history, and what time it is.
#[derive(Clone)]
struct Life {
    job: Job,
    history: Vec<Entry>,
    now: i64,
}

fn born(max_attempts: u32) -> Life {
    let new = NewJob {
        job_id: "j1".to_owned(),
        format: Format::Thumbnail,
        actor: None,
    };
    let policy = Policy {
        max_attempts: Some(max_attempts),
        ..Policy::default()
    };
    let Created { job, entry, .. } = create_job(&new, 0, &policy);
    Life {
        job,
        history: vec![entry],
        now: 0,
    }
}

/// As long as a lease lasts, in ms.
const LEASE: i64 = 30_000;
/// As long as an attempt at a thumbnail may take, in ms; nothing else lasts longer.
const LIMIT: i64 = 600_000;

/// One event of each sort that can be taken.
fn events(attempt: u32) -> Vec<Event> {
    let event = |json: Value| serde_json::from_value(json).unwrap();
    [
        json!({ "type": "started", "actor": "queue", "owner": WORKER }),
        json!({ "type": "started", "actor": "ann" }),
        json!({ "type": "progressed", "progress": 0.25, "phase": "rendering" }),
        json!({ "type": "progressed", "attempt": attempt, "owner": WORKER, "progress": 0.5 }),
        json!({ "type": "completed", "attempt": attempt, "artifacts": { "outputVideoUrl": "/a.jpg", "durationMs": 0.5 } }),
        json!({ "type": "failed", "attempt": attempt, "message": "it broke", "kind": "transient" }),
        json!({ "type": "failed", "attempt": attempt, "message": "it was stopped", "kind": "interrupted" }),
        json!({ "type": "failed", "message": "it is wrong", "kind": "permanent" }),
        json!({ "type": "retried", "actor": "ann" }),
        json!({ "type": "cancelled", "reason": "enough" }),
        json!({ "type": "lease_expired" }),
    ]
    .map(event)
    .into()
}

/// The lives that one more event leads to, after each of these waits. A report that tells no progress leads nowhere new.
fn continued(life: &Life, waits: &[i64]) -> Vec<Life> {
    let mut next = Vec::new();
    for wait in waits {
        for event in events(life.job.attempt) {
            let now = life.now + wait;
            let Ok(decision) = decide(&life.job, &event, now, &Policy::default()) else {
                continue;
            };
            let job = decision.job;
            if job.status == life.job.status && job.progress <= life.job.progress {
                continue;
            }
            let history = life.history.iter().cloned().chain(decision.entry).collect();
            next.push(Life { job, history, now });
        }
    }
    next
}

/// What makes lives go on differently: times as distances from now.
fn situation(life: &Life) -> String {
    let since = |at: Option<i64>| at.map(|at| at - life.now);
    let Job {
        status,
        attempt,
        interruptions,
        ..
    } = life.job;
    let lease = life
        .job
        .lease
        .as_ref()
        .map(|lease| (lease.owner.clone(), lease.expires_at - life.now));
    let (deadline, wait) = (since(life.job.deadline_at), since(life.job.next_attempt_at));
    let progress = life.job.progress;
    format!("{status:?} {attempt} {interruptions} {lease:?} {deadline:?} {wait:?} {progress}")
}

/// What holds at every moment of every life.
fn lawful(life: &Life) {
    let Life { job, history, .. } = life;
    assert!(job.attempts() <= job.max_attempts);
    assert!(job.interruptions <= MOST_INTERRUPTIONS);
    let told = replay(history).unwrap();
    // Reports of progress leave no entry.
    let kept = Job {
        progress: job.progress,
        lease: job.lease.clone(),
        phase: job.phase,
        ..told.clone()
    };
    assert_eq!(if job.status == Processing { &kept } else { &told }, job);
    // As it comes back from the database.
    let stored: Vec<Entry> = serde_json::from_str(&serde_json::to_string(history).unwrap()).unwrap();
    assert_eq!(&stored, history);
}

#[test]
fn every_situation_is_reached_lawfully_and_only_an_end_is_one() {
    let (mut reached, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let mut lives = vec![born(3)];
    while let Some(life) = lives.pop() {
        if !seen.insert(situation(&life)) {
            continue;
        }
        lawful(&life);
        reached.insert(life.job.status.name());
        let next = continued(&life, &[1, LEASE, LIMIT]);
        // Nothing is stuck: what is not terminal goes on, but for a job that failed as often as it may.
        let spent = life.job.status == Failed && life.job.attempts() == life.job.max_attempts;
        let ended = life.job.status.is_terminal() || spent;
        assert_eq!(next.is_empty(), ended, "{:?}", life.job);
        lives.extend(next);
    }
    assert_eq!(reached, Status::ALL.map(Status::name).into_iter().collect());
    println!("{} situations", seen.len());
}

/// Every order of events with at most one interruption, none left out, a lease having expired wherever there is one.
#[test]
fn every_history_gives_the_stored_job() {
    let mut lives = vec![born(3)];
    let (mut histories, mut ends) = (0, 0);
    while let Some(life) = lives.pop() {
        lawful(&life);
        histories += 1;
        let mut next = continued(&life, &[LEASE]);
        next.retain(|next| next.job.interruptions <= 1);
        ends += usize::from(next.is_empty());
        lives.extend(next);
    }
    assert!(ends > 1_000, "{ends}");
    println!("{histories} histories, {ends} of them ended");
}

#[test]
fn no_history_takes_a_step_that_the_table_has_not() {
    let ways = rules().transitions;
    let mut lives = vec![born(2)];
    let mut steps = 0;
    while let Some(life) = lives.pop() {
        let last = life.history.last().unwrap();
        for from in Status::ALL.map(Some).into_iter().chain([None]) {
            for to in Status::ALL {
                for event in Status::ALL
                    .into_iter()
                    .flat_map(events_leading_to)
                    .chain([EventKind::Progressed, EventKind::Created])
                {
                    let mut set = serde_json::to_value(&last.set).unwrap();
                    set["status"] = json!(to);
                    let step = Entry {
                        from,
                        to,
                        event,
                        attempt: life.job.attempt,
                        set: serde_json::from_value(set).unwrap(),
                        ..last.clone()
                    };
                    let history: Vec<Entry> = life.history.iter().cloned().chain([step]).collect();
                    let lawful = from == Some(life.job.status)
                        && ways
                            .iter()
                            .any(|way| (Some(way.from), way.to, way.event) == (from, to, event));
                    assert_eq!(replay(&history).is_ok(), lawful, "{from:?} {to:?} {event:?}");
                    steps += 1;
                }
            }
        }
        // One life for each way on is enough.
        for to in life.job.status.successors() {
            let mut next = continued(&life, &[1, LEASE, LIMIT]);
            next.retain(|next| next.job.status == *to && next.history.last().unwrap().event == event_leading_to(*to));
            lives.extend(next.pop());
        }
    }
    assert!(steps > 2_000, "{steps}");
}
