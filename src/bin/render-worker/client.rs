//! The server, over HTTP.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use render_rules::worker::{ReportRefusal, report_refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ureq::http::Response;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body, SendBody};

use crate::options::Options;
use crate::protocol::{Problem, Success};

/// How long a call may take that the server answers at once.
pub(crate) const CALL: Duration = Duration::from_secs(30);
/// The largest answer that is read, in bytes: a job comes with its EDL and transcript.
const LARGEST_ANSWER: u64 = 256 << 20;
/// How long the server may take to store a file that it has received.
const STORING: Duration = Duration::from_secs(600);

/// Why a call was not fulfilled.
#[derive(Debug)]
pub(crate) struct CallError {
    pub(crate) refusal: ReportRefusal,
    pub(crate) message: String,
}

impl CallError {
    /// Nobody answered, or not with what was asked for.
    fn unanswered(message: String) -> Self {
        let refusal = ReportRefusal::Later;
        Self { refusal, message }
    }
}

/// The header that tells that a report comes from the worker that was given the job.
const LEASE: &str = "render-lease";

/// Calls the routes of the worker protocol.
pub(crate) struct Client {
    agent: Agent,
    base: String,
    authorization: String,
}

impl Client {
    pub(crate) fn new(options: &Options) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder()
            .root_certs(trusted())
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(10)))
            // A token is for the server that it was given for, and no other.
            .max_redirects(0)
            .user_agent(concat!("render-worker/", env!("CARGO_PKG_VERSION")))
            .build();
        Self {
            agent: config.new_agent(),
            base: format!("{}{}/render-jobs/worker", options.server, options.prefix),
            authorization: format!("Bearer {}", options.token),
        }
    }

    /// Calls a route with a JSON body, as a report with a lease; `limit` is how long the call may take.
    pub(crate) fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        lease: Option<&str>,
        body: &impl Serialize,
        limit: Duration,
    ) -> Result<T, CallError> {
        let mut request = self
            .agent
            .post(format!("{}/{path}", self.base))
            .header("authorization", &self.authorization);
        if let Some(lease) = lease {
            request = request.header(LEASE, lease);
        }
        let request = request.config().timeout_global(Some(limit)).build();
        read(request.send_json(body))
    }

    /// Asks a route, as a report with a lease.
    pub(crate) fn get<T: DeserializeOwned>(&self, path: &str, lease: &str) -> Result<T, CallError> {
        let request = self
            .agent
            .get(format!("{}/{path}", self.base))
            .header("authorization", &self.authorization)
            .header(LEASE, lease)
            .config()
            .timeout_global(Some(CALL))
            .build();
        read(request.call())
    }

    /// Sends what a file of `bytes` bytes has from byte `from` on.
    pub(crate) fn put(&self, path: &str, lease: &str, file: &File, from: u64, bytes: u64) -> Result<Value, CallError> {
        let rest = bytes.saturating_sub(from);
        let mut request = self
            .agent
            .put(format!("{}/{path}", self.base))
            .header("authorization", &self.authorization)
            .header(LEASE, lease)
            .header("content-type", "application/octet-stream")
            .header("content-length", rest.to_string());
        if from > 0 {
            let last = bytes.saturating_sub(1);
            request = request.header("content-range", format!("bytes {from}-{last}/{bytes}"));
        }
        let request = request.config().timeout_recv_response(Some(STORING)).build();
        read(request.send(SendBody::from_reader(&mut file.take(rest))))
    }
}

/// The certificates that this system trusts. Those that can't be read are left out, as its other programs do.
pub(crate) fn trusted() -> RootCerts {
    let found = rustls_native_certs::load_native_certs().certs;
    let owned: Vec<_> = found
        .iter()
        .map(|certificate| Certificate::from_der(certificate).to_owned())
        .collect();
    RootCerts::new_with_certs(&owned)
}

fn read<T: DeserializeOwned>(answer: Result<Response<Body>, ureq::Error>) -> Result<T, CallError> {
    let mut response =
        answer.map_err(|error| CallError::unanswered(format!("the server can't be reached: {error}")))?;
    let status = response.status().as_u16();
    let body = response.body_mut();
    if status == 200 {
        let read: Result<Success<T>, _> = body.with_config().limit(LARGEST_ANSWER).read_json();
        return read
            .map(|success| success.data)
            .map_err(|error| CallError::unanswered(format!("the server's answer can't be read: {error}")));
    }
    let problem: Result<Problem, _> = body.read_json();
    let message = problem.map_or_else(
        |_| format!("the server answered {status}"),
        |problem| format!("the server answered {status}: {}", problem.error.message),
    );
    let refusal = report_refusal(status.into());
    Err(CallError { refusal, message })
}

/// A text as a part of a URL, whatever is in it.
pub(crate) fn url_part(text: &str) -> String {
    let mut value = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            value.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(value, "%{byte:02X}");
        }
    }
    value
}
