//! A URL's host, read as the programs read it that connect.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The longest name and the longest label that the domain name system has.
const LONGEST_NAME: usize = 253;
const LONGEST_LABEL: usize = 63;

/// A host: lower case, and without the dot that a full name may end with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Host {
    /// A name, which is still to be resolved.
    Name(String),
    /// An address, in whichever of its spellings.
    Address(IpAddr),
}

impl Host {
    /// Reads a host; none for what is none. Names are ASCII: an international one is written as `xn--…`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        if bare.is_some() || text.contains(':') {
            let address: Ipv6Addr = bare.unwrap_or(text).parse().ok()?;
            return Some(Self::Address(address.into()));
        }
        let name = text.strip_suffix('.').unwrap_or(text);
        if name.len() > LONGEST_NAME || !name.split('.').all(is_label) {
            return None;
        }
        // What ends with a number is an address or nothing: there are no such names.
        match name.rsplit('.').next() {
            Some(last) if is_number(last) => Some(Self::Address(ipv4(name)?.into())),
            _ => Some(Self::Name(name.to_ascii_lowercase())),
        }
    }

    /// Whether every system takes the name for itself (RFC 6761), so that it need not be resolved to be known.
    pub(crate) fn is_this_machine(&self) -> bool {
        matches!(self, Self::Name(name) if name == "localhost" || name.ends_with(".localhost"))
    }
}

impl fmt::Display for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => formatter.write_str(name),
            Self::Address(IpAddr::V4(address)) => address.fmt(formatter),
            Self::Address(IpAddr::V6(address)) => write!(formatter, "[{address}]"),
        }
    }
}

fn is_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && !label.starts_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// A prefix of hexadecimal numbers, in either case.
fn hexadecimal(text: &str) -> Option<&str> {
    text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))
}

fn is_number(label: &str) -> bool {
    let digits = label.bytes().all(|byte| byte.is_ascii_digit());
    digits || hexadecimal(label).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// An IPv4 address in any spelling that systems take: one to four numbers, decimal, octal (`0177`) or hexadecimal
/// (`0x7f`), of which the last one fills what the others leave.
fn ipv4(text: &str) -> Option<Ipv4Addr> {
    let numbers: Vec<u32> = text.split('.').map(number).collect::<Option<_>>()?;
    let (last, first) = numbers.split_last()?;
    if first.len() > 3 || first.iter().any(|number| *number > 0xff) {
        return None;
    }
    let room = u32::try_from(4 - first.len()).ok()?;
    if u64::from(*last) >= 1 << (8 * room) {
        return None;
    }
    let places = [24, 16, 8];
    let leading = first
        .iter()
        .zip(places)
        .fold(0, |bits, (number, place)| bits | number << place);
    Some(Ipv4Addr::from_bits(leading | last))
}

fn number(text: &str) -> Option<u32> {
    match hexadecimal(text) {
        Some("") => Some(0),
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None if text.len() > 1 && text.starts_with('0') => u32::from_str_radix(text, 8).ok(),
        None => text.parse().ok(),
    }
}
