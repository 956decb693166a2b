//! Objects with known fields, of which each is a [`Given`](super::Given), and the shapes of what is read.

use serde::Serialize;

use super::{Place, Wanted};

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

    pub(crate) const fn object(fields: &'static [Field]) -> Self {
        Self { fields, ..Self::FLAT }
    }
}

/// The shape of an object's field.
pub(crate) const fn shape_of<O, W: Wanted>(_field: fn(&O) -> &W) -> &'static Shape {
    W::SHAPE
}

/// A struct of [`Given`](super::Given) fields, which can be wanted.
pub trait Object: Default {
    /// Its fields, at most 32.
    const FIELDS: &'static [Field];

    /// Where the field at this place among [`FIELDS`](Self::FIELDS) goes.
    fn field(&mut self, at: usize) -> Option<&mut dyn Place>;
}

/// Makes an [`Object`] of a struct, by the keys of its fields.
macro_rules! object {
    ($object:ident { $($key:literal: $field:ident,)* }) => {
        impl $crate::given::Object for $object {
            const FIELDS: &'static [$crate::given::Field] = &[$($crate::given::Field {
                name: $key,
                shape: $crate::given::shape_of(|object: &Self| &object.$field),
            },)*];

            fn field(&mut self, at: usize) -> Option<&mut dyn $crate::given::Place> {
                #[allow(non_camel_case_types)]
                enum At { $($field,)* }
                match at {
                    $(at if at == At::$field as usize => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use object;
