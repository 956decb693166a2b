//! What a worker says of what it made.

use crate::edl::limited;
use crate::finding::{Finding, Param, Severity};
use crate::visible::visible;

/// So many warnings of a job are kept; the last one then says how many more there were.
const MAX_WARNINGS: usize = 50;

/// Findings as a worker reports them, which may say anything: as warnings, of codes that there are, fit to be stored and
/// shown.
#[must_use]
pub fn read_warnings(reported: &[Finding]) -> Vec<Finding> {
    limited(reported.iter().filter_map(as_warning).collect(), MAX_WARNINGS)
}

fn as_warning(reported: &Finding) -> Option<Finding> {
    // A message may quote a few names of 255 characters.
    const LONGEST_MESSAGE: usize = 1_000;
    const LONGEST: usize = 255;
    const LONGEST_NAME: usize = 40;
    const MOST_PARAMS: usize = 12;
    let fit = |text: &str, longest| visible(&text.chars().take(longest).collect::<String>());
    let param = |value: &Param| match value {
        Param::Number(number) => Param::Number(*number),
        Param::Text(text) => Param::Text(fit(text, LONGEST)),
    };
    let message = fit(&reported.message, LONGEST_MESSAGE);
    let finding = Finding::of(reported.code()?, fit(&reported.path, LONGEST), message);
    let params = reported.params.iter().take(MOST_PARAMS);
    Some(Finding {
        severity: Severity::Warning,
        params: params
            .map(|(name, value)| (fit(name, LONGEST_NAME).into(), param(value)))
            .collect(),
        ..finding
    })
}
