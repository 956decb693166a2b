//! Looking at the recordings that a render reads.

use std::time::{Duration, Instant};

use render_rules::ffmpeg::{check_media_probe, explain_media_probe, late_media_probe, media_probe_arguments};
use render_rules::gate::{Recording, RenderRequest, recordings};
use render_rules::recording::{MediaProbe, read_media_probe};
use render_rules::retry::FailureKind;
use render_rules::worker::WORKER_RULES;

use super::served::served_by;
use super::{Attempt, Ending};
use crate::media_proxy::MediaProxy;

impl Attempt<'_> {
    /// The request with what its recordings are, and why the first of those can't be read for good that can't.
    pub(super) fn looked_at(
        &self,
        mut request: RenderRequest,
        proxy: &MediaProxy,
    ) -> Result<(RenderRequest, Option<Ending>), Ending> {
        let mut unreadable = None;
        for recording in recordings(&request) {
            match self.look_at(&recording, proxy) {
                Ok(probe) => request.set_probe(&recording, probe),
                Err(Ending::Failed { failure, log }) if failure.kind == FailureKind::Permanent => {
                    request.set_problem(&recording, failure.message.clone());
                    unreadable.get_or_insert(Ending::Failed { failure, log });
                }
                Err(ending) => return Err(ending),
            }
        }
        Ok((request, unreadable))
    }

    fn look_at(&self, recording: &Recording, proxy: &MediaProxy) -> Result<MediaProbe, Ending> {
        let arguments = media_probe_arguments(&recording.url, Some(&proxy.url()));
        let started = Instant::now();
        let limit = Duration::from_millis(WORKER_RULES.media_probe_ms);
        let is_late = || started.elapsed() >= limit;
        let mut json = String::new();
        let ended = self.run_until(
            &self.options.ffprobe,
            &arguments,
            || self.pulse.stopped().is_some() || is_late(),
            |line| {
                json.push_str(line);
                json.push('\n');
            },
        )?;
        if is_late() {
            return Err(late_media_probe(recording).into());
        }
        if ended.exit_code != Some(0) {
            let failure = explain_media_probe(recording, &ended.stderr, &proxy.faults());
            return Err(Ending::of_program(None, failure, &ended.stderr));
        }
        if let Some(failure) = check_media_probe(recording, &ended.stderr) {
            return Err(Ending::of_program(None, failure, &ended.stderr));
        }
        let probe = read_media_probe(&json).map_err(|_| explain_media_probe(recording, "", &[]))?;
        let served = served_by(&proxy.url(), &recording.url);
        Ok(MediaProbe { served, ..probe })
    }
}
