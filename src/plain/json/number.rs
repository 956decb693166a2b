//! Numbers of JSON text.

use super::Json;
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
        let (from, mut at) = (self.at, self.at);
        let mut number = 0;
        let mut point = None;
        let after = loop {
            let byte = bytes.get(at).copied().unwrap_or_default();
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                if byte != b'.' || point.is_some() {
                    break byte;
                }
                point = Some(at);
            } else if at - from > SHORT {
                return None;
            } else {
                number = number * 10 + i64::from(digit);
            }
            at += 1;
        };
        let whole_to = point.unwrap_or(at);
        let decimals = point.map_or(0, |point| at - point - 1);
        let leading_zero = bytes.get(from) == Some(&b'0') && whole_to - from > 1;
        let well_formed = whole_to > from && !leading_zero && (point.is_none() || decimals > 0);
        let digits = whole_to - from + decimals;
        if !well_formed || digits > SHORT || matches!(after, b'e' | b'E') {
            return None;
        }
        self.at = at;
        Some((number, decimals))
    }

    #[cold]
    fn long_number(&mut self) -> Result<Token<'de>, Failure> {
        let from = self.at;
        let is_whole = self.scan_number()?;
        let text = self.slice(from, self.at);
        // An integer has no -0.
        if is_whole && text != "-0" {
            if let Ok(number) = text.parse() {
                return Ok(Token::Integer(number));
            }
        }
        match text.parse() {
            Ok(number) if f64::is_finite(number) => Ok(Token::Number(number)),
            _ => Err(Failure::new("number out of range")),
        }
    }

    /// Takes a number without reading it; the answer is whether it has neither a fraction nor an exponent.
    pub(super) fn scan_number(&mut self) -> Result<bool, Failure> {
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
        Ok(self.at == whole_to)
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - from
    }
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
