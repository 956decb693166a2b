//! Whatever an EDL's text looks like, its cuts are read beside it as they are read everywhere: to the same EDL, the same
//! report, the same error at the same place.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::WrittenEdl;
use crate::edl::{CanonicalEdl, CheckOptions, EdlDocument, check_edl, check_edl_text};
use crate::given::{Given, MAX_ITEMS};
use crate::plain::{self, SyntaxError};

/// Keys of cuts, and what is nearly one.
const KEYS: &[&str] = &[
    "\"id\"",
    "\"startMs\"",
    "\"endMs\"",
    "\"camera\"",
    "\"reason\"",
    "\"confidence\"",
    "\"start\\u004ds\"",
    "\"\\u0069d\"",
    "\"idx\"",
    "\"i\"",
    "\"note\"",
    "\"\"",
];

/// Values that fit somewhere, and such as fit nowhere.
const VALUES: &[&str] = &[
    "\"cut-000001\"",
    "\"A\"",
    "\"B\"",
    "\"\"",
    "\"é🎬 and more than eight bytes\"",
    "\"a \\\"quote\\\" \\u00e9 \\ud83c\\udfac\"",
    "\"\\ud83c\"",
    "\"\\udfac\\ud83c\"",
    "\"tab\tinside\"",
    "\"\\x\"",
    "0",
    "4000",
    "8000",
    "00",
    "01.5",
    "0.87",
    "4000.0",
    "1.",
    "1.e2",
    ".5",
    "-",
    "-0",
    "-1.5",
    "1e3",
    "1.5E+2",
    "1e400",
    "999999999999999",
    "1000000000000000",
    "12345678901234.5",
    "123456789012345.6",
    "0.000000000000001",
    "9007199254740993",
    "9223372036854775808",
    "null",
    "nul",
    "true",
    "false",
    "[]",
    "{}",
    "[1,{\"id\":[]},\"\\n\"]",
    "{\"id\":1,\"id\":2}",
];

/// What may stand between two parts.
const SPACES: &[&str] = &["", " ", "\n    ", "\t", "\r\n"];

/// What a text is spoilt with.
const PIECES: &[&str] = &[
    "", "{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\n", "0", "é", "null",
];

fn spaced(what: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (select(SPACES), what, select(SPACES)).prop_map(|(before, what, after)| format!("{before}{what}{after}"))
}

fn entry() -> impl Strategy<Value = String> {
    let fitting = prop_oneof![
        ("[a-c]{0,3}").prop_map(|id| format!("\"id\":\"{id}\"")),
        (0..9_u16).prop_map(|ms| format!("\"startMs\":{ms}000")),
        (0..9_u16).prop_map(|ms| format!("\"endMs\" : {ms}000.5")),
        ("[AB]").prop_map(|camera| format!("\"camera\":\"{camera}\"")),
    ];
    let any = (
        spaced(select(KEYS).prop_map(str::to_owned)),
        spaced(select(VALUES).prop_map(str::to_owned)),
    )
        .prop_map(|(key, value)| format!("{key}:{value}"));
    prop_oneof![3 => fitting, 1 => any]
}

fn cut() -> impl Strategy<Value = String> {
    let plain = (0..99_u16, 0..9_u16, "[AB]").prop_map(|(id, at, camera)| {
        format!(
            "{{\"id\":\"c{id}\",\"startMs\":{at}000,\"endMs\":{}000,\"camera\":\"{camera}\"}}",
            at + 1
        )
    });
    let any = prop::collection::vec(entry(), 0..6).prop_map(|entries| format!("{{{}}}", entries.join(",")));
    prop_oneof![6 => plain, 3 => any, 1 => select(VALUES).prop_map(str::to_owned)]
}

fn list() -> impl Strategy<Value = String> {
    prop::collection::vec(spaced(cut()), 0..6).prop_map(|cuts| format!("[{}]", cuts.join(",")))
}

fn text() -> impl Strategy<Value = String> {
    let good = (
        "{\"schemaVersion\":\"1.0\",\"durationMs\":9000,\"tracks\":{\"program\":",
        "},\"sources\":{\"A\":{},\"B\":{}}}",
    );
    // Where the cuts belong, where others may stand, and where they are nothing of the EDL's.
    let others = select(
        &[
            ("{\"tracks\":{\"program\":", "}}"),
            (
                "{\"tr\\u0061cks\" : {\"overlays\":[{\"id\":1}],\"progr\\u0061m\" :\n",
                "}}",
            ),
            ("{\"tracks\":{\"shorts\":[],\"program\":[],\"program\":", "}}"),
            ("{\"tracks\":{\"program\":[{}]},\"tracks\":{\"program\":", "}}"),
            (
                "{\"metrics\":{\"program\":[1]},\"sources\":{\"tracks\":{\"program\":[{}]}},\"tracks\":{\"program\":",
                "}}",
            ),
            ("{\"tracks\":[{\"program\":", "}]}"),
            ("{\"program\":", "}"),
            ("{\"sources\":{\"program\":", "}}"),
            ("{\"tracks\":{\"chapters\":", "}}"),
            ("{\"tracks\":{\"program\":{\"program\":", "}}}"),
            ("[", "]"),
            ("", ""),
        ][..],
    );
    let around = prop_oneof![Just(good), others];
    let changes = prop::collection::vec((any::<Index>(), 0..3_usize, select(PIECES)), 0..3);
    let spoilt = (list(), around, prop_oneof![2 => Just(Vec::new()), 1 => changes]);
    spoilt.prop_map(|(list, (before, after), changes)| {
        let mut text: Vec<char> = format!("{before}{list}{after}").chars().collect();
        for (place, removed, piece) in changes {
            let from = place.index(text.len() + 1);
            let to = (from + removed).min(text.len());
            text.splice(from..to, piece.chars());
        }
        text.into_iter().collect()
    })
}

/// As JSON text is read everywhere else.
fn by_the_general_way(bytes: &[u8]) -> EdlDocument {
    match plain::parse::<Given<CanonicalEdl>>(bytes) {
        Ok(edl) => edl.into(),
        Err(SyntaxError { line, column, why }) => EdlDocument::Broken { line, column, why },
    }
}

#[track_caller]
fn is_read_alike(bytes: &[u8]) {
    let general = by_the_general_way(bytes);
    let shown = String::from_utf8_lossy(bytes);
    assert_eq!(WrittenEdl::parse(bytes).into_document(), general, "{shown:.1000}");
    let options = CheckOptions::default();
    assert_eq!(
        check_edl_text(bytes, &options),
        check_edl(&general, &options),
        "{shown:.1000}"
    );
}

#[test]
fn each_value_of_each_key() {
    for key in KEYS {
        for value in VALUES {
            is_read_alike(
                format!("{{\"tracks\":{{\"program\":[{{{key}:{value}}},{{{key} : {value} }}]}}}}").as_bytes(),
            );
        }
    }
}

#[test]
fn a_text_that_ends_anywhere() {
    let text =
        "{\"tracks\":{\"program\":[{\"id\":\"é\",\"startMs\":1.5,\"endMs\":2,\"camera\":\"A\"},null]},\"fps\":25}";
    for end in 0..=text.len() {
        is_read_alike(&text.as_bytes()[..end]);
    }
}

#[test]
fn a_list_of_too_many_items() {
    for items in [MAX_ITEMS, MAX_ITEMS + 1] {
        let list = vec!["1"; items].join(",");
        let text = format!("{{\"tracks\":{{\"program\":[\n{list}]}}}}");
        let general = by_the_general_way(text.as_bytes());
        assert_eq!(matches!(general, EdlDocument::Edl(_)), items == MAX_ITEMS);
        assert!(EdlDocument::parse(text.as_bytes()) == general);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_text(text in text()) {
        is_read_alike(text.as_bytes());
    }
}
