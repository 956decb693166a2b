//! A job's attempts, as its history tells of them.

use serde::Serialize;

use super::Entry;
use crate::event::EventKind;
use crate::job::Lease;
use crate::retry::FailureKind;
use crate::status::Status;

/// One go at a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// Its number, from 1.
    pub attempt: u32,
    /// The worker that held its lease; null where somebody started it by hand.
    pub worker: Option<String>,
    /// When it began, in ms since the epoch.
    pub started_at: i64,
    /// When it ended; null while it goes on.
    pub ended_at: Option<i64>,
    /// What ended it; null while it goes on.
    pub ended_by: Option<EventKind>,
    /// The status that it left the job in; null while it goes on.
    pub outcome: Option<Status>,
    /// Why it failed, or what was said when it was cancelled.
    pub reason: Option<String>,
    /// Whether trying again could help; null where it did not fail.
    pub failure_kind: Option<FailureKind>,
}

/// The attempts of a history, the first one first. Entries that no job can have gone through make none.
#[must_use]
pub fn attempts(entries: &[Entry]) -> Vec<Attempt> {
    let mut attempts: Vec<Attempt> = Vec::new();
    for entry in entries {
        if entry.event == EventKind::Started {
            attempts.push(begun(entry));
        } else if entry.from == Some(Status::Processing)
            && let Some(last) = attempts.last_mut().filter(|last| last.ended_at.is_none())
        {
            // Entries of before may have been made by clocks that were set back.
            last.ended_at = Some(entry.at.max(last.started_at));
            last.ended_by = Some(entry.event);
            last.outcome = Some(entry.to);
            last.reason.clone_from(&entry.reason);
            last.failure_kind = entry.set.field("failureKind");
        }
    }
    attempts
}

fn begun(entry: &Entry) -> Attempt {
    let lease: Option<Lease> = entry.set.field("lease");
    Attempt {
        attempt: entry.attempt,
        worker: lease.map(|lease| lease.owner),
        started_at: entry.at,
        ended_at: None,
        ended_by: None,
        outcome: None,
        reason: None,
        failure_kind: None,
    }
}
