//! The shared cases of `tests/vectors/*.json`, natively. The same files run through the npm package in Node and in a
//! browser, so a call is named and takes its arguments as there.

use std::path::{Path, PathBuf};

use crate::calls::{Arguments, call};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) call: String,
    pub(crate) arguments: Arguments,
    #[serde(flatten)]
    wanted: Value,
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

/// The cases of every file.
pub(crate) fn cases() -> impl Iterator<Item = Case> {
    files().into_iter().flat_map(|path| {
        let file: File = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        file.cases
    })
}

#[test]
fn every_vector_holds_natively() {
    let mut wrong = Vec::new();
    for path in files() {
        let file: File = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert!(!file.cases.is_empty(), "{} has no cases", path.display());
        for case in file.cases {
            let got = match call(&case.call, case.arguments) {
                Ok(value) => json!({ "expected": value }),
                Err(error) => json!({ "throws": { "code": error.code() } }),
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
