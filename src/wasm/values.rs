//! JavaScript values as a source of plain data. One value is opened at a time, and only when it is asked for: what no type
//! knows may be anything, even a cycle.
//!
//! Kinds are told apart as serde-wasm-bindgen does. Its own deserializer would bring along serde's words for what it did not
//! expect, and with them the standard library's way to write a number: more than 20 kB of each module.

use std::borrow::Cow;
use std::cell::RefCell;

use js_sys::{Array, ArrayBuffer, JsString, Map, Number, Object, Symbol, Uint8Array};
use serde::de::{DeserializeOwned, Error, Unexpected};
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
    /// Pairs of a key and its value, and the place of the next one.
    Pairs(Array, u32),
    /// An object, and the fields that it has not been asked for yet.
    Fields(WithFields, std::slice::Iter<'static, &'static str>),
}

#[wasm_bindgen]
extern "C" {
    /// An object of which what has a name is asked for. What a getter throws goes straight to the caller.
    type WithFields;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn get(this: &WithFields, name: &JsString) -> JsValue;
}

impl<'de> Source<'de> for Values {
    fn value(&mut self) -> Result<Token<'de>, Failure> {
        let value = std::mem::take(&mut self.next);
        if let Some(scalar) = scalar(&value)? {
            return Ok(scalar);
        }
        let value = match value.dyn_into::<Array>() {
            Ok(list) => {
                self.open.push(Open::List(list, 0));
                return Ok(Token::List);
            }
            Err(value) => value,
        };
        if let Some(bytes) = bytes(&value) {
            return Ok(Token::Bytes(bytes));
        }
        let pairs = if let Some(map) = value.dyn_ref::<Map>() {
            Array::from(map)
        } else if value.is_object() && !Symbol::iterator().js_in(&value) {
            Object::entries(value.unchecked_ref())
        } else {
            return Err(not_plain(&value));
        };
        self.open.push(Open::Pairs(pairs, 0));
        Ok(Token::Object)
    }

    /// Of an object that is wanted as a struct the fields are asked for by name, wherever it has them from.
    fn structure(&mut self, fields: &'static [&'static str]) -> Result<Token<'de>, Failure> {
        if !self.next.is_object() {
            return self.value();
        }
        let object = std::mem::take(&mut self.next).unchecked_into();
        self.open.push(Open::Fields(object, fields.iter()));
        Ok(Token::Object)
    }

    fn null(&mut self) -> Result<bool, Failure> {
        Ok(is_nothing(&self.next))
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
        match self.open.last_mut() {
            Some(Open::Pairs(pairs, place)) if *place < pairs.length() => {
                let pair: Array = pairs.get(*place).unchecked_into();
                *place += 1;
                self.next = pair.get(1);
                let key = pair.get(0);
                return match key.as_string() {
                    Some(key) => Ok(Some(Cow::Owned(key))),
                    None => Err(not_plain(&key)),
                };
            }
            Some(Open::Fields(object, fields)) => {
                for field in fields {
                    let name = name_in_js(field);
                    let value = object.get(&name);
                    // What is undefined may be there as well.
                    if !value.is_undefined() || name.js_in(object) {
                        self.next = value;
                        return Ok(Some(Cow::Borrowed(field)));
                    }
                }
            }
            _ => {}
        }
        self.open.pop();
        Ok(None)
    }
}

fn is_nothing(value: &JsValue) -> bool {
    value.is_null() || value.is_undefined()
}

/// A value that has no parts.
fn scalar(value: &JsValue) -> Result<Option<Token<'static>>, Failure> {
    Ok(Some(if is_nothing(value) {
        Token::Null
    } else if let Some(boolean) = value.as_bool() {
        Token::Boolean(boolean)
    } else if let Some(number) = value.as_f64() {
        if Number::is_safe_integer(value) {
            // Whole and in range, as just checked.
            #[allow(clippy::cast_possible_truncation)]
            Token::Integer(number as i64)
        } else {
            Token::Number(number)
        }
    } else if let Some(text) = value.as_string() {
        Token::Text(Cow::Owned(text))
    } else if value.is_bigint() {
        big(value)?
    } else {
        return Ok(None);
    }))
}

fn big(value: &JsValue) -> Result<Token<'static>, Failure> {
    if let Ok(number) = i64::try_from(value.clone()) {
        return Ok(Token::Integer(number));
    }
    // Beyond an i64, which no rule takes for what it is.
    #[allow(clippy::cast_precision_loss)]
    match u64::try_from(value.clone()) {
        Ok(number) => Ok(Token::Number(number as f64)),
        Err(_) => Err(Failure::new("a BigInt has more than 64 bits")),
    }
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return Some(bytes.to_vec());
    }
    value
        .dyn_ref::<ArrayBuffer>()
        .map(|buffer| Uint8Array::new(buffer).to_vec())
}

#[cold]
fn not_plain(value: &JsValue) -> Failure {
    Failure::invalid_type(Unexpected::Other(&format!("{value:?}")), &"plain data")
}

/// A field's name as JavaScript has it: made once, as the same few are asked for again and again.
fn name_in_js(name: &'static str) -> JsString {
    thread_local! {
        /// By where the names lie, in this order.
        static NAMES: RefCell<Vec<((usize, usize), JsString)>> = const { RefCell::new(Vec::new()) };
    }
    let key = (name.as_ptr().addr(), name.len());
    NAMES.with_borrow_mut(|names| {
        let place = names.binary_search_by_key(&key, |(known, _)| *known);
        let place = place.unwrap_or_else(|place| {
            names.insert(place, (key, JsString::from(name)));
            place
        });
        names
            .get(place)
            .map_or_else(|| JsString::from(name), |(_, name)| name.clone())
    })
}
