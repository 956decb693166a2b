//! Plain data as it comes in. Whatever it comes as – JSON text, JavaScript values – is a [`Source`] of one small kind of
//! tokens, and one [`Reader`] reads every type from these: what serde derives for a type is compiled once. Two have a way of
//! their own for speed: the cuts of an EDL's text, of which there are thousands, are read from [`Json`] itself (see
//! `edl/written_cut.rs`), and a request that was laid out flat ([`Laid`]) fills its places itself.
//!
//! A source is only asked for what the wanted type knows. What is skipped is not looked at, so a hostile depth costs no
//! stack.

mod failure;
mod json;
#[cfg(feature = "gate")]
mod laid;
mod reader;
mod syntax;

use std::borrow::Cow;

use serde::de::DeserializeOwned;

pub(crate) use failure::Failure;
pub(crate) use json::Json;
#[cfg(feature = "gate")]
pub(crate) use laid::Laid;
use reader::Reader;

pub(crate) use syntax::SyntaxError;

/// What a value is, one level deep.
#[derive(Debug)]
pub(crate) enum Token<'de> {
    /// Nothing: null or undefined.
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Number(f64),
    /// Text.
    Text(Cow<'de, str>),
    /// Bytes, which JSON has not.
    #[cfg_attr(not(feature = "wasm"), allow(dead_code))]
    Bytes(Vec<u8>),
    /// A list begins: its items follow.
    List,
    /// An object begins: its keys follow, and after each one its value.
    Object,
}

/// Where plain data come from.
pub(crate) trait Source<'de> {
    /// Takes the next value; of a list or an object its beginning.
    fn value(&mut self) -> Result<Token<'de>, Failure>;

    /// As [`value`](Self::value), where an object with these fields is wanted.
    fn structure(&mut self, _fields: &'static [&'static str]) -> Result<Token<'de>, Failure> {
        self.value()
    }

    /// Takes the next value if it is null.
    fn null(&mut self) -> Result<bool, Failure>;

    /// Takes the next value, whatever it is.
    fn skip(&mut self) -> Result<(), Failure>;

    /// In a list, before each item: whether there is another one. If not, the list has ended.
    fn item(&mut self, first: bool) -> Result<bool, Failure>;

    /// In an object, before each value: its key. If there is none, the object has ended.
    fn key(&mut self, first: bool) -> Result<Option<Cow<'de, str>>, Failure>;
}

/// Reads one value.
pub(crate) fn read<T: DeserializeOwned>(source: &mut dyn Source<'_>) -> Result<T, Failure> {
    T::deserialize(Reader(source))
}

/// Reads JSON text from its UTF-8 bytes.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, SyntaxError> {
    parse_with(bytes, |json| read(json))
}

/// As [`parse`], by a reader that may borrow of the text.
pub(crate) fn parse_with<'de, T>(
    bytes: &'de [u8],
    read: impl FnOnce(&mut Json<'de>) -> Result<T, Failure>,
) -> Result<T, SyntaxError> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(SyntaxError::find(bytes, 0, "invalid unicode code point"));
    };
    let mut json = Json::new(text);
    match read(&mut json) {
        Ok(value) if json.ended() => Ok(value),
        Ok(_) => Err(SyntaxError::find(bytes, json.at(), "trailing characters")),
        Err(failure) => Err(SyntaxError::find(bytes, json.at(), &failure.to_string())),
    }
}
