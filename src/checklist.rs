//! The gate's rules as a list to tick off: which ones a session passed, and which ones nobody can tell yet.

mod rules;

use serde::Serialize;
use strum::VariantArray;

use crate::edl::CheckOptions;
use crate::finding::{Code, Finding, Report, Severity};
use rules::{Rule, is_kept_from, rule_of};

/// How a session fared by one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum RuleOutcome {
    /// Nothing was found.
    Passed,
    /// Something was found that does not block.
    Warning,
    /// Something was found that blocks.
    Failed,
    /// It can't be told before another rule is passed: an EDL that can't be read has no cuts to look at.
    Unchecked,
    /// An option says that it is not looked at.
    Off,
}

/// One rule of the gate, and how a session fared by it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ChecklistItem {
    /// The rule's stable name, such as `edlLocked`; the admin translates by it.
    pub rule: &'static str,
    /// How the session fared.
    pub outcome: RuleOutcome,
    /// What was found, in the report's order.
    pub findings: Vec<Finding>,
}

/// The rules of the gate in the order in which an operator meets them, with what a report of
/// [`check_render`](crate::gate::check_render) says of each. The options are those that the report was made with.
#[must_use]
pub fn checklist(report: &Report, options: &CheckOptions) -> Vec<ChecklistItem> {
    let found = report.findings.iter();
    let found: Vec<_> = found.filter_map(|finding| Some((finding.code()?, finding))).collect();
    Rule::VARIANTS.iter().map(|rule| item(*rule, &found, options)).collect()
}

fn item(rule: Rule, found: &[(Code, &Finding)], options: &CheckOptions) -> ChecklistItem {
    let mut codes = Code::VARIANTS.iter().filter(|code| rule_of(**code) == Some(rule));
    let of_rule = found.iter().filter(|(code, _)| rule_of(*code) == Some(rule));
    let findings: Vec<Finding> = of_rule.map(|(_, finding)| (*finding).clone()).collect();
    let outcome = if findings.iter().any(|finding| finding.severity == Severity::Error) {
        RuleOutcome::Failed
    } else if !findings.is_empty() {
        RuleOutcome::Warning
    } else if codes.all(|code| options.severity_of(*code).is_none()) {
        RuleOutcome::Off
    } else if found.iter().any(|(code, finding)| is_kept_from(rule, *code, finding)) {
        RuleOutcome::Unchecked
    } else {
        RuleOutcome::Passed
    };
    ChecklistItem {
        rule: rule.into(),
        outcome,
        findings,
    }
}
