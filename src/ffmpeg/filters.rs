//! The filter graph: each segment brought to the output's size, rate and length, and all of them in a row.

use std::fmt::Write;

use super::inputs::{Reading, seconds};
use crate::format::{FormatSpec, OUTPUT_FPS};

/// For how many frames the last picture of a source is held that ends before its cut does; after them it is black.
const HELD_FRAMES: u32 = 15;

/// The frames of one source: from input number `input`, named `label` afterwards.
///
/// The picture covers the output and what is beyond it is cut off, the same on both sides. Video without colour tags
/// counts as BT.709, and everything leaves as that.
pub(super) fn source_chain(input: usize, reading: &Reading, frames: u64, output: &FormatSpec, label: &str) -> String {
    let (width, height) = (output.width, output.height);
    let preroll = seconds(reading.preroll);
    format!(
        "[{input}:v:0]setpts=PTS-{preroll}/TB,fps={OUTPUT_FPS}:start_time=0,scale=round(iw*sar):ih,\
         scale={width}:{height}:force_original_aspect_ratio=increase\
         :in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,\
         crop={width}:{height},setsar=1,format=yuv420p,\
         tpad=stop_mode=clone:stop={HELD_FRAMES},tpad=stop_mode=add:stop={frames},trim=end_frame={frames}[{label}]"
    )
}

/// Frames of black, named `label`.
pub(super) fn black_chain(frames: u64, output: &FormatSpec, label: &str) -> String {
    let (width, height) = (output.width, output.height);
    format!("color=c=black:s={width}x{height}:r={OUTPUT_FPS},setsar=1,format=yuv420p,trim=end_frame={frames}[{label}]")
}

/// Puts the chains `s0`, `s1`, … in a row. The times are counted anew, frame by frame, so that nothing drifts.
pub(super) fn join(count: usize, label: &str) -> String {
    let mut graph = String::new();
    for index in 0..count {
        // Writing to a string can't fail.
        let _ = write!(graph, "[s{index}]");
    }
    let row = if count > 1 {
        format!("concat=n={count}:v=1:a=0,")
    } else {
        String::new()
    };
    // INVARIANT (whole frames): every chain has exactly its frames, so their count is the output's time.
    let _ = write!(graph, "{row}settb=1/{OUTPUT_FPS},setpts=N[{label}]");
    graph
}

/// Takes one frame out of `from` besides all of them: `video` has all, `still` has the one.
pub(super) fn tap(from: &str, frame: u64) -> String {
    let end = frame.saturating_add(1);
    format!(
        "[{from}]split=2[video][tapped];[tapped]trim=start_frame={frame}:end_frame={end},setpts=0[frame];{}",
        jpeg_colours()
    )
}

/// Makes of the frame named `frame` one named `still`, in the colours that JPEG is read with: BT.601, full range.
pub(super) fn jpeg_colours() -> String {
    "[frame]scale=in_color_matrix=bt709:out_color_matrix=bt601:out_range=pc,format=yuv420p[still]".to_owned()
}
