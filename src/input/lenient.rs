//! One field of data that someone else wrote.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::{Kind, MAX_ITEMS};

/// A field of data that someone else wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lenient<T> {
    /// Missing, null or undefined.
    #[default]
    Absent,
    /// What was wanted.
    Value(T),
    /// Something else.
    Wrong(Kind),
}

impl<T> Lenient<T> {
    /// The value, where there is one of the wanted kind.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
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

    /// What was given instead, where it is something else.
    #[must_use]
    pub const fn wrong(&self) -> Option<Kind> {
        match self {
            Self::Wrong(kind) => Some(*kind),
            Self::Absent | Self::Value(_) => None,
        }
    }

    /// Whether nothing was given.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl Lenient<String> {
    /// The text, where there is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.value().map(String::as_str)
    }
}

impl<T> From<Option<T>> for Lenient<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

/// For digests alone: null for nothing, and of what is wrong only what it is.
impl<T: Serialize> Serialize for Lenient<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Value(value) => value.serialize(serializer),
            Self::Wrong(kind) => serializer.collect_str(kind),
        }
    }
}

/// Which kinds of values a type is read from: by default objects, as structs are. A value of another kind is wrong; an error
/// of one of these kinds is an error of the whole document, such as a key that is there twice.
pub trait ReadFrom {
    /// The kinds.
    const KINDS: &'static [Kind] = &[Kind::Object];
}

impl ReadFrom for bool {
    const KINDS: &'static [Kind] = &[Kind::Boolean];
}

impl ReadFrom for f64 {
    const KINDS: &'static [Kind] = &[Kind::Number];
}

impl ReadFrom for String {
    const KINDS: &'static [Kind] = &[Kind::Text];
}

impl<T> ReadFrom for Vec<T> {
    const KINDS: &'static [Kind] = &[Kind::List];
}

impl<T> ReadFrom for BTreeMap<String, T> {}

impl<'de, T: Deserialize<'de> + ReadFrom> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // As an option, so that a missing field is absent without `serde(default)`.
        deserializer.deserialize_option(Reader(PhantomData))
    }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + ReadFrom> Reader<T> {
    fn read<E: Error>(kind: Kind, value: impl Deserializer<'de, Error = E>) -> Result<Lenient<T>, E> {
        if T::KINDS.contains(&kind) {
            T::deserialize(value).map(Lenient::Value)
        } else {
            Ok(Lenient::Wrong(kind))
        }
    }
}

impl<'de, T: Deserialize<'de> + ReadFrom> Visitor<'de> for Reader<T> {
    type Value = Lenient<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("plain data")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Lenient::Absent)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Lenient::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Self::read(Kind::Boolean, value.into_deserializer())
    }

    // Times above 2^53 are refused as such, so what rounding does to them does not matter.
    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        self.visit_f64(value as f64)
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        // `+ 0.0` makes of -0 a 0.
        Self::read(Kind::Number, (value + 0.0).into_deserializer())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Self::read(Kind::Text, value.into_deserializer())
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<Self::Value, E> {
        Self::read(Kind::Bytes, serde::de::value::BytesDeserializer::new(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        let mut list = Bounded { list, items: 0 };
        let read = Self::read(Kind::List, SeqAccessDeserializer::new(&mut list))?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(read)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let read = Self::read(Kind::Object, MapAccessDeserializer::new(&mut object))?;
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(read)
    }
}

/// A list of at most [`MAX_ITEMS`].
struct Bounded<A> {
    list: A,
    items: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Bounded<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let item = self.list.next_element_seed(seed)?;
        self.items += usize::from(item.is_some());
        if self.items > MAX_ITEMS {
            return Err(Error::custom(format_args!("a list has more than {MAX_ITEMS} items")));
        }
        Ok(item)
    }

    fn size_hint(&self) -> Option<usize> {
        self.list.size_hint()
    }
}
