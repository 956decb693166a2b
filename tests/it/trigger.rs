//! The body of a trigger request: what is taken, what is filled in, and what is refused.

use crate::requests::format_unknown;
use render_rules::trigger::{
    MAX_METADATA_BYTES, MAX_METADATA_DEPTH, TriggerBody, TriggerOutcome, parse_trigger, unreadable,
};
use serde_json::{Value, json};

fn parse(body: &str) -> TriggerOutcome {
    parse_trigger(&serde_json::from_str::<TriggerBody>(body).unwrap())
}

/// Asserts the exact findings, in their order.
#[track_caller]
fn refuses(body: &str, lines: &[&str]) {
    let outcome = parse(body);
    let TriggerOutcome::Refused { ok, findings } = outcome else {
        unreachable!("{body} is accepted: {outcome:?}");
    };
    let found: Vec<String> = findings
        .iter()
        .map(|finding| format!("{} at {}: {}", finding.code, finding.path, finding.message))
        .collect();
    assert_eq!(
        (ok, found),
        (false, lines.iter().map(|&line| line.to_owned()).collect())
    );
}

/// Asserts the request that is read from a body.
#[track_caller]
fn accepts(body: &Value, request: &Value) {
    let TriggerOutcome::Accepted { ok, request: read } = parse(&body.to_string()) else {
        unreachable!("{body} is refused");
    };
    let mut read = serde_json::to_value(read).unwrap();
    // What makes two requests the same has tests of its own.
    assert!(read.as_object_mut().unwrap().remove("fingerprint").is_some());
    let mut request = request.clone();
    let given = request.as_object_mut().unwrap();
    given.entry("settings").or_insert(json!({}));
    assert_eq!((ok, read), (true, request));
}

#[test]
fn a_locale_is_part_of_what_is_asked_for() {
    let fingerprint = |locale: Value| {
        let body = json!({ "sessionId": "s1", "locale": locale }).to_string();
        let outcome = serde_json::to_value(parse(&body)).unwrap();
        outcome["request"]["fingerprint"].clone()
    };
    let (none, german, french) = (
        fingerprint(json!(null)),
        fingerprint(json!("de")),
        fingerprint(json!("fr")),
    );
    assert!(none.is_string() && german.is_string() && none != german && german != french);
}

#[test]
fn what_is_left_out_is_filled_in() {
    accepts(
        &json!({ "sessionId": "s1" }),
        &json!({ "sessionId": "s1", "format": "full_16_9", "force": false, "metadata": {} }),
    );
    accepts(
        &json!({ "sessionId": "s1", "format": null, "metadata": null }),
        &json!({ "sessionId": "s1", "format": "full_16_9", "force": false, "metadata": {} }),
    );
}

#[test]
fn what_is_given_is_kept() {
    let metadata = json!({ "a": 1, "b": [true, null, 1.5, "ü"], "c": { "constructor": 1, "prototype": {} }, "": -0.5 });
    for format in ["full_16_9", "short_9_16", "clip_1_1", "thumbnail"] {
        accepts(
            &json!({ "sessionId": "🎥 Sunday", "format": format, "force": true, "metadata": metadata }),
            &json!({ "sessionId": "🎥 Sunday", "format": format, "force": true, "metadata": metadata }),
        );
    }
    // Other keys are ignored, whatever they hold.
    accepts(
        &json!({ "sessionId": "s1", "status": "completed", "constructor": { "prototype": 1 }, "jobId": [[]] }),
        &json!({ "sessionId": "s1", "format": "full_16_9", "force": false, "metadata": {} }),
    );
}

#[test]
fn the_body_is_an_object() {
    for (body, given) in [
        ("null", "missing"),
        ("true", "a boolean"),
        ("1", "a number"),
        ("\"s1\"", "text"),
        ("[]", "a list"),
        ("[{\"sessionId\": \"s1\"}]", "a list"),
    ] {
        refuses(
            body,
            &[&format!("body_not_an_object at : the body is {given}, not an object")],
        );
    }
}

#[test]
fn the_session_is_named() {
    for (id, found) in [
        (Value::Null, "session_id_missing at sessionId: `sessionId` is missing"),
        (json!(""), "session_id_missing at sessionId: `sessionId` is empty"),
        (json!(" \t"), "session_id_missing at sessionId: `sessionId` is empty"),
        (
            json!(7),
            "session_id_invalid at sessionId: `sessionId` is a number, not text",
        ),
        (
            json!({ "$ne": null }),
            "session_id_invalid at sessionId: `sessionId` is an object, not text",
        ),
        (
            json!("a\u{0}b"),
            "session_id_invalid at sessionId: `sessionId` contains control characters",
        ),
        (
            json!("é".repeat(256)),
            "session_id_invalid at sessionId: `sessionId` is longer than 255 characters",
        ),
    ] {
        refuses(&json!({ "sessionId": id }).to_string(), &[found]);
    }
    refuses("{}", &["session_id_missing at sessionId: `sessionId` is missing"]);
    let longest = "é".repeat(255);
    accepts(
        &json!({ "sessionId": longest }),
        &json!({ "sessionId": longest, "format": "full_16_9", "force": false, "metadata": {} }),
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    refuses(
        "{\"sessionId\": [], \"format\": \"square_1_1\", \"__proto__\": {}, \"metadata\": 7, \"force\": 1}",
        &[
            "session_id_invalid at sessionId: `sessionId` is a list, not text",
            &format_unknown("`square_1_1`"),
            "key_forbidden at : the key `__proto__` is not allowed",
            "metadata_invalid at metadata: `metadata` is a number, not an object",
            "force_invalid at force: `force` is a number, not true or false",
        ],
    );
}

/// A body with this metadata, as JSON text.
fn body(metadata: &str) -> String {
    format!("{{\"sessionId\": \"s1\", \"metadata\": {metadata}}}")
}

#[test]
fn metadata_are_an_object() {
    for (metadata, kind) in [
        ("true", "a boolean"),
        ("1.5", "a number"),
        ("\"note\"", "text"),
        ("[]", "a list"),
        ("[{\"__proto__\": 1}]", "a list"),
    ] {
        refuses(
            &body(metadata),
            &[&format!(
                "metadata_invalid at metadata: `metadata` is {kind}, not an object"
            )],
        );
    }
}

#[test]
fn keys_that_change_what_an_object_is_are_refused_at_any_depth() {
    for metadata in [
        "{\"__proto__\": {\"admin\": true}}",
        "{\"a\": [{\"b\": {\"__proto__\": null}}]}",
        "{\"\\u005f_proto__\": 1}",
    ] {
        refuses(
            &body(metadata),
            &["key_forbidden at metadata: the key `__proto__` is not allowed"],
        );
    }
    for metadata in [
        "{\"constructor\": {\"prototype\": {\"admin\": true}}}",
        "{\"a\": {\"constructor\": {\"b\": 1, \"prototype\": 1}}}",
    ] {
        refuses(
            &body(metadata),
            &["key_forbidden at metadata: the key `prototype` is not allowed"],
        );
    }
    // Each of the two alone is a word like any other.
    assert!(matches!(
        parse(&body(
            "{\"constructor\": \"Ford\", \"prototype\": {}, \"b\": {\"constructor\": [{\"prototype\": 1}]}}"
        )),
        TriggerOutcome::Accepted { .. }
    ));
}

const TOO_LARGE: &str = "metadata_too_large at metadata: `metadata` takes more than 65536 bytes as JSON";

/// Metadata whose compact JSON text has exactly so many bytes.
fn of_size(bytes: usize) -> String {
    format!("{{\"a\":\"{}\"}}", "x".repeat(bytes - 8))
}

#[test]
fn metadata_take_64_kib() {
    let limit = MAX_METADATA_BYTES as usize;
    assert_eq!(of_size(limit).len(), limit);
    assert!(matches!(parse(&body(&of_size(limit))), TriggerOutcome::Accepted { .. }));
    refuses(&body(&of_size(limit + 1)), &[TOO_LARGE]);
    refuses(&body(&of_size(1_000_000)), &[TOO_LARGE]);
    // White space between the values does not count, as it is not kept.
    let spaced = of_size(limit)
        .replace(':', &" ".repeat(1_000))
        .replacen("\"a\"", "\"a\":", 1);
    assert!(matches!(parse(&body(&spaced)), TriggerOutcome::Accepted { .. }));
}

#[test]
fn the_size_is_that_of_the_compact_text() {
    // Each of these has exactly the size at which one more byte is too much.
    let limit = MAX_METADATA_BYTES as usize;
    for value in [
        json!({ "a": "\"\\\n\r\t\u{8}\u{c}\u{1}\u{1f}/\u{7f}" }),
        json!({ "ü🎥": ["ü🎥", true, false, null, 0, -12, 1.5, 1e300] }),
        json!({ "a": {}, "b": [], "c": [[], {}], "d": { "e": { "f": 1 } } }),
    ] {
        let rest = limit - value.to_string().len() - ",\"z\":\"\"".len();
        for (more, taken) in [(0, true), (1, false)] {
            let mut metadata = value.clone();
            if let Some(entries) = metadata.as_object_mut() {
                entries.insert("z".to_owned(), json!("x".repeat(rest + more)));
            }
            assert_eq!(metadata.to_string().len(), limit + more);
            let accepted = matches!(parse(&body(&metadata.to_string())), TriggerOutcome::Accepted { .. });
            assert_eq!(accepted, taken, "{value}");
        }
    }
}

const TOO_DEEP: &str = "metadata_too_deep at metadata: `metadata` is nested more than 32 levels deep";

#[test]
fn metadata_are_32_levels_deep() {
    let nested = |levels: usize| format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels));
    let limit = MAX_METADATA_DEPTH as usize;
    assert!(matches!(parse(&body(&nested(limit))), TriggerOutcome::Accepted { .. }));
    refuses(&body(&nested(limit + 1)), &[TOO_DEEP]);
    refuses(&body(&nested(100_000)), &[TOO_DEEP]);
    // A list is a level as well.
    let lists = |levels: usize| format!("{{\"a\": {}{}}}", "[".repeat(levels), "]".repeat(levels));
    assert!(matches!(
        parse(&body(&lists(limit - 1))),
        TriggerOutcome::Accepted { .. }
    ));
    refuses(&body(&lists(limit)), &[TOO_DEEP]);
}

#[test]
fn the_order_of_keys_decides_nothing() {
    let deep = format!("{}1{}", "{\"a\":".repeat(40), "}".repeat(40));
    let long = format!("\"{}\"", "x".repeat(MAX_METADATA_BYTES as usize));
    let faults = [
        (
            long.as_str(),
            "metadata_too_large at metadata: `metadata` takes more than 65536 bytes as JSON",
        ),
        (
            r#"{ "__proto__": 1 }"#,
            "key_forbidden at metadata: the key `__proto__` is not allowed",
        ),
        (deep.as_str(), TOO_DEEP),
    ];
    for (place, (greater, line)) in faults.iter().enumerate() {
        for (lesser, _) in &faults[place..] {
            refuses(&body(&format!(r#"{{ "a": {greater}, "b": {lesser} }}"#)), &[line]);
            refuses(&body(&format!(r#"{{ "a": {lesser}, "b": {greater} }}"#)), &[line]);
        }
    }
}

#[test]
fn a_finding_says_all_that_a_translation_needs() {
    assert_eq!(
        serde_json::to_value(parse(&body(&of_size(1_000_000)))).unwrap(),
        json!({
            "ok": false,
            "findings": [{
                "code": "metadata_too_large", "severity": "error", "path": "metadata",
                "message": "`metadata` takes more than 65536 bytes as JSON",
                "remedy": "send less, or send a link",
                "params": { "limitBytes": 65_536.0 },
            }],
        }),
    );
}

#[test]
fn what_can_not_be_walked_through_is_a_finding() {
    assert_eq!(
        serde_json::to_value(unreadable("it throws")).unwrap(),
        json!({
            "ok": false,
            "findings": [{
                "code": "body_unreadable", "severity": "error", "path": "",
                "message": "the body can't be read: it throws", "remedy": "send a JSON object with `sessionId`",
                "params": {},
            }],
        }),
    );
}
