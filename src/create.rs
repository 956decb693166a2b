//! How a job begins.

use serde::{Deserialize, Serialize};

use crate::effect::Effect;
use crate::event::EventKind;
use crate::format::Format;
use crate::history::{Changes, Entry};
use crate::job::{Job, Policy};

/// What a new job is made of. Whether it may be made is the gate's to say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct NewJob {
    /// Its name, unique among all jobs.
    pub job_id: String,
    /// What it is to make.
    pub format: Format,
    /// Who asked for it, for the history.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub actor: Option<String>,
}

/// A new job: what to store, and what to do then.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Created {
    /// To be stored.
    pub job: Job,
    /// To be done once it is stored.
    pub effects: Vec<Effect>,
    /// The first entry of its history.
    pub entry: Entry,
}

/// A new job, queued. `now` is in ms since the epoch.
#[must_use]
pub fn create_job(input: &NewJob, now: i64, policy: &Policy) -> Created {
    let job = Job::waiting(input.job_id.clone(), input.format, policy.max_attempts());
    let entry = Entry {
        at: now,
        from: None,
        to: job.status,
        event: EventKind::Created,
        actor: input.actor.clone(),
        reason: None,
        attempt: job.attempt,
        set: Changes::whole(&job),
    };
    Created {
        effects: vec![Effect::Enqueue {
            job_id: job.job_id.clone(),
            at: None,
        }],
        job,
        entry,
    }
}
