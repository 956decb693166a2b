//! How often a job is tried, and whether another attempt can help.

use serde::{Deserialize, Serialize};

use crate::status::Status;

/// How often a job may be started where nothing else is said.
pub const DEFAULT_MAX_ATTEMPTS: u32 = 3;
/// The wait after the first failed attempt, in ms, where the policy does not say.
pub(crate) const DEFAULT_RETRY_BASE_MS: u32 = 5_000;
/// The longest wait between two attempts, in ms, where the policy does not say.
pub(crate) const DEFAULT_RETRY_MAX_MS: u32 = 300_000;
/// The middle of what chance can give.
pub(crate) const DEFAULT_JITTER: f64 = 0.5;

/// Whether another attempt can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum FailureKind {
    /// No: the same would happen again, as with a bad EDL or media that is not there. Only an operator retries it.
    #[default]
    Permanent,
    /// Yes: a broken connection, a lost worker. It is retried by itself while attempts are left.
    Transient,
    /// Yes, and the job has no part in it: its worker was stopped, or lost its ffmpeg. It is retried at once, and the attempt
    /// does not count; after [`MOST_INTERRUPTIONS`] of them it is taken for [`Transient`](Self::Transient).
    Interrupted,
}

/// So many interrupted attempts of a job do not count. A bound, so that a worker which is stopped again and again does not
/// try one job for ever.
pub const MOST_INTERRUPTIONS: u32 = 20;

/// Whether a job of this status may be tried again, when `attempts` of at most `max_attempts` were made that count.
#[must_use]
pub const fn can_retry(status: Status, attempts: u32, max_attempts: u32) -> bool {
    matches!(status, Status::Failed) && attempts_left(attempts, max_attempts)
}

/// Whether a job of which `attempts` were made that count may be started once more.
pub(crate) const fn attempts_left(attempts: u32, max_attempts: u32) -> bool {
    attempts < max_attempts
}
