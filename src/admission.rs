//! May another job be queued at all? The kill switch and the ceilings, apart from what is asked for.

use serde::{Deserialize, Serialize};

/// How many jobs may wait in all where nothing else is said.
pub(crate) const DEFAULT_MAX_QUEUED: u32 = 1_000;
/// How many jobs of one session may wait where nothing else is said.
pub(crate) const DEFAULT_MAX_QUEUED_PER_SESSION: u32 = 20;

/// What waits already, and what an installation allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Load {
    /// Whether somebody switched new renders off.
    pub paused: bool,
    /// How many jobs are queued in all.
    pub queued: u32,
    /// How many jobs of the session are queued.
    pub queued_of_session: u32,
    /// How many jobs may be queued in all; 1,000 by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub max_queued: Option<u32>,
    /// How many jobs of one session may be queued; 20 by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub max_queued_per_session: Option<u32>,
}

/// Why no job may be queued now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum AdmissionCode {
    /// The kill switch is on. It stays so until somebody switches it off.
    RenderingPaused,
    /// As many jobs wait as may wait.
    QueueFull,
    /// As many jobs of this session wait as may wait.
    SessionQueueFull,
}

/// Whether another job may be queued; if not, why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Admission {
    /// It may.
    Admitted {
        /// True.
        #[cfg_attr(feature = "wasm", tsify(type = "true"))]
        ok: bool,
    },
    /// It may not.
    Refused {
        /// False.
        #[cfg_attr(feature = "wasm", tsify(type = "false"))]
        ok: bool,
        /// A stable name.
        code: AdmissionCode,
        /// The reason in words.
        message: String,
    },
}

/// Whether another job may be queued, as a trigger or a retry wants it.
#[must_use]
pub fn admit(load: &Load) -> Admission {
    let max_queued = load.max_queued.unwrap_or(DEFAULT_MAX_QUEUED);
    let max_of_session = load.max_queued_per_session.unwrap_or(DEFAULT_MAX_QUEUED_PER_SESSION);
    let (code, message) = if load.paused {
        let message = "new renders are switched off at the moment; try again when they are switched on";
        (AdmissionCode::RenderingPaused, message.to_owned())
    } else if load.queued >= max_queued {
        let message = format!("{} jobs wait already, and at most {max_queued} may", load.queued);
        (AdmissionCode::QueueFull, message)
    } else if load.queued_of_session >= max_of_session {
        let waiting = load.queued_of_session;
        let message = format!("{waiting} jobs of this session wait already, and at most {max_of_session} may");
        (AdmissionCode::SessionQueueFull, message)
    } else {
        return Admission::Admitted { ok: true };
    };
    Admission::Refused {
        ok: false,
        code,
        message,
    }
}
