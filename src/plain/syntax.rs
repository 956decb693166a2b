//! What is wrong with text that is not JSON, and where.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// Why a text is not JSON, or not the JSON that was wanted.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    /// The line of the error, from 1.
    pub(crate) line: usize,
    /// The column of the error, from 1; 0 before the first character.
    pub(crate) column: usize,
    /// What was expected.
    pub(crate) why: String,
}

impl SyntaxError {
    /// What `serde_json` says is wrong; where it finds nothing, as the JSON was not the wanted one, what the reader said
    /// and where it had come to.
    #[cold]
    pub(super) fn find(bytes: &[u8], at: usize, why: &str) -> Self {
        let Err(error) = serde_json::from_slice::<Strict>(bytes) else {
            let read = bytes.get(..at).unwrap_or(bytes);
            let mut lines = read.rsplit(|byte| *byte == b'\n');
            return Self {
                column: lines.next().map_or(0, <[u8]>::len),
                line: 1 + lines.count(),
                why: why.to_owned(),
            };
        };
        let text = error.to_string();
        Self {
            line: error.line(),
            column: error.column(),
            why: text.split(" at line ").next().unwrap_or_default().to_owned(),
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, why } = self;
        write!(formatter, "{why} at line {line} column {column}")
    }
}

/// JSON whose every part has to be right, of which nothing is kept.
struct Strict;

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Self;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self, A::Error> {
        while object.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}
