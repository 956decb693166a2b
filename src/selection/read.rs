//! Reading a selection of any shape: what is wrong with it whatever the EDL.

use serde::Deserialize;

use super::{Clip, Selection};
use crate::edl::{MAX_TIME_MS, time, time_fault};
use crate::error::listed;
use crate::finding::{Code, Finding};
use crate::format::{Format, SelectionKind};
use crate::frames::has_a_frame_at_some_rate;
use crate::input::{Lenient, ReadFrom};

/// A selection as it was given. Any plain data can be read as one.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SelectionInput {
    /// The place of a short in the EDL's `tracks.shorts`, from 0.
    pub short: Lenient<f64>,
    /// A range of the programme.
    pub clip: Lenient<ClipInput>,
    /// A time of the programme, in ms.
    pub still_at_ms: Lenient<f64>,
}

impl ReadFrom for SelectionInput {}

/// A range of the programme as it was given.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClipInput {
    /// From here (included), in ms of the programme.
    pub start_ms: Lenient<f64>,
    /// To here (excluded), in ms of the programme.
    pub end_ms: Lenient<f64>,
}

impl ReadFrom for ClipInput {}

impl SelectionInput {
    fn kinds(&self) -> Vec<SelectionKind> {
        let given = [
            (SelectionKind::Short, self.short.is_absent()),
            (SelectionKind::Clip, self.clip.is_absent()),
            (SelectionKind::StillAtMs, self.still_at_ms.is_absent()),
        ];
        given
            .into_iter()
            .filter_map(|(kind, absent)| (!absent).then_some(kind))
            .collect()
    }
}

/// The selection, none where nothing is chosen, or everything that is wrong with it. `root` is the path of what was given,
/// empty for a body that has its keys itself. Where the format is unknown, only it can say what it takes.
pub(crate) fn read(
    given: &SelectionInput,
    format: Option<Format>,
    root: &str,
) -> Result<Option<Selection>, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut selection = None;
    let kinds = given.kinds();
    if kinds.len() > 1 {
        findings.push(ambiguous(&kinds, root));
    }
    for kind in kinds {
        let path = below(root, kind.name());
        if let Some(format) = format.filter(|format| !format.selections().contains(&kind)) {
            findings.push(not_taken(format, kind, path));
            continue;
        }
        selection = match kind {
            SelectionKind::Short => short(&given.short, path, &mut findings),
            SelectionKind::Clip => clip(&given.clip, format, &path, &mut findings),
            SelectionKind::StillAtMs => still(&given.still_at_ms, path, &mut findings),
        };
    }
    if findings.is_empty() {
        Ok(selection)
    } else {
        Err(findings)
    }
}

/// The path of a key below another one.
pub(crate) fn below(root: &str, key: &str) -> String {
    if root.is_empty() {
        key.to_owned()
    } else {
        format!("{root}.{key}")
    }
}

fn names(kinds: &[SelectionKind]) -> String {
    listed(kinds.iter().map(|kind| kind.name()))
}

fn ambiguous(kinds: &[SelectionKind], root: &str) -> Finding {
    let given = names(kinds);
    let message = format!("more than one part of the programme is chosen: {given}");
    Finding::of(Code::SelectionAmbiguous, root, message).with("given", given)
}

fn not_taken(format: Format, kind: SelectionKind, path: String) -> Finding {
    let valid = names(format.selections());
    let instead = match format.selections() {
        [] => ": it is always the whole programme".to_owned(),
        _ => format!(", only {valid}"),
    };
    let message = format!("`{}` takes no `{}`{instead}", format.name(), kind.name());
    Finding::of(Code::SelectionNotTaken, path, message)
        .with("format", format.name())
        .with("given", kind.name())
        .with("valid", valid)
}

fn short(given: &Lenient<f64>, path: String, findings: &mut Vec<Finding>) -> Option<Selection> {
    let shown = match given {
        Lenient::Value(index) if index.fract() == 0.0 && (0.0..=MAX_TIME_MS).contains(index) => {
            // Whole and in range, as just checked.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            return Some(Selection::Short(*index as u64));
        }
        Lenient::Value(number) => format!("`{}`", *number),
        Lenient::Wrong(kind) => kind.to_string(),
        Lenient::Absent => "missing".to_owned(),
    };
    let message = format!("the index of the short is {shown}, not a whole number from 0 up");
    findings.push(Finding::of(Code::ShortIndexInvalid, path, message));
    None
}

fn clip(
    given: &Lenient<ClipInput>,
    format: Option<Format>,
    path: &str,
    findings: &mut Vec<Finding>,
) -> Option<Selection> {
    let given = match given {
        Lenient::Value(clip) => clip,
        Lenient::Wrong(kind) => {
            let message = format!("the clip is {kind}, not an object with `startMs` and `endMs`");
            findings.push(Finding::of(Code::ClipInvalid, path, message));
            return None;
        }
        Lenient::Absent => return None,
    };
    for (field, at) in [("startMs", &given.start_ms), ("endMs", &given.end_ms)] {
        if time(at).is_none() {
            let message = format!("`{field}` of the clip {}", time_fault(at));
            findings.push(Finding::of(Code::ClipTimeInvalid, below(path, field), message).with("field", field));
        }
    }
    let clip = Clip {
        start_ms: time(&given.start_ms)?,
        end_ms: time(&given.end_ms)?,
    };
    findings.extend(range_fault(clip, format, path));
    Some(Selection::Clip(clip))
}

fn range_fault(Clip { start_ms, end_ms }: Clip, format: Option<Format>, path: &str) -> Option<Finding> {
    let taken_ms = end_ms - start_ms;
    let finding = if end_ms <= start_ms {
        let message = format!("the clip ends at {end_ms} ms, not after its start at {start_ms} ms");
        Finding::of(Code::ClipEndBeforeStart, below(path, "endMs"), message)
    } else if !has_a_frame_at_some_rate(taken_ms) {
        clip_too_short(path, taken_ms)
    } else {
        over_limit(Code::ClipOverLimit, path.to_owned(), "the clip", taken_ms, format?)?
    };
    Some(finding.with("startMs", start_ms).with("endMs", end_ms))
}

/// Of a clip without a frame. Only its EDL says how long that is; what is too short for every rate is told without one.
pub(super) fn clip_too_short(path: &str, taken_ms: f64) -> Finding {
    let message = format!("the clip is {taken_ms} ms long, less than one frame");
    Finding::of(Code::ClipTooShort, path, message)
}

/// Of what takes longer than a format allows.
pub(super) fn over_limit(code: Code, path: String, what: &str, taken_ms: f64, format: Format) -> Option<Finding> {
    let limit_ms = f64::from(format.max_duration_ms()?);
    (taken_ms > limit_ms).then(|| {
        let name = format.name();
        let message = format!("{what} is {taken_ms} ms long, but `{name}` allows at most {limit_ms} ms");
        Finding::of(code, path, message)
            .with("format", name)
            .with("limitMs", limit_ms)
    })
}

fn still(given: &Lenient<f64>, path: String, findings: &mut Vec<Finding>) -> Option<Selection> {
    let at_ms = time(given);
    if at_ms.is_none() {
        let message = format!("the time of the still {}", time_fault(given));
        findings.push(Finding::of(Code::StillTimeInvalid, path, message));
    }
    at_ms.map(Selection::StillAtMs)
}
