//! What is wrong with a session, an EDL or a request, as data.

pub(crate) mod codes;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use codes::{FINDING_CODES, FindingCode};

/// Whether a finding blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Blocks: the report is not ok.
    Error,
    /// Worth knowing; does not block.
    Warning,
}

/// One problem: what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct Finding {
    /// A stable name such as `edl_not_locked`; the admin translates by it.
    pub code: String,
    /// Whether it blocks.
    pub severity: Severity,
    /// Where in the input, such as `assets[1].mezzanineUrl`.
    pub path: String,
    /// What is wrong, in English.
    pub message: String,
    /// What to do about it, in English.
    pub remedy: String,
    /// The values that the message names, for translations.
    pub params: BTreeMap<String, Param>,
}

/// A value named in a finding's message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Param {
    /// A number: ms, bytes or a count.
    Number(f64),
    /// A name, an id or a quoted value.
    Text(String),
}

impl From<f64> for Param {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Finding {
    /// A finding of a code, with the code's severity and remedy.
    #[must_use]
    pub(crate) fn of(code: &FindingCode, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(code, path.into(), message.into())
    }

    // Called in a hundred places: not to be copied into each.
    #[inline(never)]
    fn new(code: &FindingCode, path: String, message: String) -> Self {
        Self {
            code: code.code.to_owned(),
            severity: code.severity,
            path,
            message,
            remedy: code.remedy.to_owned(),
            params: BTreeMap::new(),
        }
    }

    /// The same finding with a value that its message names.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<Param>) -> Self {
        self.insert(name, value.into());
        self
    }

    #[inline(never)]
    fn insert(&mut self, name: &str, value: Param) {
        self.params.insert(name.to_owned(), value);
    }

    /// The same finding with an entry of a track: `name` is its id, where it has one, and `index` its place.
    #[must_use]
    pub(crate) fn with_entry(self, name: &str, id: Option<&str>, index: usize) -> Self {
        let finding = match id {
            Some(id) => self.with(name, id),
            None => self,
        };
        finding.with("index", count(index))
    }
}

/// The outcome of a check: every finding at once.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Report {
    /// True if no finding blocks.
    pub ok: bool,
    /// In the order of the rules.
    pub findings: Vec<Finding>,
}

impl From<Vec<Finding>> for Report {
    fn from(findings: Vec<Finding>) -> Self {
        let ok = findings.iter().all(|finding| finding.severity != Severity::Error);
        Self { ok, findings }
    }
}

/// Text that someone else wrote, for a message: in backticks, on one line, not longer than a line.
#[must_use]
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut shown = String::from("`");
    for character in text.chars().take(LONGEST) {
        if character.is_control() {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown.push('`');
    shown
}

/// A count or an index, as a param.
// Far below 2^53.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn count(number: usize) -> f64 {
    number as f64
}
