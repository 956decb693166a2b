//! Answers calls of the npm package natively: a case as JSON on each line of the standard input, its answer as canonical
//! JSON (RFC 8785) on a line of the standard output. With `--digest N`, one SHA-256 for each N answers instead.

// No product code: what can't be answered ends the program, and the test that started it fails.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../it/calls.rs"]
mod calls;

use std::fmt::Write as _;
use std::io::{BufRead, Write as _, stdin, stdout};

use calls::{Arguments, call};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

#[derive(Deserialize)]
struct Case {
    call: String,
    arguments: Vec<Value>,
}

/// Canonical JSON: keys in the order of their UTF-16 units, numbers as JavaScript writes them.
fn canonical(value: &Value, text: &mut String) {
    match value {
        Value::Number(number) => text.push_str(ryu_js::Buffer::new().format(number.as_f64().unwrap())),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                canonical(item, text);
            }
            text.push(']');
        }
        Value::Object(fields) => object(fields, text),
        Value::Null | Value::Bool(_) | Value::String(_) => write!(text, "{value}").unwrap(),
    }
}

fn object(fields: &Map<String, Value>, text: &mut String) {
    let mut entries: Vec<(&String, &Value)> = fields.iter().collect();
    entries.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
    text.push('{');
    for (index, (name, field)) in entries.into_iter().enumerate() {
        write!(text, "{}{}:", if index > 0 { "," } else { "" }, json!(name)).unwrap();
        canonical(field, text);
    }
    text.push('}');
}

fn answer(line: &str) -> String {
    let Case { call: name, arguments } = serde_json::from_str(line).unwrap();
    let outcome = match call(&name, Arguments(arguments)) {
        Ok(value) => json!({ "expected": value }),
        Err(error) => json!({ "throws": { "code": error.code() } }),
    };
    let mut text = String::new();
    canonical(&outcome, &mut text);
    text
}

fn main() {
    let mut options = std::env::args().skip(1);
    let block: Option<usize> = match options.next().as_deref() {
        Some("--digest") => Some(options.next().unwrap().parse().unwrap()),
        Some(other) => panic!("unknown option `{other}`: valid is `--digest N`"),
        None => None,
    };
    let mut out = stdout().lock();
    let mut digest = Sha256::new();
    for (number, line) in (1..).zip(stdin().lock().lines()) {
        let answer = answer(&line.unwrap());
        let Some(block) = block else {
            writeln!(out, "{answer}").unwrap();
            continue;
        };
        digest.update(answer);
        digest.update("\n");
        if number % block == 0 {
            let hex = digest
                .finalize_reset()
                .iter()
                .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
            writeln!(out, "{hex}").unwrap();
            out.flush().unwrap();
        }
    }
}
