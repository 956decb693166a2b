//! The end of what ffmpeg wrote to its standard error, fit to be kept and shown.

use super::explain::told_line;
use super::redact::bare_text;
use crate::plan::RenderPlan;
use crate::visible::visible;

/// As many of the last lines are kept.
const LINES: usize = 40;
/// As many characters of each of them.
const LINE_CHARS: usize = 400;
/// As many characters in all.
const CHARS: usize = 8_000;
/// How much of the end of a program's standard error a worker keeps. A text as long as this may have been cut, so that its
/// first line may be the rest of a URL.
pub const STDERR_BYTES: usize = 64 * 1024;

/// The last lines of a log, at most 40 and 8,000 characters: URLs without query and credentials, and nothing that a
/// terminal or a page would take for more than text. `plan` is what was rendered: its URLs are known to their end.
#[must_use]
pub fn log_tail(log: &str, plan: Option<&RenderPlan>) -> String {
    let whole = if log.len() >= STDERR_BYTES {
        log.split_once('\n').map_or("", |(_, rest)| rest)
    } else {
        log
    };
    let mut kept: Vec<String> = Vec::new();
    let mut chars = 0;
    // ffmpeg ends a line that it overwrites later with a carriage return alone.
    let lines = whole.split(['\n', '\r']).map(str::trim_end);
    for line in lines.filter(|line| !line.is_empty()).rev().take(LINES) {
        let bare = plan.map_or_else(|| bare_text(line), |plan| told_line(&plan.inputs, line));
        let shown: String = visible(&bare).chars().take(LINE_CHARS).collect();
        chars += shown.chars().count() + 1;
        if chars > CHARS {
            break;
        }
        kept.push(shown);
    }
    kept.reverse();
    kept.join("\n")
}
