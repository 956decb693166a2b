//! Which addresses are not public: every range that the registries of special addresses know (RFC 6890 and what followed it).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use strum::IntoStaticStr;

/// What a range of addresses that are not public is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Range {
    /// No address at all, which most systems take for this machine.
    Unspecified,
    /// This machine.
    Loopback,
    /// A network's own, IPv6's unique local ones included.
    Private,
    /// Between a provider and its customers.
    Shared,
    /// The same cable; clouds tell their machines' secrets there.
    LinkLocal,
    /// Many machines at once.
    Multicast,
    /// Examples.
    Documentation,
    /// Measurements of networks.
    Benchmarking,
    /// IPv6 that carries IPv4: 6to4, Teredo, and prefixes that only one network translates.
    Tunnel,
    /// A cloud's own services, at an address that looks public.
    Cloud,
    /// Everything else that nobody is to be reached at.
    Reserved,
}

impl Range {
    /// A stable name, and the word that messages have for it.
    pub(crate) fn name(self) -> &'static str {
        self.into()
    }
}

/// The range of an address that is not public; none for a public one.
pub(crate) const fn range_of(address: IpAddr) -> Option<Range> {
    match address {
        IpAddr::V4(address) => range_of_v4(address),
        IpAddr::V6(address) => range_of_v6(address),
    }
}

const fn range_of_v4(address: Ipv4Addr) -> Option<Range> {
    Some(match address.octets() {
        [0, 0, 0, 0] => Range::Unspecified,
        [127, ..] => Range::Loopback,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Range::Private,
        [100, 64..=127, ..] => Range::Shared,
        [169, 254, ..] => Range::LinkLocal,
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Range::Documentation,
        [198, 18..=19, ..] => Range::Benchmarking,
        [192, 88, 99, _] => Range::Tunnel,
        // Azure's host: name service, health and the machines' settings.
        [168, 63, 129, 16] => Range::Cloud,
        [224..=239, ..] => Range::Multicast,
        [0 | 240..=255, ..] | [192, 0, 0, _] => Range::Reserved,
        _ => return None,
    })
}

const fn range_of_v6(address: Ipv6Addr) -> Option<Range> {
    let segments = address.segments();
    Some(match segments {
        [0, 0, 0, 0, 0, 0, 0, 0] => Range::Unspecified,
        [0, 0, 0, 0, 0, 0, 0, 1] => Range::Loopback,
        // IPv4 in IPv6: mapped (RFC 4291), and as NAT64 translates it (RFC 6052), which is how a network without IPv4
        // reaches what is public there.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            return range_of_v4(embedded(high, low));
        }
        [0x64, 0xff9b, 1, ..] | [0x2002, ..] | [0x2001, 0, ..] => Range::Tunnel,
        [0xfc00..=0xfdff, ..] => Range::Private,
        // With the site-local ones, which were given up.
        [0xfe80..=0xfeff, ..] => Range::LinkLocal,
        [0xff00..=0xffff, ..] => Range::Multicast,
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Range::Documentation,
        [0x2001, 2, 0, ..] => Range::Benchmarking,
        // The rest of what protocols have for themselves.
        [0x2001, 1..=0x1ff, ..] => Range::Reserved,
        [0x2000..=0x3fff, ..] => return None,
        // Nothing outside of 2000::/3 is given to anybody.
        _ => Range::Reserved,
    })
}

const fn embedded(high: u16, low: u16) -> Ipv4Addr {
    let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
    Ipv4Addr::new(a, b, c, d)
}
