//! What a client asks a proxy for.

use std::io::{self, Read};
use std::net::TcpStream;

/// Where a connection is to lead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    /// As it was written, an IPv6 address without its brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
}

/// The beginning of what a client of a proxy sends.
pub(crate) struct ProxyRequest {
    pub(crate) target: Target,
    /// Whether the client wants the bare connection (CONNECT), and not an answer to a request.
    pub(crate) tunnel: bool,
    /// The request's line without the target, and its headers.
    lines: Vec<Vec<u8>>,
    /// What came after the headers.
    pub(crate) rest: Vec<u8>,
}

const END: &[u8] = b"\r\n\r\n";
/// More than the longest URL that the rules let pass, and the few headers that ffmpeg sends.
const LONGEST_HEAD: usize = 32 * 1024;

impl ProxyRequest {
    /// Reads a request up to the end of its headers.
    pub(crate) fn read(mut client: &TcpStream) -> io::Result<Self> {
        let mut head = Vec::new();
        let mut chunk = [0; 4096];
        loop {
            if let Some(end) = head.windows(END.len()).position(|bytes| bytes == END) {
                let rest = head.split_off(end + END.len());
                head.truncate(end);
                return Self::parse(&head, rest).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData));
            }
            let length = client.read(&mut chunk)?;
            if length == 0 || head.len() > LONGEST_HEAD {
                return Err(io::ErrorKind::InvalidData.into());
            }
            head.extend(chunk.iter().take(length));
        }
    }

    /// `GET http://host:port/path HTTP/1.1`, or `CONNECT host:port HTTP/1.1`; none for anything else.
    fn parse(head: &[u8], rest: Vec<u8>) -> Option<Self> {
        let mut lines = head
            .split(|byte| *byte == b'\n')
            .map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        // ffmpeg escapes what is not ASCII.
        let mut words = std::str::from_utf8(lines.next()?).ok()?.split(' ');
        let (method, wanted, version) = (words.next()?, words.next()?, words.next()?);
        let tunnel = method == "CONNECT";
        let (authority, path) = if tunnel {
            (wanted, "")
        } else {
            let rest = wanted.strip_prefix("http://")?;
            rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()))
        };
        let slash = if path.starts_with('/') { "" } else { "/" };
        let line = format!("{method} {slash}{path} {version}").into_bytes();
        let headers = lines.filter(|header| is_forwarded(header)).map(<[u8]>::to_vec);
        Some(Self {
            target: target(authority, if tunnel { 443 } else { 80 })?,
            tunnel,
            lines: std::iter::once(line).chain(headers).collect(),
            rest,
        })
    }

    /// The request as the server itself is asked.
    pub(crate) fn origin_head(&self) -> Vec<u8> {
        let mut head = self.lines.join(&b"\r\n"[..]);
        head.extend(b"\r\nConnection: close\r\n\r\n");
        head
    }
}

fn target(authority: &str, default_port: u16) -> Option<Target> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, port.parse().ok()?),
        _ => (authority, default_port),
    };
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    Some(Target {
        host: bare.unwrap_or(host).to_owned(),
        port,
    })
}

/// Not headers for the proxy alone; and the connection is one request's, because the next may lead elsewhere.
fn is_forwarded(header: &[u8]) -> bool {
    let name = header.split(|byte| *byte == b':').next().unwrap_or_default();
    let name = name.trim_ascii_end().to_ascii_lowercase();
    !(name.starts_with(b"proxy-") || name == b"connection" || name == b"keep-alive")
}
