//! Whether a worker holds a job.

use serde::{Deserialize, Serialize};

use super::{Rejection, RejectionCode};
use crate::finding::quoted;
use crate::job::Job;
use crate::status::Status;

/// Who a worker says it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Holder {
    /// The attempt that it was given.
    pub attempt: u32,
    /// Its name.
    pub owner: String,
}

/// Whether a worker holds the job, as plain data: `ok` tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Holding {
    /// It does.
    Held {
        /// True.
        #[cfg_attr(feature = "wasm", tsify(type = "true"))]
        ok: bool,
    },
    /// It does not, or no longer.
    Refused {
        /// False.
        #[cfg_attr(feature = "wasm", tsify(type = "false"))]
        ok: bool,
        /// Why.
        #[serde(flatten)]
        rejection: Rejection,
    },
}

impl From<Result<(), Rejection>> for Holding {
    fn from(result: Result<(), Rejection>) -> Self {
        match result {
            Ok(()) => Self::Held { ok: true },
            Err(rejection) => Self::Refused { ok: false, rejection },
        }
    }
}

/// Whether this worker holds the job now, so that what it says of it counts. `now` is in ms since the epoch.
///
/// # Errors
/// [`Rejection`] where it does not: the attempt is over, the lease is another worker's, or the attempt's time is up.
pub fn holds_job(job: &Job, holder: &Holder, now: i64) -> Result<(), Rejection> {
    current_attempt(job, Some(holder.attempt))?;
    rendered_by(job, Some(&holder.owner))?;
    in_time(job, now)
}

/// What names another attempt than the current one counts for nothing, whatever it says. As in all that answers a worker,
/// the message names neither the current attempt nor who holds the job: with both, others could speak in its name.
pub(super) fn current_attempt(job: &Job, attempt: Option<u32>) -> Result<(), Rejection> {
    match attempt {
        Some(attempt) if attempt != job.attempt => Err(Rejection::new(
            RejectionCode::AttemptOutdated,
            format!("attempt {attempt} of the job is not the current one"),
        )),
        _ => Ok(()),
    }
}

/// The job is being rendered, and a worker that names itself is the one that the lease was given to.
pub(super) fn rendered_by(job: &Job, owner: Option<&str>) -> Result<(), Rejection> {
    if job.status != Status::Processing {
        let message = format!(
            "a job that is `{}` can't progress: only one that is `processing` can",
            job.status.name()
        );
        return Err(Rejection::new(RejectionCode::TransitionNotAllowed, message));
    }
    match owner {
        Some(owner) if job.lease.as_ref().is_none_or(|lease| lease.owner != owner) => Err(Rejection::new(
            RejectionCode::NotOwner,
            format!("worker {} does not hold the job's lease", quoted(owner)),
        )),
        _ => Ok(()),
    }
}

/// The current attempt has not had all the time yet that its format has.
pub(super) fn in_time(job: &Job, now: i64) -> Result<(), Rejection> {
    let Some(deadline_at) = job.deadline_at.filter(|deadline_at| *deadline_at <= now) else {
        return Ok(());
    };
    let started_at = job.render_started_at.unwrap_or(deadline_at);
    let message = format!(
        "attempt {} took longer than the {} ms that `{}` may take",
        job.attempt,
        deadline_at.saturating_sub(started_at).max(0),
        job.format.name()
    );
    Err(Rejection::new(RejectionCode::TimeLimitExceeded, message))
}
