//! What an event does to a job: the only place that changes one.
//!
//! Nothing is done here. A [`Decision`] says what to store, under which condition, and what to do once it is stored; a
//! [`Rejection`] why not.

mod context;
mod holds;
mod outcome;

use crate::effect::Effect;
use crate::event::{Event, EventKind};
use crate::finding::quoted;
use crate::job::{Artifacts, Job, Lease, Phase, Policy};
use crate::retry::{FailureKind, MOST_INTERRUPTIONS, attempts_left};
use crate::status::Status;
use crate::visible::visible;

use context::Context;
pub use holds::{Holder, Holding, holds_job};
use holds::{current_attempt, in_time, rendered_by};
pub use outcome::{Decision, Guard, Outcome, Rejection, RejectionCode};

/// What an event does to a job. `now` is in ms since the epoch. Where it is before what happened last, as where a clock was
/// set back, what is noted has the time of that.
///
/// # Errors
/// [`Rejection`] for an event that this job can't take now, such as `started` on one that is completed.
///
/// ```
/// # use render_rules::{create::{NewJob, create_job}, decide::decide, effect::Effect, format::Format};
/// # use render_rules::{event::{Event, EventKind}, job::Policy, status::Status};
/// let new = NewJob { job_id: "j1".into(), format: Format::Full16x9, actor: None };
/// let job = create_job(&new, 1_000, &Policy::default()).job;
///
/// let event = Event { kind: EventKind::Cancelled, reason: Some("wrong take".into()), ..Event::default() };
/// let decision = decide(&job, &event, 2_000, &Policy::default())?;
/// assert_eq!(decision.job.status, Status::Cancelled);
/// assert_eq!(decision.guard.status, Status::Queued);
/// assert_eq!(decision.entry.and_then(|entry| entry.reason), Some("wrong take".into()));
/// # Ok::<(), render_rules::decide::Rejection>(())
/// ```
pub fn decide(job: &Job, event: &Event, now: i64, policy: &Policy) -> Result<Decision, Rejection> {
    let context = Context {
        job,
        event,
        now,
        policy,
    };
    current_attempt(job, event.attempt)?;
    match event.kind {
        EventKind::Created => created(),
        EventKind::Started => started(context),
        EventKind::Progressed => progressed(context),
        EventKind::Completed => completed(context),
        EventKind::Failed => failed(context),
        EventKind::Retried => retried(context),
        EventKind::Cancelled => cancelled(context),
        EventKind::LeaseExpired => lease_expired(context),
    }
}

fn created() -> Result<Decision, Rejection> {
    let message = "`created` stands in histories alone".to_owned();
    Err(Rejection::new(RejectionCode::TransitionNotAllowed, message))
}

fn started(context: Context<'_>) -> Result<Decision, Rejection> {
    let Context { job, event, now, .. } = context;
    if job.status == Status::Processing && job.lease.is_some() {
        let message = "a worker is rendering the job already".to_owned();
        return Err(Rejection::new(RejectionCode::LeaseHeld, message));
    }
    let transition = context.transition_to(Status::Processing)?;
    if let Some(at) = job.next_attempt_at.filter(|at| *at > now) {
        let wait = at.saturating_sub(now);
        let message = format!("the next attempt is due in {wait} ms");
        return Err(Rejection::new(RejectionCode::NotDue, message));
    }
    // Without an owner nobody renders here, and how long somebody else takes is not ours to judge.
    let owner = event.owner.as_deref();
    let limit = i64::from(context.policy.time_limit_ms(job.format));
    let deadline_at = owner.map(|_| now.saturating_add(limit));
    let next = Job {
        progress: 0.0,
        attempt: job.attempt.saturating_add(1),
        lease: owner.map(|owner| context.lease(owner, deadline_at)),
        deadline_at,
        phase: owner.map(|_| Phase::Preparing),
        parts: None,
        next_attempt_at: None,
        render_started_at: Some(context.at()),
        render_completed_at: None,
        ..job.clone()
    };
    Ok(transition.decide(next, None, Vec::new()))
}

fn progressed(context: Context<'_>) -> Result<Decision, Rejection> {
    let Context { job, event, now, .. } = context;
    rendered_by(job, event.owner.as_deref())?;
    // One that is missing, or NaN, is in no range, so it is refused here too.
    let progress = event.progress.unwrap_or(f64::NAN);
    if !(0.0..=1.0).contains(&progress) {
        let message = format!("progress `{progress}` is not a number from 0 to 1");
        return Err(Rejection::new(RejectionCode::ProgressInvalid, message));
    }
    if event.parts.is_some_and(|parts| !parts.is_possible()) {
        let message = "of the parts no more can be reused than are done, and no more done than there are".to_owned();
        return Err(Rejection::new(RejectionCode::ProgressInvalid, message));
    }
    in_time(job, now)?;
    let renewed = |lease: &Lease| context.lease(&lease.owner, job.deadline_at);
    let next = Job {
        progress: progress.max(job.progress),
        lease: job.lease.as_ref().map(renewed),
        phase: event.phase.or(job.phase),
        parts: event.parts.or(job.parts),
        ..job.clone()
    };
    Ok(context.decision(next, Vec::new(), None))
}

fn completed(context: Context<'_>) -> Result<Decision, Rejection> {
    let transition = context.transition_to(Status::Completed)?;
    // Durations are stored in whole ms; the history must say what is stored.
    let whole = |artifacts: &Artifacts| Artifacts {
        duration_ms: artifacts.duration_ms.map(f64::round),
        ..artifacts.clone()
    };
    let made = context.event.artifacts.as_ref().map(whole);
    let next = Job {
        progress: 1.0,
        render_completed_at: Some(context.at()),
        artifacts: made.or_else(|| context.job.artifacts.clone()),
        ..given_back(context.job)
    };
    Ok(transition.decide(next, None, stop_unless_reported(context)))
}

/// The job without what a worker's hold on it is made of.
fn given_back(job: &Job) -> Job {
    Job {
        lease: None,
        deadline_at: None,
        phase: None,
        ..job.clone()
    }
}

fn failed(context: Context<'_>) -> Result<Decision, Rejection> {
    let message = context.event.message.as_deref().unwrap_or_default();
    let kind = context.event.failure_kind.unwrap_or_default();
    fail(context, message, kind, stop_unless_reported(context))
}

fn lease_expired(context: Context<'_>) -> Result<Decision, Rejection> {
    let Context { job, now, .. } = context;
    context.transition_to(Status::Failed)?;
    let held = |message| Err(Rejection::new(RejectionCode::LeaseHeld, message));
    let Some(Lease { owner, expires_at }) = &job.lease else {
        return held("the job has no lease that could expire: it was started by hand".to_owned());
    };
    let left = context.lease_left(*expires_at);
    if left > 0 {
        return held(format!("the job's lease is held for another {left} ms"));
    }
    let (message, kind) = match in_time(job, now) {
        // The same would happen again.
        Err(over_time) => (over_time.message, FailureKind::Permanent),
        Ok(()) => (
            format!(
                "worker {} stopped answering during attempt {}",
                quoted(owner),
                job.attempt
            ),
            FailureKind::Transient,
        ),
    };
    // The worker may be alive and only cut off: it is told to stop as far as it can be reached.
    fail(context, &message, kind, vec![context.stop_render()])
}

/// The end of an attempt by an error, whoever noticed it.
fn fail(
    context: Context<'_>,
    message: &str,
    kind: FailureKind,
    mut effects: Vec<Effect>,
) -> Result<Decision, Rejection> {
    let Context { job, now, policy, .. } = context;
    let transition = context.transition_to(Status::Failed)?;
    // A worker may say anything, and repeats what ffmpeg and the sources say.
    let message = visible(message);
    let kind = match kind {
        FailureKind::Interrupted if job.interruptions >= MOST_INTERRUPTIONS => FailureKind::Transient,
        kind => kind,
    };
    let attempts = job.attempts();
    let wait = match kind {
        FailureKind::Interrupted => Some(0),
        FailureKind::Transient if attempts_left(attempts, job.max_attempts) => Some(policy.backoff_ms(attempts)),
        FailureKind::Transient | FailureKind::Permanent => None,
    };
    let next_attempt_at = wait.map(|wait| now.saturating_add(wait));
    effects.push(context.discard_artifacts());
    effects.extend(next_attempt_at.map(|at| context.enqueue(Some(at))));
    let interrupted = u32::from(kind == FailureKind::Interrupted);
    let next = Job {
        interruptions: job.interruptions.saturating_add(interrupted),
        next_attempt_at,
        render_completed_at: Some(context.at()),
        error_message: Some(message.clone()),
        failure_kind: Some(kind),
        ..given_back(job)
    };
    Ok(transition.decide(next, Some(&message), effects))
}

/// Who names the attempt renders it and has stopped by itself. Anybody else may speak while the renderer still runs.
fn stop_unless_reported(context: Context<'_>) -> Vec<Effect> {
    if context.event.attempt.is_some() {
        Vec::new()
    } else {
        vec![context.stop_render()]
    }
}

fn retried(context: Context<'_>) -> Result<Decision, Rejection> {
    let job = context.job;
    let transition = context.transition_to(Status::Queued)?;
    let (attempts, max_attempts) = (job.attempts(), job.max_attempts);
    if !attempts_left(attempts, max_attempts) {
        let message = format!("the job can't be retried: {attempts} of {max_attempts} attempts were made");
        return Err(Rejection::new(RejectionCode::AttemptsExhausted, message));
    }
    let next = Job {
        attempt: job.attempt,
        interruptions: job.interruptions,
        ..Job::waiting(job.job_id.clone(), job.format, max_attempts)
    };
    Ok(transition.decide(next, None, vec![context.enqueue(None)]))
}

fn cancelled(context: Context<'_>) -> Result<Decision, Rejection> {
    let transition = context.transition_to(Status::Cancelled)?;
    let next = Job {
        next_attempt_at: None,
        ..given_back(context.job)
    };
    let effects = if context.job.status == Status::Processing {
        vec![context.stop_render(), context.discard_artifacts()]
    } else {
        Vec::new()
    };
    Ok(transition.decide(next, context.event.reason.as_deref(), effects))
}
