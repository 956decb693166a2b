//! The output's frames, and when they begin.

use crate::format::OUTPUT_FPS;

/// The frames that begin before a time: `round(ms * 30 / 1000)`. What is no time counts as 0.
#[must_use]
pub fn frames_until(ms: f64) -> u64 {
    // A float is cut to the range of the integer, and NaN to 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let frames = (ms * f64::from(OUTPUT_FPS) / 1000.0).round() as u64;
    frames
}

/// When a frame begins, in ms.
#[must_use]
pub fn frame_start_ms(frame: u64) -> f64 {
    // Exact below 2^53, which is 9 million years of frames.
    #[allow(clippy::cast_precision_loss)]
    let frame = frame as f64;
    frame * 1000.0 / f64::from(OUTPUT_FPS)
}
