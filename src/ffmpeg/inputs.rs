//! What ffmpeg reads, and how it is kept from reading anything else.

use super::RenderPaths;
use super::arguments::Arguments;
use super::limits::decoding;
use crate::media::demuxers_read;
use crate::plan::{FrameRate, PlanMedia, Segment};

/// The switches of every run: no questions, and progress on standard output, so often that the last block tells where a run
/// ended.
pub(super) const GLOBAL: &str =
    "-hide_banner -nostdin -y -loglevel warning -nostats -stats_period 0.02 -progress pipe:1";

/// The same for a run that measures: what it measured is only told at this level.
pub(super) const MEASURING: &str = "-hide_banner -nostdin -y -loglevel info -nostats -progress pipe:1 -xerror";

/// An error where a source ends early or is damaged. Without it ffmpeg goes on with what it has and reports success.
pub(super) const STRICT: &str = "-xerror";

/// How every mezzanine is read: a server may be silent for 30 s (in µs), and a connection that is lost is made again, with
/// waits of at most 4 s.
const REMOTE: &str = "-rw_timeout 30000000 -reconnect 1 -reconnect_delay_max 4";

/// Mezzanines come from users: they are read over http and https alone, redirects included; of a proxy https needs a tunnel. Which
/// containers are read is [`demuxers_read`]'s to say.
const PROTOCOLS: &str = "-protocol_whitelist http,https,tcp,tls";
const PROTOCOLS_THROUGH_PROXY: &str = "-protocol_whitelist http,https,httpproxy,tcp,tls -http_proxy";

/// Reading begins so long before what is wanted, in s: in MXF a seek may land half a frame late, and in MP3 the first frames
/// after one are lost.
pub(super) const PREROLL_S: f64 = 0.25;

/// Pictures are read from whole multiples of this on, in ms: ffmpeg rounds a start to the file's own unit of time, and this
/// is a whole number of the usual ones (1/600, 1/1000, 1/12800, 1/15360, 1/24000, 1/30000 and 1/90000 s). So a picture has the
/// same time wherever reading begins.
const SEEK_STEP_MS: f64 = 50.0;

/// Sound is read so far beyond its end, in s.
pub(super) const SLACK_S: f64 = 0.25;

/// Where something is read in its source, in s.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// Where reading begins, from the file's beginning; none for the beginning itself.
    pub(super) seek: Option<f64>,
    /// How much before what is wanted reading begins.
    pub(super) preroll: f64,
    /// Where what is wanted begins, by the clock that the run counts by.
    pub(super) wanted: f64,
    /// Whether the run counts by the file's own clock. ffmpeg's begins with the first stream that a run reads, and pictures and
    /// sound are read in runs of their own.
    pub(super) own_clock: bool,
}

impl Reading {
    /// What begins `start` s after the recording's beginning, of a recording that was looked at or not.
    pub(super) fn of(start: f64, media: Option<&PlanMedia>, lead_ms: impl Fn(&PlanMedia) -> Option<f64>) -> Self {
        let lead = media.map_or(Some(PREROLL_S), |media| lead_ms(media).map(|lead_ms| lead_ms / 1000.0));
        let preroll = lead.map_or(start, |lead| start.min(lead));
        let seek = lead.map(|_| start - preroll);
        Self {
            seek,
            preroll,
            wanted: media.map_or(preroll, |media| media.origin_ms / 1000.0 + start),
            own_clock: media.is_some(),
        }
    }

    fn arguments(&self) -> Arguments {
        let clock = if self.own_clock {
            Arguments::words("-copyts")
        } else {
            Arguments::default()
        };
        match self.seek {
            Some(seek) => clock.and(&format!("-ss {}", seconds(seek))),
            None => clock,
        }
    }

    /// The same, from a whole multiple of [`SEEK_STEP_MS`] on.
    pub(super) fn on_grid(self) -> Self {
        let Some(seek) = self.seek else { return self };
        // Without what is left of calculating with fractions, which would lead to the multiple before.
        let seek_ms = (seek * 1e6).round() / 1e3;
        let earlier = (seek_ms - (seek_ms / SEEK_STEP_MS).floor() * SEEK_STEP_MS) / 1000.0;
        Self {
            seek: Some(seek - earlier),
            preroll: self.preroll + earlier,
            wanted: if self.own_clock {
                self.wanted
            } else {
                self.wanted + earlier
            },
            ..self
        }
    }

    /// What a segment needs from frame `first` of an output on that begins at `origin_ms` of the programme and has a rate.
    ///
    /// The start is taken from the frame and not from the cut's time, so that a moment of the programme shows the same
    /// moment of the source whatever cut it lies in.
    pub(super) fn from_frame(
        segment: &Segment,
        media: Option<&PlanMedia>,
        origin_ms: f64,
        (first, rate): (u64, FrameRate),
    ) -> Self {
        let offset_ms = segment.source_start_ms.unwrap_or_default() - segment.start_ms;
        let start_ms = (origin_ms + rate.frame_start_ms(first) + offset_ms).max(0.0);
        Self::of(start_ms / 1000.0, media, |media| media.lead_ms).on_grid()
    }
}

/// A number of seconds as ffmpeg reads it.
pub(super) fn seconds(value: f64) -> String {
    format!("{value:.6}")
}

/// Reads the pictures of a mezzanine, through a proxy if there is one, until the run needs no more of them.
///
/// They come from the key frame before `seek` on, with negative times: ffmpeg's own cut at `seek` would drop the frame that is
/// still seen there, which is seconds older where a source has few frames.
pub(super) fn picture_input(url: &str, reading: &Reading, paths: &RenderPaths) -> Arguments {
    remote(paths)
        .and("-noaccurate_seek")
        .then(reading.arguments())
        .and("-i")
        .value(url)
}

/// Reads `take` seconds of a mezzanine's sound, and what lies before it, through a proxy if there is one.
pub(super) fn sound_input(url: &str, reading: &Reading, take: f64, paths: &RenderPaths) -> Arguments {
    remote(paths)
        .then(reading.arguments())
        .and(&format!("-t {} -i", seconds(reading.preroll + take)))
        .value(url)
}

/// How what others wrote is read: with which limits, over which ways, in which containers.
pub(super) fn remote(paths: &RenderPaths) -> Arguments {
    let remote = decoding(paths).and(REMOTE);
    let remote = match &paths.proxy {
        Some(proxy) => remote.and(PROTOCOLS_THROUGH_PROXY).value(proxy),
        None => remote.and(PROTOCOLS),
    };
    remote.and("-format_whitelist").value(demuxers_read())
}

/// Reads a file that was written for the render.
pub(super) fn local_input(format: &str, path: &str) -> Arguments {
    Arguments::words(&format!("-f {format} -protocol_whitelist file -i")).file(path)
}

/// The same, from a frame on. A time between two frames leads to the later one.
pub(super) fn local_frame(format: &str, path: &str, frame: u64, rate: FrameRate) -> Arguments {
    // Far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let start = (frame as f64 - 0.5) / rate.as_f64();
    Arguments::words(&format!("-ss {}", seconds(start.max(0.0)))).then(local_input(format, path))
}
