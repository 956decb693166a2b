//! A job's history: one entry for each decision that moved it. Folded again, it gives the stored job.

mod attempts;
mod changes;

use serde::{Deserialize, Serialize};

use crate::error::RulesError;
use crate::event::{EventKind, events_leading_to};
use crate::job::Job;
use crate::status::Status;

pub use attempts::{Attempt, attempts};
pub use changes::Changes;

/// One step of a job's life: when, from where to where, what happened, by whom and why, and what it changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Entry {
    /// When, in ms since the epoch.
    pub at: i64,
    /// The status left; null in the first entry.
    pub from: Option<Status>,
    /// The status entered.
    pub to: Status,
    /// What happened.
    pub event: EventKind,
    /// Who caused it, where somebody said so.
    pub actor: Option<String>,
    /// Why: a failure's message, or what was said when the job was cancelled.
    pub reason: Option<String>,
    /// The job's attempt after this step.
    pub attempt: u32,
    /// What changed; in the first entry the whole job.
    #[cfg_attr(feature = "wasm", tsify(type = "Partial<Job>"))]
    pub set: Changes,
}

/// The job that a history tells of. It equals the stored one, except that a job which is being rendered may have reported
/// progress and renewed its lease since the last entry.
///
/// # Errors
/// [`RulesError`] with code `bad_history` for entries that no job can have gone through, such as none at all, or one that
/// starts a completed job.
pub fn replay(entries: &[Entry]) -> Result<Job, RulesError> {
    let Some((first, rest)) = entries.split_first() else {
        return Err(RulesError::bad_history(0, &"there is none"));
    };
    let mut set = first.set.clone();
    let mut job = begin(first).map_err(|why| RulesError::bad_history(0, &why))?;
    for (index, entry) in (1..).zip(rest) {
        set.follow(&entry.set);
        job = follow(&job, entry, &set).map_err(|why| RulesError::bad_history(index, &why))?;
    }
    Ok(job)
}

fn begin(entry: &Entry) -> Result<Job, String> {
    if entry.event != EventKind::Created || entry.from.is_some() || entry.to != Status::INITIAL {
        return Err(format!(
            "a history begins with `created`, from nothing to `{}`",
            Status::INITIAL.name()
        ));
    }
    let job = entry.set.job().map_err(|_| "it does not set a whole job")?;
    agree(entry, &job)?;
    Ok(job)
}

/// The job after an entry. `set` is what this one and those before it set.
fn follow(job: &Job, entry: &Entry, set: &Changes) -> Result<Job, String> {
    let (from, to, event) = (job.status, entry.to, entry.event);
    if entry.from != Some(from) {
        let said = entry
            .from
            .map_or("nothing".to_owned(), |status| format!("`{}`", status.name()));
        return Err(format!("it leaves {said}, but the job was `{}`", from.name()));
    }
    if !from.may_become(to) || !events_leading_to(to).contains(&event) {
        return Err(format!(
            "`{}` does not lead from `{}` to `{}`",
            event.name(),
            from.name(),
            to.name()
        ));
    }
    let next = set.job().map_err(|why| format!("it sets what no job has: {why}"))?;
    if next.job_id != job.job_id {
        return Err("it belongs to another job".to_owned());
    }
    agree(entry, &next)?;
    Ok(next)
}

/// An entry says twice which status and attempt it leads to: both must be the same.
fn agree(entry: &Entry, job: &Job) -> Result<(), String> {
    if job.status != entry.to {
        return Err(format!(
            "it leads to `{}`, but sets `{}`",
            entry.to.name(),
            job.status.name()
        ));
    }
    if job.attempt != entry.attempt {
        return Err(format!(
            "it is about attempt {}, but the job is at attempt {}",
            entry.attempt, job.attempt
        ));
    }
    Ok(())
}
