//! Which of a recording's sound is heard.

use serde::{Deserialize, Serialize};

use crate::input::{Lenient, ReadFrom};

/// The most channels of sound that are counted in a recording.
pub(super) const MOST_CHANNELS: u32 = 64;

/// Which of a recording's sound is heard.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SourceAudio {
    /// The channels that are left and right, counted from 1 over all of the recording's streams; a single one is heard on both
    /// sides.
    #[cfg_attr(feature = "wasm", tsify(type = "[number] | [number, number]"))]
    pub channels: Lenient<Vec<Lenient<f64>>>,
}

impl ReadFrom for SourceAudio {}

impl SourceAudio {
    /// Left and right; none where no one or two channels are named.
    pub(crate) fn left_and_right(&self) -> Option<[u32; 2]> {
        let channel = |given: &Lenient<f64>| {
            let number = given.value().copied()?;
            let is_one = number.fract() == 0.0 && (1.0..=f64::from(MOST_CHANNELS)).contains(&number);
            // Whole and in range, as just checked.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            is_one.then_some(number as u32)
        };
        match self.channels.value()?.as_slice() {
            [both] => channel(both).map(|both| [both, both]),
            [left, right] => Some([channel(left)?, channel(right)?]),
            _ => None,
        }
    }
}
