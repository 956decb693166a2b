//! What is said between worker and server.

use render_rules::ffmpeg::Abilities;
use render_rules::gate::RenderRequest;
use render_rules::job::{JobParts, Phase};
use render_rules::retry::FailureKind;
use render_rules::{CheckOptions, Finding, Format};
use serde::{Deserialize, Serialize};

/// The version of what is said: the server gives no job to a worker that speaks another.
pub(crate) const PROTOCOL: u32 = 2;

/// Every success of the server's.
#[derive(Deserialize)]
pub(crate) struct Success<T> {
    pub(crate) data: T,
}

/// Every error of the server's.
#[derive(Deserialize)]
pub(crate) struct Problem {
    pub(crate) error: ProblemError,
}

#[derive(Deserialize)]
pub(crate) struct ProblemError {
    pub(crate) message: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Claim<'a> {
    pub(crate) owner: &'a str,
    pub(crate) wait_ms: u32,
    pub(crate) protocol: u32,
    /// The digest of the rules that this worker renders by.
    pub(crate) rules: &'a str,
    /// What its ffmpeg has of what renders need.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) can: Option<&'a Abilities>,
    /// Why this worker can't render at the moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) problem: Option<&'a str>,
}

/// A job that is this worker's to render.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Assignment {
    pub(crate) job_id: String,
    pub(crate) attempt: u32,
    /// A secret: it goes along with each report, and is written nowhere.
    pub(crate) lease: String,
    pub(crate) format: Format,
    pub(crate) lease_ms: u32,
    pub(crate) request: RenderRequest,
    /// How the server judges it, and which hosts the render may read from.
    #[serde(default)]
    pub(crate) options: CheckOptions,
}

#[derive(Serialize)]
pub(crate) struct Progress<'a> {
    pub(crate) owner: &'a str,
    pub(crate) attempt: u32,
    #[serde(rename = "progress")]
    pub(crate) done: f64,
    pub(crate) phase: Phase,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) parts: Option<JobParts>,
}

#[derive(Serialize)]
pub(crate) struct Complete<'a> {
    pub(crate) owner: &'a str,
    pub(crate) attempt: u32,
    pub(crate) warnings: &'a [Finding],
}

/// How much of a file is there.
#[derive(Deserialize)]
pub(crate) struct Received {
    pub(crate) received: u64,
}

#[derive(Serialize)]
pub(crate) struct Fail<'a> {
    pub(crate) owner: &'a str,
    pub(crate) attempt: u32,
    pub(crate) message: &'a str,
    pub(crate) kind: FailureKind,
    /// The end of what ffmpeg wrote, where it is what failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) log: Option<&'a str>,
}
