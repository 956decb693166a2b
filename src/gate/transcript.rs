//! What was said, as subtitles can show it. A bad transcript never keeps a render from being made: what is wrong is left
//! out, and named.

use super::{RenderRequest, TranscriptCue};
use crate::edl::{CanonicalEdl, Findings, kind_of, time, time_fault};
use crate::finding::{Code, Finding, quoted};
use crate::input::Lenient;

/// As many cues of a transcript are read; those after them are left out.
pub const MAX_CUES: usize = 100_000;

/// As many wrong cues are named one by one.
const MAX_FINDINGS: usize = 20;

const PATH: &str = "session.transcript";

/// A cue that can be shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spoken<'a> {
    pub(crate) start_ms: f64,
    pub(crate) end_ms: f64,
    pub(crate) text: &'a str,
    pub(crate) speaker: Option<&'a str>,
}

/// The cues that can be shown, as they were written.
pub(crate) fn spoken(request: &RenderRequest) -> impl Iterator<Item = Spoken<'_>> {
    cues(request).iter().take(MAX_CUES).filter_map(|given| {
        let cue = given.value()?;
        let (start_ms, end_ms) = (time(&cue.start_ms)?, time(&cue.end_ms)?);
        (end_ms > start_ms).then_some(Spoken {
            start_ms,
            end_ms,
            text: said(cue)?,
            speaker: cue.speaker.text().map(str::trim).filter(|speaker| !speaker.is_empty()),
        })
    })
}

fn cues(request: &RenderRequest) -> &[Lenient<TranscriptCue>] {
    let transcript = request.session.value().and_then(|session| session.transcript.value());
    transcript.map_or(&[], Vec::as_slice)
}

fn said(cue: &TranscriptCue) -> Option<&str> {
    cue.text.text().map(str::trim).filter(|text| !text.is_empty())
}

/// A warning for each cue that is left out, up to a limit, and one for all that lie beyond the programme's end.
pub(super) fn check_transcript(request: &RenderRequest, edl: Option<&CanonicalEdl>, findings: &mut Vec<Finding>) {
    let Some(session) = request.session.value() else { return };
    if let Lenient::Wrong(kind) = &session.transcript {
        let message = format!("the transcript is {kind}, not a list");
        findings.push(Finding::of(Code::TranscriptInvalid, PATH, message).with("given", kind.name()));
        return;
    }
    let mut wrong = Findings::new(MAX_FINDINGS);
    for (index, given) in cues(request).iter().take(MAX_CUES).enumerate() {
        check_cue(index, given, &mut wrong);
    }
    findings.extend(wrong.finish().into_iter().map(|mut finding| {
        if finding.path.is_empty() {
            PATH.clone_into(&mut finding.path);
        }
        finding
    }));
    findings.extend(edl.and_then(|edl| beyond_the_end(request, time(&edl.duration_ms)?)));
    findings.extend(too_long(cues(request).len()));
}

fn check_cue(index: usize, given: &Lenient<TranscriptCue>, findings: &mut Findings) {
    let path = || format!("{PATH}[{index}]");
    let text = given.value().and_then(said);
    if text.is_none() {
        findings.warning(|| {
            let message = match given {
                Lenient::Value(cue) => match &cue.text {
                    Lenient::Value(_) => format!("the text of cue {index} is empty"),
                    text => format!("the text of cue {index} is {}", kind_of(text)),
                },
                Lenient::Absent | Lenient::Wrong(_) => format!("cue {index} is {}, not an object", kind_of(given)),
            };
            Finding::of(Code::CueInvalid, path(), message).with("index", index)
        });
    }
    let Some(cue) = given.value() else { return };
    for (name, word, given) in [("startMs", "start", &cue.start_ms), ("endMs", "end", &cue.end_ms)] {
        if time(given).is_none() {
            findings.warning(|| {
                let message = format!("the {word} of cue {index} {}", time_fault(given));
                Finding::of(Code::CueTimeInvalid, format!("{}.{name}", path()), message).with("index", index)
            });
        }
    }
    let (Some(start_ms), Some(end_ms)) = (time(&cue.start_ms), time(&cue.end_ms)) else {
        return;
    };
    if end_ms <= start_ms {
        findings.warning(|| {
            let shown = text.map_or_else(String::new, |text| format!(" ({})", quoted(text)));
            let message = format!("cue {index}{shown} ends at {end_ms} ms, not after its start at {start_ms} ms");
            Finding::of(Code::CueEndBeforeStart, format!("{}.endMs", path()), message)
                .with("index", index)
                .with("startMs", start_ms)
                .with("endMs", end_ms)
        });
    }
}

/// A transcript may be of more than the programme, so that this is one finding and not one for each cue.
fn beyond_the_end(request: &RenderRequest, duration_ms: f64) -> Option<Finding> {
    let beyond = spoken(request).filter(|cue| cue.start_ms >= duration_ms).count();
    let what = match beyond {
        0 => return None,
        1 => "1 cue begins".to_owned(),
        _ => format!("{beyond} cues begin"),
    };
    let message = format!("{what} after the programme's end at {duration_ms} ms");
    Some(
        Finding::of(Code::CueOutOfRange, PATH, message)
            .with("cues", beyond)
            .with("durationMs", duration_ms),
    )
}

fn too_long(cues: usize) -> Option<Finding> {
    (cues > MAX_CUES).then(|| {
        let message = format!("the transcript has {cues} cues, and at most {MAX_CUES} are shown");
        Finding::of(Code::TranscriptTooLong, PATH, message)
            .with("cues", cues)
            .with("limit", MAX_CUES)
    })
}
