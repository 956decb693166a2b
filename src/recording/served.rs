//! What a server says of a recording's file: which one it is, and whether parts of it can be asked for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a server says of a recording's file, to a request for its first byte.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct MediaServed {
    /// Its `ETag`, as it came; null where there is none.
    pub etag: Option<String>,
    /// Its `Last-Modified`, as it came; null where there is none.
    pub last_modified: Option<String>,
    /// How many bytes it has; null where the server does not tell.
    pub length_bytes: Option<u64>,
    /// Whether it can be read in parts. Without that, each cut reads the file from its beginning.
    pub ranges: bool,
}

/// A header that is longer says nothing.
const LONGEST: usize = 1_000;

const OK: u16 = 200;
const PARTIAL_CONTENT: u16 = 206;

impl MediaServed {
    /// Whether this is the same file as before, as far as servers tell: never where both have nothing to compare.
    #[must_use]
    pub fn is_same_as(&self, before: &Self) -> bool {
        self.version().is_some() && self.version() == before.version()
    }

    /// What tells this file from what was or will be at the same address; none where the server says too little. A weak `ETag` is
    /// the same for files that differ.
    pub(crate) fn version(&self) -> Option<(Option<&str>, Option<&str>, Option<u64>)> {
        let etag = self.etag.as_deref().filter(|etag| !etag.starts_with("W/"));
        let is_told = etag.is_some() || (self.last_modified.is_some() && self.length_bytes.is_some());
        is_told.then_some((etag, self.last_modified.as_deref(), self.length_bytes))
    }
}

/// Reads the answer to a request for a file's first byte (`Range: bytes=0-0`); the headers' names are in lower case. None for an
/// answer that is not the file.
/// Source: <https://www.rfc-editor.org/rfc/rfc9110#name-range-requests>.
#[must_use]
pub fn read_media_headers(status: u16, headers: &BTreeMap<String, String>) -> Option<MediaServed> {
    let header = |name: &str| {
        headers
            .get(name)
            .map(|value| value.trim())
            .filter(|value| value.len() <= LONGEST)
    };
    let ranges = status == PARTIAL_CONTENT;
    if !ranges && status != OK {
        return None;
    }
    let length = if ranges {
        header("content-range")
            .and_then(|range| range.rsplit_once('/'))
            .map(|(_, length)| length)
    } else {
        header("content-length")
    };
    let text = |name| header(name).filter(|value| !value.is_empty()).map(str::to_owned);
    Some(MediaServed {
        etag: text("etag"),
        last_modified: text("last-modified"),
        length_bytes: length.and_then(|length| length.parse().ok()),
        ranges,
    })
}
