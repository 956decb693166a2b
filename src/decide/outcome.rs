//! What [`decide`](super::decide) answers.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use thiserror::Error;

use crate::effect::Effect;
use crate::history::Entry;
use crate::job::Job;
use crate::status::Status;

/// What to store, under which condition, and what to do once it is stored.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Decision {
    /// What becomes of the job: what the event does not change is as it was.
    pub job: Job,
    /// What the stored job must still be, or the decision is void.
    pub guard: Guard,
    /// To be done once the job is stored, in this order.
    pub effects: Vec<Effect>,
    /// To be added to the history, in the same transaction; null for progress.
    pub entry: Option<Entry>,
}

/// The condition under which a decision may be stored. Every transition changes one of these. A report of progress does not:
/// it may have come since the job was read, so it is for whoever stores a decision to write no field that it leaves alone (see
/// [`Changes`](crate::history::Changes)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Guard {
    /// The job.
    pub job_id: String,
    /// The status that was decided on.
    pub status: Status,
    /// The attempt that was decided on.
    pub attempt: u32,
}

/// Why an event is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Error)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[error("{message}")]
pub struct Rejection {
    /// A stable name.
    pub code: RejectionCode,
    /// The reason in words.
    pub message: String,
}

/// The reasons for which an event is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RejectionCode {
    /// The transition table does not have it, such as `started` on a completed job.
    TransitionNotAllowed,
    /// `retried` on a job that was started as often as it may be.
    AttemptsExhausted,
    /// A report of another attempt than the current one.
    AttemptOutdated,
    /// `started` while a worker renders, or `lease_expired` before its time or without a lease.
    LeaseHeld,
    /// `progressed` by a worker that the lease was not given to.
    NotOwner,
    /// `progressed` with what is no number from 0 to 1.
    ProgressInvalid,
    /// `progressed` after the attempt's run time limit: the worker has to stop.
    TimeLimitExceeded,
    /// `started` before the time of the next attempt.
    NotDue,
}

impl RejectionCode {
    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl Rejection {
    pub(super) fn new(code: RejectionCode, message: String) -> Self {
        Self { code, message }
    }
}

/// A decision or a rejection as plain data: `ok` tells which.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Outcome {
    /// The event is taken.
    Decided {
        /// True.
        #[cfg_attr(feature = "wasm", tsify(type = "true"))]
        ok: bool,
        /// What to do.
        #[serde(flatten)]
        decision: Box<Decision>,
    },
    /// The event is refused.
    Rejected {
        /// False.
        #[cfg_attr(feature = "wasm", tsify(type = "false"))]
        ok: bool,
        /// Why.
        #[serde(flatten)]
        rejection: Rejection,
    },
}

impl From<Result<Decision, Rejection>> for Outcome {
    fn from(result: Result<Decision, Rejection>) -> Self {
        match result {
            Ok(decision) => Self::Decided {
                ok: true,
                decision: decision.into(),
            },
            Err(rejection) => Self::Rejected { ok: false, rejection },
        }
    }
}
