//! The only place that knows JavaScript: convert, call, convert back.
//!
//! What comes in is plain data of any shape; what goes out is plain data. An error is thrown as a plain object with
//! `code` and `message`, of which the package's entry point makes a `RulesError`.

// What is thrown, and when, is said once for all functions in `pkg/types/rules.d.ts`.
#![allow(clippy::missing_errors_doc)]

mod convert;
pub mod desk;
pub mod render;
mod values;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use convert::{Answer, answer, count, from_js, name, optional_from_js, status_of, text, time, to_js};

use crate::finding::FINDING_CODES;
use crate::status::{self, Status};
use crate::{
    admission, create, edl, edl_workflow, estimate, event, format, gate, history, identity, queue_health, retry,
    rule_set, selection, trigger,
};

/// Whether one status may follow another. An unknown status is not an error here: the reason names the valid ones.
#[wasm_bindgen(js_name = canTransition, unchecked_return_type = "TransitionCheck")]
pub fn can_transition(
    #[wasm_bindgen(unchecked_param_type = "string")] from: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] to: &JsValue,
) -> Answer {
    to_js(&status::check_transition(&name(from), &name(to)))
}

/// Whether a job of this status may be tried again: it is `failed` and attempts are left (0 were made, 3 are allowed
/// where nothing else is said).
#[wasm_bindgen(js_name = canRetry)]
pub fn can_retry(
    #[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue,
    attempts: Option<f64>,
    #[wasm_bindgen(js_name = maxAttempts)] max_attempts: Option<f64>,
) -> Result<bool, JsValue> {
    let status = status_of(status)?;
    let attempts = count("attempts", attempts, 0)?;
    let max_attempts = count("maxAttempts", max_attempts, retry::DEFAULT_MAX_ATTEMPTS)?;
    Ok(retry::can_retry(status, attempts, max_attempts))
}

/// Whether nothing can follow this status.
#[wasm_bindgen(js_name = isTerminal)]
pub fn is_terminal(#[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue) -> Result<bool, JsValue> {
    Ok(status_of(status)?.is_terminal())
}

/// Whether a job of this status waits or runs, and so can be cancelled.
#[wasm_bindgen(js_name = isActive)]
pub fn is_active(#[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue) -> Result<bool, JsValue> {
    Ok(status_of(status)?.is_active())
}

/// The next status on the happy path (`failed` → `queued`), or null at the end.
#[wasm_bindgen(js_name = getNextStatus, unchecked_return_type = "Status | null")]
pub fn get_next_status(#[wasm_bindgen(unchecked_param_type = "string")] current: &JsValue) -> Answer {
    to_js(&status_of(current)?.next())
}

/// One sentence about a status, for people.
#[wasm_bindgen(js_name = getStatusDescription)]
pub fn get_status_description(
    #[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue,
) -> Result<String, JsValue> {
    Ok(status_of(status)?.description().to_owned())
}

/// The names of the statuses: what the entry point keeps answers about.
#[wasm_bindgen(js_name = statusNames, skip_typescript)]
#[must_use]
pub fn status_names() -> Vec<String> {
    Status::ALL.map(|status| status.name().to_owned()).to_vec()
}

/// The specifications of the four output formats.
#[wasm_bindgen(unchecked_return_type = "FormatSpec[]")]
pub fn formats() -> Answer {
    to_js(&format::formats())
}

/// What these rules are: version, digest, statuses, transitions.
#[wasm_bindgen(unchecked_return_type = "RuleSet")]
pub fn rules() -> Answer {
    to_js(&rule_set::rules())
}

/// May this session be rendered in this format? Every reason at once; bad data is a finding, never an error.
#[wasm_bindgen(js_name = checkRender, unchecked_return_type = "Report")]
pub fn check_render(
    #[wasm_bindgen(unchecked_param_type = "RenderRequest")] request: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: JsValue,
) -> Answer {
    let options = optional_from_js("the options", options)?;
    // What can't even be walked through (a symbol, a function) is bad data, too. What a getter of the caller's throws
    // does not come by here: it goes straight to the caller.
    let report = values::read(request).map_or_else(
        |error| gate::unreadable(&error.to_string()),
        |request| gate::check_render(&request, &options),
    );
    to_js(&report)
}

/// What is wrong with a canonical EDL, given as an object, as JSON text or as its UTF-8 bytes.
#[wasm_bindgen(js_name = checkEdl, unchecked_return_type = "Report")]
pub fn check_edl(
    #[wasm_bindgen(js_name = canonicalEdl, unchecked_param_type = "unknown")] canonical_edl: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: JsValue,
) -> Answer {
    let options = optional_from_js("the options", options)?;
    if let Some(text) = canonical_edl.as_string() {
        return to_js(&edl::check_edl_text(text.as_bytes(), &options));
    }
    if let Some(bytes) = canonical_edl.dyn_ref::<Uint8Array>() {
        return to_js(&edl::check_edl_text(&bytes.to_vec(), &options));
    }
    let report = values::read(canonical_edl).map_or_else(
        |error| edl::unreadable(&error.to_string()),
        |document| edl::check_edl(&document, &options),
    );
    to_js(&report)
}

/// The gate's rules, and how a session fared by each: what a report of checkRender, made with these options, says of it.
#[wasm_bindgen(unchecked_return_type = "ChecklistItem[]")]
pub fn checklist(
    #[wasm_bindgen(unchecked_param_type = "Report")] report: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: JsValue,
) -> Answer {
    let options = optional_from_js("the options", options)?;
    to_js(&crate::checklist::checklist(&from_js("the report", report)?, &options))
}

/// Where an EDL's tracks, and the findings of a report on it, lie in time. What is no EDL has nothing to place.
#[wasm_bindgen(unchecked_return_type = "Timeline")]
pub fn timeline(
    #[wasm_bindgen(js_name = canonicalEdl, unchecked_param_type = "unknown")] canonical_edl: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Report")] report: JsValue,
) -> Answer {
    let document: edl::EdlDocument = values::read(canonical_edl).unwrap_or_default();
    to_js(&crate::timeline::timeline(&document, &from_js("the report", report)?))
}

/// Every code that a finding can have: what it means, whether it blocks, and what to do.
#[wasm_bindgen(js_name = findingCodes, unchecked_return_type = "FindingCode[]")]
pub fn finding_codes() -> Answer {
    to_js(&FINDING_CODES)
}

/// Which of a session's EDLs a render uses: the highest locked version, else the highest version; its id.
#[wasm_bindgen(js_name = selectEdl, unchecked_return_type = "string | null")]
pub fn select_edl(#[wasm_bindgen(unchecked_param_type = "EdlCandidate[]")] edls: JsValue) -> Answer {
    let edls: Vec<gate::EdlCandidate> = from_js("the EDLs", edls)?;
    to_js(&gate::select_edl(&edls))
}

/// The digest of what an EDL says, whatever its text looks like; null for what is no EDL.
#[wasm_bindgen(js_name = edlHash, unchecked_return_type = "string | null")]
pub fn edl_hash(
    #[wasm_bindgen(js_name = canonicalEdl, unchecked_param_type = "unknown")] canonical_edl: JsValue,
) -> Answer {
    let document: Option<edl::EdlDocument> = values::read(canonical_edl).ok();
    to_js(&document.as_ref().and_then(identity::edl_hash))
}

/// The selection that a render of this request makes: its own, else the format's default; null for the whole programme and
/// for the still in the middle.
#[wasm_bindgen(js_name = resolveSelection, unchecked_return_type = "Selection | null")]
pub fn resolve_selection(#[wasm_bindgen(unchecked_param_type = "RenderRequest")] request: JsValue) -> Answer {
    let request: Option<gate::RenderRequest> = values::read(request).ok();
    to_js(&request.as_ref().and_then(selection::resolve_selection))
}

/// The digest of what a render makes: equal where the same file would be made again. `selection` is what resolveSelection
/// answers.
#[wasm_bindgen(js_name = renderKey)]
pub fn render_key(
    #[wasm_bindgen(js_name = sessionId, unchecked_param_type = "string")] session_id: &JsValue,
    #[wasm_bindgen(js_name = edlHash, unchecked_param_type = "string")] edl_hash: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Format")] format: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Selection | null")] selection: JsValue,
) -> Result<String, JsValue> {
    Ok(identity::render_key(
        &text("the session's id", session_id)?,
        &text("the EDL's digest", edl_hash)?,
        from_js("the format", format)?,
        optional_from_js("the selection", selection)?,
    ))
}

/// What is wrong with an idempotency key; null for a good one.
#[wasm_bindgen(js_name = checkIdempotencyKey, unchecked_return_type = "Finding | null")]
pub fn check_idempotency_key(#[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Answer {
    to_js(&identity::check_idempotency_key(&text("the key", key)?))
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

/// How long the current attempt still takes, in ms; null where that can't be told. `now` is in ms since the epoch.
#[wasm_bindgen(js_name = timeLeftMs, unchecked_return_type = "number | null")]
pub fn time_left_ms(#[wasm_bindgen(unchecked_param_type = "Job")] job: JsValue, now: f64) -> Answer {
    to_js(&estimate::time_left_ms(&from_js("the job", job)?, time(now)?))
}

/// Reads the body of a trigger request.
#[wasm_bindgen(js_name = parseTrigger, unchecked_return_type = "TriggerOutcome")]
pub fn parse_trigger(#[wasm_bindgen(unchecked_param_type = "unknown")] body: JsValue) -> Answer {
    let outcome = values::read(body).map_or_else(
        |error| trigger::unreadable(&error.to_string()),
        |body| trigger::parse_trigger(&body),
    );
    to_js(&outcome)
}

/// The statuses that an EDL of this status may go to, the usual next one first.
#[wasm_bindgen(js_name = getEdlTransitions, unchecked_return_type = "EdlStatus[]")]
pub fn get_edl_transitions(#[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue) -> Answer {
    answer(edl_workflow::transitions(&name(status)))
}

/// Whether an EDL may go from one status to another.
#[wasm_bindgen(js_name = canTransitionEdl, unchecked_return_type = "TransitionCheck")]
pub fn can_transition_edl(
    #[wasm_bindgen(unchecked_param_type = "string")] from: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] to: &JsValue,
) -> Answer {
    to_js(&edl_workflow::check_transition(&name(from), &name(to)))
}

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

/// What an event does to a job: what to change, under which condition, and what to do next; or why it is refused.
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
