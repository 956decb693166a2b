//! Numbers as text, for messages and for arguments of programs, and numbers from text.
//!
//! The texts are those of `{}` and `{:.6}`. The digits are found as `json_text.rs` finds them: a second way to them, that of the
//! standard library, would be 20 kB of the module.

use std::fmt::{self, Write};

use lexical_parse_float::FromLexical;

/// The number nearest to a text such as `-1.25` or `1e-7`; none where it is no number, or none that is finite.
pub(crate) fn read_finite(text: &str) -> Option<f64> {
    f64::from_lexical(text.as_bytes())
        .ok()
        .filter(|number| number.is_finite())
}

/// A number as decimals, with as many digits as tell it from all others, and without an exponent. Where it lies in the
/// middle of two that do, the even one is written, as JavaScript writes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decimal(pub(crate) f64);

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = *self;
        if !number.is_finite() {
            return formatter.write_str(if number.is_nan() {
                "NaN"
            } else if number > 0.0 {
                "inf"
            } else {
                "-inf"
            });
        }
        let mut buffer = ryu::Buffer::new();
        let text = buffer.format_finite(number);
        match text.split_once('e') {
            None => formatter.write_str(text.strip_suffix(".0").unwrap_or(text)),
            Some((digits, exponent)) => without_exponent(formatter, digits, exponent.parse().unwrap_or_default()),
        }
    }
}

/// Writes digits such as `-1.25` with their point moved. `ryu` has an exponent where the point lies beyond the digits.
fn without_exponent(formatter: &mut fmt::Formatter<'_>, digits: &str, exponent: i16) -> fmt::Result {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    formatter.write_str(sign)?;
    if exponent < 0 {
        formatter.write_str("0.")?;
        zeros(formatter, usize::from(exponent.unsigned_abs()) - 1)?;
    }
    formatter.write_str(whole)?;
    formatter.write_str(decimals)?;
    zeros(
        formatter,
        usize::try_from(exponent)
            .unwrap_or_default()
            .saturating_sub(decimals.len()),
    )
}

fn zeros(formatter: &mut fmt::Formatter<'_>, count: usize) -> fmt::Result {
    (0..count).try_for_each(|_| formatter.write_char('0'))
}

/// A number with so many decimals, at least one and at most 6, rounded from all that it is, half to even.
///
/// From 2^64 on, which no time is, zeros stand for the digits that tell it from no other number.
// What is cast is in range, or a power of two.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss
)]
pub(crate) fn rounded(number: f64, decimals: usize) -> String {
    // Fractions are counted in this part of 1. What has a smaller part is so near to 0 that it rounds to it.
    const PART: u128 = 1 << 107;
    const TWO_TO_64: f64 = 18_446_744_073_709_551_616.0;

    let magnitude = number.abs();
    if !number.is_finite() {
        return Decimal(number).to_string();
    }
    if magnitude >= TWO_TO_64 {
        return format!("{}.{:0<decimals$}", Decimal(number), "");
    }
    let scale: u64 = std::iter::repeat_n(10, decimals).product();
    let scaled = (magnitude.fract() * PART as f64) as u128 * u128::from(scale);
    let (below, rest) = ((scaled / PART) as u64, scaled % PART);
    let is_up = rest > PART / 2 || rest == PART / 2 && below % 2 == 1;
    let units = below + u64::from(is_up);
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let whole = magnitude as u64 + units / scale;
    format!("{sign}{whole}.{:0decimals$}", units % scale)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::{Decimal, read_finite, rounded};

    /// Whole numbers of parts of 1, among them halves between two decimals.
    fn parts() -> impl Strategy<Value = f64> {
        (any::<i32>(), 0..70_i32).prop_map(|(parts, places)| f64::from(parts) / 2_f64.powi(places))
    }

    /// Numbers near to those of a few decimals.
    fn near_decimals() -> impl Strategy<Value = f64> {
        (any::<i64>(), 0..20_i32, 0..3_u64).prop_map(|(digits, decimals, ulps)| {
            #[allow(clippy::cast_precision_loss)]
            let near = digits as f64 / 10_f64.powi(decimals);
            f64::from_bits(near.to_bits().saturating_add(ulps))
        })
    }

    fn any_bits() -> impl Strategy<Value = f64> {
        any::<u64>().prop_map(f64::from_bits)
    }

    fn numbers() -> impl Strategy<Value = f64> {
        prop_oneof![
            any_bits(),
            any::<f64>(),
            parts(),
            near_decimals(),
            -1e16..1e16,
            -1.0..1.0
        ]
    }

    /// What the standard library writes; in the middle of two texts it takes the upper one, where JavaScript takes the even.
    fn expected(number: f64) -> String {
        let upper = number.to_string();
        let exact = format!("{number:.1074}");
        let exact = exact.trim_end_matches('0').trim_end_matches('.');
        let lower = exact.strip_suffix('5').filter(|lower| {
            let is_even = lower.ends_with(['0', '2', '4', '6', '8']);
            is_even && lower.len() == upper.len() && lower.parse() == Ok(number)
        });
        lower.map_or(upper.clone(), str::to_owned)
    }

    #[test]
    fn edges_are_written_as_the_standard_library_writes_them() {
        let powers = (0..2048_u64).map(|exponent| f64::from_bits(exponent << 52));
        let tens = (-330..310).map(|exponent| format!("1e{exponent}").parse().unwrap_or(f64::NAN));
        let named = [
            f64::NAN,
            f64::INFINITY,
            f64::MAX,
            f64::EPSILON,
            0.05,
            0.5,
            1.5,
            2.5,
            0.999_999_5,
            9.995,
        ];
        for number in powers.chain(tens).chain(named) {
            for number in [number, -number] {
                assert_eq!(Decimal(number).to_string(), expected(number));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn any_number_is_written_as_the_standard_library_writes_it(number in numbers()) {
            prop_assert_eq!(Decimal(number).to_string(), expected(number));
        }

        #[test]
        fn any_number_is_read_from_its_text(number in numbers()) {
            for text in [format!("{number}"), format!("{number:e}"), format!("{number:.30}"), format!("{number:.25e}")] {
                prop_assert_eq!(read_finite(&text), text.parse().ok().filter(|number: &f64| number.is_finite()));
            }
        }

        #[test]
        fn any_digits_are_read_as_the_standard_library_reads_them(text in "-?[0-9]{1,30}(\\.[0-9]{1,30})?(e[+-]?[0-9]{1,3})?") {
            prop_assert_eq!(read_finite(&text), text.parse().ok().filter(|number: &f64| number.is_finite()));
        }

        #[test]
        fn whole_numbers_are_rounded_as_the_standard_library_rounds_them(number in numbers()) {
            if number.is_nan() || number.abs() < 2_f64.powi(53) {
                prop_assert_eq!(Decimal(number.round_ties_even()).to_string(), format!("{number:.0}"));
            }
        }

        #[test]
        fn decimals_are_rounded_as_the_standard_library_rounds_them(number in numbers(), decimals in 1..7_usize) {
            // From 2^64 on the standard library writes other digits where zeros do.
            if !number.is_finite() || number.abs() < 2_f64.powi(64) {
                prop_assert_eq!(rounded(number, decimals), format!("{number:.decimals$}"));
            }
        }
    }

    #[test]
    fn beyond_all_times_digits_that_tell_nothing_are_zeros() {
        assert_eq!(rounded(1.234e22, 3), "12340000000000000000000.000");
        assert_eq!(rounded(-1e300, 1).len(), 1 + 301 + 2);
    }
}
