//! Collecting findings up to a limit.

use crate::finding::{Code, Finding, Severity};
use crate::input::{Lenient, to_json};

/// The findings of one check: at most a fixed number, and a count of those beyond it.
#[derive(Debug)]
pub(crate) struct Findings {
    listed: Vec<Finding>,
    limit: usize,
    more_errors: u32,
    more_warnings: u32,
}

impl Findings {
    pub(crate) const fn new(limit: usize) -> Self {
        Self {
            listed: Vec::new(),
            limit,
            more_errors: 0,
            more_warnings: 0,
        }
    }

    /// Adds what blocks.
    pub(crate) fn error(&mut self, build: impl FnOnce() -> Finding) {
        self.add(Some(Severity::Error), build);
    }

    /// Adds what does not block.
    pub(crate) fn warning(&mut self, build: impl FnOnce() -> Finding) {
        self.add(Some(Severity::Warning), build);
    }

    /// Adds what blocks or not, or nothing where it is not looked for. It is built only if it is listed: an EDL can have as
    /// many errors as cuts.
    pub(crate) fn add(&mut self, severity: Option<Severity>, build: impl FnOnce() -> Finding) {
        let Some(severity) = severity else { return };
        if self.listed.len() < self.limit {
            self.listed.push(build().with_severity(severity));
            return;
        }
        let more = match severity {
            Severity::Error => &mut self.more_errors,
            Severity::Warning => &mut self.more_warnings,
        };
        *more = more.saturating_add(1);
    }

    /// What was listed and, where there was more, one finding that says how many. It blocks if one of those does.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        let more = self.more_errors.saturating_add(self.more_warnings);
        if more > 0 {
            let message = format!("{more} more findings are not listed");
            let mut finding = Finding::of(Code::FindingsTruncated, "", message)
                .with("more", f64::from(more))
                .with("errors", f64::from(self.more_errors));
            if self.more_errors > 0 {
                finding.severity = Severity::Error;
            }
            self.listed.push(finding);
        }
        self.listed
    }
}

/// A list cut to its first `limit` findings and, where there were more, the one that says so.
pub(crate) fn limited(list: Vec<Finding>, limit: usize) -> Vec<Finding> {
    let mut findings = Findings::new(limit);
    for finding in list {
        findings.add(Some(finding.severity), || finding);
    }
    findings.finish()
}

/// The path of a named entry below `path`: `sources.B`, or `sources["a b"]` where the name is not plain.
pub(crate) fn entry_path(path: &str, name: &str) -> String {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if plain {
        format!("{path}.{name}")
    } else {
        format!("{path}[{}]", to_json(&name))
    }
}

/// What something is that is not what was wanted.
pub(crate) fn kind_of<T>(given: &Lenient<T>) -> String {
    match given {
        Lenient::Wrong(kind) => kind.to_string(),
        Lenient::Absent | Lenient::Value(_) => "missing".to_owned(),
    }
}
