//! Plain data that a caller laid out flat: one list of numbers for what they are, one text for all strings.
//!
//! A value is its kind, and then: a number itself; of a list how many items, and these; of an object that is read as a
//! struct for each field its place among them and its value, and [`END`]; of one that is read as a map for each entry its
//! key's length and its value, and [`END`]. A text is [`TEXT`] plus its length. Lengths are in bytes of UTF-8. Of
//! which lists and objects the parts are laid out, and what fields there are, says the
//! [`Shape`](crate::given::Shape) of what is read.

use serde::de::value::{StrDeserializer, U64Deserializer};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::Failure;

/// In place of the next key of an object.
const END: f64 = -1.0;
const NULL: f64 = 0.0;
const TRUE: f64 = 1.0;
const FALSE: f64 = 2.0;
const NUMBER: f64 = 3.0;
const LIST: f64 = 4.0;
const STRUCT: f64 = 5.0;
const MAP: f64 = 6.0;
/// A list whose items nobody reads.
const ANY_LIST: f64 = 7.0;
/// An object whose entries nobody reads.
const ANY_OBJECT: f64 = 8.0;
const TEXT: f64 = 16.0;

/// Laid out data, and how much of them is read.
#[derive(Debug)]
pub(crate) struct Laid<'de> {
    cells: std::slice::Iter<'de, f64>,
    text: &'de str,
}

impl<'de> Laid<'de> {
    pub(crate) fn new(cells: &'de [f64], text: &'de str) -> Self {
        Self {
            cells: cells.iter(),
            text,
        }
    }

    fn cell(&mut self) -> Result<f64, Failure> {
        self.cells.next().copied().ok_or_else(torn)
    }

    /// A cell that says how many, or which.
    fn count(&mut self) -> Result<usize, Failure> {
        self.cell().map(whole)
    }

    /// Takes so many bytes of the text.
    fn take(&mut self, bytes: usize) -> Result<&'de str, Failure> {
        let (taken, rest) = self.text.split_at_checked(bytes).ok_or_else(torn)?;
        self.text = rest;
        Ok(taken)
    }
}

/// What is no length is none that anything has.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
const fn whole(cell: f64) -> usize {
    cell as usize
}

#[cold]
fn torn() -> Failure {
    Failure::new("not laid out as it should be")
}

impl<'de> Deserializer<'de> for &mut Laid<'de> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let kind = self.cell()?;
        if kind >= TEXT {
            visitor.visit_borrowed_str(self.take(whole(kind - TEXT))?)
        } else if kind == NUMBER {
            // `+ 0.0` makes of -0 a 0, as everywhere.
            visitor.visit_f64(self.cell()? + 0.0)
        } else if kind == STRUCT || kind == MAP || kind == ANY_OBJECT {
            visitor.visit_map(Entries { laid: self, kind })
        } else if kind == LIST {
            let left = self.count()?;
            visitor.visit_seq(Items { laid: self, left })
        } else if kind == ANY_LIST {
            visitor.visit_seq(Items { laid: self, left: 0 })
        } else if kind == NULL {
            visitor.visit_unit()
        } else if kind == TRUE || kind == FALSE {
            visitor.visit_bool(kind == TRUE)
        } else {
            Err(torn())
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        if self.cells.as_slice().first() == Some(&NULL) {
            self.cell()?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// The items of a list.
struct Items<'l, 'de> {
    laid: &'l mut Laid<'de>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        let Some(left) = self.left.checked_sub(1) else {
            return Ok(None);
        };
        self.left = left;
        seed.deserialize(&mut *self.laid).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// The entries of an object.
struct Entries<'l, 'de> {
    laid: &'l mut Laid<'de>,
    kind: f64,
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        if self.kind == ANY_OBJECT {
            return Ok(None);
        }
        let cell = self.laid.cell()?;
        if cell == END {
            return Ok(None);
        }
        if self.kind == STRUCT {
            let place: U64Deserializer<Failure> = (whole(cell) as u64).into_deserializer();
            return seed.deserialize(place).map(Some);
        }
        let key: StrDeserializer<'_, Failure> = self.laid.take(whole(cell))?.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Failure> {
        seed.deserialize(&mut *self.laid)
    }
}
