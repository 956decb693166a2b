//! What happened to a job: past facts, as somebody reports them.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use strum::IntoStaticStr;

use crate::job::{Artifacts, JobParts, Phase};
use crate::retry::FailureKind;
use crate::status::Status;

/// Something that happened to a job, to be judged by [`decide`](crate::decide::decide). Each kind has the fields that its
/// own description names, besides `actor`; it has no use for the others.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Event {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// Who caused it, for the history.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub actor: Option<String>,
    /// The attempt that a worker speaks of: a report of another one than the current is refused. Without it somebody else
    /// speaks, and means the current one.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub attempt: Option<u32>,
    /// The worker that takes the job, or that reports.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub owner: Option<String>,
    /// How much is done, 0 to 1. Less than before keeps what was before.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub progress: Option<f64>,
    /// What the worker does at the moment; absent keeps what was said before.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub phase: Option<Phase>,
    /// How many parts are there; absent keeps what was said before.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub parts: Option<JobParts>,
    /// What was made.
    #[cfg_attr(feature = "wasm", tsify(optional, type = "Partial<Artifacts>"))]
    pub artifacts: Option<Artifacts>,
    /// What went wrong.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub message: Option<String>,
    /// Whether another attempt can help; absent means that it can't.
    #[serde(rename = "kind")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub failure_kind: Option<FailureKind>,
    /// Why, for the history.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub reason: Option<String>,
    /// For how long, in ms, whoever says so has seen the lease unchanged, by what no clock that is set can change. Absent:
    /// the end of the lease alone counts.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub watched_ms: Option<u32>,
}

/// The kinds of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, IntoStaticStr)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum EventKind {
    /// The job was made. It stands in histories alone: [`create_job`](crate::create::create_job) writes it.
    #[default]
    Created,
    /// A worker, the `owner`, took the job. Without an owner there is no lease: somebody says by hand that it is being
    /// rendered, and vouches for the attempt.
    Started,
    /// A worker is alive and this far: `progress`, which it must name, `attempt`, `owner`, `phase`, `parts`. Not a transition; it
    /// renews the lease.
    Progressed,
    /// The artifacts are stored: `attempt`, `artifacts`.
    Completed,
    /// The attempt ended with an error: `message`, which it must name, `attempt`, `kind`.
    Failed,
    /// An operator, or the time after a transient failure, wants another attempt.
    Retried,
    /// An operator gave the job up: `reason`.
    Cancelled,
    /// The worker has not reported for as long as its lease lasts: `watchedMs`.
    LeaseExpired,
}

impl EventKind {
    /// The name used in JSON and in the history.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl<'de> Deserialize<'de> for Event {
    /// Field by field, whatever the kind; then what is missing is told.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let event = Self::deserialize(deserializer)?;
        match event.kind {
            EventKind::Created => Err(D::Error::custom("`created` stands in histories alone")),
            EventKind::Progressed if event.progress.is_none() => Err(D::Error::missing_field("progress")),
            EventKind::Failed if event.message.is_none() => Err(D::Error::missing_field("message")),
            _ => Ok(event),
        }
    }
}

/// The event with which somebody moves a job to a status by hand, such as `started` for `processing`.
#[must_use]
pub const fn event_leading_to(status: Status) -> EventKind {
    match status {
        Status::Queued => EventKind::Retried,
        Status::Processing => EventKind::Started,
        Status::Completed => EventKind::Completed,
        Status::Failed => EventKind::Failed,
        Status::Cancelled => EventKind::Cancelled,
    }
}

/// Every event that leads a job to a status, the usual one first.
#[must_use]
pub fn events_leading_to(status: Status) -> Vec<EventKind> {
    let by_itself = matches!(status, Status::Failed).then_some(EventKind::LeaseExpired);
    [event_leading_to(status)].into_iter().chain(by_itself).collect()
}
