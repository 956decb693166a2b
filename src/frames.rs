//! The output's frames: how many a second has, and when they begin.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::format::DEFAULT_FPS;

/// The rates of NTSC, which are written with two or three decimals and mean n * 1000 / 1001.
const NTSC: [u32; 5] = [24, 30, 48, 60, 120];

/// As far as a rate that is written with two decimals is from the one that is meant.
pub(crate) const RATE_ROUNDING: f64 = 0.005;

/// The rates that cameras record with, and that are offered for what is made.
pub(crate) const USUAL: [FrameRate; 10] = [
    FrameRate { num: 15, den: 1 },
    FrameRate {
        num: 24_000,
        den: 1_001,
    },
    FrameRate { num: 24, den: 1 },
    FrameRate { num: 25, den: 1 },
    FrameRate {
        num: 30_000,
        den: 1_001,
    },
    FrameRate { num: 30, den: 1 },
    FrameRate { num: 48, den: 1 },
    FrameRate { num: 50, den: 1 },
    FrameRate {
        num: 60_000,
        den: 1_001,
    },
    FrameRate { num: 60, den: 1 },
];

/// A recording's rate is a usual one where it differs from it by no more than this part.
const NEAR: f64 = 0.005;

/// The highest rate of an output.
const HIGHEST: FrameRate = FrameRate { num: 60, den: 1 };

/// So long a picture may be held where the next ones are missing, in ms.
const HELD_MS: u64 = 100;

/// Frames per second, exactly: `num / den`, in lowest terms and above 0. 29.97 is 30000/1001.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(try_from = "Fraction")]
pub struct FrameRate {
    /// So many frames …
    num: u32,
    /// … in so many seconds.
    den: u32,
}

/// A frame rate as it is read: nothing else may divide by 0.
#[derive(Deserialize)]
struct Fraction {
    num: u32,
    den: u32,
}

impl TryFrom<Fraction> for FrameRate {
    type Error = &'static str;

    fn try_from(Fraction { num, den }: Fraction) -> Result<Self, Self::Error> {
        Self::of(num, den).ok_or("a frame rate is above 0")
    }
}

impl FrameRate {
    /// The rate of an output for which nothing names another.
    pub const DEFAULT: Self = Self {
        num: DEFAULT_FPS,
        den: 1,
    };

    fn of(num: u32, den: u32) -> Option<Self> {
        let divisor = common_divisor(num, den);
        (num > 0 && den > 0).then(|| Self {
            num: num / divisor,
            den: den / divisor,
        })
    }

    /// The rate of an output for a number of frames per second, which is read as thousandths, or as the rate of NTSC that
    /// is meant: 25 is 25/1, 12.5 is 25/2, 23.98 is 24000/1001. An output has half of 100, 119.88 and 120, and no other
    /// rate above 60: none for that, and for what is not above 0.
    #[must_use]
    pub fn from_fps(fps: f64) -> Option<Self> {
        let rate = match ntsc(fps) {
            Some(120) => Self::of(60_000, 1_001),
            Some(whole) => Self::of(whole * 1_000, 1_001),
            // A float is cut to the range of the integer, and NaN to 0.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            None => match (fps * 1_000.0).round() as u32 {
                halved @ (100_000 | 120_000) => Self::of(halved / 2, 1_000),
                thousandths => Self::of(thousandths, 1_000),
            },
        };
        rate.filter(|rate| rate.as_f64() <= HIGHEST.as_f64())
    }

    /// The rate of an output whose pictures are those of a recording. An average of all of a recording's pictures is rarely
    /// exact, so what lies near a usual rate is that. None where no output can have it.
    pub(crate) fn of_recording(fps: f64) -> Option<Self> {
        let distance = |usual: &Self| (usual.as_f64() - fps).abs();
        let nearest = USUAL.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let near = nearest.filter(|usual| distance(usual) <= NEAR * fps);
        near.copied().or_else(|| Self::from_fps(fps))
    }

    /// The same as a number, such as 29.97002997002997.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.num) / f64::from(self.den)
    }

    /// The frames that begin before a time: `round(ms * rate / 1000)`. What is no time counts as 0.
    #[must_use]
    pub fn frames_until(self, ms: f64) -> u64 {
        // A float is cut to the range of the integer, and NaN to 0.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let frames = (ms * f64::from(self.num) / (1000.0 * f64::from(self.den))).round() as u64;
        frames
    }

    /// When a frame begins, in ms.
    #[must_use]
    pub fn frame_start_ms(self, frame: u64) -> f64 {
        // Exact below 2^53, which is millions of years of frames.
        #[allow(clippy::cast_precision_loss)]
        let frame = frame as f64;
        frame * 1000.0 * f64::from(self.den) / f64::from(self.num)
    }

    /// When a frame begins, in units of which a second has so many. Each frame is rounded by itself, so that nothing adds up.
    pub(crate) fn frame_start_in(self, units_per_second: u64, frame: u64) -> u64 {
        let (num, den) = (u128::from(self.num), u128::from(self.den));
        let units = u128::from(frame).saturating_mul(u128::from(units_per_second).saturating_mul(den));
        u64::try_from(units.saturating_add(num / 2) / num).unwrap_or(u64::MAX)
    }

    /// For so many missing frames, 100 ms and one at least, a segment's own first and last pictures may be held: durations
    /// are rounded, and a picture may begin a little after its file. [`check_step`](crate::ffmpeg::check_step) fails a render
    /// where more are missing.
    pub(crate) fn held_frames(self) -> u64 {
        (HELD_MS * u64::from(self.num)).div_ceil(1000 * u64::from(self.den))
    }

    /// Whether an output may have so many frames per second.
    pub(crate) fn is_of_output(fps: f64) -> bool {
        fps > 0.0 && fps <= HIGHEST.as_f64()
    }

    /// How long a frame is, in s, as ffmpeg reads a time base: `1/25` or `1001/30000`.
    pub(crate) fn time_base(self) -> String {
        format!("{}/{}", self.den, self.num)
    }
}

/// As ffmpeg reads a rate: `25` or `30000/1001`.
impl fmt::Display for FrameRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.den {
            1 => write!(f, "{}", self.num),
            den => write!(f, "{}/{den}", self.num),
        }
    }
}

/// The whole rate of which a number of frames per second is 1000/1001, if it is one of NTSC.
pub(crate) fn ntsc(fps: f64) -> Option<u32> {
    let means = |whole: &u32| (fps - f64::from(*whole) * 1000.0 / 1001.0).abs() < RATE_ROUNDING;
    NTSC.into_iter().find(means)
}

fn common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

/// Whether an output has a frame in a time in ms, at some rate: the highest one.
pub(crate) fn has_a_frame_at_some_rate(ms: f64) -> bool {
    HIGHEST.frames_until(ms) > 0
}
