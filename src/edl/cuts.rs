//! The programme's cuts as the plan uses them.

use super::{CanonicalEdl, Cut, MAX_TIME_MS};
use crate::input::Lenient;

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
        let (start_ms, end_ms) = (time(&cut.start_ms)?, time(&cut.end_ms)?);
        (end_ms > start_ms).then_some(Self {
            index,
            id: cut.id.text(),
            start_ms,
            end_ms,
            camera: cut.camera.text()?,
        })
    }
}

/// The cuts that can be used, by their start; those with the same start stay in the order in which they were written.
pub(crate) fn timed_cuts(edl: &CanonicalEdl) -> Vec<TimedCut<'_>> {
    let mut cuts: Vec<TimedCut<'_>> = edl
        .program()
        .iter()
        .enumerate()
        .filter_map(|(index, cut)| TimedCut::read(index, cut.value()?))
        .collect();
    cuts.sort_by(|a, b| a.start_ms.total_cmp(&b.start_ms));
    cuts
}

/// A time in ms, if it is one: a number from 0 to 2^53 - 1.
pub(crate) fn time(given: &Lenient<f64>) -> Option<f64> {
    // `+ 0.0` makes of -0 a 0, which sorts and prints as one.
    given
        .value()
        .copied()
        .filter(|ms| (0.0..=MAX_TIME_MS).contains(ms))
        .map(|ms| ms + 0.0)
}

/// What is wrong with a time that [`time`] refuses, for a message.
pub(crate) fn time_fault(given: &Lenient<f64>) -> String {
    match given {
        Lenient::Absent => "is missing".to_owned(),
        Lenient::Wrong(kind) => format!("is {kind}"),
        Lenient::Value(ms) if ms.is_nan() => "is not a number".to_owned(),
        Lenient::Value(ms) if ms.is_infinite() => "is infinite".to_owned(),
        Lenient::Value(ms) if *ms < 0.0 => format!("is negative (`{}`)", *ms),
        Lenient::Value(ms) => format!("is beyond 2^53 - 1 (`{}`)", *ms),
    }
}
