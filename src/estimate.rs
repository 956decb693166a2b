//! How long a render still takes, as far as its pace tells.

use crate::job::Job;
use crate::status::Status;

/// Before this much is done the pace says too little.
const LEAST_PROGRESS: f64 = 0.02;

/// How long the current attempt still takes, in ms, if it goes on as it went so far; none for a job that is not being
/// rendered, or that has only begun. `now` is in ms since the epoch.
#[must_use]
pub fn time_left_ms(job: &Job, now: i64) -> Option<f64> {
    let started_at = job.render_started_at.filter(|_| job.status == Status::Processing)?;
    // What was there before took no time.
    let made = job.progress - job.parts.map_or(0.0, |parts| parts.reused_progress);
    if !(LEAST_PROGRESS..=1.0).contains(&made) {
        return None;
    }
    // Far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let elapsed = now.saturating_sub(started_at).max(0) as f64;
    Some((elapsed * (1.0 - job.progress) / made).round())
}
