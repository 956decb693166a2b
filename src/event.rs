//! What happened to a job: past facts, as somebody reports them.

use serde::{Deserialize, Serialize};

use crate::job::{Artifacts, Phase};
use crate::retry::FailureKind;
use crate::status::Status;

/// Something that happened to a job, to be judged by [`decide`](crate::decide::decide).
///
/// `actor` is who caused it, for the history. `attempt` is the attempt that a worker speaks of: a report about another
/// than the current one is refused; without it somebody else speaks, and means the current one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(
    tag = "type",
    rename_all = "snake_case",
    rename_all_fields = "camelCase",
    try_from = "Reported"
)]
pub enum Event {
    /// A worker took the job, or somebody says by hand that it is being rendered.
    Started {
        /// Who caused it.
        #[serde(skip_serializing_if = "Option::is_none")]
        actor: Option<String>,
        /// The worker that renders it. Without one there is no lease: somebody else vouches for the attempt.
        #[serde(skip_serializing_if = "Option::is_none")]
        owner: Option<String>,
    },
    /// A worker is alive and this far. Not a transition; it renews the lease.
    Progressed {
        /// The attempt that the worker speaks of.
        #[serde(skip_serializing_if = "Option::is_none")]
        attempt: Option<u32>,
        /// The worker, which must be the lease's.
        #[serde(skip_serializing_if = "Option::is_none")]
        owner: Option<String>,
        /// How much is done, 0 to 1. Less than before keeps what was before.
        progress: f64,
        /// What the worker does at the moment; absent keeps what was said before.
        #[serde(skip_serializing_if = "Option::is_none")]
        phase: Option<Phase>,
    },
    /// The artifacts are stored.
    Completed {
        /// Who caused it.
        #[serde(skip_serializing_if = "Option::is_none")]
        actor: Option<String>,
        /// The attempt that the worker speaks of.
        #[serde(skip_serializing_if = "Option::is_none")]
        attempt: Option<u32>,
        /// What was made.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(type = "Partial<Artifacts>"))]
        artifacts: Option<Artifacts>,
    },
    /// The attempt ended with an error.
    Failed {
        /// Who caused it.
        #[serde(skip_serializing_if = "Option::is_none")]
        actor: Option<String>,
        /// The attempt that the worker speaks of.
        #[serde(skip_serializing_if = "Option::is_none")]
        attempt: Option<u32>,
        /// What went wrong.
        message: String,
        /// Whether another attempt can help; absent means that it can't.
        #[serde(skip_serializing_if = "Option::is_none")]
        kind: Option<FailureKind>,
    },
    /// An operator, or the time after a transient failure, wants another attempt.
    Retried {
        /// Who caused it.
        #[serde(skip_serializing_if = "Option::is_none")]
        actor: Option<String>,
    },
    /// An operator gave the job up.
    Cancelled {
        /// Who caused it.
        #[serde(skip_serializing_if = "Option::is_none")]
        actor: Option<String>,
        /// Why, for the history.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The worker has not reported for as long as its lease lasts.
    LeaseExpired {
        /// For how long, in ms, whoever says so has seen the lease unchanged, by what no clock that is set can change.
        /// Absent: the end of the lease alone counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        watched_ms: Option<u32>,
    },
}

/// An event as it comes, with every field that one of them has. Read field by field: serde's own reading by a tag holds all
/// of them back until it knows the tag, and code for that is a twelfth of the whole module.
#[derive(Deserialize)]
struct Reported {
    #[serde(rename = "type")]
    event: EventKind,
    actor: Option<String>,
    attempt: Option<u32>,
    owner: Option<String>,
    progress: Option<f64>,
    phase: Option<Phase>,
    artifacts: Option<Artifacts>,
    message: Option<String>,
    kind: Option<FailureKind>,
    reason: Option<String>,
    #[serde(rename = "watchedMs")]
    watched_ms: Option<u32>,
}

impl TryFrom<Reported> for Event {
    type Error = &'static str;

    fn try_from(reported: Reported) -> Result<Self, Self::Error> {
        let Reported {
            actor,
            attempt,
            owner,
            phase,
            artifacts,
            kind,
            reason,
            watched_ms,
            ..
        } = reported;
        Ok(match reported.event {
            EventKind::Created => return Err("`created` stands in histories alone"),
            EventKind::Started => Self::Started { actor, owner },
            EventKind::Progressed => Self::Progressed {
                attempt,
                owner,
                progress: reported.progress.ok_or("missing field `progress`")?,
                phase,
            },
            EventKind::Completed => Self::Completed {
                actor,
                attempt,
                artifacts,
            },
            EventKind::Failed => Self::Failed {
                actor,
                attempt,
                message: reported.message.ok_or("missing field `message`")?,
                kind,
            },
            EventKind::Retried => Self::Retried { actor },
            EventKind::Cancelled => Self::Cancelled { actor, reason },
            EventKind::LeaseExpired => Self::LeaseExpired { watched_ms },
        })
    }
}

/// The name of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// The job was made. It stands in histories alone: [`create_job`](crate::create::create_job) writes it.
    Created,
    /// [`Event::Started`].
    Started,
    /// [`Event::Progressed`].
    Progressed,
    /// [`Event::Completed`].
    Completed,
    /// [`Event::Failed`].
    Failed,
    /// [`Event::Retried`].
    Retried,
    /// [`Event::Cancelled`].
    Cancelled,
    /// [`Event::LeaseExpired`].
    LeaseExpired,
}

impl EventKind {
    /// The name used in JSON and in the history.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Started => "started",
            Self::Progressed => "progressed",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Retried => "retried",
            Self::Cancelled => "cancelled",
            Self::LeaseExpired => "lease_expired",
        }
    }
}

impl Event {
    /// The event's name.
    #[must_use]
    pub const fn kind(&self) -> EventKind {
        match self {
            Self::Started { .. } => EventKind::Started,
            Self::Progressed { .. } => EventKind::Progressed,
            Self::Completed { .. } => EventKind::Completed,
            Self::Failed { .. } => EventKind::Failed,
            Self::Retried { .. } => EventKind::Retried,
            Self::Cancelled { .. } => EventKind::Cancelled,
            Self::LeaseExpired { .. } => EventKind::LeaseExpired,
        }
    }

    /// Who caused it, where somebody says so.
    #[must_use]
    pub fn actor(&self) -> Option<&str> {
        match self {
            Self::Started { actor, .. }
            | Self::Completed { actor, .. }
            | Self::Failed { actor, .. }
            | Self::Retried { actor }
            | Self::Cancelled { actor, .. } => actor.as_deref(),
            Self::Progressed { .. } | Self::LeaseExpired { .. } => None,
        }
    }

    /// The attempt that it speaks of, where it names one.
    #[must_use]
    pub const fn attempt(&self) -> Option<u32> {
        match self {
            Self::Progressed { attempt, .. } | Self::Completed { attempt, .. } | Self::Failed { attempt, .. } => {
                *attempt
            }
            Self::Started { .. } | Self::Retried { .. } | Self::Cancelled { .. } | Self::LeaseExpired { .. } => None,
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
