//! The gate's rules as a list to tick off: which ones a session passed, and which ones nobody can tell yet.

mod rules;

use serde::Serialize;

use crate::edl::CheckOptions;
use crate::finding::{Finding, Report, Severity};
use rules::{RULES, Rule};

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
    RULES.iter().map(|rule| item(rule, report, options)).collect()
}

fn item(rule: &Rule, report: &Report, options: &CheckOptions) -> ChecklistItem {
    let of_rule = |finding: &&Finding| rule.codes.iter().any(|code| code.code == finding.code);
    let findings: Vec<Finding> = report.findings.iter().filter(of_rule).cloned().collect();
    let outcome = if findings.iter().any(|finding| finding.severity == Severity::Error) {
        RuleOutcome::Failed
    } else if !findings.is_empty() {
        RuleOutcome::Warning
    } else if rule
        .codes
        .iter()
        .all(|code| code.option.is_some_and(|option| options.is_off(option)))
    {
        RuleOutcome::Off
    } else if report.findings.iter().any(|finding| rule.is_kept_from(finding)) {
        RuleOutcome::Unchecked
    } else {
        RuleOutcome::Passed
    };
    ChecklistItem {
        rule: rule.name,
        outcome,
        findings,
    }
}

#[cfg(test)]
mod tests {
    use super::rules::RULES;
    use crate::finding::FINDING_CODES;

    #[test]
    fn each_code_of_the_gate_belongs_to_one_rule() {
        for code in FINDING_CODES
            .iter()
            .filter(|code| code.check == "checkEdl" || code.check == "checkRender")
        {
            let rules = RULES.iter().filter(|rule| rule.codes.contains(code)).count();
            assert_eq!(
                rules, 1,
                "`{}`: add it to one rule of src/checklist/rules.rs",
                code.code
            );
        }
    }
}
