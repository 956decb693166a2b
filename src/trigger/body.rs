//! A trigger's body as it came.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::metadata::{self, Metadata, MetadataSeed};
use crate::given::{Given, Kind};
use crate::selection::GivenSelection;

/// A trigger's body as it came. Any plain data can be read as one.
#[derive(Debug, Clone, PartialEq)]
pub struct TriggerBody(pub(super) Given<Fields>);

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Fields {
    pub(super) session_id: Given<String>,
    pub(super) format: Given<String>,
    pub(super) selection: GivenSelection,
    pub(super) metadata: Metadata,
    pub(super) force: Given<bool>,
    pub(super) locale: Given<String>,
    /// A key that no body may have.
    pub(super) forbidden: bool,
}

impl<'de> Deserialize<'de> for TriggerBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

/// By hand, and not as an object of given fields, for the sake of the metadata, which are anything within bounds.
impl<'de> Visitor<'de> for Reader {
    type Value = Given<Fields>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("plain data")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Given::Absent)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Given::Absent)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Given::Wrong(Kind::Boolean))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Given::Wrong(Kind::Number))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Given::Wrong(Kind::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Given::Wrong(Kind::Number))
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Given::Wrong(Kind::Text))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Self::Value, E> {
        Ok(Given::Wrong(Kind::Bytes))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Given::Wrong(Kind::List))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut fields = Fields::default();
        while let Some(key) = object.next_key::<String>()? {
            match key.as_str() {
                "sessionId" => fields.session_id = object.next_value()?,
                "format" => fields.format = object.next_value()?,
                "short" => fields.selection.short = object.next_value()?,
                "clip" => fields.selection.clip = object.next_value()?,
                "stillAtMs" => fields.selection.still_at_ms = object.next_value()?,
                "locale" => fields.locale = object.next_value()?,
                "force" => fields.force = object.next_value()?,
                "metadata" => fields.metadata = object.next_value_seed(MetadataSeed)?,
                other => {
                    fields.forbidden |= metadata::is_forbidden(other);
                    object.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Given::Value(fields))
    }
}
