//! How ffprobe looks at a recording.

use super::RenderPaths;
use super::arguments::Arguments;
use super::inputs::remote;
use super::limits::RenderLimits;

/// How long ffprobe may take to look at a recording, in ms.
pub const MEDIA_PROBE_MS: u64 = 60_000;

/// What is asked of a recording: what [`read_media_probe`](crate::recording::read_media_probe) reads, and nothing else, so that a
/// file with a library of tags has no long answer.
const ASKED: &str = "format=format_name,start_time,duration\
    :stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,r_frame_rate,avg_frame_rate,field_order,pix_fmt,\
color_primaries,color_transfer,color_space,color_range,channels,channel_layout,sample_rate,start_time,duration,nb_frames\
    :stream_tags=DURATION:stream_disposition=attached_pic,timed_thumbnails:stream_side_data=rotation";

/// The arguments with which ffprobe describes a recording as JSON, read as a render reads it: through a proxy, if there is one,
/// and without decoding pictures that no render would.
#[must_use]
pub fn media_probe_arguments(url: &str, proxy: Option<&str>) -> Vec<String> {
    let paths = RenderPaths {
        proxy: proxy.map(str::to_owned),
        limits: Some(RenderLimits::default()),
        ..RenderPaths::default()
    };
    // A server's status is a warning of its own, which says more than the error after it.
    Arguments::words("-v warning")
        .then(remote(&paths))
        .and("-print_format json -show_entries")
        .value(ASKED)
        .and("-i")
        .value(url)
        .into_vec()
}
