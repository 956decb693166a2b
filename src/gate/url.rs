//! Which mezzanine URLs are taken: plain http and https, and nothing that two parsers could read differently.

use std::net::Ipv6Addr;

/// The longest URL that is taken, in bytes.
const LONGEST: usize = 8192;

/// What is wrong with a URL.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UrlFault {
    /// A stable name, for params.
    pub(crate) name: &'static str,
    /// What the message says of the URL.
    pub(crate) message: &'static str,
}

#[allow(clippy::unnecessary_wraps)] // So that each check below is one line.
const fn fault(name: &'static str, message: &'static str) -> Option<UrlFault> {
    Some(UrlFault { name, message })
}

/// What is wrong with a URL, if something is.
pub(crate) fn url_fault(url: &str) -> Option<UrlFault> {
    if url.len() > LONGEST {
        return fault("length", "is longer than 8192 bytes");
    }
    if url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return fault("characters", "contains white space or control characters");
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        return fault("relative", "is not a full URL");
    };
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return fault("scheme", "is neither http nor https");
    }
    if url.contains('\\') {
        return fault("backslash", "contains a backslash");
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return fault("credentials", "contains credentials");
    }
    authority_fault(authority)
}

fn authority_fault(authority: &str) -> Option<UrlFault> {
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of a bracketed address without a port are its own.
        Some(_) if authority.ends_with(']') => (authority, None),
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    if !host_is_valid(host) {
        return fault("host", "has no valid host");
    }
    match port {
        None => None,
        Some(port) if port.bytes().all(|b| b.is_ascii_digit()) && port.parse().is_ok_and(|port: u16| port > 0) => None,
        Some(_) => fault("port", "has no valid port"),
    }
}

fn host_is_valid(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    !host.is_empty()
        && host.len() <= 253
        && !host.starts_with(['.', '-'])
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
}
