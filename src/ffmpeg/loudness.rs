//! How loud the sound is, and what makes of it the loudness that the plan wants.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::outputs::AUDIO_RATE;
use crate::input::printed_number;
use crate::plan::LoudnessTarget;

/// How loud a programme is, as EBU R 128 measures it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Loudness {
    /// The loudness of the whole, in LUFS.
    pub integrated_lufs: f64,
    /// The highest peak, in dB of full scale, between the samples as well (dBTP).
    pub true_peak_dbtp: f64,
}

/// Measures, and says the outcome at the level `info` when the sound has ended.
pub(super) const METER: &str = "ebur128=peak=true:framelog=verbose";

/// What the meter says of silence: nothing passed its absolute gate.
const GATE_LUFS: f64 = -70.0;

/// Kept free below the highest peak that is wanted, in dB: AAC does not give every peak back as it was.
const HEADROOM_DB: f64 = 1.0;

/// Peaks are limited at four times the rate, so that those between the samples count, too.
const OVERSAMPLED: u32 = 4 * AUDIO_RATE;

/// Reads how loud the sound is from what the step that measures wrote to its standard error. None of silence, and where
/// there is no sound at all.
#[must_use]
pub fn read_loudness(stderr: &str) -> Option<Loudness> {
    let (_, summary) = stderr.rsplit_once("Summary:")?;
    let number = |label: &str, unit: &str| {
        let line = summary.lines().find_map(|line| line.trim().strip_prefix(label))?;
        printed_number(line.trim().strip_suffix(unit)?)
    };
    let loudness = Loudness {
        integrated_lufs: number("I:", "LUFS")?,
        true_peak_dbtp: number("Peak:", "dBFS")?,
    };
    (loudness.integrated_lufs > GATE_LUFS).then_some(loudness)
}

/// The filters that bring sound of a loudness to the one that is wanted, each with a comma in front.
pub(super) fn normalising(target: &LoudnessTarget, measured: &Loudness) -> String {
    let gain_db = (target.integrated_lufs - measured.integrated_lufs).min(target.max_gain_db);
    let mut filters = format!(",volume={gain_db:.2}dB");
    let highest_dbtp = target.true_peak_dbtp - HEADROOM_DB;
    if measured.true_peak_dbtp + gain_db > highest_dbtp {
        let limit = 10_f64.powf(highest_dbtp / 20.0);
        // Writing to a string can't fail.
        let _ = write!(
            filters,
            ",aresample={OVERSAMPLED},alimiter=limit={limit:.6}:attack=5:release=50:level=false:latency=true,\
             aresample={AUDIO_RATE}"
        );
    }
    filters
}
