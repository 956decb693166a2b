//! The filter graph of a segment: brought to the output's size, rate and length.

use super::RenderPaths;
use super::inputs::{Reading, seconds};
use super::limits::square_pixels;
use crate::plan::RenderPlan;

/// Where a picture lies half-way between two frames of the output, it is shown at the later one, whatever the rounding of
/// times: all pictures count as so much later, in s. That is far less than half a frame, and between the times at which
/// recordings of usual rates with offsets in ms have their pictures.
const TIE_S: &str = "0.0001";

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
    plan: &RenderPlan,
    label: &str,
    paths: &RenderPaths,
) -> String {
    let square = square_pixels(paths);
    let (width, height, rate) = (plan.output.width, plan.output.height, plan.frame_rate);
    let (held, time_base) = (rate.held_frames(), rate.time_base());
    let preroll = seconds(reading.preroll);
    // Times are counted in a unit that a frame of every usual rate is a whole number of.
    // Without a start time, `fps` leaves the times before 0 to `trim`, and fills no hole at the start: what is left is the
    // segment's own. The second `fps` and `tpad` hold the pictures at both ends.
    format!(
        "[{input}:V:0]settb=1/6000000,setpts=PTS-({preroll}-{TIE_S})/TB,\
         fps={rate},trim=start_pts=0:end_pts={frames},{square},\
         scale={width}:{height}:force_original_aspect_ratio=increase\
         :in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,\
         crop={width}:{height},setsar=1,format=yuv420p,split=2[{OWN}][held];\
         [held]fps={rate}:start_time=0,tpad=stop_mode=clone:stop={held},trim=end_frame={frames},\
         settb={time_base},setpts=N[{label}]"
    )
}

/// Frames of black, named `label`.
pub(super) fn black_chain(frames: u64, plan: &RenderPlan, label: &str) -> String {
    let (width, height, rate) = (plan.output.width, plan.output.height, plan.frame_rate);
    format!("color=c=black:s={width}x{height}:r={rate},setsar=1,format=yuv420p,trim=end_frame={frames}[{label}]")
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
