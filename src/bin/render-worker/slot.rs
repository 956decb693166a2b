//! One place to render in: takes a job, makes an attempt at it, takes the next.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use render_rules::rule_set::rules;
use render_rules::worker::ReportRefusal;

use crate::attempt;
use crate::client::{CALL, CallError, Client};
use crate::log;
use crate::options::Options;
use crate::protocol::{Assignment, Claim, PROTOCOL};
use crate::renderer::{AGAIN, Renderer};
use crate::shutdown::Shutdown;

/// How long one question for work waits at the server, so that a new job is taken at once. Not longer, so that a stop does
/// not wait longer either.
const WAIT_MS: u32 = 5_000;
/// The first and the longest wait after a question that nobody answered.
const BACK_OFF: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(10));

/// Works until the worker is to stop, or another slot was told that this worker is outdated. The error says why it can't go on.
pub(crate) fn work(
    options: &Options,
    client: &Client,
    renderer: &Renderer<'_>,
    shutdown: &Shutdown,
    outdated: &AtomicBool,
    number: u32,
) -> Result<(), String> {
    // Each slot holds its leases under a name of its own.
    let owner = format!("{}/{number}", options.owner);
    let mut back_off = BACK_OFF.0;
    let rules = rules().hash;
    let mut answered = false;
    while !shutdown.wanted() && !outdated.load(Ordering::Relaxed) {
        // With a problem it is no question for work: the server only notes it, so that people see it there.
        let (can, problem) = match renderer.look() {
            Ok(can) => (can, None),
            Err(problem) => (None, Some(problem)),
        };
        let claim = Claim {
            owner: &owner,
            protocol: PROTOCOL,
            rules: &rules,
            can: can.as_ref(),
            wait_ms: if problem.is_some() { 0 } else { WAIT_MS },
            problem: problem.as_deref(),
        };
        let limit = CALL + Duration::from_millis(u64::from(WAIT_MS));
        match client.post::<Option<Assignment>>("claim", None, &claim, limit) {
            Ok(assignment) => {
                (back_off, answered) = (BACK_OFF.0, true);
                if problem.is_some() {
                    shutdown.sleep(AGAIN);
                } else if let Some(assignment) = assignment {
                    attempt::make(options, client, renderer, shutdown, &owner, number, &assignment);
                }
            }
            Err(CallError { refusal, message }) => match refusal {
                // A token that never worked won't by itself; one that did may be renewed, or the server be half up.
                ReportRefusal::Forbidden if !answered => {
                    return Err(format!(
                        "{message}; the token needs the permission `render-jobs: worker: claim`"
                    ));
                }
                ReportRefusal::Outdated => {
                    log::line(&format!("{message}; ending when the renders that run have ended"));
                    outdated.store(true, Ordering::Relaxed);
                    return Err(message);
                }
                ReportRefusal::Wrong => return Err(message),
                ReportRefusal::Forbidden | ReportRefusal::Lost | ReportRefusal::Later => {
                    let wait_ms = back_off.as_millis();
                    log::line(&format!("no work: {message}; asking again in {wait_ms} ms"));
                    shutdown.sleep(back_off);
                    back_off = (back_off * 2).min(BACK_OFF.1);
                }
            },
        }
    }
    Ok(())
}
