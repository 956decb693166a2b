//! A session that is ready to render, as plain data, and ways to spoil it.

use render_rules::gate::RenderRequest;
use render_rules::{Finding, Format};
use serde_json::{Value, json};

/// Two cameras, three cuts over 12 s, two chapters, the sound of camera A.
pub(crate) fn ready() -> Value {
    json!({
        "session": {
            "id": "s1", "title": "Sunday", "anchorAngle": "A", "syncOffsetsMs": { "A": 0, "B": 1830 },
            "durationMs": 12_000,
        },
        "edl": { "id": "e1", "version": 1, "status": "locked", "canonicalEdl": canonical_edl() },
        "assets": [
            { "id": "a1", "angle": "A", "type": "camera", "mezzanineUrl": "https://media.example/a.mov" },
            { "id": "a2", "angle": "B", "type": "camera", "mezzanineUrl": "https://media.example/b.mov" },
        ],
        "format": "full_16_9",
    })
}

/// The EDL of [`ready`].
pub(crate) fn canonical_edl() -> Value {
    json!({
        "schemaVersion": "1.0",
        "sessionId": "s1",
        "masterCamera": "A",
        "durationMs": 12_000,
        "tracks": {
            "program": [
                { "id": "c1", "startMs": 0, "endMs": 4_000, "camera": "A" },
                { "id": "c2", "startMs": 4_000, "endMs": 8_000, "camera": "B" },
                { "id": "c3", "startMs": 8_000, "endMs": 12_000, "camera": "A" },
            ],
            "chapters": [{ "startMs": 0, "title": "Welcome" }, { "startMs": 8_000, "title": "Close" }],
        },
        "sources": { "A": { "assetId": "a1", "offsetMs": 0 }, "B": { "assetId": "a2", "offsetMs": 1_830 } },
    })
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
