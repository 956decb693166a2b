//! Which mezzanine URLs are taken: plain http and https, and nothing that two parsers could read differently.

use crate::media::{Host, read_port};

/// The longest URL that is taken, in bytes as it is sent. ffmpeg keeps 4,095 of what it asks a proxy for, and cuts off the
/// rest without a word; it adds the default port (`:80`) itself.
const LONGEST: usize = 4092;

/// What is wrong with a URL.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UrlFault {
    /// A stable name, for params.
    pub(crate) name: &'static str,
    /// What the message says of the URL.
    pub(crate) message: &'static str,
}

const fn fault<T>(name: &'static str, message: &'static str) -> Result<T, UrlFault> {
    Err(UrlFault { name, message })
}

/// Where a URL leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) host: Host,
    pub(crate) port: u16,
}

/// Reads where a URL leads, or what is wrong with it.
pub(crate) fn read_url(url: &str) -> Result<Target, UrlFault> {
    if sent_length(url) > LONGEST {
        return fault("length", "is longer than 4092 bytes");
    }
    let is_plain = url.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_plain && url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return fault("characters", "contains white space or control characters");
    }
    let Some((scheme, rest)) = split_scheme(url) else {
        return fault("relative", "is not a full URL");
    };
    let default_port = if scheme.eq_ignore_ascii_case("http") {
        80
    } else if scheme.eq_ignore_ascii_case("https") {
        443
    } else {
        return fault("scheme", "is neither http nor https");
    };
    if url.contains('\\') {
        return fault("backslash", "contains a backslash");
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return fault("credentials", "contains credentials");
    }
    read_authority(authority, default_port)
}

/// How long a URL is when it is sent: what is not ASCII is percent-encoded.
fn sent_length(url: &str) -> usize {
    let encoded = url.bytes().filter(|byte| !byte.is_ascii()).count();
    url.len() + 2 * encoded
}

fn split_scheme(url: &str) -> Option<(&str, &str)> {
    // As nearly all are written, before it is searched for.
    let usual = ["https", "http"]
        .into_iter()
        .find_map(|scheme| Some((scheme, url.strip_prefix(scheme)?.strip_prefix("://")?)));
    // The first colon that two slashes follow.
    usual.or_else(|| {
        url.match_indices(':')
            .find_map(|(colon, _)| Some((url.get(..colon)?, url.get(colon..)?.strip_prefix("://")?)))
    })
}

fn read_authority(authority: &str, default_port: u16) -> Result<Target, UrlFault> {
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of a bracketed address without a port are its own.
        Some(_) if authority.ends_with(']') => (authority, None),
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    // An address with colons has brackets, so that they are not the port's.
    let is_bare_address = host.contains(':') && !host.starts_with('[');
    let Some(host) = Host::parse(host).filter(|_| !is_bare_address) else {
        return fault("host", "has no valid host");
    };
    match port.map_or(Some(default_port), read_port) {
        Some(port) => Ok(Target { host, port }),
        None => fault("port", "has no valid port"),
    }
}

/// The URL with its scheme in small letters, as it may be written in any (RFC 3986, 3.1) and ffmpeg knows these alone.
pub(crate) fn lower_scheme(url: &str) -> String {
    url.split_once("://").map_or_else(
        || url.to_owned(),
        |(scheme, rest)| format!("{}://{rest}", scheme.to_ascii_lowercase()),
    )
}
