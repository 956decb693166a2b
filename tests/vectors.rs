//! The shared cases of `tests/vectors/*.json`, natively. The same files run through the npm package in Node and in a
//! browser, so a call is named and takes its arguments as there.
#![cfg(not(target_arch = "wasm32"))]
// clippy.toml allows these in `#[test]` functions alone; the helpers beside them are no product code either.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use render_rules::RulesError;
use render_rules::create::create_job;
use render_rules::decide::{Outcome, decide};
use render_rules::event::event_leading_to;
use render_rules::format::formats;
use render_rules::history::{Entry, replay};
use render_rules::retry::{DEFAULT_MAX_ATTEMPTS, can_retry};
use render_rules::status::{Status, check_transition};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    call: String,
    arguments: Arguments,
    #[serde(flatten)]
    wanted: Value,
}

/// The code of what a call throws.
struct Thrown(String);

impl From<RulesError> for Thrown {
    fn from(error: RulesError) -> Self {
        Self(error.code().to_owned())
    }
}

impl From<serde_json::Error> for Thrown {
    fn from(_: serde_json::Error) -> Self {
        Self("bad_input".to_owned())
    }
}

type Answer = Result<Value, Thrown>;

#[derive(Deserialize)]
struct Arguments(Vec<Value>);

impl Arguments {
    fn get(&self, index: usize) -> Value {
        self.0.get(index).cloned().unwrap_or(Value::Null)
    }

    fn read<T: DeserializeOwned>(&self, index: usize) -> Result<T, Thrown> {
        Ok(serde_json::from_value(self.get(index))?)
    }

    fn or<T: DeserializeOwned>(&self, index: usize, default: T) -> Result<T, Thrown> {
        Ok(self.read::<Option<T>>(index)?.unwrap_or(default))
    }

    /// A name as the boundary takes it: what is no text is a name that nothing has.
    fn name(&self, index: usize) -> String {
        let value = self.get(index);
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    fn status(&self, index: usize) -> Result<Status, Thrown> {
        Ok(Status::parse(&self.name(index))?)
    }
}

fn answer(value: impl Serialize) -> Answer {
    Ok(serde_json::to_value(value).unwrap())
}

/// Calls the native function of that name in the npm package.
fn call(name: &str, given: &Arguments) -> Answer {
    match name {
        "canTransition" => answer(check_transition(&given.name(0), &given.name(1))),
        "canRetry" => answer(can_retry(
            given.status(0)?,
            given.or(1, 0)?,
            given.or(2, DEFAULT_MAX_ATTEMPTS)?,
        )),
        "isTerminal" => answer(given.status(0)?.is_terminal()),
        "isActive" => answer(given.status(0)?.is_active()),
        "getNextStatus" => answer(given.status(0)?.next()),
        "getStatusDescription" => answer(given.status(0)?.description()),
        "eventLeadingTo" => answer(event_leading_to(given.status(0)?)),
        "formats" => answer(formats()),
        "createJob" => answer(create_job(
            &given.read(0)?,
            given.read(1)?,
            &given.or(2, Default::default())?,
        )),
        "decide" => {
            let policy = given.or(3, Default::default())?;
            answer(Outcome::from(decide(
                &given.read(0)?,
                &given.read(1)?,
                given.read(2)?,
                &policy,
            )))
        }
        "replay" => answer(replay(&given.read::<Vec<Entry>>(0)?)?),
        _ => panic!("the call `{name}` has no arm here"),
    }
}

/// The same value with every number in one form, as JavaScript has it: 1 and 1.0 are the same.
fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, field)| (name, plain(field))).collect(),
        Value::Null | Value::Bool(_) | Value::String(_) => value,
    }
}

fn files() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let paths = directory.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_vector_holds_natively() {
    let mut wrong = Vec::new();
    for path in files() {
        let file: File = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert!(!file.cases.is_empty(), "{} has no cases", path.display());
        for case in file.cases {
            let got = match call(&case.call, &case.arguments) {
                Ok(value) => json!({ "expected": value }),
                Err(Thrown(code)) => json!({ "throws": { "code": code } }),
            };
            let (got, wanted) = (plain(got), plain(case.wanted));
            if got != wanted {
                let file = path.file_name().unwrap_or_default().display();
                wrong.push(format!("{file}, {}:\n  wanted {wanted}\n  got    {got}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
