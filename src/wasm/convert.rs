//! Arguments from JavaScript, answers and errors to it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use super::values;
use crate::error::RulesError;
use crate::finding::Finding;
use crate::status::Status;

pub(super) type Answer = Result<JsValue, JsValue>;

/// A `RulesError` as it is thrown.
#[derive(Serialize)]
struct Thrown<'a> {
    code: &'a str,
    message: String,
    value: Option<&'a str>,
    valid: &'a [&'static str],
    findings: &'a [Finding],
}

pub(super) fn to_js<T: Serialize>(value: &T) -> Answer {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(JsValue::from)
}

// By value, so that `map_err` takes it as it is.
#[allow(clippy::needless_pass_by_value)]
pub(super) fn thrown(error: RulesError) -> JsValue {
    let plain = Thrown {
        code: error.code(),
        message: error.to_string(),
        value: error.value(),
        valid: error.valid(),
        findings: error.findings(),
    };
    to_js(&plain).unwrap_or_else(|conversion| conversion)
}

pub(super) fn answer<T: Serialize>(outcome: Result<T, RulesError>) -> Answer {
    outcome.map_err(thrown).and_then(|value| to_js(&value))
}

pub(super) fn from_js<T: DeserializeOwned>(what: &'static str, value: JsValue) -> Result<T, JsValue> {
    values::read(value).map_err(|failure| thrown(RulesError::bad_input(what, &failure)))
}

/// An argument that may be left out.
pub(super) fn optional_from_js<T: DeserializeOwned + Default>(
    what: &'static str,
    value: JsValue,
) -> Result<T, JsValue> {
    if value.is_undefined() || value.is_null() {
        Ok(T::default())
    } else {
        from_js(what, value)
    }
}

/// A name as it was given; what is no text is shown as JavaScript shows it, so that it is refused by name.
pub(super) fn name(value: &JsValue) -> String {
    value.as_string().unwrap_or_else(|| {
        let shown = format!("{value:?}");
        let bare = shown.strip_prefix("JsValue(").and_then(|shown| shown.strip_suffix(')'));
        bare.unwrap_or(&shown).to_owned()
    })
}

/// A number as JavaScript shows it, which has the way to its digits anyway.
fn shown(number: f64) -> String {
    name(&number.into())
}

pub(super) fn status_of(value: &JsValue) -> Result<Status, JsValue> {
    Status::parse(&name(value)).map_err(thrown)
}

/// An argument that is text. Taken as `&str`, the glue would believe whatever `length` an object says it has, and write
/// beyond the memory that it asked for.
pub(super) fn text(what: &'static str, value: &JsValue) -> Result<String, JsValue> {
    value
        .as_string()
        .ok_or_else(|| thrown(RulesError::bad_input(what, &"it is no text")))
}

/// A count that may be left out: a whole number from 0.
pub(super) fn count(what: &'static str, value: Option<f64>, default: u32) -> Result<u32, JsValue> {
    let Some(number) = value else { return Ok(default) };
    if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number) {
        // Whole and in range, as just checked.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        return Ok(number as u32);
    }
    Err(thrown(RulesError::bad_input(
        what,
        &format!("`{}` is no whole number from 0", shown(number)),
    )))
}

/// A point in time: ms since the epoch.
pub(super) fn time(now: f64) -> Result<i64, JsValue> {
    // The largest time that a JavaScript `Date` can hold.
    if now.abs() <= 8.64e15 {
        // In range, as just checked; parts of a ms are dropped.
        #[allow(clippy::cast_possible_truncation)]
        return Ok(now as i64);
    }
    Err(thrown(RulesError::bad_input(
        "now",
        &format!("`{}` is no time in ms since the epoch", shown(now)),
    )))
}
