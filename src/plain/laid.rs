//! Plain data that a caller laid out flat: one list of numbers for what they are, one text for all strings.
//!
//! A value is its kind, and then: a number itself; of a list how many items, and these; of an object that is read as a
//! struct for each field its place among them and its value, and [`END`]; of one that is read as a map for each entry its
//! key's length and its value, and [`END`]. A text is [`TEXT`] plus its length. Lengths are in bytes of UTF-8. Of
//! which lists and objects the parts are laid out, and what fields there are, says the
//! [`Shape`](crate::given::Shape) of what is read.

use crate::given::{Entries, Kind, Place};

/// In place of the next key of an object.
const END: f64 = -1.0;
const NULL: f64 = 0.0;
const TRUE: f64 = 1.0;
const FALSE: f64 = 2.0;
const NUMBER: f64 = 3.0;
const LIST: f64 = 4.0;
const STRUCT: f64 = 5.0;
const MAP: f64 = 6.0;
/// A list whose items nobody reads.
const ANY_LIST: f64 = 7.0;
/// An object whose entries nobody reads.
const ANY_OBJECT: f64 = 8.0;
const TEXT: f64 = 16.0;

/// Laid out data, and how much of them is read.
#[derive(Debug)]
pub(crate) struct Laid<'de> {
    cells: std::slice::Iter<'de, f64>,
    text: &'de str,
}

impl<'de> Laid<'de> {
    pub(crate) fn new(cells: &'de [f64], text: &'de str) -> Self {
        Self {
            cells: cells.iter(),
            text,
        }
    }

    fn cell(&mut self) -> Result<f64, Torn> {
        self.cells.next().copied().ok_or(Torn)
    }

    /// A cell that says how many, or which.
    fn count(&mut self) -> Result<usize, Torn> {
        self.cell().map(whole)
    }

    /// Takes so many bytes of the text.
    fn take(&mut self, bytes: usize) -> Result<&'de str, Torn> {
        let (taken, rest) = self.text.split_at_checked(bytes).ok_or(Torn)?;
        self.text = rest;
        Ok(taken)
    }
}

/// What is no length is none that anything has.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
const fn whole(cell: f64) -> usize {
    cell as usize
}

/// Something is not laid out as it should be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Torn;

impl Laid<'_> {
    /// Reads the next value to a place.
    pub(crate) fn fill(&mut self, place: &mut dyn Place) -> Result<(), Torn> {
        let kind = self.cell()?;
        if kind >= TEXT {
            place.take_text(self.take(whole(kind - TEXT))?);
        } else if kind == NUMBER {
            // `+ 0.0` makes of -0 a 0, as everywhere.
            place.take_number(self.cell()? + 0.0);
        } else if kind == STRUCT || kind == MAP {
            self.entries(place.object().ok_or(Torn)?)?;
        } else if kind == LIST {
            let items = self.count()?;
            let list = place.list().ok_or(Torn)?;
            // Each takes a cell at least.
            list.reserve(items.min(self.cells.len()));
            for _ in 0..items {
                self.fill(list.push().ok_or(Torn)?)?;
            }
        } else if kind == TRUE || kind == FALSE {
            place.take_boolean(kind == TRUE);
        } else if kind == ANY_LIST {
            place.wrong(Kind::List);
        } else if kind == ANY_OBJECT {
            place.wrong(Kind::Object);
        } else if kind != NULL {
            return Err(Torn);
        }
        Ok(())
    }

    fn entries(&mut self, entries: Entries<'_>) -> Result<(), Torn> {
        match entries {
            Entries::Fields(fields) => loop {
                let cell = self.cell()?;
                if cell == END {
                    return Ok(());
                }
                self.fill(fields.place(whole(cell)).ok_or(Torn)?)?;
            },
            Entries::Map(map) => loop {
                let cell = self.cell()?;
                if cell == END {
                    return Ok(());
                }
                let key = self.take(whole(cell))?.to_owned();
                self.fill(map.entry(key).ok_or(Torn)?)?;
            },
        }
    }
}
