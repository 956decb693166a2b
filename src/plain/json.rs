//! JSON text as a source: one pass over its bytes, strings borrowed from them, nothing built of what is skipped.

use std::borrow::Cow;

use super::{Failure, Source, Token};

/// The largest exponent of ten that an `f64` holds exactly.
const EXACT_TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// JSON text, and how much of it is read.
#[derive(Debug)]
pub(crate) struct Json<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Json<'de> {
    pub(crate) const fn new(text: &'de str) -> Self {
        Self { text, at: 0 }
    }

    /// Where reading has come to, in bytes.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// Whether nothing but white space follows.
    pub(crate) fn ended(&mut self) -> bool {
        self.peek().is_none()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn bump(&mut self) -> Option<u8> {
        let byte = self.byte()?;
        self.at += 1;
        Some(byte)
    }

    /// The next byte that is no white space; it is not taken.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = self.byte()?;
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str) -> Result<(), Failure> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(expected_value());
        }
        self.at += word.len();
        Ok(())
    }

    fn slice(&self, from: usize, to: usize) -> &'de str {
        // Only places beside an ASCII character are asked for.
        self.text.get(from..to).unwrap_or_default()
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - from
    }

    /// Takes a number; the answer is where its fraction or its exponent begins, if it has one.
    fn scan_number(&mut self) -> Result<Option<usize>, Failure> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => {
                self.digits();
            }
            _ => return Err(invalid_number()),
        }
        let whole_to = self.at;
        if self.byte() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(invalid_number());
            }
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(invalid_number());
            }
        }
        Ok((self.at > whole_to).then_some(whole_to))
    }

    fn number(&mut self) -> Result<Token<'de>, Failure> {
        let from = self.at;
        let fraction = self.scan_number()?;
        let text = self.slice(from, self.at);
        match fraction {
            None if text.len() <= 15 && !text.starts_with('-') => {
                let digits = text.bytes().map(|digit| i64::from(digit - b'0'));
                return Ok(Token::Integer(digits.fold(0, |number, digit| number * 10 + digit)));
            }
            None if text != "-0" => {
                if let Ok(number) = text.parse() {
                    return Ok(Token::Integer(number));
                }
            }
            None => {}
            Some(point) => {
                if let Some(number) = short_decimal(text, point - from) {
                    return Ok(Token::Number(number));
                }
            }
        }
        match text.parse() {
            Ok(number) if f64::is_finite(number) => Ok(Token::Number(number)),
            _ => Err(Failure::new("number out of range")),
        }
    }

    /// Goes on to the first byte of a string that is not taken as it is: its end, a backslash or a control character.
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
    fn string(&mut self) -> Result<Cow<'de, str>, Failure> {
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
    fn skip_string(&mut self) -> Result<(), Failure> {
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

    fn take_key_quote(&mut self) -> Result<(), Failure> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                Ok(())
            }
            _ => Err(Failure::new("key must be a string")),
        }
    }

    fn take_colon(&mut self) -> Result<(), Failure> {
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            _ => Err(Failure::new("expected `:`")),
        }
    }

    /// Before an item or a key: whether there is another one, or else the closing bracket.
    fn another(&mut self, first: bool, close: u8) -> Result<bool, Failure> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            Some(_) if first => Ok(true),
            Some(b',') => {
                self.at += 1;
                match self.peek() {
                    Some(byte) if byte != close => Ok(true),
                    _ => Err(Failure::new("trailing comma")),
                }
            }
            _ => Err(Failure::new("expected `,` or the end")),
        }
    }
}

fn expected_value() -> Failure {
    Failure::new("expected value")
}

fn invalid_number() -> Failure {
    Failure::new("invalid number")
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

/// A decimal of at most 15 digits without an exponent: the quotient of two numbers that are exact, so rounded once.
fn short_decimal(text: &str, point: usize) -> Option<f64> {
    if text.len() > 17 {
        return None;
    }
    let mut digits = 0_u32;
    let mut mantissa = 0.0;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10.0 + f64::from(byte - b'0');
                digits += 1;
            }
            b'.' | b'-' => {}
            _ => return None,
        }
    }
    if digits > 15 {
        return None;
    }
    let magnitude: f64 = mantissa / EXACT_TENS.get(text.len() - point - 1)?;
    Some(if text.starts_with('-') { -magnitude } else { magnitude })
}

impl<'de> Source<'de> for Json<'de> {
    fn value(&mut self) -> Result<Token<'de>, Failure> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                self.string().map(Token::Text)
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'{') => {
                self.at += 1;
                Ok(Token::Object)
            }
            Some(b'[') => {
                self.at += 1;
                Ok(Token::List)
            }
            Some(b't') => self.word("true").map(|()| Token::Boolean(true)),
            Some(b'f') => self.word("false").map(|()| Token::Boolean(false)),
            Some(b'n') => self.word("null").map(|()| Token::Null),
            _ => Err(expected_value()),
        }
    }

    fn null(&mut self) -> Result<bool, Failure> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.word("null").map(|()| true)
    }

    fn skip(&mut self) -> Result<(), Failure> {
        // The closing brackets of the containers that are open.
        let mut open = Vec::new();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    self.skip_string()?;
                }
                Some(b'-' | b'0'..=b'9') => {
                    self.scan_number()?;
                }
                Some(b'{') => {
                    self.at += 1;
                    open.push((b'}', true));
                }
                Some(b'[') => {
                    self.at += 1;
                    open.push((b']', true));
                }
                _ => {
                    self.value()?;
                }
            }
            loop {
                let Some((close, first)) = open.last_mut() else {
                    return Ok(());
                };
                let (close, first) = (*close, std::mem::take(first));
                if self.another(first, close)? {
                    if close == b'}' {
                        self.take_key_quote()?;
                        self.skip_string()?;
                        self.take_colon()?;
                    }
                    break;
                }
                open.pop();
            }
        }
    }

    fn item(&mut self, first: bool) -> Result<bool, Failure> {
        self.another(first, b']')
    }

    fn key(&mut self, first: bool) -> Result<Option<Cow<'de, str>>, Failure> {
        if !self.another(first, b'}')? {
            return Ok(None);
        }
        self.take_key_quote()?;
        let key = self.string()?;
        self.take_colon()?;
        Ok(Some(key))
    }
}
