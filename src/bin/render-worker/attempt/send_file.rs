//! Handing over a file, over lines that break.

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::thread;
use std::time::Duration;

use super::{Attempt, FIRST_WAIT, TRIES};
use crate::client::CallError;
use crate::log;
use crate::protocol::Received;

/// The longest wait before a file is sent again.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

impl Attempt<'_> {
    /// Sends a file, and after a broken connection what the server has not got. It is given up where nothing more arrives.
    pub(super) fn send_file(&self, route: &str, path: &str) -> Result<(), CallError> {
        let unreadable = |error| CallError::Refused(format!("`{path}` can't be read: {error}"));
        let mut file = File::open(path).map_err(unreadable)?;
        let bytes = file.metadata().map_err(unreadable)?.len();
        // Before it is sent: a server that refuses so large a file may end the connection, and then can't say why.
        let lease = &self.assignment.lease;
        let there = || self.client.get(&format!("{route}&size={bytes}"), lease);
        let (mut from, mut tries, mut wait) = (0, 1, FIRST_WAIT);
        let Received { mut received } = self.insist(there)?;
        loop {
            if received > from {
                (from, tries, wait) = (received, 1, FIRST_WAIT);
            } else {
                // What is there may be another server's, which is asked in turn with this one: all of it.
                from = 0;
            }
            file.seek(SeekFrom::Start(from)).map_err(unreadable)?;
            let message = match self.client.put(route, lease, &file, from, bytes) {
                Ok(_) => return Ok(()),
                Err(CallError::Passing(message)) if tries < TRIES && self.pulse.stopped().is_none() => message,
                Err(error) => return Err(error),
            };
            log::line(&format!(
                "{}: {message}; going on where it stopped",
                self.assignment.job_id
            ));
            thread::sleep(wait);
            (tries, wait) = (tries + 1, (wait * 2).min(LONGEST_WAIT));
            Received { received } = self.insist(there)?;
        }
    }
}
