//! The times, sizes and fixed answers of a worker.

use serde::Serialize;

use crate::ffmpeg::{MEDIA_PROBE_MS, STDERR_BYTES};

/// What both workers go by. Times are in ms, sizes in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct WorkerRules {
    /// How long a process may take to end after SIGTERM, before it gets SIGKILL. Short, because a worker that could not
    /// renew its lease stops shortly before the lease ends.
    pub stop_grace_ms: u64,
    /// How long output is still read after a process ended, where another process holds its pipes open.
    pub drain_ms: u64,
    /// How much of the end of a process's standard error is kept.
    pub stderr_bytes: usize,
    /// How long ffmpeg and ffprobe may take to print their version and abilities.
    pub program_answer_ms: u64,
    /// How long ffprobe may take to look at a recording.
    pub media_probe_ms: u64,
    /// How often a worker that can't render checks again: to install ffmpeg is enough.
    pub recheck_ms: u64,
    /// How often the free disk space is checked during a render.
    pub space_check_ms: u64,
    /// The waits between tries to hand over a file or a report. After them it is tried a last time.
    #[cfg_attr(feature = "wasm", tsify(type = "number[]"))]
    pub retry_waits_ms: [u64; 7],
    /// How long the media proxy waits until any of a host's addresses accepts the connection.
    pub connect_ms: u64,
    /// How long it waits for one address before it tries the next one, if there is one.
    pub next_address_ms: u64,
    /// The longest head of a request that it reads: more than the longest URL that the gate lets pass, with ffmpeg's headers.
    pub proxy_head_bytes: usize,
    /// What it answers a client that asked for a tunnel, once there is a connection.
    pub proxy_connected: &'static str,
    /// What it answers where there is none: [`explain_failure`](crate::ffmpeg::explain_failure) looks for the status.
    pub proxy_refused: &'static str,
}

/// The values.
pub const WORKER_RULES: WorkerRules = WorkerRules {
    stop_grace_ms: 500,
    drain_ms: 500,
    stderr_bytes: STDERR_BYTES,
    program_answer_ms: 5_000,
    media_probe_ms: MEDIA_PROBE_MS,
    recheck_ms: 15_000,
    space_check_ms: 1_000,
    retry_waits_ms: [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000],
    connect_ms: 10_000,
    next_address_ms: 2_000,
    proxy_head_bytes: 32 * 1024,
    proxy_connected: "HTTP/1.1 200 Connection established\r\n\r\n",
    proxy_refused: "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
};

/// When the worker that holds a lease reports, in ms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LeaseTiming {
    /// How often it looks whether there is anything to report.
    pub report_ms: u32,
    /// After so long it reports although nothing is new: the answer renews the lease, and says whether the job was cancelled.
    /// Between once and twice `report_ms`, so that a worker hears of a cancelled job within a second.
    pub heartbeat_ms: u32,
    /// How long after the last renewal it stops: some time before the lease ends, so that its ffmpeg has ended when the job
    /// is given to another worker.
    pub stop_after_ms: u32,
}

/// When the worker that holds a lease of `lease_ms` reports.
#[must_use]
pub fn lease_timing(lease_ms: u32) -> LeaseTiming {
    LeaseTiming {
        report_ms: (lease_ms / 6).min(500),
        heartbeat_ms: (lease_ms / 4).min(750),
        stop_after_ms: lease_ms - lease_ms / 6,
    }
}
