//! The filter graph of a segment: brought to the output's size, rate and length.

use super::RenderPaths;
use super::inputs::{Reading, seconds};
use super::limits::square_pixels;
use crate::format::{FormatSpec, OUTPUT_FPS};

/// For so many missing frames, 100 ms, a segment's own first and last pictures may be held: durations are rounded, and a
/// picture may begin a little after its file. [`check_step`](super::check_step) fails a render where more are missing.
pub(super) const HELD_FRAMES: u64 = 3;

/// The label of the frames that a segment has of its own.
pub(super) const OWN: &str = "own";

/// The frames of one source: from input number `input`, named `label` afterwards, and those of them that are its own named
/// [`OWN`].
///
/// The first video that is no cover picture is taken. The picture covers the output and what is beyond it is cut off, the
/// same on both sides. Video without colour tags counts as BT.709, and everything leaves as that.
pub(super) fn source_chain(
    input: usize,
    reading: &Reading,
    frames: u64,
    output: &FormatSpec,
    label: &str,
    paths: &RenderPaths,
) -> String {
    let square = square_pixels(paths);
    let (width, height) = (output.width, output.height);
    let preroll = seconds(reading.preroll);
    // Without a start time, `fps` leaves the times before 0 to `trim`, and fills no hole at the start: what is left is the
    // segment's own. The second `fps` and `tpad` hold the pictures at both ends.
    format!(
        "[{input}:V:0]setpts=PTS-{preroll}/TB,fps={OUTPUT_FPS},trim=start_pts=0:end_pts={frames},{square},\
         scale={width}:{height}:force_original_aspect_ratio=increase\
         :in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,\
         crop={width}:{height},setsar=1,format=yuv420p,split=2[{OWN}][held];\
         [held]fps={OUTPUT_FPS}:start_time=0,tpad=stop_mode=clone:stop={HELD_FRAMES},trim=end_frame={frames},\
         settb=1/{OUTPUT_FPS},setpts=N[{label}]"
    )
}

/// Frames of black, named `label`.
pub(super) fn black_chain(frames: u64, output: &FormatSpec, label: &str) -> String {
    let (width, height) = (output.width, output.height);
    format!("color=c=black:s={width}x{height}:r={OUTPUT_FPS},setsar=1,format=yuv420p,trim=end_frame={frames}[{label}]")
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
