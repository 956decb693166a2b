//! The five statuses of a render job, and the one transition table.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::error::{RulesError, listed};

/// Where a render job stands.
///
/// ```text
///            started              completed
/// queued ──────────────▶ processing ─────────▶ completed
///   │ ▲                   │      │
///   │ └──── retried ──────│──┐   │ failed, lease_expired
///   │                     │  │   ▼
///   │ cancelled           │  └─ failed
///   ▼                     │
/// cancelled ◀─────────────┘ cancelled
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Status {
    /// Waiting for a worker. Next: a worker starts it, or it is cancelled.
    Queued,
    /// A worker holds its lease and renders. Next: it completes, fails or is cancelled.
    Processing,
    /// The artifacts are stored. Terminal.
    Completed,
    /// The last attempt ended with an error. Next: it is retried.
    Failed,
    /// An operator gave it up. Terminal.
    Cancelled,
}

impl Status {
    /// Every status, in the order of the happy path.
    pub const ALL: [Self; 5] = [
        Self::Queued,
        Self::Processing,
        Self::Completed,
        Self::Failed,
        Self::Cancelled,
    ];

    /// The status of a new job.
    pub const INITIAL: Self = Self::Queued;

    /// The name used in JSON, in the database and on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Reads a status by its name.
    ///
    /// # Errors
    /// [`RulesError`] with code `unknown_status` for anything else, such as `"done"`.
    pub fn parse(name: &str) -> Result<Self, RulesError> {
        Self::ALL
            .into_iter()
            .find(|status| status.name() == name)
            .ok_or_else(|| RulesError::unknown_status(name, Self::ALL.map(Self::name)))
    }

    /// The statuses that may follow this one: the transition table.
    #[must_use]
    pub const fn successors(self) -> &'static [Self] {
        match self {
            Self::Queued => &[Self::Processing, Self::Cancelled],
            Self::Processing => &[Self::Completed, Self::Failed, Self::Cancelled],
            Self::Failed => &[Self::Queued],
            Self::Completed | Self::Cancelled => &[],
        }
    }

    /// Whether a job may go from this status to `to`.
    #[must_use]
    pub fn may_become(self, to: Self) -> bool {
        self.successors().contains(&to)
    }

    /// Whether nothing can follow.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        self.successors().is_empty()
    }

    /// Whether the job waits or runs, and so can be cancelled.
    #[must_use]
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Queued | Self::Processing)
    }

    /// The next status on the happy path (`failed` → `queued`), or none at the end.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self.successors() {
            [next, ..] => Some(*next),
            [] => None,
        }
    }

    /// One sentence for people.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Queued => "Waiting for a worker",
            Self::Processing => "Rendering",
            Self::Completed => "Rendered; the artifacts can be downloaded",
            Self::Failed => "Failed; it can be retried",
            Self::Cancelled => "Cancelled",
        }
    }
}

/// Whether one status may follow another, and if not why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TransitionCheck {
    /// The status left, as it was given.
    pub from: String,
    /// The status entered, as it was given.
    pub to: String,
    /// Whether the transition table has this pair.
    pub allowed: bool,
    /// Why not, naming what would be valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Looks a pair of status names up in the transition table. An unknown name is no error here: the pair is not allowed.
#[must_use]
pub fn check_transition(from: &str, to: &str) -> TransitionCheck {
    let reason = match (Status::parse(from), Status::parse(to)) {
        (Err(error), _) | (_, Err(error)) => Some(error.to_string()),
        (Ok(known_from), Ok(known_to)) if known_from.may_become(known_to) => None,
        (Ok(known_from), Ok(known_to)) => Some(refusal(known_from, known_to)),
    };
    TransitionCheck {
        from: from.to_owned(),
        to: to.to_owned(),
        allowed: reason.is_none(),
        reason,
    }
}

/// Why `from` can't become `to`: the sentence behind every refused transition.
pub(crate) fn refusal(from: Status, to: Status) -> String {
    let (from_name, to_name) = (from.name(), to.name());
    if from.is_terminal() {
        return format!("a job that is `{from_name}` can't become `{to_name}`: `{from_name}` is terminal");
    }
    let valid: Vec<&str> = from.successors().iter().map(|status| status.name()).collect();
    format!(
        "a job that is `{from_name}` can't become `{to_name}`: it may become {}",
        listed(&valid)
    )
}
