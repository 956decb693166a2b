//! Strings of JSON text.

use std::borrow::Cow;

use super::Json;
use crate::plain::Failure;

impl<'de> Json<'de> {
    /// Takes a string, if it stands in the text as it is, without escapes. Anything else is not taken.
    #[inline]
    pub(crate) fn take_plain_text(&mut self) -> Option<&'de str> {
        if self.byte() != Some(b'"') {
            return None;
        }
        let quote = self.at;
        self.at += 1;
        if self.run() == Some(b'"') {
            let text = self.slice(quote + 1, self.at);
            self.at += 1;
            return Some(text);
        }
        self.at = quote;
        None
    }

    /// Goes on to the first byte of a string that is not taken as it is: its end, a backslash or a control character.
    #[inline]
    fn run(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(eight) = bytes.get(self.at..).and_then(|rest| rest.first_chunk()) {
            let stops = stops(u64::from_le_bytes(*eight));
            if stops != 0 {
                // Of each byte there is one bit.
                self.at += stops.trailing_zeros() as usize / 8;
                return self.byte();
            }
            self.at += 8;
        }
        loop {
            let byte = self.byte()?;
            if byte == b'"' || byte == b'\\' || byte < b' ' {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Takes a string, of which the opening quote is taken already.
    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, Failure> {
        let from = self.at;
        if self.run() == Some(b'"') {
            let text = self.slice(from, self.at);
            self.at += 1;
            return Ok(Cow::Borrowed(text));
        }
        let mut text = self.slice(from, self.at).to_owned();
        loop {
            match self.bump() {
                Some(b'"') => return Ok(Cow::Owned(text)),
                Some(b'\\') => text.push(self.escape()?),
                _ => return Err(Failure::new("a string is not ended")),
            }
            let from = self.at;
            self.run();
            text.push_str(self.slice(from, self.at));
        }
    }

    fn escape(&mut self) -> Result<char, Failure> {
        Ok(match self.bump() {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            _ => return Err(Failure::new("invalid escape")),
        })
    }

    /// Takes four hexadecimal digits, and four more where they are the first half of a pair.
    fn code_point(&mut self) -> Result<char, Failure> {
        let mut units = vec![self.hex()?];
        if units.first().is_some_and(|unit| (0xd800..0xdc00).contains(unit)) && self.word("\\u").is_ok() {
            units.push(self.hex()?);
        }
        match char::decode_utf16(units).next() {
            Some(Ok(character)) => Ok(character),
            _ => Err(Failure::new("lone surrogate in hex escape")),
        }
    }

    fn hex(&mut self) -> Result<u16, Failure> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.bump().and_then(|byte| char::from(byte).to_digit(16));
            // At most 15.
            #[allow(clippy::cast_possible_truncation)]
            let digit = digit.ok_or_else(|| Failure::new("invalid escape"))? as u16;
            unit = unit << 4 | digit;
        }
        Ok(unit)
    }

    /// Takes a string without reading it.
    pub(super) fn skip_string(&mut self) -> Result<(), Failure> {
        loop {
            self.run();
            match self.bump() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => match self.bump() {
                    Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {}
                    Some(b'u') => {
                        self.hex()?;
                    }
                    _ => return Err(Failure::new("invalid escape")),
                },
                _ => return Err(Failure::new("a string is not ended")),
            }
        }
    }
}

/// Of eight bytes of a string those that are not taken as they are, quotes, backslashes and control characters: the lowest
/// bit that is set is in the first of them. See "Determine if a word has a byte less than n" in
/// <https://graphics.stanford.edu/~seander/bithacks.html>.
fn stops(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = ONES << 7;
    const QUOTES: u64 = 0x2222_2222_2222_2222;
    const BACKSLASHES: u64 = 0x5c5c_5c5c_5c5c_5c5c;
    const SPACES: u64 = 0x2020_2020_2020_2020;
    let zero_in = |word: u64| word.wrapping_sub(ONES) & !word;
    let control = eight.wrapping_sub(SPACES) & !eight;
    (zero_in(eight ^ QUOTES) | zero_in(eight ^ BACKSLASHES) | control) & HIGHS
}
