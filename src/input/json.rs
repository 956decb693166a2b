//! JSON as text.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Number;

/// Why a text is not JSON, or not the JSON that was wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The line of the error, from 1.
    pub line: usize,
    /// The column of the error, from 1; 0 before the first character.
    pub column: usize,
    /// What was expected.
    pub why: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, why } = self;
        write!(formatter, "{why} at line {line} column {column}")
    }
}

impl From<serde_json::Error> for Malformed {
    fn from(error: serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let said = error.to_string();
        let place = format!(" at line {line} column {column}");
        Self {
            line,
            column,
            why: said.strip_suffix(&place).unwrap_or(&said).to_owned(),
        }
    }
}

/// Reads JSON text from its UTF-8 bytes. Half of a surrogate pair, such as is left where an emoji was cut in two, is read as
/// U+FFFD, as `TextEncoder` writes it.
pub(crate) fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Malformed> {
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    let read = serde_json::from_str(text).or_else(|error| match without_lone_surrogates(text) {
        Some(text) => serde_json::from_str(&text),
        None => Err(error),
    });
    Ok(read?)
}

/// JavaScript has every whole number up to this one exactly: 2^53 - 1.
pub(crate) const LARGEST_EXACT: f64 = 9_007_199_254_740_991.0;

/// A number as JavaScript has it: a whole one beyond [`LARGEST_EXACT`] becomes the nearest double.
pub(crate) fn as_double(number: Number) -> Number {
    let beyond = number.as_f64().filter(|double| double.abs() > LARGEST_EXACT);
    beyond.and_then(Number::from_f64).unwrap_or(number)
}

/// A number that a program printed, such as `12.500000`. There is none in `N/A` or `-inf`.
///
/// It is read like a number in JSON: the standard library's reader would add 6 kB to a page.
pub(crate) fn printed_number(text: &str) -> Option<f64> {
    serde_json::from_str(text).ok()
}

/// A value as JSON text, without white space.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    // Nothing that is written here can fail to become JSON: no key is anything but text.
    serde_json::to_string(value).unwrap_or_default()
}

fn not_utf8(bytes: &[u8], at: usize) -> Malformed {
    let mut lines = bytes.get(..=at).unwrap_or(bytes).rsplit(|byte| *byte == b'\n');
    Malformed {
        column: lines.next().map_or(0, <[u8]>::len),
        line: 1 + lines.count(),
        why: "invalid unicode code point".to_owned(),
    }
}

/// The text with U+FFFD for each escape of half a surrogate pair; none where there is no such escape. Of the same length, so
/// that the places of other errors stay.
fn without_lone_surrogates(text: &str) -> Option<String> {
    const LENGTH: usize = r"\ud83c".len();
    let unit_at = |at: usize| {
        let digits = text.get(at..at + LENGTH)?.strip_prefix(r"\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut well_formed = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(escape) = text.get(at..).and_then(|rest| rest.find('\\')) {
        let begin = at + escape;
        at = begin
            + match (unit_at(begin), unit_at(begin + LENGTH)) {
                (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 2 * LENGTH,
                (Some(0xd800..=0xdfff), _) => {
                    well_formed.push_str(text.get(copied..begin)?);
                    well_formed.push_str(r"\ufffd");
                    copied = begin + LENGTH;
                    LENGTH
                }
                // The next character may be a backslash that begins nothing.
                _ => text
                    .get(begin + 1..)?
                    .chars()
                    .next()
                    .map_or(1, |next| 1 + next.len_utf8()),
            };
    }
    well_formed.push_str(text.get(copied..)?);
    (copied > 0).then_some(well_formed)
}

#[cfg(test)]
mod tests {
    use super::{from_json, without_lone_surrogates};

    #[test]
    fn half_of_a_surrogate_pair_is_read_as_the_replacement_character() {
        for (text, read) in [
            (r#""\ud83c""#, "\u{fffd}"),
            (r#""\udfac""#, "\u{fffd}"),
            (r#""\ud83c\ud83c\udfac""#, "\u{fffd}🎬"),
            (r#""a\ud83cx\\\uDFAC\n""#, "a\u{fffd}x\\\u{fffd}\n"),
            (r#""\ud83c\u0041""#, "\u{fffd}A"),
        ] {
            assert_eq!(from_json::<String>(text.as_bytes()).as_deref(), Ok(read), "{text}");
        }
    }

    #[test]
    fn text_without_half_a_pair_stays_as_it_is() {
        for text in [
            r#""\\ud83c""#,
            r#""\ud83c\udfac""#,
            r#""é\u00e9""#,
            r"\",
            r"\ud8",
            "\\é",
        ] {
            assert_eq!(without_lone_surrogates(text), None, "{text}");
        }
    }

    #[test]
    fn the_place_of_an_error_is_told_beside_what_was_expected() {
        let error = from_json::<f64>(b"\n [1,\xff]").unwrap_err();
        assert_eq!(error.to_string(), "invalid unicode code point at line 2 column 5");
        let error = from_json::<Vec<f64>>(b"\n [1,]").unwrap_err();
        assert_eq!((error.line, error.why.as_str()), (2, "trailing comma"));
    }
}
