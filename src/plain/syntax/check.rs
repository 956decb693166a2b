//! JSON whose every part has to be right, of which nothing is kept.
//!
//! What is refused, in which words and where is as `serde_json` has it, since users know these messages. The reader of
//! `json.rs` is made for speed, does not look at what no type knows, and is not asked for more than that something is wrong.

use crate::decimal::read_finite;

/// More lists and objects within each other are refused.
const DEEPEST: usize = 127;

const END_IN_VALUE: &str = "EOF while parsing a value";
const END_IN_STRING: &str = "EOF while parsing a string";
const INVALID_NUMBER: &str = "invalid number";
const OUT_OF_RANGE: &str = "number out of range";
const INVALID_ESCAPE: &str = "invalid escape";
const LONE_SURROGATE: &str = "lone leading surrogate in hex escape";
const HALF_A_PAIR: &str = "unexpected end of hex escape";

/// What is wrong, and how many bytes stand before it.
pub(super) struct Fault<'a> {
    pub(super) why: &'a str,
    pub(super) at: usize,
}

type Checked<T = ()> = Result<T, Fault<'static>>;

/// A text, and how much of it is checked.
pub(super) struct Check<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Check<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn run(mut self) -> Checked {
        // The closing brackets of the lists and objects that are open.
        let mut open = Vec::new();
        loop {
            let mut first = false;
            match self.peek_word() {
                Some(b'n') => self.word(b"null")?,
                Some(b't') => self.word(b"true")?,
                Some(b'f') => self.word(b"false")?,
                Some(b'-' | b'0'..=b'9') => self.number()?,
                Some(b'"') => self.string()?,
                Some(bracket @ (b'[' | b'{')) => {
                    if open.len() == DEEPEST {
                        return Err(self.at_next("recursion limit exceeded"));
                    }
                    self.at += 1;
                    open.push(if bracket == b'[' { b']' } else { b'}' });
                    first = true;
                }
                Some(_) => return Err(self.at_next("expected value")),
                None => return Err(self.at_next(END_IN_VALUE)),
            }
            loop {
                let another = match open.last() {
                    Some(b']') => self.item(first)?,
                    Some(_) => self.key(first)?,
                    None => return self.end(),
                };
                if another {
                    break;
                }
                self.at += 1;
                open.pop();
                first = false;
            }
        }
    }

    fn end(&mut self) -> Checked {
        match self.peek_word() {
            Some(_) => Err(self.at_next("trailing characters")),
            None => Ok(()),
        }
    }

    /// Whether a list goes on, or else its closing bracket is next.
    fn item(&mut self, first: bool) -> Checked<bool> {
        match self.peek_word() {
            Some(b']') => Ok(false),
            Some(_) if first => Ok(true),
            Some(b',') => {
                self.at += 1;
                match self.peek_word() {
                    Some(b']') => Err(self.at_next("trailing comma")),
                    Some(_) => Ok(true),
                    None => Err(self.at_next(END_IN_VALUE)),
                }
            }
            Some(_) => Err(self.at_next("expected `,` or `]`")),
            None => Err(self.at_next("EOF while parsing a list")),
        }
    }

    /// Whether an object goes on, with its key and colon, or else its closing bracket is next.
    fn key(&mut self, first: bool) -> Checked<bool> {
        const NO_STRING: &str = "key must be a string";
        const END: &str = "EOF while parsing an object";
        match self.peek_word() {
            Some(b'}') => return Ok(false),
            Some(b'"') if first => {}
            Some(_) if first => return Err(self.at_next(NO_STRING)),
            Some(b',') => {
                self.at += 1;
                match self.peek_word() {
                    Some(b'"') => {}
                    Some(b'}') => return Err(self.at_next("trailing comma")),
                    Some(_) => return Err(self.at_next(NO_STRING)),
                    None => return Err(self.at_next(END_IN_VALUE)),
                }
            }
            Some(_) => return Err(self.at_next("expected `,` or `}`")),
            None => return Err(self.at_next(END)),
        }
        self.string()?;
        match self.peek_word() {
            Some(b':') => self.at += 1,
            Some(_) => return Err(self.at_next("expected `:`")),
            None => return Err(self.at_next(END)),
        }
        Ok(true)
    }

    fn word(&mut self, word: &[u8]) -> Checked {
        for letter in word {
            match self.next() {
                Some(byte) if byte == *letter => {}
                Some(_) => return Err(self.here("expected ident")),
                None => return Err(self.here(END_IN_VALUE)),
            }
        }
        Ok(())
    }

    fn number(&mut self) -> Checked {
        let from = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.next() {
            Some(b'0') if matches!(self.peek(), Some(b'0'..=b'9')) => return Err(self.at_next(INVALID_NUMBER)),
            Some(b'0') => {}
            Some(b'1'..=b'9') => self.digits(),
            Some(_) => return Err(self.here(INVALID_NUMBER)),
            None => return Err(self.here(END_IN_VALUE)),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            match self.peek() {
                Some(b'0'..=b'9') => self.digits(),
                Some(_) => return Err(self.at_next(INVALID_NUMBER)),
                None => return Err(self.at_next(END_IN_VALUE)),
            }
        }
        let is_zero = self.since(from).iter().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.exponent(is_zero)?;
        }
        let text = std::str::from_utf8(self.since(from)).unwrap_or_default();
        match read_finite(text) {
            Some(_) => Ok(()),
            None => Err(self.here(OUT_OF_RANGE)),
        }
    }

    fn exponent(&mut self, is_zero: bool) -> Checked {
        let is_negative = self.peek() == Some(b'-');
        if matches!(self.peek(), Some(b'+' | b'-')) {
            self.at += 1;
        }
        let from = self.at;
        match self.next() {
            Some(b'0'..=b'9') => {}
            Some(_) => return Err(self.here(INVALID_NUMBER)),
            None => return Err(self.here(END_IN_VALUE)),
        }
        let mut exponent = 0_i32;
        self.at = from;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            let longer = exponent
                .checked_mul(10)
                .and_then(|tens| tens.checked_add(i32::from(digit - b'0')));
            exponent = match longer {
                Some(exponent) => exponent,
                None if is_zero || is_negative => {
                    self.digits();
                    return Ok(());
                }
                None => return Err(self.here(OUT_OF_RANGE)),
            };
        }
        Ok(())
    }

    fn digits(&mut self) {
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    /// From the opening quote to the closing one.
    fn string(&mut self) -> Checked {
        self.at += 1;
        let mut text = Vec::new();
        loop {
            match self.next() {
                Some(b'"') => break,
                Some(b'\\') => {
                    let character = self.escape()?;
                    text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                Some(..b' ') => {
                    return Err(self.here("control character (\\u0000-\\u001F) found while parsing a string"));
                }
                Some(byte) => text.push(byte),
                None => return Err(self.here(END_IN_STRING)),
            }
        }
        match std::str::from_utf8(&text) {
            Ok(_) => Ok(()),
            // An escape counts as the character that it stands for.
            Err(error) => Err(Fault {
                why: "invalid unicode code point",
                at: self.at - (text.len() - error.valid_up_to()),
            }),
        }
    }

    fn escape(&mut self) -> Checked<char> {
        Ok(match self.next() {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            Some(_) => return Err(self.here(INVALID_ESCAPE)),
            None => return Err(self.here(END_IN_STRING)),
        })
    }

    fn code_point(&mut self) -> Checked<char> {
        let unit = self.hex()?;
        if !(0xd800..0xdc00).contains(&unit) {
            return char::from_u32(unit).ok_or_else(|| self.here(LONE_SURROGATE));
        }
        for expected in b"\\u" {
            match self.next() {
                Some(byte) if byte == *expected => {}
                Some(_) => return Err(self.here(HALF_A_PAIR)),
                None => return Err(self.here(END_IN_STRING)),
            }
        }
        let second = self.hex()?;
        if !(0xdc00..0xe000).contains(&second) {
            return Err(self.here(LONE_SURROGATE));
        }
        let character = char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + (second - 0xdc00));
        character.ok_or_else(|| self.here(LONE_SURROGATE))
    }

    fn hex(&mut self) -> Checked<u32> {
        let from = self.at;
        self.at = self.bytes.len().min(from + 4);
        let digits = self.since(from);
        if digits.len() < 4 {
            return Err(self.here(END_IN_STRING));
        }
        let mut unit = 0;
        for digit in digits {
            let digit = char::from(*digit).to_digit(16);
            unit = unit << 4 | digit.ok_or_else(|| self.here(INVALID_ESCAPE))?;
        }
        Ok(unit)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The next byte that is no white space; it is not taken.
    fn peek_word(&mut self) -> Option<u8> {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
        self.peek()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn since(&self, from: usize) -> &'a [u8] {
        self.bytes.get(from..self.at).unwrap_or_default()
    }

    /// At the byte that was taken last.
    fn here(&self, why: &'static str) -> Fault<'static> {
        Fault { why, at: self.at }
    }

    /// At the byte that would be taken next.
    fn at_next(&self, why: &'static str) -> Fault<'static> {
        let at = self.bytes.len().min(self.at + 1);
        Fault { why, at }
    }
}
