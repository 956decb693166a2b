//! The rules as data: what a page shows, and what tells two installations apart.

use serde::Serialize;

use crate::admission::{DEFAULT_MAX_QUEUED, DEFAULT_MAX_QUEUED_PER_SESSION};
use crate::edl_workflow::EdlStatus;
use crate::event::{EventKind, events_leading_to};
use crate::format::{Format, SelectionKind};
use crate::frames::{FrameRate, USUAL};
use crate::job::Policy;
use crate::status::Status;

/// The rule tables, with the version and a digest of all rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RuleSet {
    /// The version of these rules.
    pub version: String,
    /// A digest of the rules' source and version, 16 hexadecimal digits: equal where the same rules run.
    pub hash: String,
    /// Every status of a job.
    pub statuses: Vec<Status>,
    /// The status of a new job.
    pub initial_status: Status,
    /// The format of a render that names none.
    pub default_format: Format,
    /// What can be chosen of the programme for each format.
    pub selections: Vec<FormatSelections>,
    /// The frame rates that are offered for what is made; others may be asked for.
    pub frame_rates: Vec<FrameRate>,
    /// Every way from one status of a job to another.
    pub transitions: Vec<Transition>,
    /// Every status of an EDL.
    pub edl_statuses: Vec<EdlStatus>,
    /// Every way from one status of an EDL to another.
    pub edl_transitions: Vec<EdlTransition>,
    /// What holds where an installation does not say.
    pub defaults: Defaults,
}

/// The figures that an installation may choose, where it does not. Times are in ms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Defaults {
    /// How often a job may be started in all.
    pub max_attempts: u32,
    /// The wait after the first failed attempt.
    pub retry_base_ms: u32,
    /// The longest wait between two attempts.
    pub retry_max_ms: u32,
    /// How many jobs may wait in all.
    pub max_queued: u32,
    /// How many jobs of one session may wait.
    pub max_queued_per_session: u32,
    /// How long one attempt may take.
    pub time_limits_ms: Vec<TimeLimit>,
}

/// How long one attempt at a format may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimeLimit {
    /// The format.
    pub format: Format,
    /// In ms.
    pub limit_ms: u32,
}

/// What can be chosen of the programme for a format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FormatSelections {
    /// The format.
    pub format: Format,
    /// The keys that a selection for it may have; empty where it is always the whole programme.
    pub selections: Vec<SelectionKind>,
}

/// A way from one status of a job to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Transition {
    /// The status left.
    pub from: Status,
    /// The status entered.
    pub to: Status,
    /// What happens then.
    pub event: EventKind,
}

/// A way from one status of an EDL to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct EdlTransition {
    /// The status left.
    pub from: EdlStatus,
    /// The status entered.
    pub to: EdlStatus,
}

/// What these rules are.
#[must_use]
pub fn rules() -> RuleSet {
    RuleSet {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        hash: env!("RULES_HASH").to_owned(),
        statuses: Status::ALL.to_vec(),
        initial_status: Status::INITIAL,
        default_format: Format::default(),
        selections: Format::ALL.iter().map(|format| selections_of(*format)).collect(),
        frame_rates: USUAL.to_vec(),
        transitions: transitions(),
        edl_statuses: EdlStatus::ALL.to_vec(),
        edl_transitions: edl_transitions(),
        defaults: defaults(),
    }
}

fn selections_of(format: Format) -> FormatSelections {
    FormatSelections {
        format,
        selections: format.selections().to_vec(),
    }
}

fn defaults() -> Defaults {
    let policy = Policy::default();
    let limit = |format| TimeLimit {
        format,
        limit_ms: policy.time_limit_ms(format),
    };
    Defaults {
        max_attempts: policy.max_attempts(),
        retry_base_ms: policy.retry_base_ms(),
        retry_max_ms: policy.retry_max_ms(),
        max_queued: DEFAULT_MAX_QUEUED,
        max_queued_per_session: DEFAULT_MAX_QUEUED_PER_SESSION,
        time_limits_ms: Format::ALL.iter().map(|format| limit(*format)).collect(),
    }
}

fn transitions() -> Vec<Transition> {
    let mut transitions = Vec::new();
    for from in Status::ALL {
        for &to in from.successors() {
            let ways = events_leading_to(to).into_iter();
            transitions.extend(ways.map(|event| Transition { from, to, event }));
        }
    }
    transitions
}

fn edl_transitions() -> Vec<EdlTransition> {
    let mut transitions = Vec::new();
    for &from in EdlStatus::ALL {
        transitions.extend(from.successors().iter().map(|&to| EdlTransition { from, to }));
    }
    transitions
}
