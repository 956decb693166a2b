//! What the worker tells: one line for each thing that happens, on standard error, without secrets.

use std::time::SystemTime;

/// Seconds since the epoch in front, so that lines can be held against the server's.
pub(crate) fn line(text: &str) {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    eprintln!("{}.{:03} {text}", now.as_secs(), now.subsec_millis());
}
