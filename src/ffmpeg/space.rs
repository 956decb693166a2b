//! Whether there is space for what a render writes.

use serde::Deserialize;

use super::failure::Failure;
use super::outputs::AUDIO_RATE;
use crate::format::OutputKind;
use crate::plan::RenderPlan;

/// The space on the disk with the folder that renders write to, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Space {
    /// How much is free.
    pub free_bytes: u64,
    /// How much is to stay free.
    pub reserved_bytes: u64,
}

/// Subtitles, chapters, the thumbnail and a still.
const SMALL_FILES: u64 = 16 << 20;
/// Bytes of a second of sound: as FLAC, of which 24 bits of two channels become about half; and as AAC.
const SOUND: u64 = (AUDIO_RATE as u64) * 3 + 24_000;

/// About how many bytes a render's folder holds at its end: the pictures in parts and joined, and the sound. That is much for
/// a talk, and little for pictures that are full of movement: what they need is noticed while it is rendered.
fn needed_bytes(plan: &RenderPlan) -> u64 {
    if plan.output.kind == OutputKind::Still {
        return SMALL_FILES;
    }
    // A twentieth of a bit for each pixel.
    let pixels = u64::from(plan.output.width) * u64::from(plan.output.height);
    let pictures = plan.frames.saturating_mul(pixels) / 160;
    let sound = plan.frame_rate.frame_start_in(SOUND, plan.frames);
    pictures
        .saturating_mul(2)
        .saturating_add(sound)
        .saturating_add(SMALL_FILES)
}

/// How many bytes are missing for a plan to be begun; or, without one, for what is being rendered to go on and for anything to be
/// begun. Where kept parts can make way, they are to make so much.
#[must_use]
pub fn missing_bytes(space: &Space, plan: Option<&RenderPlan>) -> u64 {
    let needed = plan.map_or(0, needed_bytes);
    needed
        .saturating_add(space.reserved_bytes)
        .saturating_sub(space.free_bytes)
}

/// Why there is too little space for a plan to be begun; or, without one, for what is being rendered to go on and for
/// anything to be begun. It passes: the space may be there later, or on another machine.
#[must_use]
pub fn check_space(space: &Space, plan: Option<&RenderPlan>) -> Option<Failure> {
    let Space {
        free_bytes,
        reserved_bytes,
    } = *space;
    if missing_bytes(space, plan) == 0 {
        return None;
    }
    let (free, reserved) = (size(free_bytes), size(reserved_bytes));
    let wanted = if let Some(plan) = plan {
        format!(
            "the render needs about {}, and {reserved} are to stay free",
            size(needed_bytes(plan))
        )
    } else {
        format!("{reserved} are to stay free")
    };
    Some(Failure::transient(format!(
        "the folder for temporary files has {free} of space left; {wanted}: make space there, or set `TMPDIR` to a folder on \
         another disk"
    )))
}

/// Such as `312 MB` and `4.8 GB`.
fn size(bytes: u64) -> String {
    let megabytes = bytes.saturating_add(500_000) / 1_000_000;
    if megabytes < 1000 {
        return format!("{megabytes} MB");
    }
    let tenths = megabytes.saturating_add(50) / 100;
    format!("{}.{} GB", tenths / 10, tenths % 10)
}
