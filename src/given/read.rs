//! Reading a value to where it goes.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Entries, Field, Fields, Given, Kind, List, MAX_ITEMS, Map, Place, Wanted};

impl<'de, T> Deserialize<'de> for Given<T>
where
    Self: Wanted,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut given = Self::default();
        Fill(&mut given).deserialize(deserializer)?;
        Ok(given)
    }
}

/// Why a list is refused that has more than [`MAX_ITEMS`].
#[cold]
pub(crate) fn too_many_items<E: Error>() -> E {
    E::custom(format_args!("a list has more than {MAX_ITEMS} items"))
}

/// Reads a value to a place.
pub(crate) struct Fill<'p>(pub(crate) &'p mut dyn Place);

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl Fill<'_> {
    fn list<'de, A: SeqAccess<'de>>(list: &mut dyn List, mut given: A) -> Result<(), A::Error> {
        while given.next_element_seed(Item(&mut *list))?.is_some() {}
        Ok(())
    }

    fn map<'de, A: MapAccess<'de>>(map: &mut dyn Map, mut given: A) -> Result<(), A::Error> {
        while let Some(key) = given.next_key()? {
            match map.entry(key) {
                Some(place) => given.next_value_seed(Fill(place))?,
                None => drop(given.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn fields<'de, A: MapAccess<'de>>(fields: &mut dyn Fields, mut given: A) -> Result<(), A::Error> {
        let mut seen = 0_u32;
        while let Some(at) = given.next_key_seed(FieldAmong(fields.fields()))? {
            let Some(place) = fields.place(at) else {
                given.next_value::<IgnoredAny>()?;
                continue;
            };
            let bit = 1 << at;
            if seen & bit != 0 {
                let name = fields.fields().get(at).map_or("", |field| field.name);
                return Err(A::Error::duplicate_field(name));
            }
            seen |= bit;
            given.next_value_seed(Fill(place))?;
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("plain data")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<(), E> {
        self.0.take_boolean(boolean);
        Ok(())
    }

    // Times above 2^53 are refused as such, so what rounding does to them does not matter.
    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.0.take_number(number);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.take_text(text);
        Ok(())
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<(), E> {
        self.0.take_bytes(bytes);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut given: A) -> Result<(), A::Error> {
        if let Some(list) = self.0.list() {
            return Self::list(list, given);
        }
        while given.next_element::<IgnoredAny>()?.is_some() {}
        self.0.wrong(Kind::List);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut given: A) -> Result<(), A::Error> {
        match self.0.object() {
            Some(Entries::Fields(fields)) => return Self::fields(fields, given),
            Some(Entries::Map(map)) => return Self::map(map, given),
            None => {}
        }
        while given.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.0.wrong(Kind::Object);
        Ok(())
    }
}

/// Reads the next item of a list.
struct Item<'l>(&'l mut dyn List);

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let place = self.0.push().ok_or_else(too_many_items)?;
        Fill(place).deserialize(deserializer)
    }
}

/// Reads a key as where its field stands among these; a key of none is beyond their end.
struct FieldAmong(&'static [Field]);

impl<'de> DeserializeSeed<'de> for FieldAmong {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<usize, D::Error> {
        key.deserialize_identifier(self)
    }
}

impl Visitor<'_> for FieldAmong {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<usize, E> {
        let at = self.0.iter().position(|field| field.name == key);
        Ok(at.unwrap_or(usize::MAX))
    }
}
