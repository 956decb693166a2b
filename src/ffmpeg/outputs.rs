//! What ffmpeg writes, and how it is encoded.

use super::arguments::Arguments;
use crate::format::FormatSpec;
use crate::plan::RenderPlan;

/// Samples per second of every output's sound.
pub(super) const AUDIO_RATE: u32 = 48_000;

/// Encodes pictures as H.264. At a fixed CRF the preset trades time for size and hardly for quality; an operator waits for
/// the render.
pub(super) fn video_codec(plan: &RenderPlan) -> Arguments {
    Arguments::words("-c:v libx264 -preset veryfast -pix_fmt yuv420p")
        .and("-color_range tv -colorspace bt709 -color_primaries bt709 -color_trc bt709")
        .and(&format!("-crf {} -r {}", plan.output.crf, plan.frame_rate))
}

/// Writes the picture named `mark` and the sound that is mapped as `from`, through `filter` if there is one, with nothing
/// lost.
pub(super) fn lossless(mark: &str, from: &str, filter: Option<String>, path: &str) -> Arguments {
    let mapped = Arguments::words(&format!("-map [{mark}] -c:v mjpeg -map {from}"));
    let filtered = match filter {
        Some(filter) => mapped.and("-af").value(filter),
        None => mapped,
    };
    filtered
        .and("-c:a flac -compression_level 0 -sample_fmt s32 -bits_per_raw_sample 24")
        .and("-map_metadata -1 -map_chapters -1 -f matroska")
        .file(path)
}

/// Writes the sound of input 0, if it has any, through `filter`, as AAC, beside the mark that is its picture.
pub(super) fn aac(filter: &str, output: &FormatSpec, path: &str) -> Arguments {
    Arguments::words("-map 0:v:0 -c:v copy -map 0:a:0? -af")
        .value(filter)
        .and(&format!(
            "-c:a aac -ac 2 -b:a {} -ar {AUDIO_RATE}",
            output.audio_bitrate
        ))
        .then(part(path))
}

/// Ends an MP4: chapters from input `chapters`, nothing of the sources' own metadata (cameras write down where they were),
/// and the index at the front, so that it plays while it loads.
pub(super) fn mp4(chapters: Option<usize>, path: &str) -> Arguments {
    let chapters = chapters.map_or_else(|| "-1".to_owned(), |input| input.to_string());
    // Without the specifiers the chapters would lose their titles too.
    let words = format!("-map_metadata:g -1 -map_metadata:s -1 -map_chapters {chapters} -movflags +faststart -f mp4");
    Arguments::words(&words).file(path)
}

/// Counts the pictures named `label` and throws them away. As the first output of its run, it is the one whose frames ffmpeg
/// counts in its progress.
pub(super) fn counted(label: &str) -> Arguments {
    Arguments::words(&format!("-map [{label}] -fps_mode passthrough -f null -"))
}

/// Ends an MP4 that is only read to be joined with others: nothing but its pictures.
pub(super) fn part(path: &str) -> Arguments {
    Arguments::words("-map_metadata -1 -map_chapters -1 -f mp4").file(path)
}

/// Writes the stream named `label`, which is of full range, as one JPEG.
pub(super) fn jpeg(label: &str, path: &str) -> Arguments {
    Arguments::words(&format!("-map [{label}]"))
        .and("-map_metadata -1 -frames:v 1 -c:v mjpeg -strict unofficial -color_range pc -q:v 2 -f image2 -update 1")
        .file(path)
}
