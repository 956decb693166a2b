//! What a recording's server says of its file.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use render_rules::recording::{MediaServed, read_media_headers};
use ureq::tls::TlsConfig;
use ureq::{Agent, Proxy};

use crate::client::trusted;

/// How long a server may take to say what it has.
const ANSWER: Duration = Duration::from_secs(10);

/// Asks for a recording's first byte through a render's proxy. None where the server says nothing of use: whether the recording can
/// be read is ffprobe's to find out.
pub(super) fn served_by(proxy: &str, url: &str) -> Option<MediaServed> {
    let tls = TlsConfig::builder()
        .root_certs(trusted())
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let agent: Agent = Agent::config_builder()
        .tls_config(tls)
        .proxy(Some(Proxy::new(proxy).ok()?))
        .http_status_as_error(false)
        .timeout_global(Some(ANSWER))
        .build()
        .into();
    let request = agent
        .get(url)
        .header("range", "bytes=0-0")
        .header("accept-encoding", "identity");
    let answer = request.call().ok()?;
    let headers = answer.headers().iter();
    let headers: BTreeMap<String, String> = headers
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect();
    read_media_headers(answer.status().as_u16(), &headers)
}
