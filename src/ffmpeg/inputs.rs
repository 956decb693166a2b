//! What ffmpeg reads, and how it is kept from reading anything else.

use super::arguments::Arguments;
use crate::decimal::rounded;
use crate::media::demuxers_read;
use crate::plan::{Segment, frame_start_ms};

/// The switches of every run: no questions, progress on standard output, and an error where a source ends early or is
/// damaged. Without `-xerror` ffmpeg goes on with what it has and reports success.
pub(super) const GLOBAL: &str = "-hide_banner -nostdin -y -loglevel warning -nostats -progress pipe:1 -xerror";

/// The same for a run that measures: what it measured is only told at this level.
pub(super) const MEASURING: &str = "-hide_banner -nostdin -y -loglevel info -nostats -progress pipe:1 -xerror";

/// How every mezzanine is read.
///
/// - Decoders of one run each take threads and frames of memory, and only one of them works at a time: two threads.
/// - A server may be silent for 30 s (in µs). Sources of later segments are opened at the start and lie idle until then, so
///   that their connections may be lost: they are made again, with waits of at most 4 s.
const REMOTE: &str = "-threads 2 -rw_timeout 30000000 -reconnect 1 -reconnect_delay_max 4";

/// Mezzanines come from users: they are read over http and https alone, redirects included; of a proxy https needs a tunnel. Which
/// containers are read is [`demuxers_read`]'s to say.
const PROTOCOLS: &str = "-protocol_whitelist http,https,tcp,tls";
const PROTOCOLS_THROUGH_PROXY: &str = "-protocol_whitelist http,https,httpproxy,tcp,tls -http_proxy";

/// Read before a segment's start, in s, so that the frame that is still seen at the start is there: 4 frames per second.
const PREROLL_S: f64 = 0.25;

/// Read beyond a segment's end, in s.
pub(super) const SLACK_S: f64 = 0.25;

/// A part of a source that is read, in s.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// Where reading begins in the source.
    pub(super) seek: f64,
    /// How much of that lies before what is wanted.
    pub(super) preroll: f64,
    /// How much is read.
    pub(super) take: f64,
}

impl Reading {
    /// What `frames` of a segment need, beginning at frame `first` of an output that begins at `origin_ms` of the programme.
    ///
    /// The start is taken from the frame and not from the cut's time, so that a moment of the programme shows the same
    /// moment of the source whatever cut it lies in.
    pub(super) fn of_frames(segment: &Segment, origin_ms: f64, first: u64, frames: u64) -> Self {
        let offset_ms = segment.source_start_ms.unwrap_or_default() - segment.start_ms;
        let start = ((origin_ms + frame_start_ms(first) + offset_ms) / 1000.0).max(0.0);
        let preroll = start.min(PREROLL_S);
        Self {
            seek: start - preroll,
            preroll,
            take: preroll + seconds_of(frames) + SLACK_S,
        }
    }
}

/// The length of a number of frames, in s.
fn seconds_of(frames: u64) -> f64 {
    frame_start_ms(frames) / 1000.0
}

/// A number of seconds as ffmpeg reads it.
pub(super) fn seconds(value: f64) -> String {
    rounded(value, 6)
}

/// Reads a part of a mezzanine, through a proxy if there is one.
pub(super) fn remote_input(url: &str, seek: f64, take: f64, proxy: Option<&str>) -> Arguments {
    let remote = Arguments::words(REMOTE);
    let remote = match proxy {
        Some(proxy) => remote.and(PROTOCOLS_THROUGH_PROXY).value(proxy),
        None => remote.and(PROTOCOLS),
    };
    remote
        .and("-format_whitelist")
        .value(demuxers_read())
        .and("-ss")
        .value(seconds(seek))
        .and("-t")
        .value(seconds(take))
        .and("-i")
        .value(url)
}

/// Reads a file that was written for the render.
pub(super) fn local_input(format: &str, path: &str) -> Arguments {
    Arguments::words("-f")
        .and(format)
        .and("-protocol_whitelist file -i")
        .file(path)
}
