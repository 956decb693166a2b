//! How an EDL comes to be locked, and how it is opened again.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::error::{RulesError, listed};
use crate::status::TransitionCheck;

/// Where an EDL stands. Only a locked one is rendered.
///
/// ```text
/// draft ──▶ reviewing ──▶ approved ──▶ locked
///   ▲─────────┘ ▲───────────┘            │
///               └────────────────────────┘ unlocked
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum EdlStatus {
    /// Being cut. Next: it is handed over for review.
    Draft,
    /// Being looked at. Next: it is approved, or goes back to be cut.
    Reviewing,
    /// Accepted, and not to be changed. Next: it is locked, or looked at again.
    Approved,
    /// Ready to render and not to be changed. Next: it is opened again for review.
    Locked,
}

impl EdlStatus {
    /// Every status, from the first to the last.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name used in JSON, in the database and on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Reads a status by its name.
    ///
    /// # Errors
    /// [`RulesError`] with code `unknown_status` for anything else, such as `"published"`.
    pub fn parse(name: &str) -> Result<Self, RulesError> {
        let names = Self::ALL.iter().map(|status| status.name());
        name.parse().map_err(|_| RulesError::unknown_status(name, names))
    }

    /// The statuses that may follow this one, the usual next one first.
    #[must_use]
    pub const fn successors(self) -> &'static [Self] {
        match self {
            Self::Draft | Self::Locked => &[Self::Reviewing],
            Self::Reviewing => &[Self::Approved, Self::Draft],
            Self::Approved => &[Self::Locked, Self::Reviewing],
        }
    }

    /// Whether an EDL of this status keeps its content: somebody said yes to what it says now.
    #[must_use]
    pub const fn is_frozen(self) -> bool {
        matches!(self, Self::Approved | Self::Locked)
    }

    /// Whether an EDL may go from this status to `to`.
    #[must_use]
    pub fn may_become(self, to: Self) -> bool {
        self.successors().contains(&to)
    }
}

/// The statuses that may follow the named one, the usual next one first.
///
/// # Errors
/// [`RulesError`] with code `unknown_status` for a name that is no EDL status, such as `"published"`.
pub fn transitions(status: &str) -> Result<Vec<EdlStatus>, RulesError> {
    Ok(EdlStatus::parse(status)?.successors().to_vec())
}

/// Whether an EDL of the named status keeps its content.
///
/// # Errors
/// [`RulesError`] with code `unknown_status` for a name that is no EDL status, such as `"published"`.
pub fn is_frozen(status: &str) -> Result<bool, RulesError> {
    Ok(EdlStatus::parse(status)?.is_frozen())
}

/// Looks a pair of EDL status names up. An unknown name is no error here: the pair is not allowed.
#[must_use]
pub fn check_transition(from: &str, to: &str) -> TransitionCheck {
    let reason = match (EdlStatus::parse(from), EdlStatus::parse(to)) {
        (Err(error), _) | (_, Err(error)) => Some(error.to_string()),
        (Ok(known_from), Ok(known_to)) if known_from.may_become(known_to) => None,
        (Ok(known_from), Ok(_)) => {
            let valid = listed(known_from.successors().iter().map(|status| status.name()));
            Some(format!(
                "an EDL that is `{from}` can't become `{to}`: it may become {valid}"
            ))
        }
    };
    TransitionCheck {
        from: from.to_owned(),
        to: to.to_owned(),
        allowed: reason.is_none(),
        reason,
    }
}
