//! The table of finding codes: nothing is found that it does not hold, each of its codes has vectors at its boundary, and
//! the package's reference is written from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use render_rules::{Severity, finding_codes};
use serde_json::Value;

/// What no JSON can cause, or none that is short: `tests/conformance/node.test.mjs` does, at the boundary.
const ELSEWHERE: [&str; 5] = [
    "edl_unreadable",
    "request_unreadable",
    "body_unreadable",
    "metadata_too_large",
    "transcript_too_long",
];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn vectors() -> Vec<Value> {
    let files = path("tests/vectors").read_dir().unwrap();
    let read = |file: PathBuf| serde_json::from_slice::<Value>(&std::fs::read(file).unwrap()).unwrap();
    let files = files.map(|entry| read(entry.unwrap().path()));
    files
        .flat_map(|file| file["cases"].as_array().unwrap().clone())
        .collect()
}

/// Every finding in a value, wherever it stands.
fn findings<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| findings(item, found)),
        Value::Object(fields) if fields.contains_key("remedy") => found.push(value),
        Value::Object(fields) => fields.values().for_each(|field| findings(field, found)),
        _ => {}
    }
}

#[test]
fn what_the_vectors_find_is_what_the_table_says() {
    let table: BTreeMap<&str, _> = finding_codes().into_iter().map(|code| (code.code, code)).collect();
    for vector in vectors().iter().filter(|vector| vector["call"] != "findingCodes") {
        let mut found = Vec::new();
        findings(&vector["expected"], &mut found);
        for finding in found {
            let name = finding["code"].as_str().unwrap();
            let code = table
                .get(name)
                .unwrap_or_else(|| panic!("`{name}` is not in the table"));
            assert_eq!(finding["remedy"], code.remedy, "{name}");
            // An option may decide otherwise, and a list that is cut blocks if something blocks that it does not hold.
            let by_option = vector["arguments"].as_array().unwrap().len() > 1 && code.option.is_some();
            if !by_option && name != "findings_truncated" {
                assert_eq!(finding["severity"], severity(code.severity), "{name}");
            }
        }
    }
}

/// The vectors of `boundaries.json` come in pairs: `<code>: …` finds the code, and `not <code>: …` just does not.
#[test]
fn each_code_has_a_vector_that_causes_it_and_one_that_just_does_not() {
    let (mut caused, mut spared) = (BTreeSet::new(), BTreeSet::new());
    for vector in vectors() {
        let name = vector["name"].as_str().unwrap().to_owned();
        let Some((code, _)) = name.split_once(": ") else {
            continue;
        };
        let (code, wanted) = code.strip_prefix("not ").map_or((code, true), |code| (code, false));
        if !finding_codes().iter().any(|known| known.code == code) {
            continue;
        }
        let mut found = Vec::new();
        findings(&vector["expected"], &mut found);
        assert_eq!(found.iter().any(|finding| finding["code"] == code), wanted, "{name}");
        let seen = if wanted { &mut caused } else { &mut spared };
        seen.insert(code.to_owned());
    }
    for code in finding_codes()
        .iter()
        .map(|code| code.code)
        .filter(|code| !ELSEWHERE.contains(code))
    {
        assert!(caused.contains(code), "no vector causes `{code}`");
        assert!(spared.contains(code), "no vector just does not cause `{code}`");
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The reference as it should be: a table for each function.
fn reference() -> String {
    let mut text = String::from(
        "<!-- Written by `WRITE_REFERENCE=1 cargo test findings::`; do not edit. -->\n\n# Findings\n\n\
         What the checks find, in the order in which they come to it. An error blocks, a warning does not; where an option \
         is named, it decides.\nWhat `checkEdl` finds, `checkRender` finds too, with paths below `edl.canonicalEdl`.\n",
    );
    let mut check = "";
    for code in finding_codes() {
        if code.check != check {
            check = code.check;
            let head = "| code | severity | what it means | what to do |\n| --- | --- | --- | --- |";
            writeln!(text, "\n## `{check}`\n\n<!-- prettier-ignore -->\n{head}").unwrap();
        }
        let option = code.option.map(|option| format!(" (`{option}`)")).unwrap_or_default();
        let severity = severity(code.severity);
        writeln!(
            text,
            "| `{}` | {severity}{option} | {} | {} |",
            code.code, code.meaning, code.remedy
        )
        .unwrap();
    }
    text
}

#[test]
fn the_reference_is_written_from_the_table() {
    let file = path("pkg/FINDINGS.md");
    if std::env::var_os("WRITE_REFERENCE").is_some() {
        std::fs::write(&file, reference()).unwrap();
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        written == reference(),
        "pkg/FINDINGS.md is not what the table says: run `WRITE_REFERENCE=1 cargo test findings::`"
    );
}
