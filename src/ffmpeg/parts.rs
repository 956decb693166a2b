//! The files of a video's parts, and how they are put in a row.

use std::fmt::Write;

use super::arguments::Arguments;
use crate::plan::{PlanPart, RenderPlan};

/// How many frames later than they are decoded x264 has pictures shown, because it refers to later ones. It does not delay a
/// part of one or two frames.
const DELAY: u32 = 2;

/// The name of a part, in the render's directory.
pub(super) fn part_name(index: usize) -> String {
    format!("part-{:04}.mp4", index + 1)
}

/// The list of all parts, for ffmpeg's `concat`: without their paths, of which nothing has to be escaped then.
///
/// Each has its length beside it. Their own is rounded to ms, which would add up to a second over 2,000 parts.
pub(super) fn list(plan: &RenderPlan, parts: &[PlanPart]) -> String {
    let start_us = |frame| plan.frame_rate.frame_start_in(1_000_000, frame);
    let mut list = String::from("ffconcat version 1.0\n");
    for (index, part) in parts.iter().enumerate() {
        let length_us = start_us(part.end_frame).saturating_sub(start_us(part.start_frame));
        let (seconds, rest) = (length_us / 1_000_000, length_us % 1_000_000);
        // Writing to a string can't fail.
        let _ = write!(list, "file {}\nduration {seconds}.{rest:06}\n", part_name(index));
    }
    list
}

/// Copies the pictures of input 0, the list, to the output.
pub(super) fn copied(plan: &RenderPlan) -> Arguments {
    let rate = plan.frame_rate;
    // INVARIANT (whole frames): every part has exactly its frames. So the times of decoding are those of their numbers, also
    // in parts that are not delayed and would be decoded too late for the next part.
    Arguments::words(&format!(
        "-map 0:v:0 -c:v copy -bsf:v setts=pts=PTS:dts=(N-{DELAY})/({rate}*TB)"
    ))
}
