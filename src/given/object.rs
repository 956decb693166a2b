//! Objects with known fields, of which each is a [`Given`].

use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::{Given, Read};

/// What is read of a value: of a list or of an object its parts. Of one that is wanted as neither, only what it is.
#[derive(Debug, PartialEq, Serialize)]
pub struct Shape {
    /// The fields of an object that is read as a struct.
    pub fields: &'static [Field],
    /// What an object has that is read as a map, whatever its keys.
    pub entries: Option<&'static Shape>,
    /// What a list has.
    pub items: Option<&'static Shape>,
}

/// A field of an object.
#[derive(Debug, PartialEq, Serialize)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What is read of it.
    pub shape: &'static Shape,
}

impl Shape {
    /// Of what is neither list nor object.
    pub const FLAT: Self = Self {
        fields: &[],
        entries: None,
        items: None,
    };

    pub(super) const fn list(items: &'static Self) -> Self {
        Self {
            items: Some(items),
            ..Self::FLAT
        }
    }

    pub(super) const fn map(entries: &'static Self) -> Self {
        Self {
            entries: Some(entries),
            ..Self::FLAT
        }
    }

    const fn object(fields: &'static [Field]) -> Self {
        Self { fields, ..Self::FLAT }
    }
}

/// A type whose values are read by a shape.
pub trait Shaped {
    /// The shape.
    const SHAPE: &'static Shape;
}

impl<T: Read> Shaped for Given<T> {
    const SHAPE: &'static Shape = T::SHAPE;
}

/// The shape of an object's field.
pub(crate) const fn shape_of<O, F: Shaped>(_field: fn(&O) -> &F) -> &'static Shape {
    F::SHAPE
}

/// A struct of [`Given`] fields, which can be wanted.
pub trait Object: Default {
    /// Its fields, at most 32.
    const FIELDS: &'static [Field];

    /// Reads the value of the field at this place among [`FIELDS`](Self::FIELDS).
    ///
    /// # Errors
    /// Those of the object's source, such as a JSON syntax error.
    fn read_field<'de, A: MapAccess<'de>>(&mut self, place: usize, object: &mut A) -> Result<(), A::Error>;
}

/// Makes an [`Object`] of a struct, by the keys of its fields.
macro_rules! object {
    ($object:ident { $($key:literal: $field:ident,)* }) => {
        impl $crate::given::Object for $object {
            const FIELDS: &'static [$crate::given::Field] = &[$($crate::given::Field {
                name: $key,
                shape: $crate::given::shape_of(|object: &Self| &object.$field),
            },)*];

            fn read_field<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                place: usize,
                object: &mut A,
            ) -> Result<(), A::Error> {
                #[allow(non_camel_case_types)]
                enum Place { $($field,)* }
                match place {
                    $(place if place == Place::$field as usize => self.$field = object.next_value()?,)*
                    _ => {}
                }
                Ok(())
            }
        }
    };
}
pub(crate) use object;

impl<T: Object> Read for T {
    const SHAPE: &'static Shape = &Shape::object(T::FIELDS);

    fn from_object<'de, A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut read = Self::default();
        let mut seen = 0_u32;
        while let Some(place) = object.next_key_seed(PlaceIn(T::FIELDS))? {
            let Some(field) = T::FIELDS.get(place) else {
                object.next_value::<IgnoredAny>()?;
                continue;
            };
            let bit = 1 << place;
            if seen & bit != 0 {
                return Err(A::Error::duplicate_field(field.name));
            }
            seen |= bit;
            read.read_field(place, &mut object)?;
        }
        Ok(Some(read))
    }
}

/// Reads a key as the place of its field among these; a key of none is beyond their end. A source that knows the fields
/// gives the place itself.
struct PlaceIn(&'static [Field]);

impl<'de> DeserializeSeed<'de> for PlaceIn {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<usize, D::Error> {
        key.deserialize_identifier(self)
    }
}

impl Visitor<'_> for PlaceIn {
    type Value = usize;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_u64<E>(self, place: u64) -> Result<usize, E> {
        Ok(usize::try_from(place).unwrap_or(usize::MAX))
    }

    fn visit_str<E>(self, key: &str) -> Result<usize, E> {
        let place = self.0.iter().position(|field| field.name == key);
        Ok(place.unwrap_or(usize::MAX))
    }
}
