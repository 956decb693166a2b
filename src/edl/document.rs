//! An EDL as it comes: an object, JSON text, UTF-8 bytes, or none of these.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer};

use super::CanonicalEdl;
use super::written::WrittenEdl;
use crate::given::{Entries, Fill, Given, Kind, Place, Shape, Wanted};

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

impl Wanted for EdlDocument {
    const SHAPE: &'static Shape = <Given<CanonicalEdl>>::SHAPE;
}

impl Place for EdlDocument {
    fn wrong(&mut self, kind: Kind) {
        *self = Self::Wrong(kind);
    }

    fn text(&mut self, text: &str) -> bool {
        *self = Self::parse(text.as_bytes());
        true
    }

    fn bytes(&mut self, bytes: &[u8]) -> bool {
        *self = Self::parse(bytes);
        true
    }

    fn object(&mut self) -> Option<Entries<'_>> {
        *self = Self::Edl(Box::default());
        match self {
            Self::Edl(edl) => Some(Entries::Fields(&mut **edl)),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for EdlDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut document = Self::default();
        Fill(&mut document).deserialize(deserializer)?;
        Ok(document)
    }
}
