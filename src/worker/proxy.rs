//! The media proxy: the HTTP proxy of a render on its own machine, and its only way to the network.
//!
//! ffmpeg resolves names and follows redirects by itself, so that what it connects to can't be judged beforehand. The proxy
//! resolves each name once, asks [`addresses_to_try`], and connects to none but these.

use serde::Serialize;

use crate::MediaPolicy;
use crate::ffmpeg::{ConnectionFault, FaultCause};
use crate::media::check_address;

/// What a client asks the proxy for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ProxyRequest {
    /// The host, an IPv6 address without its brackets.
    pub host: String,
    /// The port.
    pub port: u16,
    /// What the server behind it is asked; null for a tunnel (CONNECT), in which the client asks by itself.
    pub head: Option<String>,
}

/// Reads the head of a proxy's request, without the empty line at its end and decoded as Latin-1:
/// `GET http://host:port/path HTTP/1.1` or `CONNECT host:port HTTP/1.1`, and headers. None for anything else.
#[must_use]
pub fn read_proxy_request(head: &str) -> Option<ProxyRequest> {
    let mut lines = head.split("\r\n");
    let words: Vec<&str> = lines.next()?.split(' ').collect();
    let &[method, wanted, version @ ("HTTP/1.0" | "HTTP/1.1")] = words.as_slice() else {
        return None;
    };
    if method == "CONNECT" {
        let (host, port) = target(wanted, 443)?;
        return Some(ProxyRequest { host, port, head: None });
    }
    let rest = wanted.strip_prefix("http://")?;
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = target(authority, 80)?;
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut head = format!("{method} {slash}{path} {version}\r\n");
    for header in lines.filter(|header| is_forwarded(header)) {
        head += header;
        head += "\r\n";
    }
    head += "Connection: close\r\n\r\n";
    Some(ProxyRequest {
        host,
        port,
        head: Some(head),
    })
}

fn target(authority: &str, default_port: u16) -> Option<(String, u16)> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, port.parse().ok()?),
        _ => (authority, default_port),
    };
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    Some((bare.unwrap_or(host).to_owned(), port))
}

/// Whether a header is for the server as well. The connection is for one request: the next one may be for another server.
fn is_forwarded(header: &str) -> bool {
    let name = header.split(':').next().unwrap_or_default();
    let name = name.trim_end().to_ascii_lowercase();
    !(name.starts_with("proxy-") || name == "connection" || name == "keep-alive")
}

/// The addresses that the proxy tries in turn; or why it makes no connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct AddressesToTry {
    /// Those of the host's addresses that a render may connect to.
    pub addresses: Vec<String>,
    /// Why there are none; null where there are, and where the host is to be resolved first.
    pub fault: Option<ConnectionFault>,
}

/// Judges a host before it is resolved, where `addresses` is none, and then by all its addresses: see
/// [`check_address`](crate::media::check_address).
#[must_use]
pub fn addresses_to_try(host: &str, port: u16, addresses: Option<&[String]>, policy: &MediaPolicy) -> AddressesToTry {
    let fault = |cause, reason| {
        let host = host.to_owned();
        Some(ConnectionFault { host, cause, reason })
    };
    let check = |address| check_address(host, port, address, policy);
    let Some(addresses) = addresses else {
        let named = check(None);
        let fault = if named.allowed {
            None
        } else {
            fault(FaultCause::Refused, named.reason)
        };
        return AddressesToTry {
            addresses: Vec::new(),
            fault,
        };
    };
    let allowed: Vec<String> = addresses
        .iter()
        .filter(|address| check(Some(address)).allowed)
        .cloned()
        .collect();
    let fault = match addresses.first() {
        None => fault(FaultCause::UnknownHost, None),
        Some(first) if allowed.is_empty() => fault(FaultCause::Refused, check(Some(first)).reason),
        Some(_) => None,
    };
    AddressesToTry {
        addresses: allowed,
        fault,
    }
}
