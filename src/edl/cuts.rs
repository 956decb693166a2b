//! The programme's cuts as the plan uses them.

use super::{CanonicalEdl, Cut, MAX_TIME_MS};
use crate::decimal::Decimal;
use crate::given::Given;
use crate::sorting::places_by_time;

/// A cut whose times and camera are what they should be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimedCut<'a> {
    /// Where it stands in the track as it was written.
    pub(crate) index: usize,
    pub(crate) id: Option<&'a str>,
    pub(crate) start_ms: f64,
    pub(crate) end_ms: f64,
    pub(crate) camera: &'a str,
}

impl<'a> TimedCut<'a> {
    /// The cut, if its times are times, in order, and it has a camera.
    pub(crate) fn read(index: usize, cut: &'a Cut) -> Option<Self> {
        Self::new(index, cut.id.text(), [&cut.start_ms, &cut.end_ms], cut.camera.text())
    }

    /// As [`read`](Self::read), from the cut's fields.
    pub(crate) fn new(
        index: usize,
        id: Option<&'a str>,
        [start_ms, end_ms]: [&Given<f64>; 2],
        camera: Option<&'a str>,
    ) -> Option<Self> {
        let (start_ms, end_ms) = (time(start_ms)?, time(end_ms)?);
        (end_ms > start_ms).then_some(Self {
            index,
            id,
            start_ms,
            end_ms,
            camera: camera?,
        })
    }
}

/// The cuts that can be used, by their start.
pub(crate) fn timed_cuts(edl: &CanonicalEdl) -> Vec<TimedCut<'_>> {
    let mut cuts: Vec<TimedCut<'_>> = edl
        .program()
        .iter()
        .enumerate()
        .filter_map(|(index, cut)| TimedCut::read(index, cut.value()?))
        .collect();
    sort_by_start(&mut cuts);
    cuts
}

/// Cuts with the same start stay in the order in which they were written.
pub(crate) fn sort_by_start(cuts: &mut Vec<TimedCut<'_>>) {
    if cuts.is_sorted_by(|a, b| a.start_ms <= b.start_ms) {
        return;
    }
    let order = places_by_time(cuts.iter().map(|cut| cut.start_ms));
    *cuts = order.iter().filter_map(|place| cuts.get(*place).copied()).collect();
}

/// A time in ms, if it is one: a number from 0 to 2^53 - 1.
pub(crate) fn time(given: &Given<f64>) -> Option<f64> {
    // `+ 0.0` makes of -0 a 0, which sorts and prints as one.
    given
        .value()
        .copied()
        .filter(|ms| (0.0..=MAX_TIME_MS).contains(ms))
        .map(|ms| ms + 0.0)
}

/// What is wrong with a time that [`time`] refuses, for a message.
pub(crate) fn time_fault(given: &Given<f64>) -> String {
    match given {
        Given::Absent => "is missing".to_owned(),
        Given::Wrong(kind) => format!("is {kind}"),
        Given::Value(ms) if ms.is_nan() => "is not a number".to_owned(),
        Given::Value(ms) if ms.is_infinite() => "is infinite".to_owned(),
        Given::Value(ms) if *ms < 0.0 => format!("is negative (`{}`)", Decimal(*ms)),
        Given::Value(ms) => format!("is beyond 2^53 - 1 (`{}`)", Decimal(*ms)),
    }
}
