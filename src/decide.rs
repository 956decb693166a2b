//! What an event does to a job: the only place that changes one.
//!
//! Nothing is done here. A [`Decision`] says what to store, under which condition, and what to do once it is stored; a
//! [`Rejection`] why not.

mod case;
mod outcome;

use crate::effect::Effect;
use crate::event::Event;
use crate::finding::quoted;
use crate::job::{Artifacts, Change, Job, Lease, Patch, Phase, Policy};
use crate::retry::{FailureKind, MOST_INTERRUPTIONS, attempts_left, backoff_ms};
use crate::status::{Status, refusal};
use crate::visible::visible;

use case::Case;
pub use outcome::{Decision, Guard, Outcome, Rejection, RejectionCode};

use Change::To;

/// What an event does to a job. `now` is in ms since the epoch. Where it is before what happened last, as where a clock was
/// set back, what is noted has the time of that.
///
/// # Errors
/// [`Rejection`] for an event that this job can't take now, such as `started` on one that is completed.
///
/// ```
/// # use render_rules::{create::{NewJob, create_job}, decide::decide, effect::Effect, event::Event, format::Format};
/// # use render_rules::{job::Policy, status::Status};
/// let new = NewJob { job_id: "j1".into(), format: Format::Full16x9, actor: None };
/// let job = create_job(&new, 1_000, &Policy::default()).job;
///
/// let event = Event::Started { actor: None, owner: Some("worker-1".into()) };
/// let decision = decide(&job, &event, 2_000, &Policy::default())?;
/// assert_eq!(decision.patch.apply(&job).status, Status::Processing);
/// assert_eq!(decision.effects, [Effect::StartRender { job_id: "j1".into(), attempt: 1 }]);
/// # Ok::<(), render_rules::decide::Rejection>(())
/// ```
pub fn decide(job: &Job, event: &Event, now: i64, policy: &Policy) -> Result<Decision, Rejection> {
    let case = Case {
        job,
        event,
        now,
        policy,
    };
    current_attempt(&case)?;
    match event {
        Event::Started { owner, .. } => started(&case, owner.as_deref()),
        Event::Progressed {
            owner, progress, phase, ..
        } => progressed(&case, owner.as_deref(), *progress, *phase),
        Event::Completed { artifacts, .. } => completed(&case, artifacts.as_ref()),
        Event::Failed { message, kind, .. } => failed(&case, message, kind.unwrap_or_default()),
        Event::Retried { .. } => retried(&case),
        Event::Cancelled { reason, .. } => cancelled(&case, reason.as_deref()),
        Event::LeaseExpired { watched_ms } => lease_expired(&case, *watched_ms),
    }
}

/// A report of another attempt than the current one counts for nothing, whatever it says. As in all that answers a worker,
/// the message names neither the current attempt nor who holds the job: with both, others could speak in its name.
fn current_attempt(case: &Case<'_>) -> Result<(), Rejection> {
    match case.event.attempt() {
        Some(attempt) if attempt != case.job.attempt => Err(Rejection::new(
            RejectionCode::AttemptOutdated,
            format!("attempt {attempt} of the job is not the current one"),
        )),
        _ => Ok(()),
    }
}

fn started(case: &Case<'_>, owner: Option<&str>) -> Result<Decision, Rejection> {
    if case.job.status == Status::Processing && case.job.lease.is_some() {
        let message = "a worker is rendering the job already".to_owned();
        return Err(Rejection::new(RejectionCode::LeaseHeld, message));
    }
    let way = case.way_to(Status::Processing)?;
    if let Some(at) = case.job.next_attempt_at.filter(|at| *at > case.now) {
        let wait = at.saturating_sub(case.now);
        return Err(Rejection::new(
            RejectionCode::NotDue,
            format!("the next attempt is due in {wait} ms"),
        ));
    }
    let attempt = case.job.attempt.saturating_add(1);
    // Without an owner nobody renders here, and how long somebody else takes is not ours to judge.
    let limit = i64::from(case.policy.time_limit_ms(case.job.format));
    let deadline_at = owner.map(|_| case.now.saturating_add(limit));
    let patch = Patch {
        progress: To(0.0),
        attempt: To(attempt),
        lease: To(owner.map(|owner| case.lease(owner, deadline_at))),
        deadline_at: To(deadline_at),
        phase: To(owner.map(|_| Phase::Preparing)),
        next_attempt_at: To(None),
        render_started_at: To(Some(case.at())),
        render_completed_at: To(None),
        ..Patch::default()
    };
    // Without an owner somebody else vouches for the attempt, and there is nobody to give the order to.
    let start = Effect::StartRender {
        job_id: case.job.job_id.clone(),
        attempt,
    };
    Ok(way.take(None, patch, owner.map(|_| start).into_iter().collect()))
}

fn progressed(
    case: &Case<'_>,
    owner: Option<&str>,
    progress: f64,
    phase: Option<Phase>,
) -> Result<Decision, Rejection> {
    let Job {
        status,
        lease,
        deadline_at,
        ..
    } = case.job;
    if *status != Status::Processing {
        let message = format!(
            "a job that is `{}` can't progress: only one that is `processing` can",
            status.name()
        );
        return Err(Rejection::new(RejectionCode::TransitionNotAllowed, message));
    }
    holds_lease(owner, lease.as_ref())?;
    // NaN is in no range, so it is refused here too.
    if !(0.0..=1.0).contains(&progress) {
        let message = format!("progress `{progress}` is not a number from 0 to 1");
        return Err(Rejection::new(RejectionCode::ProgressInvalid, message));
    }
    if time_is_up(case) {
        return Err(Rejection::new(RejectionCode::TimeLimitExceeded, over_time(case)));
    }
    let renewed = lease.as_ref().map(|lease| case.lease(&lease.owner, *deadline_at));
    let patch = Patch {
        progress: To(progress.max(case.job.progress)),
        lease: renewed.map_or(Change::Keep, |lease| To(Some(lease))),
        phase: phase.map_or(Change::Keep, |phase| To(Some(phase))),
        ..Patch::default()
    };
    Ok(Decision {
        patch,
        guard: case.guard(),
        effects: Vec::new(),
        entry: None,
    })
}

/// A worker that names itself must be the one that the lease was given to.
fn holds_lease(owner: Option<&str>, lease: Option<&Lease>) -> Result<(), Rejection> {
    match owner {
        Some(owner) if lease.is_none_or(|lease| lease.owner != owner) => Err(Rejection::new(
            RejectionCode::NotOwner,
            format!("worker {} does not hold the job's lease", quoted(owner)),
        )),
        _ => Ok(()),
    }
}

/// Whether the current attempt has had all the time that its format has.
fn time_is_up(case: &Case<'_>) -> bool {
    case.job.deadline_at.is_some_and(|deadline_at| deadline_at <= case.now)
}

fn over_time(case: &Case<'_>) -> String {
    let Job {
        attempt,
        format,
        deadline_at,
        render_started_at,
        ..
    } = case.job;
    let limit_ms = deadline_at
        .zip(*render_started_at)
        .map_or(0, |(end, start)| end.saturating_sub(start).max(0));
    format!(
        "attempt {attempt} took longer than the {limit_ms} ms that `{}` may take",
        format.name()
    )
}

fn completed(case: &Case<'_>, artifacts: Option<&Artifacts>) -> Result<Decision, Rejection> {
    let way = case.way_to(Status::Completed)?;
    // Durations are stored in whole ms; the history must say what is stored.
    let whole = |artifacts: &Artifacts| Artifacts {
        duration_ms: artifacts.duration_ms.map(f64::round),
        ..artifacts.clone()
    };
    let patch = Patch {
        progress: To(1.0),
        lease: To(None),
        deadline_at: To(None),
        phase: To(None),
        render_completed_at: To(Some(case.at())),
        artifacts: artifacts.map_or(Change::Keep, |artifacts| To(Some(whole(artifacts)))),
        ..Patch::default()
    };
    Ok(way.take(None, patch, stop_unless_reported(case)))
}

fn failed(case: &Case<'_>, message: &str, kind: FailureKind) -> Result<Decision, Rejection> {
    fail(case, message, kind, stop_unless_reported(case))
}

fn lease_expired(case: &Case<'_>, watched_ms: Option<u32>) -> Result<Decision, Rejection> {
    let Job { attempt, lease, .. } = case.job;
    case.way_to(Status::Failed)?;
    let held = |message| Err(Rejection::new(RejectionCode::LeaseHeld, message));
    let left = lease
        .as_ref()
        .map_or(0, |lease| case.lease_left(lease.expires_at, watched_ms));
    match lease {
        None => held("the job has no lease that could expire: it was started by hand".to_owned()),
        Some(_) if left > 0 => held(format!("the job's lease is held for another {left} ms")),
        // The same would happen again.
        Some(_) if time_is_up(case) => fail(case, &over_time(case), FailureKind::Permanent, vec![case.stop_render()]),
        Some(Lease { owner, .. }) => {
            let message = format!("worker {} stopped answering during attempt {attempt}", quoted(owner));
            // The worker may be alive and only cut off: it is told to stop as far as it can be reached.
            fail(case, &message, FailureKind::Transient, vec![case.stop_render()])
        }
    }
}

/// The end of an attempt by an error, whoever noticed it.
fn fail(case: &Case<'_>, message: &str, kind: FailureKind, mut effects: Vec<Effect>) -> Result<Decision, Rejection> {
    let way = case.way_to(Status::Failed)?;
    // A worker may say anything, and repeats what ffmpeg and the sources say.
    let message = visible(message);
    let Job {
        job_id,
        max_attempts,
        interruptions,
        ..
    } = case.job;
    let kind = match kind {
        FailureKind::Interrupted if *interruptions >= MOST_INTERRUPTIONS => FailureKind::Transient,
        kind => kind,
    };
    let attempts = case.job.attempts();
    let wait = match kind {
        FailureKind::Interrupted => Some(0),
        FailureKind::Transient if attempts_left(attempts, *max_attempts) => Some(backoff_ms(attempts, case.policy)),
        FailureKind::Transient | FailureKind::Permanent => None,
    };
    let next_attempt_at = wait.map(|wait| case.now.saturating_add(wait));
    effects.push(case.discard_artifacts());
    effects.extend(next_attempt_at.map(|at| Effect::ScheduleRetry {
        job_id: job_id.clone(),
        at,
    }));
    let patch = Patch {
        progress: To(case.job.progress),
        lease: To(None),
        deadline_at: To(None),
        phase: To(None),
        next_attempt_at: To(next_attempt_at),
        render_completed_at: To(Some(case.at())),
        error_message: To(Some(message.clone())),
        failure_kind: To(Some(kind)),
        interruptions: match kind {
            FailureKind::Interrupted => To(interruptions.saturating_add(1)),
            FailureKind::Transient | FailureKind::Permanent => Change::Keep,
        },
        ..Patch::default()
    };
    Ok(way.take(Some(&message), patch, effects))
}

/// Who names the attempt renders it and has stopped by itself. Anybody else may speak while the renderer still runs.
fn stop_unless_reported(case: &Case<'_>) -> Vec<Effect> {
    if case.event.attempt().is_some() {
        Vec::new()
    } else {
        vec![case.stop_render()]
    }
}

fn retried(case: &Case<'_>) -> Result<Decision, Rejection> {
    let way = case.way_to(Status::Queued)?;
    let Job {
        job_id, max_attempts, ..
    } = case.job;
    let attempts = case.job.attempts();
    if !attempts_left(attempts, *max_attempts) {
        let message = format!("the job can't be retried: {attempts} of {max_attempts} attempts were made");
        return Err(Rejection::new(RejectionCode::AttemptsExhausted, message));
    }
    let patch = Patch {
        progress: To(0.0),
        lease: To(None),
        next_attempt_at: To(None),
        render_started_at: To(None),
        render_completed_at: To(None),
        error_message: To(None),
        failure_kind: To(None),
        artifacts: To(None),
        ..Patch::default()
    };
    Ok(way.take(
        None,
        patch,
        vec![Effect::Enqueue {
            job_id: job_id.clone(),
            at: None,
        }],
    ))
}

fn cancelled(case: &Case<'_>, reason: Option<&str>) -> Result<Decision, Rejection> {
    let way = case.way_to(Status::Cancelled)?;
    let patch = Patch {
        progress: To(case.job.progress),
        lease: To(None),
        deadline_at: To(None),
        phase: To(None),
        next_attempt_at: To(None),
        ..Patch::default()
    };
    let effects = if case.job.status == Status::Processing {
        vec![case.stop_render(), case.discard_artifacts()]
    } else {
        Vec::new()
    };
    Ok(way.take(reason, patch, effects))
}
