//! The one error type: a value that the rules can't take at all.

use thiserror::Error;

use crate::finding::{Finding, quoted};

/// A call that can't be answered. What is wrong with a *session*, an *EDL* or a *request* is never this error but a
/// [`Finding`]; what a job may not do is a [`Rejection`](crate::decide::Rejection).
#[derive(Debug, Clone, PartialEq, Error)]
#[error(transparent)]
pub struct RulesError(#[from] Kind);

#[derive(Debug, Clone, PartialEq, Error)]
enum Kind {
    #[error("unknown status {}: valid are {}", quoted(.value), listed(.valid))]
    UnknownStatus { value: String, valid: Vec<&'static str> },
    #[error("{what} can't be read: {why}")]
    BadInput { what: &'static str, why: String },
    #[error("the session can't be rendered: {}", summary(.0))]
    NotRenderable(Vec<Finding>),
    #[error("the history can't be replayed: entry {index}: {why}")]
    BadHistory { index: usize, why: String },
}

impl RulesError {
    /// A stable name: `unknown_status`, `bad_input`, `not_renderable` or `bad_history`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match &self.0 {
            Kind::UnknownStatus { .. } => "unknown_status",
            Kind::BadInput { .. } => "bad_input",
            Kind::NotRenderable(_) => "not_renderable",
            Kind::BadHistory { .. } => "bad_history",
        }
    }

    /// The value that was refused, where there is one.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        match &self.0 {
            Kind::UnknownStatus { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The values that would have been accepted, where they can be listed.
    #[must_use]
    pub fn valid(&self) -> &[&'static str] {
        match &self.0 {
            Kind::UnknownStatus { valid, .. } => valid,
            _ => &[],
        }
    }

    /// Why a session can't be rendered; empty for every other code.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match &self.0 {
            Kind::NotRenderable(findings) => findings,
            _ => &[],
        }
    }

    /// `valid` are the names of the statuses that the value should have been one of: a job's or an EDL's.
    pub(crate) fn unknown_status(value: &str, valid: impl IntoIterator<Item = &'static str>) -> Self {
        Kind::UnknownStatus {
            value: value.to_owned(),
            valid: valid.into_iter().collect(),
        }
        .into()
    }

    pub(crate) fn bad_input(what: &'static str, why: &impl ToString) -> Self {
        Kind::BadInput {
            what,
            why: why.to_string(),
        }
        .into()
    }

    pub(crate) fn not_renderable(findings: Vec<Finding>) -> Self {
        Kind::NotRenderable(findings).into()
    }

    pub(crate) fn bad_history(index: usize, why: &impl ToString) -> Self {
        Kind::BadHistory {
            index,
            why: why.to_string(),
        }
        .into()
    }
}

/// Names in backticks, for messages.
pub(crate) fn listed(names: impl IntoIterator<Item = impl std::fmt::Display>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

fn summary(findings: &[Finding]) -> String {
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    messages.join("; ")
}
