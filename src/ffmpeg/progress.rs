//! Reading ffmpeg's `-progress` lines.

use serde::Serialize;

use super::RenderStep;
use crate::input::printed_number;

/// How far a run of ffmpeg is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// From 0 to 1, by what is written.
    pub progress: f64,
    /// How much is written, in ms; null as long as ffmpeg does not say.
    pub out_time_ms: Option<f64>,
    /// How many frames of the first output's pictures are written; null as long as ffmpeg does not say.
    pub frames: Option<u64>,
    /// How fast compared to playing; null as long as ffmpeg does not say.
    pub speed: Option<f64>,
    /// Whether this is the last block. It is also printed when a run fails: only the exit code says that it succeeded.
    pub done: bool,
}

/// How far the whole render is, from 0 to 1, when a step printed this block.
#[must_use]
pub fn step_progress(step: &RenderStep, block: &str) -> f64 {
    step.progress_before + step.share * read_progress(block, step.duration_ms).progress
}

/// Reads one block of what ffmpeg's `-progress` prints (lines of `key=value`, the last one `progress=continue` or
/// `progress=end`) of a run that makes `duration_ms`. Of keys that come twice the last one counts.
#[must_use]
pub fn read_progress(block: &str, duration_ms: f64) -> Progress {
    let (mut written_us, mut frames, mut speed, mut done) = (None, None, None, false);
    for (key, value) in block.lines().filter_map(|line| line.trim().split_once('=')) {
        match key {
            // `out_time_ms` is in µs too, by an old mistake of ffmpeg's.
            "out_time_us" => written_us = number(value),
            "frame" => frames = value.trim().parse().ok(),
            "speed" => speed = number(value.trim().trim_end_matches('x')),
            "progress" => done = value.trim() == "end",
            _ => {}
        }
    }
    let out_time_ms = written_us.map(|us| us / 1000.0);
    let part = out_time_ms.unwrap_or_default() / duration_ms;
    let progress = if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 };
    Progress {
        progress,
        out_time_ms,
        frames,
        speed,
        done,
    }
}

/// A number from 0; none for `N/A` and for the negative times that are printed before the first frame.
fn number(text: &str) -> Option<f64> {
    printed_number(text).filter(|number| *number >= 0.0)
}
