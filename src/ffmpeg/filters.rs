//! The filter graph of a segment: brought to the output's size, rate and length.

use super::RenderPaths;
use super::inputs::{Reading, seconds};
use super::limits::square_pixels;
use crate::plan::{ColourMatrix, PlanFraming, PlanPicture, RenderPlan};
use crate::recording::WideColours;

/// Where a picture lies half-way between two frames of the output, it is shown at the later one, whatever the rounding of
/// times: all pictures count as so much later, in s. That is far less than half a frame, and between the times at which
/// recordings of usual rates with offsets in ms have their pictures.
const TIE_S: &str = "0.0001";

/// The ground around a picture that fits is made by so much smaller than the output.
const GROUND: u32 = 4;

/// How much the ground is blurred, in its own pixels.
const BLUR: u32 = 10;

/// The label of the frames that a segment has of its own.
pub(super) const OWN: &str = "own";

/// The frames of one source: from input number `input`, named `label` afterwards, and those of them that are its own named
/// [`OWN`].
///
/// Everything leaves in the output's shape ([`framed`]) as BT.709. A recording that nobody looked at shows its first video that
/// is no cover.
pub(super) fn source_chain(
    (input, picture): (usize, Option<&PlanPicture>),
    framing: Option<&PlanFraming>,
    reading: &Reading,
    frames: u64,
    plan: &RenderPlan,
    label: &str,
    paths: &RenderPaths,
) -> String {
    let stream = picture.map_or_else(|| "V:0".to_owned(), |picture| picture.stream.to_string());
    let whole = picture.map_or_else(String::new, whole_pictures);
    let square = square_pixels(paths);
    let rate = plan.frame_rate;
    let (held, time_base) = (rate.held_frames(), rate.time_base());
    let wanted = seconds(reading.wanted);
    let shown = framed(picture, framing, (plan.output.width, plan.output.height));
    // Times are counted in a unit that a frame of every usual rate is a whole number of.
    // Without a start time, `fps` leaves the times before 0 to `trim`, and fills no hole at the start: what is left is the
    // segment's own. The second `fps` and `tpad` hold the pictures at both ends.
    format!(
        "[{input}:{stream}]{whole}settb=1/6000000,setpts=PTS-({wanted}-{TIE_S})/TB,\
         fps={rate},trim=start_pts=0:end_pts={frames},{square},\
         {shown},split=2[{OWN}][held];\
         [held]fps={rate}:start_time=0,tpad=stop_mode=clone:stop={held},trim=end_frame={frames},\
         settb={time_base},setpts=N[{label}]"
    )
}

/// The filters that bring pictures to the output's shape and colours. Without a framing a picture covers the output, and what is
/// beyond is cut off, the same on both sides.
fn framed(picture: Option<&PlanPicture>, framing: Option<&PlanFraming>, (width, height): (u32, u32)) -> String {
    let scaled = |shape: &str, cut: &str| scaled(picture, (width, height), shape, cut);
    match framing {
        None => scaled(
            ":force_original_aspect_ratio=increase",
            &format!("crop={width}:{height},"),
        ),
        Some(PlanFraming { x, y, zoom, fit: false }) => format!(
            "crop=max(2\\,{zoom}*min(iw\\,ih*{width}/{height})):max(2\\,{zoom}*min(ih\\,iw*{height}/{width})):\
             clip(iw*{x}-ow/2\\,0\\,iw-ow):clip(ih*{y}-oh/2\\,0\\,ih-oh),{}",
            scaled("", "")
        ),
        Some(PlanFraming { fit: true, .. }) => {
            let whole = scaled(WITHIN, "");
            // It is blurred anyway: a small one takes less time.
            let (small_width, small_height) = (width / GROUND, height / GROUND);
            format!(
                "{whole},split=2[whole][around];\
                 [around]scale={small_width}:{small_height}:force_original_aspect_ratio=increase,\
                 crop={small_width}:{small_height},gblur=sigma={BLUR},scale={width}:{height},setsar=1[ground];\
                 [ground][whole]overlay=(W-w)/2:(H-h)/2"
            )
        }
    }
}

/// Pictures keep their shape, and no side is longer than the size says.
const WITHIN: &str = ":force_original_aspect_ratio=decrease:force_divisible_by=2";

/// The filters that bring pictures to a size and to the colours of BT.709; `cut` is what is cut off then, if anything.
///
/// It scales and converts in one go, so colours beyond those of the output are brought to it when pictures have its size.
fn scaled(picture: Option<&PlanPicture>, (width, height): (u32, u32), shape: &str, cut: &str) -> String {
    match picture.and_then(|picture| Some((picture, picture.wide_colours?))) {
        Some((picture, wide)) => format!(
            "scale={width}:{height}{shape},{cut}setsar=1,{}",
            narrowed(picture, wide)
        ),
        None => format!(
            "scale={width}:{height}{shape}:{}:out_color_matrix=bt709:out_range=tv,{cut}setsar=1,format=yuv420p",
            colours(picture)
        ),
    }
}

/// One whole picture of a source, named `frame`: the first one from what is wanted on, no larger than a size.
pub(super) fn small_picture(
    (input, picture): (usize, Option<&PlanPicture>),
    reading: &Reading,
    size: (u32, u32),
    paths: &RenderPaths,
) -> String {
    let stream = picture.map_or_else(|| "V:0".to_owned(), |picture| picture.stream.to_string());
    let whole = picture.map_or_else(String::new, whole_pictures);
    let (wanted, square, shown) = (
        seconds(reading.wanted),
        square_pixels(paths),
        scaled(picture, size, WITHIN, ""),
    );
    format!("[{input}:{stream}]{whole}trim=start={wanted},trim=end_frame=1,setpts=0,{square},{shown}[frame]")
}

/// The filters that make whole pictures of fields and of transparent ones, each with a comma behind.
fn whole_pictures(picture: &PlanPicture) -> String {
    let mut filters = String::new();
    if picture.deinterlace {
        filters.push_str("bwdif=mode=send_frame,");
    }
    if picture.flatten {
        // Some formats have to have planes for it.
        filters.push_str("format=yuva420p|yuva422p|yuva444p|yuva422p10|yuva444p10|yuva444p12|gbrap|gbrap10|gbrap12,");
        filters.push_str("premultiply=inplace=1,");
    }
    filters
}

/// By which matrix and range `scale` reads the pictures. It would take the frame's own word for it, which not every decoder
/// gives.
fn colours(picture: Option<&PlanPicture>) -> String {
    let Some(picture) = picture else {
        return "in_color_matrix=bt709".to_owned();
    };
    let matrix = match picture.matrix {
        ColourMatrix::Bt601 => "bt601",
        ColourMatrix::Bt709 => "bt709",
        ColourMatrix::Bt2020 => "bt2020",
    };
    let range = if picture.full_range { "pc" } else { "tv" };
    format!("in_color_matrix={matrix}:in_range={range}")
}

/// Colours beyond those of a usual screen, brought to it. Of more light, reference white (203 cd/m², ITU-R BT.2408) stays nearly
/// what it is, and what is brighter is bent below white. It costs much, so it comes when the pictures have the output's size.
fn narrowed(picture: &PlanPicture, wide: WideColours) -> String {
    const BENT: &str = "tonemap=mobius:param=0.9:desat=0,";
    let (transfer, bent) = match wide {
        WideColours::Hlg => ("arib-std-b67", BENT),
        WideColours::Pq => ("smpte2084", BENT),
        WideColours::Sdr => ("bt709", ""),
    };
    let range = if picture.full_range { "full" } else { "limited" };
    let matrix = match picture.matrix {
        ColourMatrix::Bt601 => "170m",
        ColourMatrix::Bt709 => "709",
        ColourMatrix::Bt2020 => "2020_ncl",
    };
    // What lies outside of BT.709 is cut off as RGB: in YUV it would shift the hue.
    format!(
        "zscale=pin=bt2020:tin={transfer}:min={matrix}:rin={range}:t=linear:npl=203,format=gbrpf32le,\
         zscale=p=bt709,{bent}zscale=t=bt709,format=gbrp,\
         scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
    )
}

/// Frames of black, named `label`.
pub(super) fn black_chain(frames: u64, plan: &RenderPlan, label: &str) -> String {
    let (width, height, rate) = (plan.output.width, plan.output.height, plan.frame_rate);
    format!("color=c=black:s={width}x{height}:r={rate},setsar=1,format=yuv420p,trim=end_frame={frames}[{label}]")
}

/// Makes of the frame named `frame` one named `still`, in the colours that JPEG is read with: BT.601, full range.
pub(super) fn jpeg_colours() -> String {
    "[frame]scale=in_color_matrix=bt709:out_color_matrix=bt601:out_range=pc,format=yuv420p[still]".to_owned()
}
