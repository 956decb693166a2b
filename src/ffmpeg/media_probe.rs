//! How ffprobe looks at a recording.

use super::arguments::Arguments;
use super::inputs::network;

/// How long ffprobe may take to look at a recording, in ms.
pub const MEDIA_PROBE_MS: u64 = 60_000;

/// The arguments with which ffprobe describes a recording as JSON, read as a render reads it: through a proxy, if there is one.
#[must_use]
pub fn media_probe_arguments(url: &str, proxy: Option<&str>) -> Vec<String> {
    // A server's status is a warning of its own, which says more than the error after it.
    Arguments::words("-v warning")
        .then(network(proxy))
        .and("-print_format json -show_format -show_streams -i")
        .value(url)
        .into_vec()
}
