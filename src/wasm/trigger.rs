//! What a server asks when a render is wanted: read the request, find the EDL, tell whether the same was made before, and
//! judge the addresses that are read from.

use wasm_bindgen::prelude::*;

use super::convert::{Answer, count, from_js, name, optional_from_js, text, thrown, to_js};
use super::values;
use crate::error::RulesError;
use crate::{CheckOptions, gate, identity, media, trigger};

/// Reads the body of a trigger request.
#[wasm_bindgen(js_name = parseTrigger, unchecked_return_type = "TriggerOutcome")]
pub fn parse_trigger(#[wasm_bindgen(unchecked_param_type = "unknown")] body: JsValue) -> Answer {
    let outcome = values::read(body).map_or_else(
        |error| trigger::unreadable(&error.to_string()),
        |body| trigger::parse_trigger(&body),
    );
    to_js(&outcome)
}

/// What is wrong with an idempotency key; null for a good one.
#[wasm_bindgen(js_name = checkIdempotencyKey, unchecked_return_type = "Finding | null")]
pub fn check_idempotency_key(#[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Answer {
    to_js(&identity::check_idempotency_key(&text("the key", key)?))
}

/// Which of a session's EDLs a render uses: of the published ones the highest locked version, else the highest version; its id.
#[wasm_bindgen(js_name = selectEdl, unchecked_return_type = "string | null")]
pub fn select_edl(#[wasm_bindgen(unchecked_param_type = "EdlCandidate[]")] edls: JsValue) -> Answer {
    let edls: Vec<gate::EdlCandidate> = from_js("the EDLs", edls)?;
    to_js(&gate::select_edl(&edls))
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

/// Whether a render may connect to `address` for `host`; without an address, whether it may go on to resolve the host. Every
/// address has to be asked about, and the connection made to one that was. Of the options `media` counts.
#[wasm_bindgen(js_name = checkAddress, unchecked_return_type = "AddressCheck")]
pub fn check_address(
    #[wasm_bindgen(unchecked_param_type = "string")] host: &JsValue,
    port: f64,
    #[wasm_bindgen(unchecked_param_type = "string | null")] address: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: JsValue,
) -> Answer {
    let options: CheckOptions = optional_from_js("the options", options)?;
    let port = u16::try_from(count("port", Some(port), 0)?)
        .map_err(|_| thrown(RulesError::bad_input("port", &format!("`{port}` is no port"))))?;
    let address = (!address.is_undefined() && !address.is_null()).then(|| name(address));
    to_js(&media::check_address(
        &text("the host", host)?,
        port,
        address.as_deref(),
        &options.media,
    ))
}
