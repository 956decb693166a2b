//! Numbers of JSON text.

use super::Json;
use crate::decimal::read_finite;
use crate::plain::{Failure, Token};

/// The powers of ten by which a short decimal is divided; an `f64` holds each exactly.
const TENS: [f64; SHORT + 1] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// So many digits make a whole number that an `f64` holds exactly, whichever they are.
const SHORT: usize = 15;

impl<'de> Json<'de> {
    /// Takes a number, whatever it is.
    pub(super) fn number(&mut self) -> Result<Token<'de>, Failure> {
        match self.short_number() {
            Some((whole, 0)) => Ok(Token::Integer(whole)),
            Some((digits, decimals)) => Ok(Token::Number(decimal(digits, decimals))),
            None => self.long_number(),
        }
    }

    /// Takes a number above or equal to 0, if it has at most 15 digits and no exponent. Anything else is not taken.
    #[inline]
    pub(crate) fn take_short_number(&mut self) -> Option<f64> {
        let (digits, decimals) = self.short_number()?;
        Some(decimal(digits, decimals))
    }

    /// Takes a short number: its digits as a whole number, and how many of them are decimals.
    #[inline]
    fn short_number(&mut self) -> Option<(i64, usize)> {
        let bytes = self.text.as_bytes();
        let (whole, whole_to) = digits(bytes, self.at, 0);
        let mut digits_read = whole_to - self.at;
        if digits_read == 0 || (digits_read > 1 && bytes.get(self.at) == Some(&b'0')) {
            return None;
        }
        let (mut number, mut to, mut decimals) = (whole, whole_to, 0);
        if bytes.get(to) == Some(&b'.') {
            (number, to) = digits(bytes, whole_to + 1, whole);
            decimals = to - whole_to - 1;
            digits_read += decimals;
            if decimals == 0 {
                return None;
            }
        }
        if digits_read > SHORT || matches!(bytes.get(to), Some(b'e' | b'E')) {
            return None;
        }
        self.at = to;
        Some((number, decimals))
    }

    #[cold]
    fn long_number(&mut self) -> Result<Token<'de>, Failure> {
        let from = self.at;
        let is_whole = self.scan_number()?;
        let text = self.slice(from, self.at);
        // An integer has no -0.
        if is_whole
            && text != "-0"
            && let Ok(number) = text.parse()
        {
            return Ok(Token::Integer(number));
        }
        read_finite(text)
            .map(Token::Number)
            .ok_or_else(|| Failure::new("number out of range"))
    }

    /// Takes a number without reading it; the answer is whether it has neither a fraction nor an exponent.
    pub(super) fn scan_number(&mut self) -> Result<bool, Failure> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => {
                self.skip_digits();
            }
            _ => return Err(invalid_number()),
        }
        let whole_to = self.at;
        if self.byte() == Some(b'.') {
            self.at += 1;
            if self.skip_digits() == 0 {
                return Err(invalid_number());
            }
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.skip_digits() == 0 {
                return Err(invalid_number());
            }
        }
        Ok(self.at == whole_to)
    }

    fn skip_digits(&mut self) -> usize {
        let from = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - from
    }
}

/// Appends the digits that stand here to a whole number, and goes on behind them. Of more than a short number's digits no
/// one wants what they come to.
#[inline]
fn digits(bytes: &[u8], mut at: usize, mut number: i64) -> (i64, usize) {
    while let Some(byte @ b'0'..=b'9') = bytes.get(at) {
        number = number.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
        at += 1;
    }
    (number, at)
}

/// The quotient of two numbers that are exact, so it is rounded once.
// At most 15 digits.
#[allow(clippy::cast_precision_loss)]
#[inline]
fn decimal(digits: i64, decimals: usize) -> f64 {
    match TENS.get(decimals) {
        Some(ten) if decimals > 0 => digits as f64 / ten,
        _ => digits as f64,
    }
}

#[cold]
fn invalid_number() -> Failure {
    Failure::new("invalid number")
}
