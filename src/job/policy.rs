//! The figures that an installation may choose, and the chance that comes in from outside.

use serde::Deserialize;

use crate::retry::{DEFAULT_JITTER, DEFAULT_MAX_ATTEMPTS, DEFAULT_RETRY_BASE_MS, DEFAULT_RETRY_MAX_MS};

/// How long a worker is believed without a report, in ms, where the policy does not say.
pub(crate) const DEFAULT_LEASE_MS: u32 = 30_000;

/// How decisions are made; what is absent has its default.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// How often a new job may be started in all, at least once; 3 by default. A job keeps what it was created with.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub max_attempts: Option<u32>,
    /// How long a worker is believed without a report, in ms; 30,000 by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub lease_ms: Option<u32>,
    /// The wait after the first failed attempt, in ms, which doubles with each further one; 5,000 by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub retry_base_ms: Option<u32>,
    /// The longest wait between two attempts, in ms; 300,000 by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub retry_max_ms: Option<u32>,
    /// A random number from 0 to 1, made by the caller, that spreads the waits of jobs which failed together; 0.5 by
    /// default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub jitter: Option<f64>,
}

impl Policy {
    pub(crate) fn max_attempts(&self) -> u32 {
        // A job that may never be started would wait for ever.
        self.max_attempts.unwrap_or(DEFAULT_MAX_ATTEMPTS).max(1)
    }

    pub(crate) fn lease_ms(&self) -> u32 {
        self.lease_ms.unwrap_or(DEFAULT_LEASE_MS)
    }

    pub(crate) fn retry_base_ms(&self) -> u32 {
        self.retry_base_ms.unwrap_or(DEFAULT_RETRY_BASE_MS)
    }

    pub(crate) fn retry_max_ms(&self) -> u32 {
        self.retry_max_ms.unwrap_or(DEFAULT_RETRY_MAX_MS)
    }

    pub(crate) fn jitter(&self) -> f64 {
        self.jitter.unwrap_or(DEFAULT_JITTER)
    }
}
