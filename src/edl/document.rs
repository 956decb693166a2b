//! An EDL as it comes: an object, its JSON text, or neither.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::CanonicalEdl;
use crate::input::{Kind, Lenient, Malformed, ReadFrom, from_json};

/// A canonical EDL, or why it is none. Any plain data can be read as one.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum EdlDocument {
    /// Nothing, or null.
    #[default]
    Absent,
    /// A value that is neither an object nor its text.
    Wrong(Kind),
    /// Text that is not JSON.
    Malformed(Malformed),
    /// An object.
    Edl(Box<CanonicalEdl>),
}

impl EdlDocument {
    /// Reads JSON text from its UTF-8 bytes.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        from_json::<Lenient<CanonicalEdl>>(bytes).map_or_else(Self::Malformed, Self::from)
    }

    /// The EDL, where it is one.
    #[must_use]
    pub fn edl(&self) -> Option<&CanonicalEdl> {
        match self {
            Self::Edl(edl) => Some(edl),
            Self::Absent | Self::Wrong(_) | Self::Malformed(_) => None,
        }
    }
}

impl From<Lenient<CanonicalEdl>> for EdlDocument {
    fn from(given: Lenient<CanonicalEdl>) -> Self {
        match given {
            Lenient::Absent => Self::Absent,
            Lenient::Wrong(kind) => Self::Wrong(kind),
            Lenient::Value(edl) => Self::Edl(Box::new(edl)),
        }
    }
}

impl<'de> Deserialize<'de> for EdlDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Lenient::<ObjectOrText>::deserialize(deserializer)? {
            Lenient::Absent => Self::Absent,
            Lenient::Wrong(kind) => Self::Wrong(kind),
            Lenient::Value(ObjectOrText(document)) => document,
        })
    }
}

/// An EDL that is given as an object or as its JSON text.
struct ObjectOrText(EdlDocument);

impl ReadFrom for ObjectOrText {
    const KINDS: &'static [Kind] = &[Kind::Object, Kind::Text];
}

impl<'de> Deserialize<'de> for ObjectOrText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ObjectOrTextReader)
    }
}

struct ObjectOrTextReader;

impl<'de> Visitor<'de> for ObjectOrTextReader {
    type Value = ObjectOrText;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ObjectOrText, E> {
        Ok(ObjectOrText(EdlDocument::parse(text.as_bytes())))
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<ObjectOrText, A::Error> {
        let edl = Box::deserialize(MapAccessDeserializer::new(object))?;
        Ok(ObjectOrText(EdlDocument::Edl(edl)))
    }
}
