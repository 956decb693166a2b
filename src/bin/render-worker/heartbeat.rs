//! Telling the server how far a render is, and hearing from it whether the job is still ours.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use render_rules::job::{JobParts, Phase};
use render_rules::worker::{ReportRefusal, lease_timing};
use serde_json::Value;

use crate::client::{CALL, CallError, Client, url_part};
use crate::log;
use crate::protocol::{Assignment, Progress};
use crate::shutdown::Shutdown;

/// Why an attempt ends before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The job is another worker's, or cancelled: nothing is to be reported.
    Lost,
    /// The worker itself is told to stop.
    Shutdown,
}

#[derive(Default)]
struct State {
    progress: f64,
    phase: Option<Phase>,
    parts: Option<JobParts>,
    stop: Option<Stop>,
}

/// What the attempt and its heartbeat share.
#[derive(Clone, Default)]
pub(crate) struct Pulse(Arc<Mutex<State>>);

impl Pulse {
    // What is in there is plain data, right whoever broke while holding it.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It is in this phase, and this far (0..1) at least.
    pub(crate) fn enter(&self, phase: Phase, progress: f64) {
        let mut state = self.state();
        state.phase = Some(phase);
        state.progress = state.progress.max(progress.clamp(0.0, 1.0));
    }

    /// So many parts are there.
    pub(crate) fn count(&self, parts: JobParts) {
        self.state().parts = Some(parts).filter(|parts| parts.total > 0);
    }

    pub(crate) fn stopped(&self) -> Option<Stop> {
        self.state().stop
    }

    /// Whatever runs for the attempt looks at this all the time.
    pub(crate) fn stop(&self, why: Stop) {
        self.state().stop.get_or_insert(why);
    }

    fn report(&self) -> (f64, Phase, Option<JobParts>) {
        let state = self.state();
        (state.progress, state.phase.unwrap_or(Phase::Preparing), state.parts)
    }
}

/// Ends the heartbeat when it is dropped.
pub(crate) struct Beating(#[allow(dead_code, reason = "its end is what is received")] Sender<()>);

/// The two halves of a heartbeat: one to hold while the attempt lasts, one for its thread.
pub(crate) fn pair() -> (Beating, Receiver<()>) {
    let (sender, receiver) = channel();
    (Beating(sender), receiver)
}

/// Reports until the attempt is over, as often as the rules say. Where the lease can't be renewed the attempt ends before it
/// does: the job is given to another worker then.
pub(crate) fn beat(
    client: &Client,
    owner: &str,
    assignment: &Assignment,
    pulse: &Pulse,
    shutdown: &Shutdown,
    over: &Receiver<()>,
) {
    let ms = |ms: u32| Duration::from_millis(ms.into());
    let timing = lease_timing(assignment.lease_ms);
    let (every, silence, held) = (ms(timing.report_ms), ms(timing.heartbeat_ms), ms(timing.stop_after_ms));
    let lose = |why: &str| {
        log::line(&format!("{}: stopping: {why}", assignment.job_id));
        pulse.stop(Stop::Lost);
    };
    let (mut told, mut told_at, mut held_at) = (pulse.report(), Instant::now(), Instant::now());
    loop {
        let left = held.saturating_sub(held_at.elapsed());
        if left.is_zero() {
            return lose("the lease could not be renewed");
        }
        if over.recv_timeout(every.min(left)) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        if shutdown.wanted() {
            pulse.stop(Stop::Shutdown);
        }
        let now = pulse.report();
        let left = held.saturating_sub(held_at.elapsed());
        if left.is_zero() || (now == told && told_at.elapsed() < silence) {
            continue;
        }
        let (progress, phase, parts) = now;
        let asked_at = Instant::now();
        let report = Progress {
            owner,
            attempt: assignment.attempt,
            done: progress,
            phase,
            parts,
        };
        let answer: Result<Value, _> = client.post(
            &format!("{}/progress", url_part(&assignment.job_id)),
            Some(&assignment.lease),
            &report,
            left.min(CALL),
        );
        (told, told_at) = (now, Instant::now());
        match answer {
            Ok(_) => held_at = asked_at,
            // The lease lasts a while: the server may be back before it ends.
            Err(CallError {
                refusal: ReportRefusal::Later,
                message,
            }) => {
                log::line(&format!("{}: {message}; going on", assignment.job_id));
            }
            Err(error) => return lose(&error.message),
        }
    }
}
