//! The figures that an installation may choose, and the chance that comes in from outside.

use serde::Deserialize;

use crate::format::Format;
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
    /// How long one attempt may take, by format; what is absent has its format's default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub time_limits_ms: Option<TimeLimits>,
    /// A random number from 0 to 1, made by the caller, that spreads the waits of jobs which failed together; 0.5 by
    /// default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub jitter: Option<f64>,
}

/// How long one attempt may take, in ms, by format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TimeLimits {
    /// 6 hours by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub full_16_9: Option<u32>,
    /// Half an hour by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub short_9_16: Option<u32>,
    /// 6 hours by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub clip_1_1: Option<u32>,
    /// 10 minutes by default.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub thumbnail: Option<u32>,
}

impl TimeLimits {
    /// The limit of a format, in ms.
    #[must_use]
    pub fn of(&self, format: Format) -> u32 {
        let limit_ms = match format {
            Format::Full16x9 => self.full_16_9,
            Format::Short9x16 => self.short_9_16,
            Format::Clip1x1 => self.clip_1_1,
            Format::Thumbnail => self.thumbnail,
        };
        limit_ms.unwrap_or(format.default_time_limit_ms())
    }
}

impl Policy {
    pub(crate) fn time_limit_ms(&self, format: Format) -> u32 {
        self.time_limits_ms.unwrap_or_default().of(format)
    }

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

    /// How long to wait after a failed attempt (1, 2, …), in ms: the base, doubled for each attempt before this one, at most
    /// the maximum; of that at least a half, and chance decides about the other half. So the waits of jobs that failed together
    /// are spread even at the maximum, and none is longer than it.
    #[must_use]
    pub fn backoff_ms(&self, attempt: u32) -> i64 {
        let doublings = attempt.saturating_sub(1);
        let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
        let longest = f64::from(self.retry_base_ms().saturating_mul(factor).min(self.retry_max_ms()));
        let jitter = self
            .jitter
            .filter(|jitter| jitter.is_finite())
            .unwrap_or(DEFAULT_JITTER);
        // Whole and at most `u32::MAX`, so nothing is cut off.
        #[allow(clippy::cast_possible_truncation)]
        let wait = (longest * f64::midpoint(1.0, jitter.clamp(0.0, 1.0))).round() as i64;
        wait
    }
}
