//! A render job as it is stored.
//!
//! Nothing here decides: [`decide`](crate::decide::decide) answers what becomes of one.

mod parts;
mod policy;

use serde::{Deserialize, Serialize};

use crate::format::Format;
use crate::retry::FailureKind;
use crate::status::Status;

pub use parts::JobParts;
pub use policy::{Policy, TimeLimits};

/// One render job. Times are in ms since the epoch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// Its name, unique among all jobs.
    pub job_id: String,
    /// Where it stands.
    pub status: Status,
    /// What it makes.
    pub format: Format,
    /// How much of the current attempt is done, 0 to 1.
    pub progress: f64,
    /// How often it was started: 0 before the first time. What a worker reports carries it, so that a report of an older
    /// attempt is refused (a fencing token).
    pub attempt: u32,
    /// How many attempts it may have in all, of those that count.
    pub max_attempts: u32,
    /// How many of its attempts do not count, because they were interrupted: its worker was stopped, or lost its ffmpeg.
    /// Jobs and histories of before do not name it.
    #[serde(default)]
    pub interruptions: u32,
    /// Which worker renders it, and until when that is believed; none while no worker does.
    pub lease: Option<Lease>,
    /// By then the current attempt has to end: the run time limit of its format. No report renews the lease beyond it.
    pub deadline_at: Option<i64>,
    /// What the worker does at the moment; none while no worker does anything.
    pub phase: Option<Phase>,
    /// How many parts the current attempt has made; none where its worker does not tell. Jobs and histories of before do not name it.
    pub parts: Option<JobParts>,
    /// Not to be started before, and of a failed job when it is retried by itself.
    pub next_attempt_at: Option<i64>,
    /// When the current attempt was started.
    pub render_started_at: Option<i64>,
    /// When the current attempt completed or failed.
    pub render_completed_at: Option<i64>,
    /// Why the last attempt failed.
    pub error_message: Option<String>,
    /// Whether another attempt can help.
    pub failure_kind: Option<FailureKind>,
    /// What was made.
    pub artifacts: Option<Artifacts>,
}

impl Job {
    /// One that waits, and of which no attempt was made.
    pub(crate) const fn waiting(job_id: String, format: Format, max_attempts: u32) -> Self {
        Self {
            job_id,
            status: Status::INITIAL,
            format,
            progress: 0.0,
            attempt: 0,
            max_attempts,
            interruptions: 0,
            lease: None,
            deadline_at: None,
            phase: None,
            parts: None,
            next_attempt_at: None,
            render_started_at: None,
            render_completed_at: None,
            error_message: None,
            failure_kind: None,
            artifacts: None,
        }
    }

    /// How many attempts were made that count.
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.attempt.saturating_sub(self.interruptions)
    }
}

/// What a worker does for a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// It took the job, and reads what it is to render.
    Preparing,
    /// ffmpeg encodes pictures.
    Rendering,
    /// ffmpeg measures how loud the sound is, brings it to its loudness, and encodes it.
    Measuring,
    /// ffmpeg joins parts that are encoded already.
    Joining,
    /// The finished files are handed over.
    Storing,
}

/// A worker's hold on a job, which its reports renew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Lease {
    /// The worker.
    pub owner: String,
    /// From this time on (ms since the epoch) the worker counts as lost.
    pub expires_at: i64,
}

/// What a render made, as read from the files; what there is not is null.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Artifacts {
    /// Where the video, or the still, is downloaded.
    pub output_video_url: Option<String>,
    /// Where the thumbnail is downloaded.
    pub output_thumbnail_url: Option<String>,
    /// Where the chapters are downloaded, as JSON.
    pub output_chapters_url: Option<String>,
    /// Where the subtitles are downloaded.
    pub output_subtitles_url: Option<String>,
    /// The video's length in ms; a still has none.
    pub duration_ms: Option<f64>,
    /// The file's size in bytes.
    pub file_size_bytes: Option<u64>,
    /// Width and height in pixels, such as `1920x1080`.
    pub resolution: Option<String>,
    /// Frames per second; a still has none.
    pub fps: Option<f64>,
}
