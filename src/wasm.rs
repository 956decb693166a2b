//! JavaScript's values: the only place that knows JavaScript.
//!
//! One way in and one way out. Documents come in as JSON text, which `JSON.stringify` writes of what is no text and no bytes;
//! small values of the rules' own making come in by `serde-wasm-bindgen`; and every answer goes out by it, as plain data.
//! An error is thrown as a plain object with `code` and `message`, of which the package's entry point makes a `RulesError`.
//!
//! So a document means what its JSON means. NaN and the infinities are null, -0 is 0, `undefined`, functions and symbols are
//! nothing, `toJSON` is obeyed, a `Map` is an empty object, a list with holes has null there. What has no JSON text, such as
//! a `BigInt` or a cycle, is a document that can't be read, which is a finding where findings are answered. What else a
//! getter or a `toJSON` throws goes to the caller as it is.

use js_sys::{ArrayBuffer, JSON, RangeError, TypeError, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::error::RulesError;
use crate::exports::Value;
use crate::finding::Finding;

/// A `RulesError` as it is thrown.
#[derive(Serialize)]
struct Thrown<'a> {
    code: &'a str,
    message: String,
    value: Option<&'a str>,
    valid: &'a [&'static str],
    findings: &'a [Finding],
}

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsValue) -> Uint8Array;
}

/// What an error says, without the name of its class.
fn message_of(error: &serde_wasm_bindgen::Error) -> String {
    let said = error.to_string();
    said.strip_prefix("Error: ").unwrap_or(&said).to_owned()
}

/// The text's UTF-8. By `TextEncoder`, which is a third quicker for long text than wasm-bindgen's way with strings.
fn utf8(text: &JsValue) -> Vec<u8> {
    thread_local! {
        static ENCODER: TextEncoder = TextEncoder::new();
    }
    ENCODER.with(|encoder| encoder.encode(text).to_vec())
}

impl Value for JsValue {
    type Thrown = Self;

    fn is_absent(&self) -> bool {
        self.is_undefined() || self.is_null()
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        let of_buffer = |buffer: &ArrayBuffer| Uint8Array::new(buffer).to_vec();
        let bytes = self.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
        bytes.or_else(|| self.dyn_ref().map(of_buffer))
    }

    fn number(&self) -> f64 {
        self.unchecked_into_f64()
    }

    fn shown(&self) -> String {
        let shown = format!("{self:?}");
        let bare = shown.strip_prefix("JsValue(").and_then(|shown| shown.strip_suffix(')'));
        bare.unwrap_or(&shown).to_owned()
    }

    fn json(&self) -> Result<Result<Vec<u8>, String>, Self> {
        match JSON::stringify(self) {
            Ok(text) if text.is_undefined() => Ok(Ok(b"null".to_vec())),
            Ok(text) => Ok(Ok(utf8(&text))),
            // What engines say of a `BigInt` and of a cycle, and of a depth or a length that is too much for them.
            Err(error) if error.is_instance_of::<TypeError>() || error.is_instance_of::<RangeError>() => {
                Ok(Err(String::from(error.unchecked_ref::<js_sys::Error>().message())))
            }
            Err(thrown) => Err(thrown),
        }
    }

    fn read<T: DeserializeOwned>(self) -> Result<T, String> {
        serde_wasm_bindgen::from_value(self).map_err(|error| message_of(&error))
    }

    fn answer<T: Serialize + ?Sized>(answer: &T) -> Result<Self, Self> {
        let answer = answer.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
        answer.map_err(|error| Self::thrown(RulesError::bad_input("the answer", &message_of(&error))))
    }

    fn thrown(error: RulesError) -> Self {
        let plain = Thrown {
            code: error.code(),
            message: error.to_string(),
            value: error.value(),
            valid: error.valid(),
            findings: error.findings(),
        };
        Self::answer(&plain).unwrap_or_else(|conversion| conversion)
    }
}
