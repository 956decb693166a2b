//! Which hosts an installation lets renders read from.

use std::collections::BTreeMap;
use std::net::Ipv6Addr;

use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::Host;
use crate::error::listed;
use crate::finding::quoted;
use crate::input::Lenient;

const NAMES: [&str; 2] = ["media.allowedHosts", "media.privateHosts"];

/// Which hosts mezzanines may lie on.
///
/// A host is a name such as `media.example`, an address such as `10.0.0.5` or `[fd00::5]`, or `*.media.example` for every
/// name below `media.example`, and may be followed by a port: `media.example:8443`. Without one, every port is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), serde(rename_all = "camelCase"))]
pub struct MediaPolicy {
    /// The only hosts that are read from, beside `private_hosts`; absent: every host.
    #[cfg_attr(feature = "wasm", tsify(type = "string[]", optional))]
    pub(super) allowed_hosts: Option<Vec<HostPattern>>,
    /// The hosts that may have addresses that are not public: private, loopback, link-local and so on; absent: none.
    #[cfg_attr(feature = "wasm", tsify(type = "string[]", optional))]
    pub(super) private_hosts: Option<Vec<HostPattern>>,
}

/// What a policy is read from.
pub(crate) type PolicyInput = BTreeMap<String, Lenient<Vec<Lenient<String>>>>;

impl MediaPolicy {
    /// Whether a host may be read from, as far as its name says.
    pub(super) fn allows(&self, host: &Host, port: u16) -> bool {
        let Some(allowed) = &self.allowed_hosts else {
            return true;
        };
        allowed.iter().any(|pattern| pattern.matches(host, port)) || self.may_be_private(host, port)
    }

    /// Whether a host's addresses need not be public.
    pub(super) fn may_be_private(&self, host: &Host, port: u16) -> bool {
        let mut patterns = self.private_hosts.iter().flatten();
        patterns.any(|pattern| pattern.matches(host, port))
    }

    /// Reads a policy; the error says what is wrong with it, and where.
    pub(crate) fn read(given: &PolicyInput) -> Result<Self, String> {
        let mut policy = Self::default();
        for (name, hosts) in given {
            let list = match name.as_str() {
                "allowedHosts" => &mut policy.allowed_hosts,
                "privateHosts" => &mut policy.private_hosts,
                _ => {
                    return Err(format!(
                        "{} is no option: valid are {}",
                        quoted(&format!("media.{name}")),
                        listed(NAMES)
                    ));
                }
            };
            *list = match hosts {
                Lenient::Absent => None,
                Lenient::Wrong(kind) => return Err(format!("`media.{name}` is {kind}, not a list of hosts")),
                Lenient::Value(hosts) => Some(patterns(name, hosts)?),
            };
        }
        Ok(policy)
    }
}

fn patterns(name: &str, hosts: &[Lenient<String>]) -> Result<Vec<HostPattern>, String> {
    let read = |(index, given): (usize, &Lenient<String>)| {
        let shown = match given {
            Lenient::Value(text) => match HostPattern::parse(text) {
                Some(pattern) => return Ok(pattern),
                None => quoted(text),
            },
            Lenient::Absent => "missing".to_owned(),
            Lenient::Wrong(kind) => kind.to_string(),
        };
        Err(format!(
            "`media.{name}[{index}]` is {shown}, not a host such as `media.example`, `*.media.example` or `10.0.0.5:8080`"
        ))
    };
    hosts.iter().enumerate().map(read).collect()
}

impl<'de> Deserialize<'de> for MediaPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Lenient::<PolicyInput>::deserialize(deserializer)? {
            Lenient::Absent => Ok(Self::default()),
            Lenient::Wrong(kind) => Err(D::Error::custom(format!("`media` is {kind}, not an object"))),
            Lenient::Value(given) => Self::read(&given).map_err(D::Error::custom),
        }
    }
}

/// A host of a policy's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HostPattern {
    host: Host,
    /// Whether the names below the host are meant, and not the host.
    below: bool,
    /// None for every port.
    port: Option<u16>,
}

impl HostPattern {
    fn parse(text: &str) -> Option<Self> {
        let (host, port) = split_port(text)?;
        let (host, below) = host.strip_prefix("*.").map_or((host, false), |host| (host, true));
        let host = Host::parse(host)?;
        let is_name = matches!(host, Host::Name(_));
        (is_name || !below).then_some(Self { host, below, port })
    }

    fn matches(&self, host: &Host, port: u16) -> bool {
        let same = match (host, &self.host) {
            (Host::Name(name), Host::Name(pattern)) if self.below => name
                .strip_suffix(pattern.as_str())
                .is_some_and(|rest| rest.ends_with('.')),
            _ => !self.below && *host == self.host,
        };
        same && self.port.is_none_or(|own| own == port)
    }
}

/// A host and its port, where it has one; none where that is no port.
fn split_port(text: &str) -> Option<(&str, Option<u16>)> {
    if text.parse::<Ipv6Addr>().is_ok() || text.ends_with(']') {
        return Some((text, None));
    }
    match text.rsplit_once(':') {
        None => Some((text, None)),
        Some((host, port)) => Some((host, Some(read_port(port)?))),
    }
}

/// A port as it is written in a URL: digits alone, 1 to 65535.
pub(crate) fn read_port(text: &str) -> Option<u16> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|port| digits && *port > 0)
}
