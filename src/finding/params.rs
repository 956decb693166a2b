//! The values that a finding's message names.

use std::borrow::Cow;
use std::fmt;
use std::ops::Index;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// A value named in a finding's message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum Param {
    /// A number: ms, bytes or a count.
    Number(f64),
    /// A name, an id or a quoted value.
    Text(String),
}

// By hand: what serde derives keeps a value of any kind before it looks at it.
impl<'de> Deserialize<'de> for Param {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ParamReader)
    }
}

struct ParamReader;

impl Visitor<'_> for ParamReader {
    type Value = Param;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number or text")
    }

    // Far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, number: i64) -> Result<Param, E> {
        Ok(Param::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, number: u64) -> Result<Param, E> {
        Ok(Param::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Param, E> {
        Ok(Param::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Param, E> {
        Ok(Param::Text(text.to_owned()))
    }
}

/// What a [`Param`] is made of, where it lies.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    Number(f64),
    Text(&'a str),
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

/// Values by name, sorted by it. There are a handful at most.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Params(Vec<(Cow<'static, str>, Param)>);

impl Params {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A value by its name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        let place = self.place(name).ok()?;
        self.0.get(place).map(|(_, param)| param)
    }

    /// The names and their values.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Cow<'static, str>, &Param)> {
        self.0.iter().map(|(name, param)| (name, param))
    }

    /// Sets a value; what had its name before is gone.
    pub(super) fn insert(&mut self, name: Cow<'static, str>, param: Param) {
        match self.place(&name) {
            Ok(place) => {
                if let Some((_, old)) = self.0.get_mut(place) {
                    *old = param;
                }
            }
            Err(place) => {
                // As many as most findings have.
                self.0.reserve(if self.0.is_empty() { 4 } else { 1 });
                self.0.insert(place, (name, param));
            }
        }
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_ref().cmp(name))
    }
}

/// # Panics
/// Where there is no value of that name.
impl Index<&str> for Params {
    type Output = Param;

    fn index(&self, name: &str) -> &Param {
        #[allow(clippy::expect_used)]
        self.get(name).expect("a param of that name")
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ParamsReader)
    }
}

struct ParamsReader;

impl<'de> Visitor<'de> for ParamsReader {
    type Value = Params;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Params, A::Error> {
        let mut params = Params::default();
        while let Some((name, param)) = map.next_entry::<String, Param>()? {
            params.insert(name.into(), param);
        }
        Ok(params)
    }
}
