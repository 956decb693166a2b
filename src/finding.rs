//! What is wrong with a session, an EDL or a request, as data.

mod codes;
mod order;
mod params;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub(crate) use codes::Code;
pub use codes::{FindingCode, finding_codes};
pub use params::{Param, Params};

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
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Finding {
    /// A stable name such as `edl_not_locked`; the admin translates by it.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub code: Cow<'static, str>,
    /// Whether it blocks.
    pub severity: Severity,
    /// Where in the input, such as `assets[1].mezzanineUrl`.
    pub path: String,
    /// What is wrong, in English.
    pub message: String,
    /// What to do about it, in English.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub remedy: Cow<'static, str>,
    /// The values that the message names, for translations.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Param>"))]
    pub params: Params,
}

impl Finding {
    /// A finding of a code, with the code's severity and remedy.
    #[must_use]
    pub(crate) fn of(code: Code, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(code, path.into(), message.into())
    }

    // Called in a hundred places, as is `insert`: not to be copied into each.
    #[inline(never)]
    fn new(code: Code, path: String, message: String) -> Self {
        Self {
            code: Cow::Borrowed(code.name()),
            severity: code.meaning().0,
            path,
            message,
            remedy: Cow::Borrowed(code.remedy()),
            params: Params::default(),
        }
    }

    /// Its code; none for one that these rules don't know.
    pub(crate) fn code(&self) -> Option<Code> {
        self.code.parse().ok()
    }

    /// The same finding with a value that its message names.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.insert(name, value.into());
        self
    }

    #[inline(never)]
    fn insert(&mut self, name: &'static str, value: Param) {
        self.params.insert(Cow::Borrowed(name), value);
    }

    /// The same finding, which blocks or does not.
    #[must_use]
    pub(crate) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same finding with an entry of a track: `name` is its id, where it has one, and `index` its place.
    #[must_use]
    pub(crate) fn with_entry(self, name: &'static str, id: Option<&str>, index: usize) -> Self {
        let finding = match id {
            Some(id) => self.with(name, id),
            None => self,
        };
        finding.with("index", index)
    }
}

/// The outcome of a check: every finding at once.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Report {
    /// True if no finding blocks.
    pub ok: bool,
    /// In the order of the document that was checked, by their paths: an object's fields as its type lists them, a list's
    /// items by their places, a map's entries by their names, and what is said of a whole before what is said of its parts.
    /// The one that says how many more there are comes last. Which ones are listed where there are too many, the checks
    /// decide: the EDL's errors go before its warnings.
    pub findings: Vec<Finding>,
}

impl Report {
    /// The report whose findings are in the order of the document.
    pub(crate) fn in_order(findings: Vec<Finding>) -> Self {
        order::sorted(findings).into()
    }
}

impl From<Vec<Finding>> for Report {
    fn from(findings: Vec<Finding>) -> Self {
        let ok = findings.iter().all(|finding| finding.severity != Severity::Error);
        Self { ok, findings }
    }
}

/// Text that someone else wrote, for a message: in backticks, on one line, not longer than a line.
#[must_use]
#[inline(never)]
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut characters = text.chars();
    let mut shown = String::from("`");
    for character in characters.by_ref().take(LONGEST) {
        if character.is_control() {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown.push_str(if characters.next().is_some() { "…`" } else { "`" });
    shown
}

/// What a message adds that names one of `many`: how many are like it, such as `; 3 cuts do`.
pub(crate) fn and_others(many: usize, they: &str) -> String {
    match many {
        1 => String::new(),
        _ => format!("; {many} {they}"),
    }
}
