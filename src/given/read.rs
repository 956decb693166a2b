//! What can be wanted of data of any shape, and how it is read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::{Given, Kind, Shape};

/// The most items that a list may have: more are no EDL, and a list without items in it, such as `Array(2 ** 32 - 1)`, would
/// fill all memory.
pub(crate) const MAX_ITEMS: usize = 1_000_000;

/// What can be wanted. Each function takes one kind of value and answers none if that is not the wanted kind.
pub trait Read: Sized {
    /// What is read of the lists and objects among what can be taken.
    const SHAPE: &'static Shape = &Shape::FLAT;

    /// From true or false.
    #[must_use]
    fn from_boolean(_boolean: bool) -> Option<Self> {
        None
    }

    /// From a number.
    #[must_use]
    fn from_number(_number: f64) -> Option<Self> {
        None
    }

    /// From text.
    #[must_use]
    fn from_text(_text: Cow<'_, str>) -> Option<Self> {
        None
    }

    /// From bytes.
    #[must_use]
    fn from_bytes(_bytes: &[u8]) -> Option<Self> {
        None
    }

    /// From a list, which must be read to its end.
    ///
    /// # Errors
    /// Those of the list's source, such as a JSON syntax error.
    fn from_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    /// From an object, which must be read to its end.
    ///
    /// # Errors
    /// Those of the object's source, such as a JSON syntax error.
    fn from_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

impl Read for bool {
    fn from_boolean(boolean: bool) -> Option<Self> {
        Some(boolean)
    }
}

impl Read for f64 {
    fn from_number(number: f64) -> Option<Self> {
        Some(number)
    }
}

impl Read for String {
    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        Some(text.into_owned())
    }
}

impl<T: Read> Read for Vec<Given<T>> {
    const SHAPE: &'static Shape = &Shape::list(T::SHAPE);

    fn from_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        // A hint is only that: it is not known here who gives it.
        let mut items = Self::with_capacity(list.size_hint().unwrap_or_default().min(64));
        while let Some(item) = list.next_element()? {
            if items.len() == MAX_ITEMS {
                return Err(too_many_items());
            }
            items.push(item);
        }
        Ok(Some(items))
    }
}

/// Why a list is refused that has more than [`MAX_ITEMS`].
#[cold]
pub(crate) fn too_many_items<E: serde::de::Error>() -> E {
    E::custom(format_args!("a list has more than {MAX_ITEMS} items"))
}

impl<T: Read> Read for BTreeMap<String, Given<T>> {
    const SHAPE: &'static Shape = &Shape::map(T::SHAPE);

    fn from_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut entries = Self::new();
        while let Some((name, value)) = object.next_entry()? {
            entries.insert(name, value);
        }
        Ok(Some(entries))
    }
}

impl<'de, T: Read> Deserialize<'de> for Given<T> {
    // By way of `deserialize_option`, a missing field of a derived struct is absent without `serde(default)`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Reader(PhantomData))
    }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Read> Visitor<'de> for Reader<T> {
    type Value = Given<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("plain data")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Given::Absent)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Given::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Self::Value, E> {
        Ok(wanted(T::from_boolean(boolean), Kind::Boolean))
    }

    // Times above 2^53 are refused as such, so what rounding does to them does not matter.
    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(wanted(T::from_number(number as f64), Kind::Number))
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(wanted(T::from_number(number as f64), Kind::Number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(wanted(T::from_number(number), Kind::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(wanted(T::from_text(Cow::Borrowed(text)), Kind::Text))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(wanted(T::from_text(Cow::Owned(text)), Kind::Text))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        Ok(wanted(T::from_bytes(bytes), Kind::Bytes))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        T::from_list(list).map(|value| wanted(value, Kind::List))
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
        T::from_object(object).map(|value| wanted(value, Kind::Object))
    }
}

fn wanted<T>(value: Option<T>, kind: Kind) -> Given<T> {
    value.map_or(Given::Wrong(kind), Given::Value)
}

/// A value of which only the kind of its container matters: anything but nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anything;

/// What no rule reads makes no difference to a digest.
impl Serialize for Anything {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_none()
    }
}

impl Read for Anything {
    fn from_boolean(_: bool) -> Option<Self> {
        Some(Self)
    }

    fn from_number(_: f64) -> Option<Self> {
        Some(Self)
    }

    fn from_text(_: Cow<'_, str>) -> Option<Self> {
        Some(Self)
    }

    fn from_bytes(_: &[u8]) -> Option<Self> {
        Some(Self)
    }

    fn from_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Some(Self))
    }

    fn from_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Some(Self))
    }
}
