//! Where mezzanines may lie: which hosts a render may ask, and which addresses it may connect to for them.
//!
//! URLs come from users, and a host's name says little of where it leads. So a host is judged twice: as it is written, by the
//! gate; and by each address that it resolves to, by whoever makes the connection. Redirects are connections like any other.

mod address;
mod container;
mod host;
mod policy;

use std::net::{IpAddr, Ipv4Addr};

use serde::Serialize;

use crate::finding::quoted;

pub(crate) use container::{FileKind, containers_read, demuxers_read, file_kind};
pub(crate) use host::Host;
pub use policy::MediaPolicy;
pub(crate) use policy::{PolicyInput, read_port};

use address::{Range, range_of};

/// Whether a render may connect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct AddressCheck {
    /// Whether it may.
    pub allowed: bool,
    /// Why not, in English.
    pub reason: Option<String>,
}

/// Whether a render may connect to `address` for `host`, which is written as in a URL or, where it is an IPv6 address,
/// without the brackets. Without an address: whether it may go on to resolve the host.
///
/// Every address of a host has to be asked about, and the connection made to one that was: a name that is resolved a second
/// time may lead elsewhere by then.
#[must_use]
pub fn check_address(host: &str, port: u16, address: Option<&str>, policy: &MediaPolicy) -> AddressCheck {
    let reason = match (Host::parse(host), address.map(read_address)) {
        (None, _) => Some(format!("{} is no host", quoted(host))),
        (Some(host), None) => refusal(&host, port, policy).map(|refusal| refusal.to_string()),
        (_, Some(None)) => Some(format!(
            "the host {} leads to {}, which is no address",
            quoted(host),
            quoted(address.unwrap_or_default())
        )),
        (Some(host), Some(Some(address))) => {
            refusal_of_address(&host, port, address, policy).map(|refusal| refusal.to_string())
        }
    };
    AddressCheck {
        allowed: reason.is_none(),
        reason,
    }
}

/// An address as resolvers write it: an IPv6 one may name the interface by which it is reached.
fn read_address(text: &str) -> Option<IpAddr> {
    text.split('%').next().unwrap_or_default().parse().ok()
}

/// Why a host is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It is not among those that are allowed.
    NotAllowed { host: Host },
    /// It leads to an address that is not public.
    Private { host: Host, address: IpAddr, range: Range },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAllowed { host } => {
                write!(
                    formatter,
                    "the host {} is not allowed (media.allowedHosts)",
                    quoted(&host.to_string())
                )
            }
            Self::Private { host, address, range } => write!(
                formatter,
                "the host {} leads to the {} address `{address}`, which is not allowed (media.privateHosts)",
                quoted(&host.to_string()),
                range.name()
            ),
        }
    }
}

/// Why a host is refused as it is written, if it is.
pub(crate) fn refusal(host: &Host, port: u16, policy: &MediaPolicy) -> Option<Refusal> {
    match host {
        Host::Address(address) => refusal_of_address(host, port, *address, policy),
        Host::Name(_) if host.is_this_machine() => {
            refusal_of_address(host, port, IpAddr::V4(Ipv4Addr::LOCALHOST), policy)
        }
        Host::Name(_) if policy.allows(host, port) => None,
        Host::Name(_) => Some(Refusal::NotAllowed { host: host.clone() }),
    }
}

fn refusal_of_address(host: &Host, port: u16, address: IpAddr, policy: &MediaPolicy) -> Option<Refusal> {
    if !policy.allows(host, port) {
        return Some(Refusal::NotAllowed { host: host.clone() });
    }
    let range = range_of(address)?;
    (!policy.may_be_private(host, port)).then(|| Refusal::Private {
        host: host.clone(),
        address,
        range,
    })
}
