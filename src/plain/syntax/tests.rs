//! The messages are those of `serde_json`, and its places.

use proptest::prelude::*;
use serde_json::Value;

use super::SyntaxError;

/// Pieces of JSON and of what is nearly JSON.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b" ",
    b"\n",
    b"\t\r",
    b"\x0b",
    b"\0",
    b"null",
    b"true",
    b"false",
    b"nul",
    b"nuLl",
    b"0",
    b"00",
    b"01",
    b"-",
    b"-0",
    b"-x",
    b"1.",
    b"1.x",
    b".5",
    b"1.5",
    b"-0.25",
    b"1e3",
    b"1E+2",
    b"1e-2",
    b"1e",
    b"1e+",
    b"1ex",
    b"1e400",
    b"-1e400",
    b"0e400",
    b"0.0e99999999999999",
    b"1e-99999999999999",
    b"1e99999999999999",
    b"1e400,",
    b"2147483648e2147483648,",
    b"1e2147483647",
    b"9007199254740993",
    b"18446744073709551616.",
    b"18446744073709551616.5",
    b"184467440737095516160e300",
    b"1797693134862315800000e300",
    b"\"\xc3\xa9\"",
    b"\"\xf0\x9f\x8e\xac\"",
    b"\"a\xc3\"",
    b"\"\xff\\u00e9\\n\\ud83c\\udfac\xc3\xa9z\"",
    b"\xff",
    b"\"\\u00e9\"",
    b"\"\\ud83c\\udfac\"",
    b"\"\\ud83c\"",
    b"\"\\udfac\"",
    b"\"\\ud83c\\u0041\"",
    b"\"\\ud83cx\"",
    b"\"\\ud83c\\x\"",
    b"\"\\ud83c\\ud83c\"",
    b"\"\\u12\"",
    b"\"\\u12g4\"",
    b"\\u1",
    b"\"\\x\"",
    b"\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"",
    b"\"tab\tinside\"",
    b"\"a\"",
    b"\"a\":",
    b"\"a\":1,",
    b"{}",
    b"[]",
    b"[1,]",
    b"{\"a\":1,}",
    b"{\"a\":1 1}",
    b"{\"a\" 1}",
    b"{\"a\"",
    b"{,}",
    b"{1:2}",
    b"[,]",
    b"[1 1]",
    b"/* */",
];

fn text() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(PIECES), 0..8).prop_map(|pieces| pieces.concat())
}

/// JSON with a few of its bytes changed.
fn spoilt() -> impl Strategy<Value = Vec<u8>> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    });
    let change = (any::<prop::sample::Index>(), 0..3_usize, prop::sample::select(PIECES));
    (value, any::<bool>(), prop::collection::vec(change, 0..3)).prop_map(|(value, pretty, changes)| {
        let mut text = if pretty {
            format!("{value:#}")
        } else {
            value.to_string()
        }
        .into_bytes();
        for (place, removed, piece) in changes {
            let from = place.index(text.len() + 1);
            let to = text.len().min(from + removed);
            text.splice(from..to, piece.iter().copied());
        }
        text
    })
}

fn found(text: &[u8]) -> String {
    SyntaxError::find(text, 0, "nothing").to_string()
}

fn expected(text: &[u8]) -> String {
    let read = serde_json::from_slice::<Value>(text);
    read.map_or_else(|error| error.to_string(), |_| "nothing at line 1 column 0".to_owned())
}

#[test]
fn as_serde_json_has_it_of_each_piece() {
    for piece in PIECES {
        for (before, after) in [
            ("", ""),
            ("[", "]"),
            ("[\n1,", ",1]"),
            ("{\"a\":", "}"),
            ("{\"a\":1,\n", ":1}"),
            ("\"", "\""),
        ] {
            let text = [before.as_bytes(), piece, after.as_bytes()].concat();
            assert_eq!(found(&text), expected(&text), "{}", text.escape_ascii());
        }
    }
}

#[test]
fn as_serde_json_has_it_of_what_is_deep() {
    for depth in [126, 127, 128, 1000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[[],", "]")] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth)).into_bytes();
            assert_eq!(found(&text), expected(&text), "{depth}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn as_serde_json_has_it(text in prop_oneof![text(), spoilt()]) {
        prop_assert_eq!(found(&text), expected(&text), "{}", text.escape_ascii());
    }
}
