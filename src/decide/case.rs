//! One decision in the making. A transition can be made only through [`Way`], and a way only along the transition table.

use super::{Decision, Guard, Rejection, RejectionCode, refusal};
use crate::effect::Effect;
use crate::event::Event;
use crate::history::Entry;
use crate::job::{Change, Job, Lease, Patch, Policy};
use crate::status::Status;

/// What is decided on.
pub(super) struct Case<'a> {
    pub(super) job: &'a Job,
    pub(super) event: &'a Event,
    pub(super) now: i64,
    pub(super) policy: &'a Policy,
}

/// A transition that the table allows.
pub(super) struct Way<'a> {
    case: &'a Case<'a>,
    to: Status,
}

impl Case<'_> {
    /// The way to a status, where the table has one.
    pub(super) fn way_to(&self, to: Status) -> Result<Way<'_>, Rejection> {
        let from = self.job.status;
        if from.may_become(to) {
            Ok(Way { case: self, to })
        } else {
            Err(Rejection::new(RejectionCode::TransitionNotAllowed, refusal(from, to)))
        }
    }

    /// What the stored job must still be.
    pub(super) fn guard(&self) -> Guard {
        Guard {
            job_id: self.job.job_id.clone(),
            status: self.job.status,
            attempt: self.job.attempt,
        }
    }

    /// A lease from now on, but not beyond the attempt's deadline: so a worker that reports for ever loses its job, too.
    pub(super) fn lease(&self, owner: &str, deadline_at: Option<i64>) -> Lease {
        let whole = self.now.saturating_add(i64::from(self.policy.lease_ms()));
        let expires_at = deadline_at.map_or(whole, |deadline_at| whole.min(deadline_at));
        Lease {
            owner: owner.to_owned(),
            expires_at,
        }
    }

    /// When this happens, for what is noted of it: not before what happened last, whatever the clock says by now.
    pub(super) fn at(&self) -> i64 {
        let before = [self.job.render_started_at, self.job.render_completed_at];
        before.into_iter().flatten().fold(self.now, i64::max)
    }

    /// How long a lease lasts yet, in ms; 0 or less for one that is over.
    ///
    /// Clocks are set, and a server that starts anew may have another time than the one that gave the lease. So a lease that
    /// nobody renewed for its whole length is over although it seems to last, and one that seems to be over lasts for half of
    /// it yet: whoever holds it reports more often.
    pub(super) fn lease_left(&self, expires_at: i64, watched_ms: Option<u32>) -> i64 {
        let left = expires_at.saturating_sub(self.now);
        let Some(watched) = watched_ms.map(i64::from) else {
            return left;
        };
        let whole = i64::from(self.policy.lease_ms());
        left.max(whole / 2 - watched).min(whole - watched)
    }

    /// The order to delete what the current attempt stored.
    pub(super) fn discard_artifacts(&self) -> Effect {
        Effect::DiscardArtifacts {
            job_id: self.job.job_id.clone(),
            attempt: self.job.attempt,
        }
    }

    /// The order to stop the current attempt.
    pub(super) fn stop_render(&self) -> Effect {
        Effect::StopRender {
            job_id: self.job.job_id.clone(),
            attempt: self.job.attempt,
        }
    }
}

impl Way<'_> {
    // INVARIANT (whole transition): every patch made here carries `status` and `progress`, and the entry's `set` is the
    // patch, so that the history folded again gives the stored job although reports of progress leave no entry.
    pub(super) fn take(self, reason: Option<&str>, patch: Patch, effects: Vec<Effect>) -> Decision {
        let Self { case, to } = self;
        let patch = Patch {
            status: Change::To(to),
            ..patch
        };
        let entry = Entry {
            at: case.at(),
            from: Some(case.job.status),
            to,
            event: case.event.kind(),
            actor: case.event.actor().map(str::to_owned),
            reason: reason.map(str::to_owned),
            attempt: patch.attempt.value().copied().unwrap_or(case.job.attempt),
            set: patch.clone(),
        };
        Decision {
            patch,
            guard: case.guard(),
            effects,
            entry: Some(entry),
        }
    }
}
