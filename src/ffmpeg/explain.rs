//! What went wrong, read from what ffmpeg wrote to its standard error.

use super::RenderStep;
use super::connection_fault::{ConnectionFault, lowercase_first, unknown_host};
use super::damage::{damage, tells_damage};
use super::failure::Failure;
use super::media_probe::MEDIA_PROBE_MS;
use super::oversize::{too_large, too_large_in};
use super::redact::{bare_text, bare_url};
use crate::finding::quoted;
use crate::gate::Recording;
use crate::media::containers_read;
use crate::plan::{PlanInput, RenderPlan};
use crate::retry::FailureKind;

/// The status with which the proxy of a render answers where it makes no connection.
const BAD_GATEWAY: u16 = 502;

/// As many of ffmpeg's last lines are told where nothing better is known.
const TOLD_LINES: usize = 3;

/// What of ffmpeg's words means that trying again can help.
const TRANSIENT: [&str; 16] = [
    "connection refused",
    "connection reset",
    "connection timed out",
    "operation timed out",
    "timed out",
    "broken pipe",
    "network is unreachable",
    "no route to host",
    "failed to resolve hostname",
    "temporary failure",
    "stream ends prematurely",
    "input/output error",
    "end of file",
    "no space left on device",
    "cannot allocate memory",
    "error in the pull function",
];

/// What went wrong, from all that ffmpeg wrote to its standard error, and from what its proxy could not do, if it had one:
/// the proxy answers 502 then, and tells why. `step` is the one that failed, where it was one, and `progress` the last block of
/// what its `-progress` printed.
///
/// A source that answers with 4xx (other than 408 and 429) or that is no media file fails for good; 5xx and whatever the
/// network does pass. Where no cause is known, the failure is permanent, because a render is too dear to repeat on a
/// guess; but if ffmpeg said nothing at all, it was ended from outside, and that passes.
#[must_use]
pub fn explain_failure(
    plan: &RenderPlan,
    stderr: &str,
    faults: &[ConnectionFault],
    step: Option<&RenderStep>,
    progress: &str,
) -> Failure {
    let told = step.and_then(|step| too_large(plan, step, stderr));
    told.or_else(|| source_fault(&plan.inputs, stderr, faults))
        .unwrap_or_else(|| {
            let other = other_failure(&plan.inputs, &lines(stderr));
            // A decoder complains as well where there is no memory, which passes.
            let passes = other.kind != FailureKind::Permanent;
            let damage = step
                .filter(|_| !passes)
                .and_then(|step| damage(plan, step, stderr, progress));
            damage.unwrap_or(other)
        })
}

/// Why a recording can't be rendered although ffprobe ended without an error; none where nothing it wrote says so.
#[must_use]
pub fn check_media_probe(recording: &Recording, stderr: &str) -> Option<Failure> {
    too_large_in(&PlanInput::from(recording), stderr)
}

/// What went wrong where ffprobe could not look at a recording, or found nothing in it.
#[must_use]
pub fn explain_media_probe(recording: &Recording, stderr: &str, faults: &[ConnectionFault]) -> Failure {
    if let Some(failure) = check_media_probe(recording, stderr) {
        return failure;
    }
    let inputs = [PlanInput::from(recording)];
    if stderr.trim().is_empty() {
        return unread(&source_name(&inputs[0]));
    }
    source_fault(&inputs, stderr, faults).unwrap_or_else(|| other_failure(&inputs, &lines(stderr)))
}

/// That ffprobe was stopped because it took too long.
#[must_use]
pub fn late_media_probe(recording: &Recording) -> Failure {
    let (source, limit_s) = (source_name(&PlanInput::from(recording)), MEDIA_PROBE_MS / 1000);
    Failure::transient(format!("{source} could not be looked at within {limit_s} s"))
}

fn lines(stderr: &str) -> Vec<&str> {
    stderr.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// What is said against a source by its address; that it is damaged is not among it.
fn source_fault(inputs: &[PlanInput], stderr: &str, faults: &[ConnectionFault]) -> Option<Failure> {
    let lines = lines(stderr);
    lines.iter().enumerate().find_map(|(index, line)| {
        let before = lines.get(..index).unwrap_or_default();
        inputs.iter().find_map(|input| {
            let reason = reason_for(line, before, &input.url).filter(|reason| !tells_damage(reason))?;
            Some(source_failure(inputs, input, &reason, before, faults))
        })
    })
}

fn source_name(input: &PlanInput) -> String {
    format!("camera {}: {}", quoted(&input.camera), bare_url(&input.url))
}

fn unread(source: &str) -> Failure {
    let read = containers_read();
    Failure::permanent(format!(
        "{source} is no media file that can be read; containers that are read: {read}"
    ))
}

/// What a line says against a URL, if it does: `URL: reason`, or since ffmpeg 6 the reason one line before
/// `Error opening input file URL.`.
fn reason_for(line: &str, before: &[&str], url: &str) -> Option<String> {
    if url.is_empty() {
        return None;
    }
    if let Some(reason) = line.strip_prefix(url).and_then(|rest| rest.strip_prefix(": ")) {
        return Some(reason.to_owned());
    }
    let opened = line.strip_prefix("Error opening input file ")?;
    if opened.strip_suffix('.').unwrap_or(opened) != url {
        return None;
    }
    let reason = before
        .iter()
        .rev()
        .find_map(|line| line.split_once("Error opening input: "));
    Some(reason.map_or_else(|| "it can't be opened".to_owned(), |(_, reason)| reason.to_owned()))
}

fn source_failure(
    inputs: &[PlanInput],
    input: &PlanInput,
    reason: &str,
    before: &[&str],
    faults: &[ConnectionFault],
) -> Failure {
    let source = source_name(input);
    if let Some((status, text)) = http_status(reason, before) {
        if let Some(fault) = fault_of(faults, &input.url).filter(|_| status == BAD_GATEWAY) {
            return fault.against(&source);
        }
        let message = format!("{source} answered {text}");
        let passes = !matches!(status, 400..=499) || matches!(status, 408 | 429);
        return if passes {
            Failure::transient(message)
        } else {
            Failure::permanent(message)
        };
    }
    let said = |words: &str| {
        let mut told = before.iter().rev().take(TOLD_LINES).chain([&reason]);
        told.any(|line| line.contains(words))
    };
    if said("Stream ends prematurely") {
        return Failure::transient(format!("{source} broke off"));
    }
    if said(": partial file") {
        // Where a server sends no parts, a jump ends at the end of what it sends.
        return Failure::permanent(format!(
            "{source} ends before its index says: the file is cut off, or its server sends no ranges of it; upload it again, put its \
             index at the front, or use a server with range requests"
        ));
    }
    if said("Failed to resolve hostname") {
        return unknown_host(&source);
    }
    if said("not on whitelist") || reason.contains("Invalid data found") {
        return unread(&source);
    }
    let kind = kind_of(reason);
    let reason = lowercase_first(&told_line(inputs, reason));
    let message = match kind {
        FailureKind::Transient | FailureKind::Interrupted => format!("{source} can't be reached: {reason}"),
        FailureKind::Permanent => format!("{source} can't be read: {reason}"),
    };
    Failure { message, kind }
}

/// The fault that kept a source from being read: that of its own host, or else, as its server may have led elsewhere, any.
fn fault_of<'a>(faults: &'a [ConnectionFault], url: &str) -> Option<&'a ConnectionFault> {
    let own = |fault: &&ConnectionFault| {
        let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
        authority
            .to_ascii_lowercase()
            .starts_with(&fault.host.to_ascii_lowercase())
    };
    faults.iter().find(own).or_else(|| faults.first())
}

/// The status that a server answered with, from the reason (`Server returned 404 Not Found`) or from the line before it
/// (`HTTP error 503 Service Unavailable`), which is more exact.
fn http_status(reason: &str, before: &[&str]) -> Option<(u16, String)> {
    let returned = reason.strip_prefix("Server returned ")?;
    let exact = before
        .iter()
        .rev()
        .find_map(|line| line.split_once("HTTP error "))
        .map(|(_, text)| text.trim());
    for text in exact.into_iter().chain([returned]) {
        let Some(status) = text.get(..3).and_then(|digits| digits.parse().ok()) else {
            continue;
        };
        return Some((status, text.chars().filter(|c| !c.is_control()).take(60).collect()));
    }
    // `4XX Client Error` and `5XX Server Error reply` with nothing before them.
    let status = if returned.starts_with('4') { 400 } else { 500 };
    Some((status, returned.to_owned()))
}

fn other_failure(inputs: &[PlanInput], lines: &[&str]) -> Failure {
    if lines.is_empty() {
        return Failure::transient("ffmpeg was ended from outside".to_owned());
    }
    let first = lines.len().saturating_sub(TOLD_LINES);
    let told = lines.get(first..).unwrap_or_default();
    let message: Vec<String> = told
        .iter()
        .map(|line| told_line(inputs, line).chars().take(300).collect())
        .collect();
    Failure {
        message: format!("ffmpeg failed: {}", message.join("; ")),
        kind: kind_of(&told.join("\n")),
    }
}

/// A line without what must not be told. The sources' own URLs are known to their end, whichever characters they have.
pub(super) fn told_line(inputs: &[PlanInput], line: &str) -> String {
    let known = inputs.iter().filter(|input| !input.url.is_empty());
    let line = known.fold(line.to_owned(), |line, input| {
        line.replace(&input.url, &bare_url(&input.url))
    });
    bare_text(&line)
}

fn kind_of(text: &str) -> FailureKind {
    let text = text.to_ascii_lowercase();
    if TRANSIENT.iter().any(|words| text.contains(words)) {
        FailureKind::Transient
    } else {
        FailureKind::Permanent
    }
}
