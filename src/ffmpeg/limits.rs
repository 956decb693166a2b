//! What a run of ffmpeg may use.

use serde::{Deserialize, Serialize};

use super::RenderPaths;
use super::arguments::Arguments;

/// The size up to which a source's pictures are rendered, in pixels, whatever their shape: 8K of digital cinema.
pub(super) const LARGEST_PICTURE: (u64, u64) = (8192, 4320);

/// Threads of a decoder: each holds frames in memory, and the encoder needs the processor more.
const DECODERS: u32 = 2;

/// What each run of ffmpeg may use. With limits, even if nothing is in them, larger pictures than 8192 × 4320 are refused:
/// a file of 200 kB may decode to gigabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RenderLimits {
    /// How many threads decode, filter and encode each, at least 1; absent: ffmpeg chooses.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub threads: Option<u32>,
}

/// Pixels of a picture after those that are not square were made so. Anamorphic pictures become twice as wide at most.
const MOST_SQUARE_PIXELS: u64 = 2 * LARGEST_PICTURE.0 * LARGEST_PICTURE.1;
/// A picture that is longer is cut to this ratio of its sides before it is scaled: what is beyond would be cut off after it.
const LONGEST_SHAPE: u32 = 8;

fn threads(paths: &RenderPaths) -> Option<u32> {
    paths.limits.and_then(|limits| limits.threads)
}

/// The switches of a run, and how many threads filter.
pub(super) fn switches(fixed: &str, paths: &RenderPaths) -> Arguments {
    let switches = Arguments::words(fixed);
    match threads(paths) {
        Some(threads) => switches.and(&format!("-filter_threads {threads} -filter_complex_threads {threads}")),
        None => switches,
    }
}

/// What the decoders of an input may use.
pub(super) fn decoding(paths: &RenderPaths) -> Arguments {
    let decoders = threads(paths).map_or(DECODERS, |threads| threads.min(DECODERS));
    let decoding = Arguments::words(&format!("-threads {decoders}"));
    if paths.limits.is_none() {
        return decoding;
    }
    let (width, height) = LARGEST_PICTURE;
    decoding.and(&format!("-max_pixels {}", width * height))
}

/// The filters that make pixels square. With limits, pictures of absurd shapes stay small: one of 4000 × 4 pixels would cover
/// the output with a million pixels by a thousand.
pub(super) fn square_pixels(paths: &RenderPaths) -> String {
    if paths.limits.is_none() {
        return "scale=round(iw*sar):ih".to_owned();
    }
    format!(
        "scale=max(1\\,min(round(iw*sar)\\,{MOST_SQUARE_PIXELS}/ih)):ih,\
         crop=min(iw\\,{LONGEST_SHAPE}*ih):min(ih\\,{LONGEST_SHAPE}*iw):exact=1"
    )
}

/// What the encoders of an output may use.
pub(super) fn encoding(paths: &RenderPaths) -> Arguments {
    threads(paths).map_or_else(Arguments::default, |threads| {
        Arguments::words(&format!("-threads {threads}"))
    })
}
