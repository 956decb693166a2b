//! Connections that the proxy of a render did not make.

use serde::{Deserialize, Serialize};

use super::failure::Failure;

/// A connection that the proxy of a render did not make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ConnectionFault {
    /// The host that was asked for.
    pub host: String,
    /// Why there is none.
    pub cause: FaultCause,
    /// What [`check_address`](crate::media::check_address) says, or the system, such as `connection refused`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub reason: Option<String>,
}

/// Why a connection is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum FaultCause {
    /// [`check_address`](crate::media::check_address) refuses the host or its addresses.
    Refused,
    /// The host has no address.
    UnknownHost,
    /// None of the host's addresses answers.
    Unreachable,
}

impl ConnectionFault {
    pub(super) fn against(&self, source: &str) -> Failure {
        let reason = self.reason.as_deref().unwrap_or_default();
        match self.cause {
            FaultCause::Refused => Failure::permanent(format!("{source} may not be read: {reason}")),
            FaultCause::UnknownHost => unknown_host(source),
            FaultCause::Unreachable => {
                Failure::transient(format!("{source} can't be reached: {}", lowercase_first(reason)))
            }
        }
    }
}

pub(super) fn unknown_host(source: &str) -> Failure {
    Failure::transient(format!("{source} can't be reached: unknown host"))
}

pub(super) fn lowercase_first(text: &str) -> String {
    // ffmpeg speaks ASCII; the rules for all of Unicode would take more room than this whole file.
    let (first, rest) = text.split_at_checked(1).unwrap_or(("", text));
    // An abbreviation, such as `HTTP`, stays one.
    if rest.starts_with(|next: char| next.is_ascii_uppercase()) {
        return text.to_owned();
    }
    first.to_ascii_lowercase() + rest
}
