//! When two EDLs, two renders or two requests are the same.
// Clippy's allowance for tests covers functions with `#[test]` alone, and these tests share some.

use std::collections::BTreeSet;

use render_rules::edl::EdlDocument;
use render_rules::format::Format;
use render_rules::identity::{check_idempotency_key, edl_hash, render_key};
use render_rules::selection::{Clip, Selection};
use render_rules::settings::RenderSettings;
use render_rules::trigger::{TriggerBody, parse_trigger};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

fn edl() -> Value {
    json!({
        "schemaVersion": "1.0", "durationMs": 2_000,
        "tracks": { "program": [{ "id": "c1", "startMs": 0, "endMs": 2_000, "camera": "A" }] },
        "sources": { "A": { "assetId": "a1", "offsetMs": 0 }, "B": { "assetId": "b1", "offsetMs": 5 } },
    })
}

fn hash(document: &Value) -> String {
    edl_hash(&EdlDocument::parse(document.to_string().as_bytes())).unwrap()
}

fn changed(pointer: &str, value: Value) -> Value {
    let mut document = edl();
    *document.pointer_mut(pointer).unwrap() = value;
    document
}

#[test]
fn the_text_of_an_edl_makes_no_difference() {
    let spaced = serde_json::to_string_pretty(&edl()).unwrap();
    let reversed = r#"{"sources":{"B":{"offsetMs":5.0,"assetId":"b1"},"A":{"offsetMs":0,"assetId":"a1"}},
        "tracks":{"program":[{"camera":"A","endMs":2e3,"startMs":0,"id":"c1"}]},"durationMs":2000,
        "schemaVersion":"1.0","metrics":{"cuts":1},"unknown":[1]}"#;
    for text in [&spaced, reversed] {
        assert_eq!(edl_hash(&EdlDocument::parse(text.as_bytes())), Some(hash(&edl())));
    }
    assert_eq!(hash(&edl()).len(), 64);
}

#[test]
fn the_digest_is_of_the_json_that_serde_json_writes() {
    let edges = [
        0.0,
        -0.0,
        1.0,
        1e15,
        1e16,
        9_007_199_254_740_993.0,
        1e21,
        1e-4,
        9.999e-5,
        1e-5,
        9.999e-6,
        5e-324,
        f64::MIN_POSITIVE,
        f64::MAX,
    ];
    // Numbers of all sizes, the same ones in every run.
    let bits = (1_u64..4_000).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let numbers = edges
        .into_iter()
        .chain(bits.map(f64::from_bits))
        .filter(|n| n.is_finite());
    for number in numbers.flat_map(|number| [number, -number]) {
        let document: EdlDocument = serde_json::from_value(changed("/sources/B/offsetMs", json!(number))).unwrap();
        let text = serde_json::to_string(document.edl().unwrap()).unwrap();
        let digits = Sha256::digest(text).map(|byte| format!("{byte:02x}"));
        let digest = digits.as_slice().concat();
        assert_eq!(edl_hash(&document), Some(digest), "{number:?}");
    }
}

#[test]
fn everything_that_is_rendered_makes_a_difference() {
    for (pointer, value) in [
        ("/durationMs", json!(1_999)),
        ("/tracks/program/0/endMs", json!(1_999)),
        ("/tracks/program/0/camera", json!("B")),
        ("/tracks/program", json!([])),
        ("/sources/B/offsetMs", json!(6)),
        ("/sources/B/assetId", json!("b2")),
    ] {
        assert_ne!(hash(&changed(pointer, value)), hash(&edl()), "{pointer}");
    }
}

#[test]
fn what_is_no_edl_has_no_hash() {
    for text in ["", "null", "[]", "7", "{"] {
        assert_eq!(edl_hash(&EdlDocument::parse(text.as_bytes())), None, "{text}");
    }
}

#[test]
fn a_render_is_known_by_session_edl_format_and_selection() {
    let key = |session: &str, edl: &str, format, selection| {
        render_key(session, edl, format, selection, RenderSettings::default())
    };
    let clip = |start_ms, end_ms| Some(Selection::Clip(Clip { start_ms, end_ms }));
    let keys = [
        key("s1", "e", Format::Full16x9, None),
        key("s2", "e", Format::Full16x9, None),
        key("s1", "f", Format::Full16x9, None),
        key("s1", "e", Format::Clip1x1, None),
        // What belongs to one part can't slip into the next.
        key("s1\",\"e", "", Format::Full16x9, None),
        key("s1", "e", Format::Short9x16, Some(Selection::Short(0))),
        key("s1", "e", Format::Short9x16, Some(Selection::Short(1))),
        key("s1", "e", Format::Short9x16, clip(0.0, 1_000.0)),
        key("s1", "e", Format::Clip1x1, clip(0.0, 1_000.0)),
        key("s1", "e", Format::Clip1x1, clip(0.0, 1_000.5)),
        key("s1", "e", Format::Thumbnail, Some(Selection::StillAtMs(0.0))),
        key("s1", "e", Format::Thumbnail, None),
    ];
    let different: BTreeSet<&String> = keys.iter().collect();
    assert_eq!(different.len(), keys.len());
    assert_eq!(keys[0], key("s1", "e", Format::Full16x9, None));
    assert_eq!(keys[8], key("s1", "e", Format::Clip1x1, clip(0.0, 1_000.0)));
}

#[test]
fn an_idempotency_key_is_visible_ascii() {
    for good in [
        "a",
        "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
        "\"quoted\"",
        &"k".repeat(255),
    ] {
        assert_eq!(check_idempotency_key(good), None, "{good}");
    }
    for (bad, message) in [
        ("", "the idempotency key is empty"),
        (
            "a b",
            "the idempotency key `a b` has other than visible ASCII characters",
        ),
        (
            "ключ",
            "the idempotency key `ключ` has other than visible ASCII characters",
        ),
        (&"k".repeat(256), "the idempotency key is longer than 255 characters"),
    ] {
        let finding = check_idempotency_key(bad).unwrap();
        assert_eq!(
            (finding.code.as_ref(), finding.message.as_str()),
            ("idempotency_key_invalid", message)
        );
    }
}

fn trigger(body: Value) -> Value {
    let body: TriggerBody = serde_json::from_value(body).unwrap();
    serde_json::to_value(parse_trigger(&body)).unwrap()
}

fn fingerprint(body: Value) -> String {
    trigger(body)["request"]["fingerprint"].as_str().unwrap().to_owned()
}

#[test]
fn equal_requests_have_equal_fingerprints() {
    let plain = fingerprint(json!({ "sessionId": "s1" }));
    assert_eq!(
        plain,
        fingerprint(json!({ "metadata": {}, "format": "full_16_9", "sessionId": "s1", "force": false }))
    );
    for other in [
        json!({ "sessionId": "s2" }),
        json!({ "sessionId": "s1", "format": "clip_1_1" }),
        json!({ "sessionId": "s1", "metadata": { "a": 1 } }),
        json!({ "sessionId": "s1", "force": true }),
        json!({ "sessionId": "s1", "format": "clip_1_1", "clip": { "startMs": 0, "endMs": 1_000 } }),
        json!({ "sessionId": "s1", "format": "clip_1_1", "clip": { "startMs": 0, "endMs": 1_001 } }),
        json!({ "sessionId": "s1", "format": "short_9_16", "short": 0 }),
        json!({ "sessionId": "s1", "format": "short_9_16", "short": 1 }),
    ] {
        assert_ne!(plain, fingerprint(other));
    }
}

#[test]
fn force_is_true_or_false() {
    assert_eq!(trigger(json!({ "sessionId": "s1" }))["request"]["force"], false);
    assert_eq!(
        trigger(json!({ "sessionId": "s1", "force": true }))["request"]["force"],
        true
    );
    let refused = trigger(json!({ "sessionId": "s1", "force": "yes" }));
    assert_eq!(refused["findings"][0]["code"], "force_invalid");
    assert_eq!(refused["findings"][0]["message"], "`force` is text, not true or false");
}
