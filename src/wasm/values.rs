//! JavaScript values as a source of plain data. One value is opened at a time, by serde-wasm-bindgen, and only when it is
//! asked for: what no type knows may be anything, even a cycle.

use std::borrow::Cow;
use std::fmt;

use js_sys::Array;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use wasm_bindgen::prelude::*;

use crate::given::{MAX_ITEMS, too_many_items};
use crate::plain::{self, Failure, Source, Token};

/// Reads a value as a type.
pub(super) fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, Failure> {
    plain::read(&mut Values {
        next: value,
        open: Vec::new(),
    })
}

struct Values {
    /// What is read next.
    next: JsValue,
    /// The lists and objects that have begun, the innermost last.
    open: Vec<Open>,
}

enum Open {
    /// A list, and the place of its next item.
    List(Array, u32),
    /// What is left of an object.
    Object(std::vec::IntoIter<(String, JsValue)>),
}

impl Values {
    fn begin(&mut self, opened: Result<Opened, serde_wasm_bindgen::Error>) -> Result<Token<'static>, Failure> {
        match opened {
            Ok(Opened::Scalar(token)) => Ok(token),
            Ok(Opened::Object(entries)) => {
                self.open.push(Open::Object(entries.into_iter()));
                Ok(Token::Object)
            }
            Err(error) => Err(Failure::new(error.to_string())),
        }
    }
}

impl<'de> Source<'de> for Values {
    fn value(&mut self) -> Result<Token<'de>, Failure> {
        let value = std::mem::take(&mut self.next);
        match value.dyn_into::<Array>() {
            Ok(list) => {
                self.open.push(Open::List(list, 0));
                Ok(Token::List)
            }
            Err(value) => self.begin(serde_wasm_bindgen::from_value(value)),
        }
    }

    /// Of an object that is wanted as a struct the fields are asked for by name, wherever it has them from.
    fn structure(&mut self, fields: &'static [&'static str]) -> Result<Token<'de>, Failure> {
        if !self.next.is_object() {
            return self.value();
        }
        let object = serde_wasm_bindgen::Deserializer::from(std::mem::take(&mut self.next));
        self.begin(object.deserialize_struct("", fields, OneLevel))
    }

    fn null(&mut self) -> Result<bool, Failure> {
        Ok(self.next.is_null() || self.next.is_undefined())
    }

    fn skip(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    fn item(&mut self, _first: bool) -> Result<bool, Failure> {
        if let Some(Open::List(list, place)) = self.open.last_mut()
            && *place < list.length()
        {
            // Whoever reads them or not: one without items in it can say that it is as long as it likes.
            if usize::try_from(*place).is_ok_and(|place| place == MAX_ITEMS) {
                return Err(too_many_items());
            }
            self.next = list.get(*place);
            *place += 1;
            return Ok(true);
        }
        self.open.pop();
        Ok(false)
    }

    fn key(&mut self, _first: bool) -> Result<Option<Cow<'de, str>>, Failure> {
        if let Some(Open::Object(entries)) = self.open.last_mut()
            && let Some((key, value)) = entries.next()
        {
            self.next = value;
            return Ok(Some(Cow::Owned(key)));
        }
        self.open.pop();
        Ok(None)
    }
}

/// A value that is opened: what is below it is still as it was.
enum Opened {
    Scalar(Token<'static>),
    Object(Vec<(String, JsValue)>),
}

impl<'de> Deserialize<'de> for Opened {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneLevel)
    }
}

struct OneLevel;

impl<'de> Visitor<'de> for OneLevel {
    type Value = Opened;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("plain data")
    }

    fn visit_unit<E>(self) -> Result<Opened, E> {
        Ok(Opened::Scalar(Token::Null))
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Opened, E> {
        Ok(Opened::Scalar(Token::Boolean(boolean)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Opened, E> {
        Ok(Opened::Scalar(Token::Integer(number)))
    }

    // A `BigInt` beyond an i64, which no rule takes for what it is.
    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, number: u64) -> Result<Opened, E> {
        Ok(Opened::Scalar(Token::Number(number as f64)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Opened, E> {
        Ok(Opened::Scalar(Token::Number(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Opened, E> {
        Ok(Opened::Scalar(Token::Text(Cow::Owned(text.to_owned()))))
    }

    fn visit_string<E>(self, text: String) -> Result<Opened, E> {
        Ok(Opened::Scalar(Token::Text(text.into())))
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Opened, E> {
        Ok(Opened::Scalar(Token::Bytes(bytes)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Opened, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, AsItIs(value))) = object.next_entry()? {
            entries.push((key, value));
        }
        Ok(Opened::Object(entries))
    }
}

/// A value that is not looked at.
struct AsItIs(JsValue);

impl<'de> Deserialize<'de> for AsItIs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_wasm_bindgen::preserve::deserialize(deserializer).map(Self)
    }
}
