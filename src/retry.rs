//! How often a job is tried, and how long to wait in between.

use serde::{Deserialize, Serialize};

use crate::job::Policy;
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

/// How long to wait after a failed attempt (1, 2, …), in ms: the base, doubled for each attempt before this one, at most
/// the policy's maximum; of that at least a half, and chance decides about the other half. So the waits of jobs that
/// failed together are spread even at the maximum, and none is longer than it.
#[must_use]
pub fn backoff_ms(attempt: u32, policy: &Policy) -> i64 {
    let doublings = attempt.saturating_sub(1);
    let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
    let longest = f64::from(policy.retry_base_ms().saturating_mul(factor).min(policy.retry_max_ms()));
    let jitter = if policy.jitter().is_finite() {
        policy.jitter().clamp(0.0, 1.0)
    } else {
        DEFAULT_JITTER
    };
    // Whole and at most `u32::MAX`, so nothing is cut off.
    #[allow(clippy::cast_possible_truncation)]
    let wait = (longest * f64::midpoint(1.0, jitter)).round() as i64;
    wait
}
