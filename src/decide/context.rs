//! One decision in the making. A transition can be made only through [`Transition`], and that only along the transition
//! table.

use super::{Decision, Guard, Rejection, RejectionCode};
use crate::effect::Effect;
use crate::event::Event;
use crate::history::{Changes, Entry};
use crate::job::{Job, Lease, Policy};
use crate::status::{Status, refusal};

/// What is decided on.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) job: &'a Job,
    pub(super) event: &'a Event,
    pub(super) now: i64,
    pub(super) policy: &'a Policy,
}

/// A transition that the table allows.
pub(super) struct Transition<'a> {
    context: Context<'a>,
    to: Status,
}

impl<'a> Context<'a> {
    /// The transition to a status, where the table has one.
    pub(super) fn transition_to(self, to: Status) -> Result<Transition<'a>, Rejection> {
        let from = self.job.status;
        if from.may_become(to) {
            Ok(Transition { context: self, to })
        } else {
            Err(Rejection::new(RejectionCode::TransitionNotAllowed, refusal(from, to)))
        }
    }

    /// What becomes of the job, stored if it is still what was decided on.
    pub(super) fn decision(self, job: Job, effects: Vec<Effect>, entry: Option<Entry>) -> Decision {
        let guard = Guard {
            job_id: self.job.job_id.clone(),
            status: self.job.status,
            attempt: self.job.attempt,
        };
        Decision {
            job,
            guard,
            effects,
            entry,
        }
    }

    /// A lease from now on, but not beyond the attempt's deadline: so a worker that reports for ever loses its job, too.
    pub(super) fn lease(self, owner: &str, deadline_at: Option<i64>) -> Lease {
        let whole = self.now.saturating_add(i64::from(self.policy.lease_ms()));
        let expires_at = deadline_at.map_or(whole, |deadline_at| whole.min(deadline_at));
        Lease {
            owner: owner.to_owned(),
            expires_at,
        }
    }

    /// When this happens, for what is noted of it: not before what happened last, whatever the clock says by now.
    pub(super) fn at(self) -> i64 {
        let before = [self.job.render_started_at, self.job.render_completed_at];
        before.into_iter().flatten().fold(self.now, i64::max)
    }

    /// How long a lease lasts yet, in ms; 0 or less for one that is over.
    ///
    /// Clocks are set, and a server that starts anew may have another time than the one that gave the lease. So a lease that
    /// nobody renewed for its whole length is over although it seems to last, and one that seems to be over lasts for half of
    /// it yet: whoever holds it reports more often.
    pub(super) fn lease_left(self, expires_at: i64) -> i64 {
        let left = expires_at.saturating_sub(self.now);
        let Some(watched) = self.event.watched_ms.map(i64::from) else {
            return left;
        };
        let whole = i64::from(self.policy.lease_ms());
        left.max(whole / 2 - watched).min(whole - watched)
    }

    /// The order to hand the job to the queue.
    pub(super) fn enqueue(self, at: Option<i64>) -> Effect {
        Effect::Enqueue {
            job_id: self.job.job_id.clone(),
            at,
        }
    }

    /// The order to delete what the current attempt stored.
    pub(super) fn discard_artifacts(self) -> Effect {
        Effect::DiscardArtifacts {
            job_id: self.job.job_id.clone(),
            attempt: self.job.attempt,
        }
    }

    /// The order to stop the current attempt.
    pub(super) fn stop_render(self) -> Effect {
        Effect::StopRender {
            job_id: self.job.job_id.clone(),
            attempt: self.job.attempt,
        }
    }
}

impl Transition<'_> {
    /// The decision to make it, with the entry that tells of it.
    pub(super) fn decide(self, next: Job, reason: Option<&str>, effects: Vec<Effect>) -> Decision {
        let Self { context, to } = self;
        let next = Job { status: to, ..next };
        let entry = Entry {
            at: context.at(),
            from: Some(context.job.status),
            to,
            event: context.event.kind,
            actor: context.event.actor.clone(),
            reason: reason.map(str::to_owned),
            attempt: next.attempt,
            set: Changes::between(context.job, &next),
        };
        context.decision(next, effects, Some(entry))
    }
}
