//! What happens to jobs: made, changed by events, told of by their history, and let into the queue or not.

use super::{document, optional, outcome, status_of, time, value};
use crate::{admission, create, estimate, event, history, queue_health};

exports! {
    in "wasm-rules";

    /// A new job, queued, with the first entry of its history. `now` is in ms since the epoch.
    createJob(input, now, policy) "(input: NewJob, now: number, policy?: Policy): Created" {
        let policy = optional("the policy", policy)?;
        V::answer(&create::create_job(
            &value("the new job", input)?,
            time(&now)?,
            &policy,
        ))
    }

    /// What an event does to a job: what becomes of it, under which condition, and what to do next; or why it is refused.
    /// `now` is in ms since the epoch.
    decide(job, event, now, policy) "(job: Job, event: Event, now: number, policy?: Policy): Outcome" {
        let policy = optional("the policy", policy)?;
        let decided = crate::decide::decide(
            &value("the job", job)?,
            &value("the event", event)?,
            time(&now)?,
            &policy,
        );
        V::answer(&crate::decide::Outcome::from(decided))
    }

    /// Whether this worker holds the job now, so that what it says of it counts; or why not. `now` is in ms since the epoch.
    holdsJob(job, holder, now) "(job: Job, holder: Holder, now: number): Holding" {
        let held = crate::decide::holds_job(&value("the job", job)?, &value("the worker", holder)?, time(&now)?);
        V::answer(&crate::decide::Holding::from(held))
    }

    /// The event that leads to a status, such as `started` to `processing`.
    eventLeadingTo(status) "(status: string): EventKind" {
        V::answer(&event::event_leading_to(status_of(&status)?))
    }

    /// The job that a history tells of.
    replay(entries) "(entries: Entry[]): Job" {
        let entries: Vec<history::Entry> = document("the history", &entries)?;
        outcome(history::replay(&entries))
    }

    /// A job's attempts, as its history tells of them.
    attemptsOf(entries) "(entries: Entry[]): Attempt[]" {
        let entries: Vec<history::Entry> = document("the history", &entries)?;
        V::answer(&history::attempts(&entries))
    }

    /// How long the current attempt still takes, in ms; null where that can't be told. `now` is in ms since the epoch.
    timeLeftMs(job, now) "(job: Job, now: number): number | null" {
        V::answer(&estimate::time_left_ms(&value("the job", job)?, time(&now)?))
    }

    /// Whether another job may be queued: the kill switch and the ceilings.
    admit(load) "(load: Load): Admission" {
        V::answer(&admission::admit(&value("the load", load)?))
    }

    /// Whether somebody is there to take what waits, and what a desk has to warn of.
    queueHealth(facts) "(facts: QueueFacts): QueueHealth" {
        V::answer(&queue_health::queue_health(&value("the queue", facts)?))
    }
}
