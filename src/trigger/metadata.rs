//! Metadata of a trigger: any JSON object, of bounded size and depth. What is beyond the bounds is not built.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::input::{Kind, as_double, to_json};

/// The most bytes that metadata take as compact JSON text.
pub const MAX_METADATA_BYTES: u32 = 64 * 1024;

/// The deepest nesting of metadata: the object itself is the first level.
pub const MAX_METADATA_DEPTH: u32 = 32;

/// Metadata as they came.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Metadata {
    Read(Map<String, Value>),
    Wrong(Kind),
    Faulty(Fault),
}

impl Default for Metadata {
    fn default() -> Self {
        Self::Read(Map::new())
    }
}

/// Why an object can't be kept as metadata. Of several faults the greatest is told, so that the order of keys, which means
/// nothing in JSON, decides nothing. The greatest of all is the size: what is too large is not looked into any further.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    TooDeep,
    ForbiddenKey(String),
    TooLarge,
}

impl<'de> Deserialize<'de> for Metadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut state = State {
            left: MAX_METADATA_BYTES as usize,
            fault: None,
        };
        let value = Node {
            state: &mut state,
            depth: 1,
            within_constructor: false,
        }
        .deserialize(deserializer)?;
        Ok(match (value, state.fault) {
            // What is no object is told as that, whatever is in it.
            (Value::Array(_), _) => Self::Wrong(Kind::List),
            (Value::String(_), _) => Self::Wrong(Kind::Text),
            (Value::Number(_), _) => Self::Wrong(Kind::Number),
            (Value::Bool(_), _) => Self::Wrong(Kind::Boolean),
            (_, Some(fault)) => Self::Faulty(fault),
            (Value::Null, None) => Self::default(),
            (Value::Object(map), None) => Self::Read(map),
        })
    }
}

/// Whether a key can change what an object is when it is copied key by key in JavaScript.
fn is_forbidden(key: &str) -> bool {
    key == "__proto__"
}

struct State {
    /// Bytes that may still be used.
    left: usize,
    /// The greatest fault so far; after the first one nothing more is built.
    fault: Option<Fault>,
}

impl State {
    fn spend(&mut self, bytes: usize) {
        match self.left.checked_sub(bytes) {
            Some(left) => self.left = left,
            None => self.fail(Fault::TooLarge),
        }
    }

    fn fail(&mut self, fault: Fault) {
        self.fault = self.fault.take().max(Some(fault));
    }

    fn is_too_large(&self) -> bool {
        self.fault == Some(Fault::TooLarge)
    }
}

/// One value somewhere in the metadata.
struct Node<'s> {
    state: &'s mut State,
    /// The level that a container here is of.
    depth: u32,
    /// Whether this is the value of a key `constructor`.
    within_constructor: bool,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Node<'_> {
    fn scalar(self, value: Value) -> Value {
        self.state.spend(to_json(&value).len());
        value
    }

    /// Begins a container: its brackets, and whether it is looked into, for it lies neither too deep nor beyond the size.
    fn enter(&mut self) -> bool {
        self.state.spend(2);
        let is_too_deep = self.depth > MAX_METADATA_DEPTH;
        if is_too_deep {
            self.state.fail(Fault::TooDeep);
        }
        !is_too_deep && !self.state.is_too_large()
    }

    fn child(&mut self, within_constructor: bool) -> Node<'_> {
        Node {
            state: self.state,
            depth: self.depth + 1,
            within_constructor,
        }
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("plain data")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(self.scalar(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(self.scalar(Value::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(self.scalar(Value::Number(as_double(value.into()))))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(self.scalar(Value::Number(as_double(value.into()))))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(self.scalar(value.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        self.state.spend(json_length(text));
        Ok(Value::String(if self.state.fault.is_none() {
            text.to_owned()
        } else {
            String::new()
        }))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        let mut looks = self.enter();
        let mut is_first = true;
        while looks {
            let Some(item) = list.next_element_seed(self.child(false))? else {
                return Ok(Value::Array(items));
            };
            self.state.spend(usize::from(!is_first));
            is_first = false;
            if self.state.fault.is_none() {
                items.push(item);
            }
            looks = !self.state.is_too_large();
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A) -> Result<Value, A::Error> {
        let mut entries = Map::new();
        let mut looks = self.enter();
        let mut is_first = true;
        while looks {
            let Some(key) = object.next_key::<String>()? else {
                return Ok(Value::Object(entries));
            };
            // The colon and, from the second entry on, a comma.
            self.state.spend(json_length(&key) + 1 + usize::from(!is_first));
            is_first = false;
            if is_forbidden(&key) || (self.within_constructor && key == "prototype") {
                self.state.fail(Fault::ForbiddenKey(key));
                object.next_value::<IgnoredAny>()?;
            } else {
                let value = object.next_value_seed(self.child(key == "constructor"))?;
                if self.state.fault.is_none() {
                    entries.insert(key, value);
                }
            }
            looks = !self.state.is_too_large();
        }
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Object(entries))
    }
}

/// The bytes of a text as a JSON string, quotes included.
fn json_length(text: &str) -> usize {
    let inside: usize = text
        .chars()
        .map(|character| match character {
            '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => 2,
            '\0'..='\u{1f}' => 6,
            other => other.len_utf8(),
        })
        .sum();
    inside + 2
}
