//! A session that is ready to render, as plain data, and ways to spoil it.

use render_rules::gate::RenderRequest;
use render_rules::{Finding, Format};
use serde_json::Value;

/// Two cameras, three cuts over 12 s, two chapters, the sound of camera A: what the tests in Node and the benchmarks have, too.
pub(crate) fn ready() -> Value {
    serde_json::from_str(include_str!("../fixtures/ready.json")).unwrap()
}

/// The EDL of [`ready`].
pub(crate) fn canonical_edl() -> Value {
    ready()["edl"]["canonicalEdl"].take()
}

/// The same data with other values at some JSON pointers; a missing last key is added.
pub(crate) fn with<const N: usize>(mut data: Value, changes: [(&str, Value); N]) -> Value {
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match data.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
            parent => parent[key] = value,
        }
    }
    data
}

/// The same data without the value at a JSON pointer.
pub(crate) fn without(mut data: Value, pointer: &str) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let object = data.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    object.remove(key).unwrap();
    data
}

pub(crate) fn request(data: Value) -> RenderRequest {
    RenderRequest::of(serde_json::from_value(data).unwrap())
}

/// What a finding says where, such as `edl_not_locked at edl.status: the EDL is …`.
pub(crate) fn line(finding: &Finding) -> String {
    format!("{} at {}: {}", finding.code, finding.path, finding.message)
}

/// The line that says of a format that there is no such one.
pub(crate) fn format_unknown(shown: &str) -> String {
    let names: Vec<_> = Format::ALL
        .iter()
        .map(|format| format!("`{}`", format.name()))
        .collect();
    let valid = names.join(", ");
    format!("format_unknown at format: the format is {shown}; valid formats are {valid}")
}
