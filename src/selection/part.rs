//! Finding a selection in an EDL's programme.

use super::read::{below, clip_too_short, over_limit};
use super::{Clip, Selection, default_selection};
use crate::edl::{CanonicalEdl, EDL_PATH, TimedCut, time};
use crate::finding::{Code, Finding, quoted};
use crate::format::{Format, SelectionKind};
use crate::frames::FrameRate;

/// Where a request holds its selection.
pub(crate) const SELECTION_PATH: &str = "selection";

/// The part of the programme that a render makes; of a still the programme that it is taken from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Part {
    /// From here (included), in ms of the programme.
    pub(crate) start_ms: f64,
    /// To here (excluded), in ms of the programme.
    pub(crate) end_ms: f64,
    /// The frame rate of what is made.
    pub(crate) frame_rate: FrameRate,
    is_whole: bool,
}

impl Part {
    const fn of(Clip { start_ms, end_ms }: Clip, frame_rate: FrameRate) -> Self {
        Self {
            start_ms,
            end_ms,
            frame_rate,
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

    /// The frames of the output that begin before a time of the programme. They are those of the whole programme, so that what is
    /// made shows the same pictures whatever part it is of.
    pub(crate) fn frames_until(&self, ms: f64) -> u64 {
        let rate = self.frame_rate;
        let frames = rate.frames_until(ms).saturating_sub(rate.frames_until(self.start_ms));
        // No longer than what is asked for: there may be a limit.
        frames.min(rate.frames_until(self.end_ms - self.start_ms))
    }

    /// Where the output's first frame begins, in ms of the programme.
    pub(crate) fn origin_ms(&self) -> f64 {
        let rate = self.frame_rate;
        rate.frame_start_ms(rate.frames_until(self.start_ms))
    }
}

/// The part of the programme that is made; none where it can't be, for what is found here or is one of the EDL's own
/// findings.
pub(crate) fn part_of(
    (edl, rate): (&CanonicalEdl, FrameRate),
    format: Format,
    asked: Option<Selection>,
    findings: &mut Vec<Finding>,
) -> Option<Part> {
    let (part, fault) = match asked.or_else(|| default_selection(edl, format)) {
        Some(Selection::Short(index)) => {
            let shorts = edl.shorts().len();
            let Some(place) = usize::try_from(index).ok().filter(|place| *place < shorts) else {
                findings.push(short_unknown(index, shorts));
                return None;
            };
            short((edl, rate), place, format)?
        }
        Some(Selection::Clip(clip)) => {
            let part = Part::of(clip, rate);
            let fault = clip_fault(clip, programme(edl, rate)?.end_ms, &part);
            (part, fault)
        }
        Some(Selection::StillAtMs(at_ms)) => {
            let programme = programme(edl, rate)?;
            (programme, still_out_of_range(at_ms, programme.end_ms))
        }
        None => {
            let programme = programme(edl, rate)?;
            let fault = no_frame(&programme).or_else(|| duration_over_limit(programme.end_ms, format));
            (programme, fault)
        }
    };
    let is_made = fault.is_none();
    findings.extend(fault);
    is_made.then_some(part)
}

fn programme(edl: &CanonicalEdl, frame_rate: FrameRate) -> Option<Part> {
    let end_ms = time(&edl.duration_ms)?;
    Some(Part {
        start_ms: 0.0,
        end_ms,
        frame_rate,
        is_whole: true,
    })
}

/// The EDL's own checks see to programmes that are shorter than a frame at the EDL's rate.
fn no_frame(programme: &Part) -> Option<Finding> {
    (programme.frames_until(programme.end_ms) == 0).then(|| {
        let message = format!(
            "the programme is {} ms long, less than one frame of the output",
            programme.end_ms
        );
        Finding::of(Code::DurationInvalid, format!("{EDL_PATH}.durationMs"), message)
    })
}

/// The other shorts of the EDL are not looked at: each is a video of its own.
fn short((edl, rate): (&CanonicalEdl, FrameRate), place: usize, format: Format) -> Option<(Part, Option<Finding>)> {
    let short = edl.shorts().get(place)?.value()?;
    let times = Clip {
        start_ms: time(&short.start_ms)?,
        end_ms: time(&short.end_ms)?,
    };
    if times.end_ms <= times.start_ms {
        return None;
    }
    let part = Part::of(times, rate);
    Some((part, short_fault(place, short.title.text(), &part, format)))
}

// An index of more than 2^53 can't be asked for.
#[allow(clippy::cast_precision_loss)]
fn short_unknown(index: u64, shorts: usize) -> Finding {
    let there = match shorts {
        0 => "the EDL has no shorts".to_owned(),
        1 => "the EDL has one short, 0".to_owned(),
        _ => format!("the EDL has {shorts} shorts, 0 to {}", shorts - 1),
    };
    let path = below(SELECTION_PATH, SelectionKind::Short.name());
    let message = format!("there is no short {index}: {there}");
    Finding::of(Code::ShortUnknown, path, message)
        .with("index", index as f64)
        .with("shorts", shorts)
}

fn short_fault(place: usize, title: Option<&str>, part: &Part, format: Format) -> Option<Finding> {
    let taken_ms = part.end_ms - part.start_ms;
    let name = title.map_or_else(|| format!("short {place}"), |title| format!("short {}", quoted(title)));
    let path = format!("{EDL_PATH}.tracks.shorts[{place}].endMs");
    let finding = if part.frames_until(part.end_ms) == 0 {
        let message = format!("{name} is {taken_ms} ms long, less than one frame");
        Finding::of(Code::ShortTooShort, path, message)
    } else {
        over_limit(Code::ShortOverLimit, path, &name, taken_ms, format)?
    };
    let finding = finding.with_entry("short", title, place);
    Some(finding.with("startMs", part.start_ms).with("endMs", part.end_ms))
}

fn clip_fault(clip: Clip, duration_ms: f64, part: &Part) -> Option<Finding> {
    let too_short = (part.frames_until(part.end_ms) == 0).then(|| {
        let path = below(SELECTION_PATH, SelectionKind::Clip.name());
        clip_too_short(&path, clip.end_ms - clip.start_ms)
            .with("startMs", clip.start_ms)
            .with("endMs", clip.end_ms)
    });
    too_short.or_else(|| clip_out_of_range(clip, duration_ms))
}

fn clip_out_of_range(Clip { start_ms, end_ms }: Clip, duration_ms: f64) -> Option<Finding> {
    (end_ms > duration_ms).then(|| {
        let path = format!("{SELECTION_PATH}.{}.endMs", SelectionKind::Clip.name());
        let message = format!("the clip ends at {end_ms} ms, after the programme's end at {duration_ms} ms");
        Finding::of(Code::ClipOutOfRange, path, message)
            .with("startMs", start_ms)
            .with("endMs", end_ms)
            .with("durationMs", duration_ms)
    })
}

fn still_out_of_range(at_ms: f64, duration_ms: f64) -> Option<Finding> {
    (at_ms >= duration_ms).then(|| {
        let message = format!("the still is at {at_ms} ms, not before the programme's end at {duration_ms} ms");
        let path = below(SELECTION_PATH, SelectionKind::StillAtMs.name());
        Finding::of(Code::StillOutOfRange, path, message)
            .with("atMs", at_ms)
            .with("durationMs", duration_ms)
    })
}

fn duration_over_limit(duration_ms: f64, format: Format) -> Option<Finding> {
    let path = "format".to_owned();
    let finding = over_limit(Code::DurationOverLimit, path, "the programme", duration_ms, format)?;
    Some(finding.with("durationMs", duration_ms))
}
