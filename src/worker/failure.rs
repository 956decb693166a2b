//! Why an attempt failed, and what a refused report means.

use serde::{Deserialize, Serialize};

use crate::ffmpeg::Failure;
use crate::finding::quoted;
use crate::gate::Recording;
use crate::retry::FailureKind;

/// Why an attempt ends without its files, where neither ffmpeg nor its output is the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum AttemptCause {
    /// A program is not there, or may not be started.
    ProgramMissing,
    /// The server that renders is shut down.
    ServerStopped,
    /// `render-worker` is stopped.
    WorkerStopped,
    /// The rules can't plan the render, or a report or file is refused: the next attempt would end the same way.
    Refused,
    /// Anything else: the disk, the network, the database.
    Other,
}

/// How a failed attempt is reported. `message` says what went wrong; it is not used where a worker was stopped.
#[must_use]
pub fn attempt_failure(cause: AttemptCause, message: &str) -> Failure {
    let (message, kind) = match cause {
        // This machine's fault, not the job's.
        AttemptCause::ProgramMissing => (message.to_owned(), FailureKind::Interrupted),
        AttemptCause::ServerStopped => (
            "the server was shut down during the render".to_owned(),
            FailureKind::Interrupted,
        ),
        AttemptCause::WorkerStopped => (
            "the worker was stopped during the render".to_owned(),
            FailureKind::Interrupted,
        ),
        AttemptCause::Refused => (message.to_owned(), FailureKind::Permanent),
        AttemptCause::Other => (
            format!("the render could not be finished: {message}"),
            FailureKind::Transient,
        ),
    };
    Failure { message, kind }
}

/// Why a recording can't be read, said of the recording itself, whichever camera it is of: `it answered 404 Not Found`. None
/// where the failure is this machine's own, and tells nothing of the recording.
#[must_use]
pub fn recording_problem(recording: &Recording, failure: &Failure) -> Option<Failure> {
    if failure.kind == FailureKind::Interrupted {
        return None;
    }
    let source = format!("camera {}: ", quoted(&recording.camera));
    // Its address has no white space.
    let reason = failure
        .message
        .strip_prefix(&source)
        .and_then(|of_address| of_address.split_once(' '));
    let message = reason.map_or_else(|| failure.message.clone(), |(_, reason)| format!("it {reason}"));
    let kind = failure.kind;
    Some(Failure { message, kind })
}

/// What it means for a worker that its report, file or claim was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum ReportRefusal {
    /// The job is not this worker's any more: it stops, and reports nothing.
    Lost,
    /// The token does not permit it.
    Forbidden,
    /// The worker does not speak the server's version of the protocol.
    Outdated,
    /// The same may be accepted later.
    Later,
    /// The report itself is wrong.
    Wrong,
}

/// What the HTTP status of a refusal means.
#[must_use]
pub const fn report_refusal(status: u32) -> ReportRefusal {
    match status {
        401 | 403 => ReportRefusal::Forbidden,
        404 | 409 => ReportRefusal::Lost,
        426 => ReportRefusal::Outdated,
        // 416: another server has another part of the file.
        408 | 416 | 429 | 500..=599 => ReportRefusal::Later,
        _ => ReportRefusal::Wrong,
    }
}
