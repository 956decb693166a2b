//! Plain data that a caller laid out flat: one list of numbers for what they are, one text for all strings.
//!
//! A value is its kind, and then: a number itself; of a text its length; of a list its items and [`END`]; of an object for
//! each entry the key's length and the value, and [`END`]. Lengths are in UTF-16 code units, as JavaScript counts.

use std::borrow::Cow;
use std::cell::Cell;

use super::{Failure, Source, Token};

/// After the last item of a list, and in place of the next key of an object.
pub(crate) const END: f64 = -1.0;
const NULL: f64 = 0.0;
const TRUE: f64 = 1.0;
const FALSE: f64 = 2.0;
const NUMBER: f64 = 3.0;
const TEXT: f64 = 4.0;
const LIST: f64 = 5.0;
const OBJECT: f64 = 6.0;

/// The largest number up to which all whole ones are exact: 2^53 - 1.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// Laid out data, and how much of them is read.
#[derive(Debug)]
pub(crate) struct Laid<'de> {
    cells: std::slice::Iter<'de, Cell<f64>>,
    text: &'de str,
    is_ascii: bool,
}

impl<'de> Laid<'de> {
    pub(crate) fn new(cells: &'de [Cell<f64>], text: &'de str) -> Self {
        Self {
            cells: cells.iter(),
            text,
            is_ascii: text.is_ascii(),
        }
    }

    fn peek(&self) -> Option<f64> {
        self.cells.as_slice().first().map(Cell::get)
    }

    fn cell(&mut self) -> Result<f64, Failure> {
        self.cells.next().map(Cell::get).ok_or_else(torn)
    }

    /// Takes so many UTF-16 code units of the text.
    fn take(&mut self, units: f64) -> Result<&'de str, Failure> {
        // What is no length is none that the text has.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let units = units as usize;
        let bytes = if self.is_ascii {
            units
        } else {
            bytes_of(self.text, units).ok_or_else(torn)?
        };
        let (taken, rest) = self.text.split_at_checked(bytes).ok_or_else(torn)?;
        self.text = rest;
        Ok(taken)
    }
}

/// How many bytes so many UTF-16 code units take; none where they end within a character.
fn bytes_of(text: &str, units: usize) -> Option<usize> {
    let mut left = units;
    for (at, character) in text.char_indices() {
        if left == 0 {
            return Some(at);
        }
        left = left.checked_sub(character.len_utf16())?;
    }
    (left == 0).then_some(text.len())
}

#[cold]
fn torn() -> Failure {
    Failure::new("not laid out as it should be")
}

impl<'de> Source<'de> for Laid<'de> {
    fn value(&mut self) -> Result<Token<'de>, Failure> {
        let kind = self.cell()?;
        Ok(if kind == TEXT {
            let units = self.cell()?;
            Token::Text(Cow::Borrowed(self.take(units)?))
        } else if kind == NUMBER {
            let number = self.cell()?;
            if number.fract() == 0.0 && number.abs() <= MAX_SAFE_INTEGER {
                // Whole and in range, as just checked.
                #[allow(clippy::cast_possible_truncation)]
                return Ok(Token::Integer(number as i64));
            }
            Token::Number(number)
        } else if kind == OBJECT {
            Token::Object
        } else if kind == LIST {
            Token::List
        } else if kind == NULL {
            Token::Null
        } else if kind == TRUE || kind == FALSE {
            Token::Boolean(kind == TRUE)
        } else {
            return Err(torn());
        })
    }

    fn null(&mut self) -> Result<bool, Failure> {
        let is_null = self.peek() == Some(NULL);
        if is_null {
            self.cell()?;
        }
        Ok(is_null)
    }

    fn skip(&mut self) -> Result<(), Failure> {
        let mut open: Vec<Token<'_>> = Vec::new();
        loop {
            if let begun @ (Token::List | Token::Object) = self.value()? {
                open.push(begun);
            }
            loop {
                let another = match open.last() {
                    None => return Ok(()),
                    Some(Token::List) => self.item(false)?,
                    Some(_) => self.key(false)?.is_some(),
                };
                if another {
                    break;
                }
                open.pop();
            }
        }
    }

    fn item(&mut self, _first: bool) -> Result<bool, Failure> {
        let ended = self.peek() == Some(END);
        if ended {
            self.cell()?;
        }
        Ok(!ended)
    }

    fn key(&mut self, _first: bool) -> Result<Option<Cow<'de, str>>, Failure> {
        let units = self.cell()?;
        if units == END {
            return Ok(None);
        }
        self.take(units).map(|key| Some(Cow::Borrowed(key)))
    }
}
