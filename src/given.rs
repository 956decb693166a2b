//! Reading data of any shape: what is missing or of the wrong kind is remembered, not refused.
//!
//! A struct of [`Given`] fields can be read from any JSON text and from any plain JavaScript value, so that what is wrong
//! with it becomes findings, all at once. Only known structure is descended: a hostile depth costs no stack.

mod named;
mod object;
mod place;
mod read;

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

pub use named::Named;
pub use object::{Field, Object, Shape};
pub(crate) use object::{object, shape_of};
pub(crate) use place::MAX_ITEMS;
pub use place::{Anything, Entries, Fields, List, Map, Place, Wanted};
pub(crate) use read::{Fill, too_many_items};

/// A field of data that someone else wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Given<T> {
    /// Missing, null or undefined.
    #[default]
    Absent,
    /// What was wanted.
    Value(T),
    /// Something else.
    Wrong(Kind),
}

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

impl<T> Given<T> {
    /// The value, where there is one of the wanted kind.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Wrong(_) => None,
        }
    }

    /// The value to change, where there is one of the wanted kind.
    const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Wrong(_) => None,
        }
    }

    /// The value itself, where there is one of the wanted kind.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Wrong(_) => None,
        }
    }

    /// What `convert` makes of the value, where there is one of the wanted kind.
    pub(crate) fn map<U>(self, convert: impl FnOnce(T) -> U) -> Given<U> {
        match self {
            Self::Absent => Given::Absent,
            Self::Value(value) => Given::Value(convert(value)),
            Self::Wrong(kind) => Given::Wrong(kind),
        }
    }

    /// The same, borrowed.
    pub(crate) const fn as_ref(&self) -> Given<&T> {
        match self {
            Self::Absent => Given::Absent,
            Self::Value(value) => Given::Value(value),
            Self::Wrong(kind) => Given::Wrong(*kind),
        }
    }

    /// Whether nothing was given.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl Given<String> {
    /// The text, where there is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.value().map(String::as_str)
    }
}

impl Given<Cow<'_, str>> {
    /// The text, where there is one.
    pub(crate) fn text(&self) -> Option<&str> {
        self.value().map(AsRef::as_ref)
    }
}

impl<T> From<Option<T>> for Given<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

/// For digests alone: null for nothing, and of what is wrong only what it is.
impl<T: Serialize> Serialize for Given<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Value(value) => value.serialize(serializer),
            Self::Wrong(kind) => serializer.collect_str(kind),
        }
    }
}
