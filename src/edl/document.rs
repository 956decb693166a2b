//! An EDL as it comes: an object, JSON text, UTF-8 bytes, or none of these.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess};

use super::CanonicalEdl;
use super::written::WrittenEdl;
use crate::given::{Given, Kind, Read, Shape, Shaped};

/// A canonical EDL, or why it is none. Any plain data can be read as one.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum EdlDocument {
    /// Nothing, or null.
    #[default]
    Absent,
    /// A value that is neither an object nor its text or bytes.
    Wrong(Kind),
    /// Text that is not JSON.
    Broken {
        /// The line of the error, from 1.
        line: usize,
        /// The column of the error, from 1; 0 before the first character.
        column: usize,
        /// What the parser expected.
        why: String,
    },
    /// An object.
    Edl(Box<CanonicalEdl>),
}

impl EdlDocument {
    /// Reads JSON text from its UTF-8 bytes.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        WrittenEdl::parse(bytes).into_document()
    }

    /// The EDL, where it is one.
    #[must_use]
    pub fn edl(&self) -> Option<&CanonicalEdl> {
        match self {
            Self::Edl(edl) => Some(edl),
            Self::Absent | Self::Wrong(_) | Self::Broken { .. } => None,
        }
    }
}

impl From<Given<CanonicalEdl>> for EdlDocument {
    fn from(given: Given<CanonicalEdl>) -> Self {
        match given {
            Given::Absent => Self::Absent,
            Given::Wrong(kind) => Self::Wrong(kind),
            Given::Value(edl) => Self::Edl(Box::new(edl)),
        }
    }
}

impl Shaped for EdlDocument {
    const SHAPE: &'static Shape = Carrier::SHAPE;
}

struct Carrier(EdlDocument);

impl Read for Carrier {
    const SHAPE: &'static Shape = CanonicalEdl::SHAPE;

    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        Some(Self(EdlDocument::parse(text.as_bytes())))
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(EdlDocument::parse(bytes)))
    }

    fn from_object<'de, A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        let edl = CanonicalEdl::from_object(object)?;
        Ok(edl.map(|edl| Self(EdlDocument::Edl(Box::new(edl)))))
    }
}

impl<'de> Deserialize<'de> for EdlDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Given::deserialize(deserializer)? {
            Given::Absent => Self::Absent,
            Given::Wrong(kind) => Self::Wrong(kind),
            Given::Value(Carrier(document)) => document,
        })
    }
}
