//! A change to a job, as data: the parts of it that become something else.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Artifacts, Job, Lease, Phase};
use crate::format::Format;
use crate::retry::FailureKind;
use crate::status::Status;

/// What happens to one part of a job. In JSON a part that is kept is left out; null clears one that can be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change<T> {
    /// It stays as it is.
    #[default]
    Keep,
    /// It becomes this.
    To(T),
}

impl<T> Change<T> {
    /// Whether the part stays as it is.
    #[must_use]
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// What the part becomes, where it changes.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Keep => None,
            Self::To(value) => Some(value),
        }
    }
}

impl<T: Clone> Change<T> {
    fn over(&self, old: &T) -> T {
        self.value().unwrap_or(old).clone()
    }
}

impl<T: Clone> Change<Option<T>> {
    /// The part of a job that has no past: what is not said is empty.
    fn or_empty(&self) -> Option<T> {
        self.value().cloned().flatten()
    }
}

impl<T: Serialize> Serialize for Change<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Keep => serializer.serialize_none(),
            Self::To(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Change<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::To)
    }
}

/// The parts of a job that change; what it means in TypeScript is `Partial<Job>`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Patch {
    /// See [`Job::job_id`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub job_id: Change<String>,
    /// See [`Job::status`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub status: Change<Status>,
    /// See [`Job::format`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub format: Change<Format>,
    /// See [`Job::progress`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub progress: Change<f64>,
    /// See [`Job::attempt`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub attempt: Change<u32>,
    /// See [`Job::max_attempts`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub max_attempts: Change<u32>,
    /// See [`Job::interruptions`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub interruptions: Change<u32>,
    /// See [`Job::lease`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub lease: Change<Option<Lease>>,
    /// See [`Job::deadline_at`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub deadline_at: Change<Option<i64>>,
    /// See [`Job::phase`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub phase: Change<Option<Phase>>,
    /// See [`Job::next_attempt_at`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub next_attempt_at: Change<Option<i64>>,
    /// See [`Job::render_started_at`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub render_started_at: Change<Option<i64>>,
    /// See [`Job::render_completed_at`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub render_completed_at: Change<Option<i64>>,
    /// See [`Job::error_message`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub error_message: Change<Option<String>>,
    /// See [`Job::failure_kind`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub failure_kind: Change<Option<FailureKind>>,
    /// See [`Job::artifacts`].
    #[serde(skip_serializing_if = "Change::is_keep")]
    pub artifacts: Change<Option<Artifacts>>,
}

impl Patch {
    /// The patch that makes any job this one.
    #[must_use]
    pub fn whole(job: &Job) -> Self {
        Self {
            job_id: Change::To(job.job_id.clone()),
            status: Change::To(job.status),
            format: Change::To(job.format),
            progress: Change::To(job.progress),
            attempt: Change::To(job.attempt),
            max_attempts: Change::To(job.max_attempts),
            interruptions: Change::To(job.interruptions),
            lease: Change::To(job.lease.clone()),
            deadline_at: Change::To(job.deadline_at),
            phase: Change::To(job.phase),
            next_attempt_at: Change::To(job.next_attempt_at),
            render_started_at: Change::To(job.render_started_at),
            render_completed_at: Change::To(job.render_completed_at),
            error_message: Change::To(job.error_message.clone()),
            failure_kind: Change::To(job.failure_kind),
            artifacts: Change::To(job.artifacts.clone()),
        }
    }

    /// The job after this change.
    #[must_use]
    pub fn apply(&self, job: &Job) -> Job {
        Job {
            job_id: self.job_id.over(&job.job_id),
            status: self.status.over(&job.status),
            format: self.format.over(&job.format),
            progress: self.progress.over(&job.progress),
            attempt: self.attempt.over(&job.attempt),
            max_attempts: self.max_attempts.over(&job.max_attempts),
            interruptions: self.interruptions.over(&job.interruptions),
            lease: self.lease.over(&job.lease),
            deadline_at: self.deadline_at.over(&job.deadline_at),
            phase: self.phase.over(&job.phase),
            next_attempt_at: self.next_attempt_at.over(&job.next_attempt_at),
            render_started_at: self.render_started_at.over(&job.render_started_at),
            render_completed_at: self.render_completed_at.over(&job.render_completed_at),
            error_message: self.error_message.over(&job.error_message),
            failure_kind: self.failure_kind.over(&job.failure_kind),
            artifacts: self.artifacts.over(&job.artifacts),
        }
    }

    /// The job that this patch tells of by itself; none where a part is missing that every job has.
    pub(crate) fn job(&self) -> Option<Job> {
        Some(Job {
            job_id: self.job_id.value()?.clone(),
            status: *self.status.value()?,
            format: *self.format.value()?,
            progress: *self.progress.value()?,
            attempt: *self.attempt.value()?,
            max_attempts: *self.max_attempts.value()?,
            interruptions: self.interruptions.value().copied().unwrap_or_default(),
            lease: self.lease.or_empty(),
            deadline_at: self.deadline_at.or_empty(),
            phase: self.phase.or_empty(),
            next_attempt_at: self.next_attempt_at.or_empty(),
            render_started_at: self.render_started_at.or_empty(),
            render_completed_at: self.render_completed_at.or_empty(),
            error_message: self.error_message.or_empty(),
            failure_kind: self.failure_kind.or_empty(),
            artifacts: self.artifacts.or_empty(),
        })
    }
}
