//! JSON as a caller's value: how the package's functions are called natively.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::Value;
use crate::error::RulesError;
use crate::input::{LARGEST_EXACT, as_double, to_json};

/// A value as JavaScript has it: every number is a double, and beyond a point none of them is a whole one for sure.
fn as_javascript(value: Json) -> Json {
    match value {
        Json::Number(number) => Json::Number(as_double(number)),
        Json::Array(items) => items.into_iter().map(as_javascript).collect(),
        Json::Object(fields) => fields
            .into_iter()
            .map(|(name, field)| (name, as_javascript(field)))
            .collect(),
        Json::Null | Json::Bool(_) | Json::String(_) => value,
    }
}

/// The first whole number in a value that JavaScript does not have exactly, so that an answer with it can't be handed over.
fn inexact(value: &Json) -> Option<&Json> {
    match value {
        Json::Number(number) => {
            let is_whole = number.is_i64() || number.is_u64();
            (is_whole && number.as_f64().is_some_and(|double| double.abs() > LARGEST_EXACT)).then_some(value)
        }
        Json::Array(items) => items.iter().find_map(inexact),
        Json::Object(fields) => fields.values().find_map(inexact),
        Json::Null | Json::Bool(_) | Json::String(_) => None,
    }
}

impl Value for Json {
    type Thrown = RulesError;

    fn is_absent(&self) -> bool {
        self.is_null()
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        None
    }

    fn number(&self) -> f64 {
        self.as_f64().unwrap_or(f64::NAN)
    }

    fn shown(&self) -> String {
        self.to_string()
    }

    fn json(&self) -> Result<Result<Vec<u8>, String>, RulesError> {
        Ok(Ok(to_json(self).into_bytes()))
    }

    fn read<T: DeserializeOwned>(self) -> Result<T, String> {
        serde_json::from_value(as_javascript(self)).map_err(|error| error.to_string())
    }

    fn answer<T: Serialize + ?Sized>(answer: &T) -> Result<Self, RulesError> {
        let answer = serde_json::to_value(answer).map_err(|error| RulesError::bad_input("the answer", &error))?;
        match inexact(&answer) {
            Some(number) => {
                let why = format!("{number} can't be represented as a JavaScript number");
                Err(RulesError::bad_input("the answer", &why))
            }
            None => Ok(answer),
        }
    }

    fn thrown(error: RulesError) -> RulesError {
        error
    }
}
