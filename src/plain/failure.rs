//! Why data can't be read.

use std::fmt;

use serde::de::{Expected, Unexpected};

use crate::decimal::Decimal;
use crate::finding::quoted;

/// Why data can't be read as what was wanted.
#[derive(Debug)]
pub(crate) struct Failure(Box<str>);

impl Failure {
    pub(crate) fn new(why: impl Into<Box<str>>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl serde::de::Error for Failure {
    #[cold]
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self::new(why.to_string())
    }

    #[cold]
    fn invalid_type(given: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::new(format!("invalid type: {}, expected {wanted}", Given(given)))
    }

    #[cold]
    fn invalid_value(given: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::new(format!("invalid value: {}, expected {wanted}", Given(given)))
    }
}

/// What was given, much as serde says it; serde's own words have all of the standard library's ways to write numbers and text
/// with them, and repeat a text however long it is.
struct Given<'a>(Unexpected<'a>);

impl fmt::Display for Given<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Unexpected::Bool(boolean) => return write!(formatter, "boolean `{boolean}`"),
            Unexpected::Signed(number) => return write!(formatter, "integer `{number}`"),
            Unexpected::Unsigned(number) => return write!(formatter, "integer `{number}`"),
            Unexpected::Float(number) => {
                let point = if number.is_finite() && number.fract() == 0.0 {
                    ".0"
                } else {
                    ""
                };
                return write!(formatter, "floating point `{}{point}`", Decimal(number));
            }
            Unexpected::Char(character) => return write!(formatter, "character `{character}`"),
            Unexpected::Str(text) => return write!(formatter, "string {}", quoted(text)),
            Unexpected::Other(other) => other,
            Unexpected::Bytes(_) => "byte array",
            Unexpected::Unit => "unit value",
            Unexpected::Option => "Option value",
            Unexpected::NewtypeStruct => "newtype struct",
            Unexpected::Seq => "sequence",
            Unexpected::Map => "map",
            Unexpected::Enum => "enum",
            Unexpected::UnitVariant => "unit variant",
            Unexpected::NewtypeVariant => "newtype variant",
            Unexpected::TupleVariant => "tuple variant",
            Unexpected::StructVariant => "struct variant",
        })
    }
}

#[cfg(test)]
mod tests {
    use serde::de::Unexpected;

    use super::Given;

    #[test]
    fn what_was_given_is_said_as_serde_says_it() {
        let all = [
            Unexpected::Bool(true),
            Unexpected::Signed(-1),
            Unexpected::Unsigned(1),
            Unexpected::Float(1.0),
            Unexpected::Float(-0.25),
            Unexpected::Float(1e300),
            Unexpected::Float(f64::NAN),
            Unexpected::Float(f64::NEG_INFINITY),
            Unexpected::Char('"'),
            Unexpected::Str("plain"),
            Unexpected::Other("other"),
            Unexpected::Bytes(b""),
            Unexpected::Unit,
            Unexpected::Option,
            Unexpected::NewtypeStruct,
            Unexpected::Seq,
            Unexpected::Map,
            Unexpected::Enum,
            Unexpected::UnitVariant,
            Unexpected::NewtypeVariant,
            Unexpected::TupleVariant,
            Unexpected::StructVariant,
        ];
        for given in all {
            assert_eq!(
                Given(given).to_string().replace('`', "\""),
                given.to_string().replace('`', "\"")
            );
        }
    }
}
