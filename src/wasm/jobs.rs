//! What happens to jobs: made, changed by events, told of by their history, and let into the queue or not.

use wasm_bindgen::prelude::*;

use super::convert::{Answer, answer, from_js, optional_from_js, status_of, time, to_js};
use crate::{admission, create, estimate, event, history, queue_health};

/// A new job, queued, with the first entry of its history. `now` is in ms since the epoch.
#[wasm_bindgen(js_name = createJob, unchecked_return_type = "Created")]
pub fn create_job(
    #[wasm_bindgen(unchecked_param_type = "NewJob")] input: JsValue,
    now: f64,
    #[wasm_bindgen(unchecked_optional_param_type = "Policy")] policy: JsValue,
) -> Answer {
    let policy = optional_from_js("the policy", policy)?;
    to_js(&create::create_job(
        &from_js("the new job", input)?,
        time(now)?,
        &policy,
    ))
}

/// What an event does to a job: what becomes of it, under which condition, and what to do next; or why it is refused.
/// `now` is in ms since the epoch.
#[wasm_bindgen(unchecked_return_type = "Outcome")]
pub fn decide(
    #[wasm_bindgen(unchecked_param_type = "Job")] job: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Event")] event: JsValue,
    now: f64,
    #[wasm_bindgen(unchecked_optional_param_type = "Policy")] policy: JsValue,
) -> Answer {
    let policy = optional_from_js("the policy", policy)?;
    let decided = crate::decide::decide(
        &from_js("the job", job)?,
        &from_js("the event", event)?,
        time(now)?,
        &policy,
    );
    to_js(&crate::decide::Outcome::from(decided))
}

/// Whether this worker holds the job now, so that what it says of it counts; or why not. `now` is in ms since the epoch.
#[wasm_bindgen(js_name = holdsJob, unchecked_return_type = "Holding")]
pub fn holds_job(
    #[wasm_bindgen(unchecked_param_type = "Job")] job: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Holder")] holder: JsValue,
    now: f64,
) -> Answer {
    let held = crate::decide::holds_job(&from_js("the job", job)?, &from_js("the worker", holder)?, time(now)?);
    to_js(&crate::decide::Holding::from(held))
}

/// The event that leads to a status, such as `started` to `processing`.
#[wasm_bindgen(js_name = eventLeadingTo, unchecked_return_type = "EventKind")]
pub fn event_leading_to(#[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue) -> Answer {
    to_js(&event::event_leading_to(status_of(status)?))
}

/// The job that a history tells of.
#[wasm_bindgen(unchecked_return_type = "Job")]
pub fn replay(#[wasm_bindgen(unchecked_param_type = "Entry[]")] entries: JsValue) -> Answer {
    let entries: Vec<history::Entry> = from_js("the history", entries)?;
    answer(history::replay(&entries))
}

/// A job's attempts, as its history tells of them.
#[wasm_bindgen(js_name = attemptsOf, unchecked_return_type = "Attempt[]")]
pub fn attempts_of(#[wasm_bindgen(unchecked_param_type = "Entry[]")] entries: JsValue) -> Answer {
    let entries: Vec<history::Entry> = from_js("the history", entries)?;
    to_js(&history::attempts(&entries))
}

/// How long the current attempt still takes, in ms; null where that can't be told. `now` is in ms since the epoch.
#[wasm_bindgen(js_name = timeLeftMs, unchecked_return_type = "number | null")]
pub fn time_left_ms(#[wasm_bindgen(unchecked_param_type = "Job")] job: JsValue, now: f64) -> Answer {
    to_js(&estimate::time_left_ms(&from_js("the job", job)?, time(now)?))
}

/// Whether another job may be queued: the kill switch and the ceilings.
#[wasm_bindgen(unchecked_return_type = "Admission")]
pub fn admit(#[wasm_bindgen(unchecked_param_type = "Load")] load: JsValue) -> Answer {
    to_js(&admission::admit(&from_js("the load", load)?))
}

/// Whether somebody is there to take what waits, and what a desk has to warn of.
#[wasm_bindgen(js_name = queueHealth, unchecked_return_type = "QueueHealth")]
pub fn queue_health(#[wasm_bindgen(unchecked_param_type = "QueueFacts")] facts: JsValue) -> Answer {
    to_js(&queue_health::queue_health(&from_js("the queue", facts)?))
}
