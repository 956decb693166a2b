//! Finding a selection in an EDL's programme.

use super::read::below;
use super::{Clip, Selection, SelectionKind, default_selection};
use crate::edl::{CanonicalEdl, TimedCut, time};
use crate::finding::codes::{gate, selection as codes};
use crate::finding::{Finding, count, quoted};
use crate::format::Format;
use crate::gate::EDL_PATH;
use crate::plan::frames_until;

/// Where a request holds its selection.
pub(crate) const SELECTION_PATH: &str = "selection";

/// The part of the programme that a render makes; of a still the programme that it is taken from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Part {
    /// From here (included), in ms of the programme.
    pub(crate) start_ms: f64,
    /// To here (excluded), in ms of the programme.
    pub(crate) end_ms: f64,
    is_whole: bool,
}

impl Part {
    const fn of(start_ms: f64, end_ms: f64) -> Self {
        Self {
            start_ms,
            end_ms,
            is_whole: false,
        }
    }

    /// What is seen of these cuts: those that reach into the part, as far as they do.
    pub(crate) fn cuts<'a>(&self, cuts: &[TimedCut<'a>]) -> Vec<TimedCut<'a>> {
        if self.is_whole {
            return cuts.to_vec();
        }
        let within = |cut: &TimedCut<'a>| TimedCut {
            start_ms: cut.start_ms.max(self.start_ms),
            end_ms: cut.end_ms.min(self.end_ms),
            ..*cut
        };
        cuts.iter()
            .map(within)
            .filter(|cut| cut.start_ms < cut.end_ms)
            .collect()
    }

    /// The frames of the output that begin before a time of the programme.
    pub(crate) fn frames_until(&self, ms: f64) -> u64 {
        frames_until(ms - self.start_ms)
    }
}

/// The part of the programme that is made, or why there is none; no finding where it is one of the EDL's own.
pub(crate) fn part_of(edl: &CanonicalEdl, format: Format, asked: Option<Selection>) -> Result<Part, Option<Finding>> {
    match asked.or_else(|| default_selection(edl, format)) {
        Some(Selection::Short(index)) => short(edl, format, index),
        Some(Selection::Clip(clip)) => clip_of(edl, clip),
        Some(Selection::StillAtMs(at_ms)) => {
            let programme = programme(edl)?;
            still_out_of_range(at_ms, programme.end_ms).map_or(Ok(programme), |finding| Err(Some(finding)))
        }
        None => {
            let programme = programme(edl)?;
            duration_over_limit(programme.end_ms, format).map_or(Ok(programme), |finding| Err(Some(finding)))
        }
    }
}

fn programme(edl: &CanonicalEdl) -> Result<Part, Option<Finding>> {
    let part = time(&edl.duration_ms).map(|end_ms| Part {
        start_ms: 0.0,
        end_ms,
        is_whole: true,
    });
    part.ok_or(None)
}

/// The other shorts of the EDL are not looked at: each is a video of its own.
fn short(edl: &CanonicalEdl, format: Format, index: u64) -> Result<Part, Option<Finding>> {
    let shorts = edl.shorts();
    let chosen = usize::try_from(index)
        .ok()
        .and_then(|place| Some((place, shorts.get(place)?)));
    let (place, given) = chosen.ok_or_else(|| Some(short_unknown(index, shorts.len())))?;
    let short = given.value().ok_or(None)?;
    let times = Clip {
        start_ms: time(&short.start_ms).ok_or(None)?,
        end_ms: time(&short.end_ms).ok_or(None)?,
    };
    let title = short.title.text();
    match short_fault(place, title, times, format) {
        Some(finding) => Err(Some(finding)),
        None => Ok(Part::of(times.start_ms, times.end_ms)),
    }
}

// An index of more than 2^53 can't be asked for.
#[allow(clippy::cast_precision_loss)]
fn short_unknown(index: u64, shorts: usize) -> Finding {
    let there = match shorts {
        0 => "the EDL has no shorts".to_owned(),
        1 => "the EDL has one short, 0".to_owned(),
        _ => format!("the EDL has {shorts} shorts, 0 to {}", shorts - 1),
    };
    Finding::of(
        &codes::SHORT_UNKNOWN,
        below(SELECTION_PATH, SelectionKind::Short.name()),
        format!("there is no short {index}: {there}"),
    )
    .with("index", index as f64)
    .with("shorts", count(shorts))
}

fn short_fault(place: usize, title: Option<&str>, times: Clip, format: Format) -> Option<Finding> {
    let taken_ms = times.end_ms - times.start_ms;
    if taken_ms <= 0.0 {
        // The EDL's own finding.
        return None;
    }
    let name = title.map_or_else(|| format!("short {place}"), |title| format!("short {}", quoted(title)));
    let limit_ms = format.spec().max_duration_ms.map(f64::from);
    let finding = if frames_until(taken_ms) == 0 {
        let message = format!("{name} takes {taken_ms} ms, less than one frame");
        Finding::of(&codes::SHORT_TOO_SHORT, short_path(place), message)
    } else {
        let limit_ms = limit_ms.filter(|limit_ms| taken_ms > *limit_ms)?;
        let message = format!(
            "{name} takes {taken_ms} ms, and `{}` at most {limit_ms} ms",
            format.name()
        );
        Finding::of(&codes::SHORT_OVER_LIMIT, short_path(place), message)
            .with("format", format.name())
            .with("limitMs", limit_ms)
    };
    Some(
        finding
            .with_entry("short", title, place)
            .with("startMs", times.start_ms)
            .with("endMs", times.end_ms),
    )
}

fn short_path(place: usize) -> String {
    format!("{EDL_PATH}.tracks.shorts[{place}].endMs")
}

fn clip_of(edl: &CanonicalEdl, clip: Clip) -> Result<Part, Option<Finding>> {
    let duration_ms = time(&edl.duration_ms).ok_or(None)?;
    let Clip { start_ms, end_ms } = clip;
    if end_ms <= duration_ms {
        return Ok(Part::of(start_ms, end_ms));
    }
    let path = format!("{SELECTION_PATH}.{}.endMs", SelectionKind::Clip.name());
    let message = format!("the clip ends at {end_ms} ms, after the programme's end at {duration_ms} ms");
    Err(Some(
        Finding::of(&codes::CLIP_OUT_OF_RANGE, path, message)
            .with("startMs", start_ms)
            .with("endMs", end_ms)
            .with("durationMs", duration_ms),
    ))
}

fn still_out_of_range(at_ms: f64, duration_ms: f64) -> Option<Finding> {
    let message = format!("the still is at {at_ms} ms, not before the programme's end at {duration_ms} ms");
    (at_ms >= duration_ms).then(|| {
        let path = below(SELECTION_PATH, SelectionKind::StillAtMs.name());
        Finding::of(&codes::STILL_OUT_OF_RANGE, path, message)
            .with("atMs", at_ms)
            .with("durationMs", duration_ms)
    })
}

fn duration_over_limit(duration_ms: f64, format: Format) -> Option<Finding> {
    let limit_ms = f64::from(format.spec().max_duration_ms?);
    (duration_ms > limit_ms).then(|| {
        let message = format!(
            "the programme takes {duration_ms} ms, and `{}` at most {limit_ms} ms",
            format.name()
        );
        Finding::of(&gate::DURATION_OVER_LIMIT, "format", message)
            .with("format", format.name())
            .with("durationMs", duration_ms)
            .with("limitMs", limit_ms)
    })
}
