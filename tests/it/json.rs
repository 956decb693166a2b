//! An EDL's JSON text is read by a reader of our own: it takes what `serde_json` takes, reads the same from it, and to the
//! last bit.

use proptest::prelude::*;
use render_rules::edl::{CanonicalEdl, CheckOptions, EdlDocument, check_edl, check_edl_text};
use render_rules::given::Given;
use crate::requests::canonical_edl;
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

#[track_caller]
fn reads_as_serde_json_does(text: &str) {
    let read = EdlDocument::parse(text.as_bytes());
    match serde_json::from_str::<Given<CanonicalEdl>>(text) {
        Ok(Given::Absent) => assert_eq!(read, EdlDocument::Absent, "{text}"),
        Ok(Given::Wrong(kind)) => assert_eq!(read, EdlDocument::Wrong(kind), "{text}"),
        Ok(Given::Value(edl)) => assert_eq!(read, EdlDocument::Edl(Box::new(edl)), "{text}"),
        Err(error) => {
            let EdlDocument::Broken { line, .. } = read else {
                panic!("{error}, and yet it is read: {text}")
            };
            // A line break where none may be is told as of its own line or of the next one.
            assert!(line <= error.line() + 1, "{error}, not in line {line}: {text}");
        }
    }
}

#[test]
fn each_piece_by_itself_and_as_a_time() {
    for piece in PIECES {
        reads_as_serde_json_does(piece);
        reads_as_serde_json_does(&format!("{{\"durationMs\": {piece}}}"));
        reads_as_serde_json_does(&format!("{{\"masterCamera\": {piece}, \"unknown\": {piece}}}"));
        reads_as_serde_json_does(&format!("[{piece}]"));
    }
}

#[test]
fn whatever_is_skipped_may_be_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{{\"unknown\":{}1{}}}", open.repeat(100_000), close.repeat(100_000));
        reads_as_serde_json_does(&deep);
        reads_as_serde_json_does(&deep[..deep.len() - 2]);
    }
}

#[test]
fn a_key_that_is_there_twice_is_told_with_its_place() {
    let read = EdlDocument::parse(b"{\n \"fps\": 25,\n \"fps\": 25 }");
    let EdlDocument::Broken { line, why, .. } = read else {
        panic!("it is read as {read:?}")
    };
    assert_eq!((line, why.as_str()), (3, "duplicate field `fps`"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn spoilt_text(text in spoilt()) {
        reads_as_serde_json_does(&text);
    }

    /// Whether an EDL is given as text or as the object that the text means.
    #[test]
    fn a_text_has_the_findings_of_its_object(text in spoilt()) {
        let (Ok(value), false) = (
            serde_json::from_str::<Value>(&text),
            matches!(EdlDocument::parse(text.as_bytes()), EdlDocument::Broken { .. }),
        ) else {
            return Ok(());
        };
        let object: EdlDocument = serde_json::from_value(value).unwrap();
        // As an argument, text is taken for an EDL's.
        if !text.trim_start().starts_with('"') {
            let options = CheckOptions::default();
            prop_assert_eq!(check_edl_text(text.as_bytes(), &options), check_edl(&object, &options));
        }
    }

    #[test]
    fn numbers_to_the_last_bit(number in any::<f64>().prop_filter("JSON has no other", |number| number.is_finite())) {
        reads_as_serde_json_does(&format!("{{\"durationMs\":{number}}}"));
        reads_as_serde_json_does(&format!("{{\"durationMs\":{number:e}}}"));
        reads_as_serde_json_does(&format!("{{\"durationMs\":{number:.3}}}"));
    }
}
