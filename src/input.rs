//! Reading data that someone else wrote: a field of the wrong kind is remembered, not refused, so that everything that is
//! wrong becomes findings, all at once.
//!
//! Documents come as JSON text. Only known structure is built, and what no type knows is skipped without recursion, so
//! that a hostile depth costs no stack. A list has at most [`MAX_ITEMS`] items.

mod json;
mod lenient;

use std::fmt;

use serde::de::IgnoredAny;
use serde::{Serialize, Serializer};

pub use json::Malformed;
pub(crate) use json::{LARGEST_EXACT, as_double, from_json, printed_number, to_json};
pub use lenient::Lenient;
pub(crate) use lenient::ReadFrom;

/// The most items that a list may have: more are no EDL.
pub(crate) const MAX_ITEMS: usize = 1_000_000;

/// What a value is that is not what was wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Boolean,
    /// A number, NaN and the infinities included.
    Number,
    /// Text.
    Text,
    /// Bytes, such as a `Uint8Array`.
    Bytes,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// A stable name, for params.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Text => "text",
            Self::Bytes => "bytes",
            Self::List => "list",
            Self::Object => "object",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text => "text",
            Self::Bytes => "bytes",
            Self::List => "a list",
            Self::Object => "an object",
        })
    }
}

/// A field that no rule reads. It may hold anything, and makes no difference to a digest.
pub(crate) type Unjudged = Option<IgnoredAny>;

/// Serializes an [`Unjudged`] field for digests: always null.
// Serde passes the field by reference.
#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref)]
pub(crate) fn as_null<S: Serializer>(_: &Unjudged, serializer: S) -> Result<S::Ok, S::Error> {
    ().serialize(serializer)
}
