//! Handing over the files, and reports that may be repeated.

use std::thread;
use std::time::Duration;

use render_rules::Finding;
use render_rules::ffmpeg::ArtifactFile;
use render_rules::worker::{AttemptCause, ReportRefusal, WORKER_RULES, attempt_failure};
use serde::Serialize;
use serde_json::Value;

use super::{Attempt, Ending};
use crate::client::{CALL, CallError, url_part};
use crate::heartbeat::Stop;
use crate::log;
use crate::protocol::Complete;

impl Attempt<'_> {
    /// Sends the files, and reports that they are all there, and what there is to know of them.
    pub(super) fn hand_over(&self, files: &[ArtifactFile], warnings: &[Finding]) -> Result<(), Ending> {
        let (owner, attempt) = (self.owner, self.assignment.attempt);
        for ArtifactFile { kind, path } in files {
            let route = self.route(&format!("artifacts/{}", kind.name()));
            let route = format!("{route}?owner={}&attempt={attempt}", url_part(owner));
            self.send_file(&route, path).map_err(|error| self.refused(error))?;
        }
        let report = Complete {
            owner,
            attempt,
            warnings,
        };
        let told = self.insist(|| self.report("complete", &report));
        told.map(drop).map_err(|error| self.refused(error))
    }

    /// Calls until the server answers, the job is lost, or there were enough tries. In between the heartbeat tells whether it
    /// still counts.
    pub(super) fn insist<T>(&self, call: impl Fn() -> Result<T, CallError>) -> Result<T, CallError> {
        for wait_ms in WORKER_RULES.retry_waits_ms {
            match call() {
                Err(CallError {
                    refusal: ReportRefusal::Later,
                    message,
                }) if self.pulse.stopped() != Some(Stop::Lost) => {
                    log::line(&format!("{}: {message}; trying again", self.assignment.job_id));
                    thread::sleep(Duration::from_millis(wait_ms));
                }
                answer => return answer,
            }
        }
        call()
    }

    pub(super) fn report(&self, what: &str, body: &impl Serialize) -> Result<Value, CallError> {
        let lease = Some(self.assignment.lease.as_str());
        self.client.post(&self.route(what), lease, body, CALL)
    }

    fn route(&self, what: &str) -> String {
        format!("{}/{what}", url_part(&self.assignment.job_id))
    }

    fn refused(&self, CallError { refusal, message }: CallError) -> Ending {
        match (self.pulse.stopped(), refusal) {
            (Some(stop), _) => Ending::Stopped(stop),
            (None, ReportRefusal::Lost) => Ending::Stopped(Stop::Lost),
            (None, ReportRefusal::Later) => attempt_failure(AttemptCause::Other, &message).into(),
            (None, ReportRefusal::Forbidden | ReportRefusal::Outdated | ReportRefusal::Wrong) => {
                attempt_failure(AttemptCause::Refused, &message).into()
            }
        }
    }
}
