//! What a step changes in a job, as JSON: a list of a job's fields besides [`Job`] itself would be one to keep in step with it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::job::Job;

/// The fields of a job that become something else, by their names in JSON; null clears one that can be empty. What it means
/// in TypeScript is `Partial<Job>`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Changes(Map<String, Value>);

/// What a report of progress changes.
const REPORTED: [&str; 4] = ["progress", "lease", "phase", "parts"];

impl Changes {
    /// All of a job.
    #[must_use]
    pub fn whole(job: &Job) -> Self {
        match serde_json::to_value(job) {
            Ok(Value::Object(fields)) => Self(fields),
            // No job is anything else.
            _ => Self(Map::new()),
        }
    }

    /// What a transition changes.
    // INVARIANT (reported fields): they are there although they stay as they were read. So the history folded again gives the
    // stored job although reports of progress leave no entry; and who saves these fields overwrites a report that came since.
    pub(crate) fn between(before: &Job, after: &Job) -> Self {
        let (Self(before), Self(mut fields)) = (Self::whole(before), Self::whole(after));
        fields.retain(|name, value| REPORTED.contains(&name.as_str()) || before.get(name) != Some(value));
        Self(fields)
    }

    /// These, and then those of a later step.
    pub(super) fn follow(&mut self, later: &Self) {
        self.0.extend(later.0.clone());
    }

    /// The job that they tell of by themselves; an error where a field is missing that every job has, or can't be what it is
    /// to become.
    pub(super) fn job(&self) -> Result<Job, serde_json::Error> {
        Job::deserialize(&self.0)
    }

    /// What one field becomes; none where it is kept or cleared.
    pub(super) fn field<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.0.get(name).and_then(|value| T::deserialize(value).ok())
    }
}
