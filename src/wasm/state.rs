//! What a page that shows jobs asks: statuses, formats, the rule tables, and the workflow of EDLs. No plain data comes in.

use wasm_bindgen::prelude::*;

use super::convert::{Answer, answer, count, name, status_of, to_js};
use crate::{edl_workflow, format, retry, rule_set, status};

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
#[wasm_bindgen(js_name = isTerminal, unchecked_return_type = "boolean")]
pub fn is_terminal(#[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue) -> Answer {
    Ok(status_of(status)?.is_terminal().into())
}

/// Whether a job of this status waits or runs, and so can be cancelled.
#[wasm_bindgen(js_name = isActive, unchecked_return_type = "boolean")]
pub fn is_active(#[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue) -> Answer {
    Ok(status_of(status)?.is_active().into())
}

/// The next status on the happy path (`failed` → `queued`), or null at the end.
#[wasm_bindgen(js_name = getNextStatus, unchecked_return_type = "Status | null")]
pub fn get_next_status(#[wasm_bindgen(unchecked_param_type = "string")] current: &JsValue) -> Answer {
    to_js(&status_of(current)?.next())
}

/// One sentence about a status, for people.
#[wasm_bindgen(js_name = getStatusDescription, unchecked_return_type = "string")]
pub fn get_status_description(#[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue) -> Answer {
    Ok(status_of(status)?.description().into())
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

/// The statuses that an EDL of this status may go to, the usual next one first.
#[wasm_bindgen(js_name = getEdlTransitions, unchecked_return_type = "EdlStatus[]")]
pub fn get_edl_transitions(#[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue) -> Answer {
    answer(edl_workflow::transitions(&name(status)))
}

/// Whether an EDL of this status keeps its content: what was approved is what is rendered.
#[wasm_bindgen(js_name = isEdlFrozen, unchecked_return_type = "boolean")]
pub fn is_edl_frozen(#[wasm_bindgen(unchecked_param_type = "string")] status: &JsValue) -> Answer {
    answer(edl_workflow::is_frozen(&name(status)))
}

/// Whether an EDL may go from one status to another.
#[wasm_bindgen(js_name = canTransitionEdl, unchecked_return_type = "TransitionCheck")]
pub fn can_transition_edl(
    #[wasm_bindgen(unchecked_param_type = "string")] from: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] to: &JsValue,
) -> Answer {
    to_js(&edl_workflow::check_transition(&name(from), &name(to)))
}
