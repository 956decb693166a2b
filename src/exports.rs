//! The functions of the npm package, each declared once: its name, its signature in TypeScript, and how its arguments are
//! read. `exports!` makes of each a function of the WebAssembly module and, for tests that compare the two, an arm of
//! [`call`], which answers natively.
//!
//! Documents that someone else wrote (requests, EDLs, reports, plans, the body of a trigger) are read from JSON text. Values
//! of the rules' own making (jobs, events, policies, options) and single arguments are read as they are.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::RulesError;
use crate::input::from_json;
use crate::status::Status;

/// Declares functions of the package: the feature with which they are in a WebAssembly module, and of each what it is for, its
/// name, its parameters, its signature in TypeScript, its body.
macro_rules! exports {
    (in $feature:tt; $(
        $(#[doc = $doc:literal])+
        $name:ident($($argument:ident),*) $signature:literal $body:block
    )+) => {
        $(
            $(#[doc = $doc])+
            #[allow(non_snake_case, clippy::missing_errors_doc)]
            pub fn $name<V: $crate::exports::Value>($($argument: V),*) -> Result<V, V::Thrown> $body
        )+

        /// Calls a function of these by its name; none where none has it.
        pub(super) fn call<V: $crate::exports::Value>(
            name: &str,
            mut next: impl FnMut() -> V,
        ) -> Option<Result<V, V::Thrown>> {
            $(
                if name == stringify!($name) {
                    return Some($name($({
                        let $argument = next();
                        $argument
                    }),*));
                }
            )+
            None
        }

        #[cfg(feature = $feature)]
        #[allow(non_snake_case, unreachable_pub)]
        mod javascript {
            use wasm_bindgen::prelude::*;
            $(
                const _: () = {
                    #[wasm_bindgen(typescript_custom_section)]
                    const SIGNATURE: &str = concat!(
                        "/**\n", $(" *", $doc, "\n",)+ " */\n",
                        "export function ", stringify!($name), $signature, ";\n",
                    );
                };

                #[wasm_bindgen(skip_typescript)]
                pub fn $name($($argument: JsValue),*) -> Result<JsValue, JsValue> {
                    super::$name($($argument),*)
                }
            )+
        }
    };
}

pub mod gate;
pub mod jobs;
pub mod json;
pub mod renderer;
pub mod state;
pub mod trigger;

/// A value of a caller: JavaScript's, or natively JSON.
pub trait Value: Sized {
    /// What is thrown instead of an answer.
    type Thrown;

    /// Whether it is null or undefined.
    fn is_absent(&self) -> bool;

    /// The text that it is.
    fn text(&self) -> Option<String>;

    /// The bytes that it is.
    fn bytes(&self) -> Option<Vec<u8>>;

    /// The number that JavaScript makes of it.
    fn number(&self) -> f64;

    /// What it is, for a message.
    fn shown(&self) -> String;

    /// Its JSON text, or why it has none.
    ///
    /// # Errors
    /// What a getter or a `toJSON` of the caller's throws.
    fn json(&self) -> Result<Result<Vec<u8>, String>, Self::Thrown>;

    /// Reads it as it is.
    ///
    /// # Errors
    /// Why it can't be read as that.
    fn read<T: DeserializeOwned>(self) -> Result<T, String>;

    /// An answer.
    ///
    /// # Errors
    /// What keeps it from being handed over.
    fn answer<T: Serialize + ?Sized>(answer: &T) -> Result<Self, Self::Thrown>;

    /// An error as it is thrown.
    fn thrown(error: RulesError) -> Self::Thrown;
}

/// Answers a call of the package by its name; none where there is no such function.
pub fn call<V: Value>(name: &str, mut next: impl FnMut() -> V) -> Option<Result<V, V::Thrown>> {
    state::call(name, &mut next)
        .or_else(|| jobs::call(name, &mut next))
        .or_else(|| gate::call(name, &mut next))
        .or_else(|| trigger::call(name, &mut next))
        .or_else(|| renderer::call(name, &mut next))
}

fn outcome<V: Value, T: Serialize>(outcome: Result<T, RulesError>) -> Result<V, V::Thrown> {
    V::answer(&outcome.map_err(V::thrown)?)
}

fn bad_input<V: Value>(what: &'static str, why: &str) -> V::Thrown {
    V::thrown(RulesError::bad_input(what, &why))
}

/// The JSON text of a document, or why it has none: text and UTF-8 bytes are taken for it, anything else is written as it.
fn json_of<V: Value>(document: &V) -> Result<Result<Vec<u8>, String>, V::Thrown> {
    match document.text().map(String::into_bytes).or_else(|| document.bytes()) {
        Some(text) => Ok(Ok(text)),
        None => document.json(),
    }
}

/// A document, or why it can't be read.
fn try_document<V: Value, T: DeserializeOwned>(document: &V) -> Result<Result<T, String>, V::Thrown> {
    let json = json_of(document)?;
    Ok(json.and_then(|json| from_json(&json).map_err(|malformed| malformed.to_string())))
}

fn document<V: Value, T: DeserializeOwned>(what: &'static str, given: &V) -> Result<T, V::Thrown> {
    try_document(given)?.map_err(|why| bad_input::<V>(what, &why))
}

/// A document that may be left out.
fn optional_document<V: Value, T: DeserializeOwned>(what: &'static str, given: &V) -> Result<Option<T>, V::Thrown> {
    if given.is_absent() {
        return Ok(None);
    }
    document(what, given).map(Some)
}

fn value<V: Value, T: DeserializeOwned>(what: &'static str, given: V) -> Result<T, V::Thrown> {
    given.read().map_err(|why| bad_input::<V>(what, &why))
}

/// A value that may be left out.
fn optional<V: Value, T: DeserializeOwned + Default>(what: &'static str, given: V) -> Result<T, V::Thrown> {
    if given.is_absent() {
        return Ok(T::default());
    }
    value(what, given)
}

/// A name as it was given; what is no text is shown as JavaScript shows it, so that it is refused by name.
fn name<V: Value>(given: &V) -> String {
    given.text().unwrap_or_else(|| given.shown())
}

fn status_of<V: Value>(given: &V) -> Result<Status, V::Thrown> {
    Status::parse(&name(given)).map_err(V::thrown)
}

/// An argument that is text.
fn text<V: Value>(what: &'static str, given: &V) -> Result<String, V::Thrown> {
    given.text().ok_or_else(|| bad_input::<V>(what, "it is no text"))
}

/// A count that may be left out: a whole number from 0.
fn count<V: Value>(what: &'static str, given: &V, default: u32) -> Result<u32, V::Thrown> {
    if given.is_absent() {
        return Ok(default);
    }
    let number = given.number();
    if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number) {
        // Whole and in range, as just checked.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        return Ok(number as u32);
    }
    Err(bad_input::<V>(what, &format!("`{number}` is no whole number from 0")))
}

/// A point in time: ms since the epoch.
fn time<V: Value>(now: &V) -> Result<i64, V::Thrown> {
    let now = now.number();
    // The largest time that a JavaScript `Date` can hold.
    if now.abs() <= 8.64e15 {
        // In range, as just checked; parts of a ms are dropped.
        #[allow(clippy::cast_possible_truncation)]
        return Ok(now as i64);
    }
    Err(bad_input::<V>(
        "now",
        &format!("`{now}` is no time in ms since the epoch"),
    ))
}
