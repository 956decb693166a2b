//! The one deserializer that types are read with.

use std::borrow::Cow;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected};
use serde::de::{IntoDeserializer, VariantAccess, Visitor};

use super::{Failure, Source, Token};

/// Reads the next value of a source.
pub(crate) struct Reader<'s, 'de>(pub(crate) &'s mut dyn Source<'de>);

#[cold]
#[inline(never)]
fn wrong(token: &Token<'_>, wanted: &dyn Expected) -> Failure {
    let given = match token {
        Token::Null => Unexpected::Unit,
        Token::Boolean(boolean) => Unexpected::Bool(*boolean),
        Token::Integer(number) => Unexpected::Signed(*number),
        Token::Number(number) => Unexpected::Float(*number),
        Token::Text(text) => Unexpected::Str(text),
        Token::Bytes(bytes) => Unexpected::Bytes(bytes),
        Token::List => Unexpected::Seq,
        Token::Object => Unexpected::Map,
    };
    Failure::invalid_type(given, wanted)
}

macro_rules! read_as {
    ($($method:ident: $read:ident,)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
            self.$read(visitor)
        })*
    };
}

// Not copied to each field that is read.
impl<'de> Reader<'_, 'de> {
    #[inline(never)]
    fn integer<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.0.value()? {
            Token::Integer(number) => visitor.visit_i64(number),
            other => Err(wrong(&other, &visitor)),
        }
    }

    #[inline(never)]
    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.0.value()? {
            Token::Text(text) => visitor.visit_str(&text),
            other => Err(wrong(&other, &visitor)),
        }
    }
}

impl<'de> Deserializer<'de> for Reader<'_, 'de> {
    type Error = Failure;

    read_as! {
        deserialize_i8: integer,
        deserialize_i16: integer,
        deserialize_i32: integer,
        deserialize_i64: integer,
        deserialize_u8: integer,
        deserialize_u16: integer,
        deserialize_u32: integer,
        deserialize_u64: integer,
        deserialize_f32: deserialize_f64,
        deserialize_char: text,
        deserialize_str: text,
        deserialize_string: text,
        deserialize_identifier: text,
        deserialize_bytes: deserialize_any,
        deserialize_byte_buf: deserialize_any,
        deserialize_unit: deserialize_any,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.0.value()? {
            Token::Null => visitor.visit_unit(),
            Token::Boolean(boolean) => visitor.visit_bool(boolean),
            Token::Integer(number) => visitor.visit_i64(number),
            Token::Number(number) => visitor.visit_f64(number),
            Token::Text(text) => visitor.visit_str(&text),
            Token::Bytes(bytes) => visitor.visit_bytes(&bytes),
            Token::List => visitor.visit_seq(Within::new(self.0)),
            Token::Object => visitor.visit_map(Within::new(self.0)),
        }
    }

    #[inline(never)]
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.0.value()? {
            Token::Boolean(boolean) => visitor.visit_bool(boolean),
            other => Err(wrong(&other, &visitor)),
        }
    }

    #[inline(never)]
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.0.value()? {
            Token::Number(number) => visitor.visit_f64(number),
            Token::Integer(number) => visitor.visit_i64(number),
            other => Err(wrong(&other, &visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        if self.0.null()? {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.0.value()? {
            Token::List => visitor.visit_seq(Within::new(self.0)),
            other => Err(wrong(&other, &visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.0.value()? {
            Token::Object => visitor.visit_map(Within::new(self.0)),
            other => Err(wrong(&other, &visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        match self.0.structure(fields)? {
            Token::Object => visitor.visit_map(Within::new(self.0)),
            other => Err(wrong(&other, &visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    /// A variant's name alone, or an object whose one key it is.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let (name, content) = match self.0.value()? {
            Token::Text(name) => return visitor.visit_enum(Variant { name, content: None }),
            Token::Object => (self.0.key(true)?.ok_or_else(not_one_key)?, &mut *self.0),
            other => return Err(wrong(&other, &visitor)),
        };
        let value = visitor.visit_enum(Variant {
            name,
            content: Some(content),
        })?;
        match self.0.key(false)? {
            None => Ok(value),
            Some(_) => Err(not_one_key()),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.0.skip()?;
        visitor.visit_unit()
    }
}

#[cold]
fn not_one_key() -> Failure {
    Failure::new("expected an object with exactly one key")
}

/// A variant of an enum: its name, and what it holds, if something follows.
struct Variant<'s, 'de> {
    name: Cow<'de, str>,
    content: Option<&'s mut dyn Source<'de>>,
}

impl<'s, 'de> Variant<'s, 'de> {
    fn content(self) -> Result<Reader<'s, 'de>, Failure> {
        match self.content {
            Some(source) => Ok(Reader(source)),
            None => Err(Failure::invalid_type(
                Unexpected::UnitVariant,
                &"a variant with a value",
            )),
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Failure;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Failure> {
        let name: StrDeserializer<'_, Failure> = self.name.as_ref().into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Failure;

    fn unit_variant(self) -> Result<(), Failure> {
        if self.content.map_or(Ok(true), Source::null)? {
            Ok(())
        } else {
            Err(Failure::new("expected a variant's name alone"))
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Failure> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Failure> {
        self.content()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Failure> {
        self.content()?.deserialize_struct("", fields, visitor)
    }
}

/// A list or an object that has begun.
struct Within<'s, 'de> {
    source: &'s mut dyn Source<'de>,
    first: bool,
}

impl<'s, 'de> Within<'s, 'de> {
    fn new(source: &'s mut dyn Source<'de>) -> Self {
        Self { source, first: true }
    }
}

impl<'de> SeqAccess<'de> for Within<'_, 'de> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        let first = std::mem::take(&mut self.first);
        if self.source.item(first)? {
            seed.deserialize(Reader(self.source)).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for Within<'_, 'de> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        let first = std::mem::take(&mut self.first);
        match self.source.key(first)? {
            Some(key) => {
                let key: StrDeserializer<'_, Failure> = key.as_ref().into_deserializer();
                seed.deserialize(key).map(Some)
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Failure> {
        seed.deserialize(Reader(self.source))
    }
}
