//! Sending a file over connections that break.

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::thread;
use std::time::Duration;

use render_rules::worker::{ReportRefusal, WORKER_RULES};

use super::Attempt;
use crate::client::CallError;
use crate::log;
use crate::protocol::Received;

impl Attempt<'_> {
    /// Sends a file, and after a broken connection what the server has not got. It is given up where nothing more arrives.
    pub(super) fn send_file(&self, route: &str, path: &str) -> Result<(), CallError> {
        let unreadable = |error| CallError {
            refusal: ReportRefusal::Wrong,
            message: format!("`{path}` can't be read: {error}"),
        };
        let mut file = File::open(path).map_err(unreadable)?;
        let bytes = file.metadata().map_err(unreadable)?.len();
        // Before it is sent: a server that refuses so large a file may end the connection, and then can't say why.
        let lease = &self.assignment.lease;
        let there = || self.client.get(&format!("{route}&size={bytes}"), lease);
        let (mut from, mut waits) = (0, WORKER_RULES.retry_waits_ms.into_iter());
        loop {
            let Received { received } = self.insist(there)?;
            if received > from {
                (from, waits) = (received, WORKER_RULES.retry_waits_ms.into_iter());
            } else {
                // What is there may be another server's, which is asked in turn with this one: all of it.
                from = 0;
            }
            file.seek(SeekFrom::Start(from)).map_err(unreadable)?;
            let Err(error) = self.client.put(route, lease, &file, from, bytes) else {
                return Ok(());
            };
            let may_pass = error.refusal == ReportRefusal::Later && self.pulse.stopped().is_none();
            let Some(wait_ms) = waits.next().filter(|_| may_pass) else {
                return Err(error);
            };
            let (job_id, message) = (&self.assignment.job_id, error.message);
            log::line(&format!("{job_id}: {message}; going on where it stopped"));
            thread::sleep(Duration::from_millis(wait_ms));
        }
    }
}
