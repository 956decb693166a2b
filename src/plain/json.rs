//! JSON text as a source: one pass over its bytes, strings borrowed from them, nothing built of what is skipped.

mod number;
mod string;

use std::borrow::Cow;

use super::{Failure, Source, Token};

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

    /// How many bytes are still to be read.
    pub(crate) const fn left(&self) -> usize {
        self.text.len() - self.at
    }

    /// The next byte that is no white space; it is not taken.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = self.byte()?;
            if byte > b' ' || !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Takes this byte, if it is the next one that is no white space.
    #[inline]
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Before a key, of which [`another`](Self::another) has told: takes it, if it is this one, written as it is here with
    /// its quotes; and its colon.
    #[inline]
    pub(crate) fn take_key<const LENGTH: usize>(&mut self, quoted: &[u8; LENGTH]) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.first_chunk() != Some(quoted) {
            return false;
        }
        let key = self.at;
        self.at += LENGTH;
        if self.take(b':') {
            return true;
        }
        self.at = key;
        false
    }

    /// Before a key, of which [`another`](Self::another) has told: takes it, and its colon.
    pub(crate) fn any_key(&mut self) -> Result<Cow<'de, str>, Failure> {
        self.take_key_quote()?;
        let key = self.string()?;
        self.take_colon()?;
        Ok(key)
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

    fn take_key_quote(&mut self) -> Result<(), Failure> {
        if self.take(b'"') {
            Ok(())
        } else {
            Err(Failure::new("key must be a string"))
        }
    }

    fn take_colon(&mut self) -> Result<(), Failure> {
        if self.take(b':') {
            Ok(())
        } else {
            Err(Failure::new("expected `:`"))
        }
    }

    /// Before an item or a key: whether there is another one, or else the closing bracket, which is taken.
    #[inline]
    pub(crate) fn another(&mut self, first: bool, close: u8) -> Result<bool, Failure> {
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
        self.any_key().map(Some)
    }
}
