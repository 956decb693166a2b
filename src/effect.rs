//! What the caller must do once a decision is saved: orders, which the rules give and never carry out.

use serde::{Deserialize, Serialize};

/// An order to the caller. Each may be carried out twice without harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Effect {
    /// Hand the job to the queue: to be started, or where it has failed to be retried first.
    Enqueue {
        /// The job.
        job_id: String,
        /// Not before this time, in ms since the epoch; absent means at once.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<i64>,
    },
    /// Stop the renderer of this attempt, wherever it runs. Nothing that it reports counts any more.
    StopRender {
        /// The job.
        job_id: String,
        /// The attempt.
        attempt: u32,
    },
    /// Delete what this attempt stored already: nobody will ask for it.
    DiscardArtifacts {
        /// The job.
        job_id: String,
        /// The attempt.
        attempt: u32,
    },
}
