//! One job in each status, and events about it.

use render_rules::create::{NewJob, create_job};
use render_rules::event::Event;
use render_rules::format::Format;
use render_rules::job::{Job, Lease, Policy};
use render_rules::retry::FailureKind;
use render_rules::status::Status;

/// The time at which decisions are made, in ms since the epoch.
pub(crate) const NOW: i64 = 1_000_000;

/// A job in this status as real events would leave it, so that only the status stands in an event's way: attempts are
/// left, and a lease has just expired.
pub(crate) fn job(status: Status) -> Job {
    let started = status != Status::Queued;
    let failed = status == Status::Failed;
    let new = NewJob {
        job_id: "j1".to_owned(),
        format: Format::Full16x9,
        actor: None,
    };
    Job {
        status,
        progress: match status {
            Status::Queued => 0.0,
            Status::Completed => 1.0,
            Status::Processing | Status::Failed | Status::Cancelled => 0.25,
        },
        attempt: u32::from(started),
        lease: (status == Status::Processing).then(|| Lease {
            owner: "worker-1".to_owned(),
            expires_at: NOW,
        }),
        next_attempt_at: failed.then_some(NOW + 5_000),
        render_started_at: started.then_some(NOW - 30_000),
        render_completed_at: (failed || status == Status::Completed).then_some(NOW),
        error_message: failed.then(|| "the connection broke".to_owned()),
        failure_kind: failed.then_some(FailureKind::Transient),
        ..create_job(&new, 0, &Policy::default()).job
    }
}

/// An event by its name and fields.
pub(crate) fn event(json: serde_json::Value) -> Event {
    serde_json::from_value(json).unwrap()
}
