//! The functions of the npm package by their names there, natively: arguments and answers as JSON.

use render_rules::RulesError;
use render_rules::exports;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub(crate) struct Arguments(pub(crate) Vec<Value>);

/// Calls the native function of that name in the npm package.
pub(crate) fn call(name: &str, Arguments(arguments): Arguments) -> Result<Value, RulesError> {
    let mut arguments = arguments.into_iter();
    let answer = exports::call(name, || arguments.next().unwrap_or_default());
    answer.unwrap_or_else(|| panic!("the package has no function `{name}`"))
}
