//! JSON as text: what digests are made of, and what players of the web read.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// The text of a value, without white space, byte by byte what `serde_json::to_string` writes.
pub(crate) fn json_text(value: &impl Serialize) -> String {
    let mut text = Vec::new();
    // Nothing that is written here can fail to become JSON: no key is anything but text.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut text, FewTables));
    String::from_utf8(text).unwrap_or_default()
}

/// Finds the digits of numbers by `ryu` with its small tables: those of `serde_json`'s own way would be 10 kB of the module,
/// and no zipping makes them less.
struct FewTables;

impl Formatter for FewTables {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, number: f64) -> io::Result<()> {
        let mut buffer = ryu::Buffer::new();
        let text = buffer.format_finite(number);
        match text.split_once('e') {
            None => writer.write_all(text.as_bytes()),
            Some((digits, exponent)) => {
                let sign = if exponent.starts_with('-') { "" } else { "+" };
                write!(writer, "{digits}e{sign}{exponent}")
            }
        }
    }
}
