//! What is wrong with text that is not JSON, and where.

mod check;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use std::fmt;

use check::{Check, Fault};

/// Why a text is not JSON, or not the JSON that was wanted.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    /// The line of the error, from 1.
    pub(crate) line: usize,
    /// The column of the error, from 1; 0 before the first character.
    pub(crate) column: usize,
    /// What was expected.
    pub(crate) why: String,
}

impl SyntaxError {
    /// What is wrong first; where nothing is, as the JSON was not the wanted one, what the reader said and where it had come
    /// to.
    #[cold]
    pub(super) fn find(bytes: &[u8], at: usize, why: &str) -> Self {
        let Fault { why, at } = Check::new(bytes).run().err().unwrap_or(Fault { why, at });
        let read = bytes.get(..at).unwrap_or(bytes);
        let mut lines = read.rsplit(|byte| *byte == b'\n');
        Self {
            column: lines.next().map_or(0, <[u8]>::len),
            line: 1 + lines.count(),
            why: why.to_owned(),
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, why } = self;
        write!(formatter, "{why} at line {line} column {column}")
    }
}
