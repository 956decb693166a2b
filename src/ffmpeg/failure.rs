//! Why a render failed, and whether trying again can help.

use serde::{Deserialize, Serialize};

use crate::retry::FailureKind;

/// Why a render failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Failure {
    /// What went wrong, naming the camera and its URL where it was one; URLs without query and credentials.
    pub message: String,
    /// Whether trying again can help.
    pub kind: FailureKind,
}

impl Failure {
    pub(super) fn permanent(message: String) -> Self {
        let kind = FailureKind::Permanent;
        Self { message, kind }
    }

    pub(super) fn transient(message: String) -> Self {
        let kind = FailureKind::Transient;
        Self { message, kind }
    }
}
