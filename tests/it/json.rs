//! An EDL's JSON text: numbers are read to the last bit, whatever is skipped may be anything, and text has the findings of
//! the object that it means.

use crate::requests::canonical_edl;
use proptest::prelude::*;
use render_rules::edl::{CanonicalEdl, CheckOptions, EdlDocument, check_edl, check_edl_text};
use render_rules::input::Malformed;
use serde_json::Value;

/// Pieces of JSON and of what is nearly JSON.
const PIECES: &[&str] = &[
    "",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    " ",
    "\n",
    "\t",
    "\r",
    "\u{b}",
    "\u{0}",
    "null",
    "true",
    "false",
    "nul",
    "0",
    "00",
    "-0",
    "-",
    "1.",
    ".5",
    "1.5",
    "-0.25",
    "1e3",
    "1E+2",
    "1e-2",
    "1e",
    "1e400",
    "-1e400",
    "1e-400",
    "0.1",
    "4000.0000000000001",
    "123456789012345.6",
    "1234567890123456.7",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "179769313486231570000e300",
    "2.2250738585072011e-308",
    "\"é🎬\"",
    "\"\\u00e9\"",
    "\"\\ud83c\\udfac\"",
    "\"\\ud83c\"",
    "\"\\udfac\"",
    "\"\\ud83c\\u0041\"",
    "\"\\ud83cx\"",
    "\"\\u12\"",
    "\"\\x\"",
    "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"",
    "\"tab\tinside\"",
    "\"id\":",
    "\"durationMs\":",
    "\"tracks\":{},",
    "\"fps\":25,",
    "\"start\\u004ds\":1,",
    "\"unknown\":[{\"a\":[1,{}]}],",
    "{}",
    "[]",
    "[1,]",
    "{\"a\":1,}",
    "{,}",
    "[,]",
    "/* */",
];

fn spoilt() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), 0..4_usize, prop::sample::select(PIECES));
    prop::collection::vec(change, 0..4).prop_map(|changes| {
        let mut text: Vec<char> = canonical_edl().to_string().chars().collect();
        for (place, removed, piece) in changes {
            let from = place.index(text.len());
            let to = (from + removed).min(text.len());
            text.splice(from..to, piece.chars());
            if text.is_empty() {
                break;
            }
        }
        text.into_iter().collect()
    })
}

fn read(text: &str) -> Result<CanonicalEdl, Malformed> {
    match EdlDocument::parse(text.as_bytes()) {
        EdlDocument::Edl(edl) => Ok(*edl),
        EdlDocument::Malformed(malformed) => Err(malformed),
        other => panic!("{text} is read as {other:?}"),
    }
}

#[test]
fn whatever_is_skipped_may_be_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{{\"unknown\":{}1{}}}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(read(&deep), Ok(CanonicalEdl::default()));
        assert!(read(&deep[..deep.len() - 2]).is_err());
        let known = deep.replace("unknown", "durationMs");
        assert!(!check_edl_text(known.as_bytes(), &CheckOptions::default()).ok);
    }
}

#[test]
fn a_list_of_more_than_a_million_items_is_refused_wherever_a_rule_reads_it() {
    let list = |items: usize| format!("[{}0]", "0,".repeat(items - 1));
    for path in ["tracks\":{\"program", "tracks\":{\"overlays"] {
        let text = |items| format!("{{\"{path}\":{}}}}}", list(items));
        assert!(read(&text(1_000_000)).is_ok());
        let refused = read(&text(1_000_001)).unwrap_err();
        assert_eq!(refused.why, "a list has more than 1000000 items");
    }
    assert!(read(&format!("{{\"metrics\":{}}}", list(1_000_001))).is_ok());
}

#[test]
fn a_key_that_is_there_twice_is_told_with_its_place() {
    let Malformed { line, why, .. } = read("{\n \"fps\": 25,\n \"fps\": 25 }").unwrap_err();
    assert_eq!((line, why.as_str()), (3, "duplicate field `fps`"));
}

#[test]
fn half_of_a_surrogate_pair_is_read_as_the_replacement_character() {
    let edl = read(r#"{"masterCamera": "A\ud83c"}"#).unwrap();
    assert_eq!(edl.master_camera.text(), Some("A\u{fffd}"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Whether an EDL is given as text or as the object that the text means.
    #[test]
    fn a_text_has_the_findings_of_its_object(text in spoilt()) {
        let options = CheckOptions::default();
        let report = check_edl_text(text.as_bytes(), &options);
        let (Ok(value), false) = (
            serde_json::from_str::<Value>(&text),
            matches!(EdlDocument::parse(text.as_bytes()), EdlDocument::Malformed(_)),
        ) else {
            return Ok(());
        };
        // As an argument, text is taken for an EDL's.
        if !value.is_string() {
            let object: EdlDocument = serde_json::from_value(value).unwrap();
            prop_assert_eq!(report, check_edl(&object, &options));
        }
    }

    #[test]
    fn numbers_to_the_last_bit(number in any::<f64>().prop_filter("JSON has no other", |number| number.is_finite())) {
        for text in [format!("{number}"), format!("{number:e}"), format!("{number:.3}")] {
            let edl = read(&format!("{{\"durationMs\":{text}}}")).unwrap();
            prop_assert_eq!(edl.duration_ms.into_value(), text.parse().ok());
        }
    }
}
