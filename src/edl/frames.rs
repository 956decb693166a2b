//! The EDL's frame rate, and whether its cuts lie on frames.

use super::CanonicalEdl;
use super::cuts::TimedCut;
use super::findings::{Findings, kind_of};
use super::options::CheckOptions;
use super::order::label;
use crate::finding::{Code, Finding, and_others};
use crate::frames::{FrameRate, ntsc};
use crate::input::Lenient;

/// The highest frame rate that is taken.
const MAX_FPS: f64 = 1_000.0;

/// Times are mostly written in whole ms, rounded up or down: what lies less than 1 ms beside a frame is meant to be on it.
const ROUNDING_MS: f64 = 1.0;

/// A frame rate, if it is one: frames per second, above 0 and up to 1000. 29.97 is read as 30000/1001: over an hour the
/// difference is more than 3 ms.
pub(crate) fn rate(given: &Lenient<f64>) -> Option<f64> {
    let fps = given.value().copied().filter(|fps| *fps > 0.0 && *fps <= MAX_FPS)?;
    Some(ntsc(fps).map_or(fps, |whole| f64::from(whole) * 1000.0 / 1001.0))
}

impl CanonicalEdl {
    /// The frame rate of what is made of it as far as it says itself: its own, where an output can have it.
    pub(crate) fn output_rate(&self) -> FrameRate {
        let own = self.fps.value().copied().and_then(FrameRate::from_fps);
        own.unwrap_or(FrameRate::DEFAULT)
    }
}

pub(crate) fn check_fps(edl: &CanonicalEdl, findings: &mut Findings) {
    if edl.fps.is_absent() || rate(&edl.fps).is_some() {
        return;
    }
    findings.error(|| {
        let shown = match &edl.fps {
            Lenient::Value(fps) => format!("`{}`, not above 0 and up to 1000", *fps),
            other => kind_of(other),
        };
        Finding::of(Code::FpsInvalid, "fps", format!("the frame rate is {shown}"))
    });
}

/// One finding for all cuts that lie between frames, at the first of them.
pub(crate) fn check_alignment(
    edl: &CanonicalEdl,
    cuts: &[TimedCut<'_>],
    options: &CheckOptions,
    findings: &mut Findings,
) {
    let Some(fps) = rate(&edl.fps) else { return };
    let beside = |cut: &TimedCut<'_>| {
        let edges = [("startMs", cut.start_ms), ("endMs", cut.end_ms)];
        edges
            .into_iter()
            .find(|(_, ms)| (ms - nearest_frame_ms(*ms, fps)).abs() >= ROUNDING_MS)
    };
    let mut found = cuts.iter().filter_map(|cut| Some((cut, beside(cut)?)));
    let Some((cut, (field, ms))) = found.next() else { return };
    let many = 1 + found.count();
    findings.add(options.severity_of(Code::FrameMisaligned), || {
        let nearest_ms = nearest_frame_ms(ms, fps);
        let label = label(cut.id, cut.index);
        let others = and_others(many, "cuts lie between frames");
        let path = format!("tracks.program[{}].{field}", cut.index);
        let message =
            format!("`{field}` of {label} is {ms} ms, and the nearest frame is at {nearest_ms:.3} ms{others}");
        Finding::of(Code::FrameMisaligned, path, message)
            .with_entry("cut", cut.id, cut.index)
            .with("field", field)
            .with("atMs", ms)
            .with("nearestMs", nearest_ms)
            .with("fps", fps)
            .with("cuts", many)
    });
}

fn nearest_frame_ms(ms: f64, fps: f64) -> f64 {
    (ms * fps / 1000.0).round() * 1000.0 / fps
}
