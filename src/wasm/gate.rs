//! What is asked before a render: may this session be rendered, what is wrong, and what would be made.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::convert::{Answer, answer, from_js, optional_from_js, to_js};
use super::values;
use crate::finding::FINDING_CODES;
use crate::{edl, gate, identity, plan, selection};

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

/// What a render of this session in this format does, cut by cut. The options are those of checkRender.
#[wasm_bindgen(js_name = planRender, unchecked_return_type = "RenderPlan")]
pub fn plan_render(
    #[wasm_bindgen(unchecked_param_type = "RenderRequest")] request: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: JsValue,
) -> Answer {
    let request: gate::RenderRequest = from_js("the request", request)?;
    let options = optional_from_js("the options", options)?;
    answer(plan::plan_render(&request, &options))
}
