//! The values that a finding's message names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Values by their names.
pub type Params = BTreeMap<Cow<'static, str>, Param>;

/// A value named in a finding's message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged, try_from = "Value")]
pub enum Param {
    /// A number: ms, bytes or a count.
    Number(f64),
    /// A name, an id or a quoted value.
    Text(String),
}

impl TryFrom<Value> for Param {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        match value {
            Value::String(text) => Ok(Self::Text(text)),
            value => value
                .as_f64()
                .map(Self::Number)
                .ok_or("a param is neither a number nor text"),
        }
    }
}

impl From<f64> for Param {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// A count, or a place in a list.
impl From<usize> for Param {
    // Far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<&str> for Param {
    // Called in a hundred places: not to be copied into each.
    #[inline(never)]
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Param {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
