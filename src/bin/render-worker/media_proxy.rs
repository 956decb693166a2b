//! The way by which a render reaches the network, and the only one: an HTTP proxy of its own on this machine's loopback.
//!
//! ffmpeg resolves names and follows redirects by itself, so what it connects to can't be judged beforehand. It can here: a
//! name is resolved once, the rules are asked about each address, and the connection is made to one that was asked about.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use render_rules::MediaPolicy;
use render_rules::ffmpeg::{ConnectionFault, FaultCause};
use render_rules::media::check_address;
use rustix::net::sockopt::set_socket_linger;

use crate::proxy_request::{ProxyRequest, Target};

/// How long an address may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// A render's proxy. It ends, with all its connections, when it is dropped.
pub(crate) struct MediaProxy {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

struct Shared {
    policy: MediaPolicy,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    closed: bool,
    count: u64,
    /// Both ends of each connection, to be cut.
    sockets: BTreeMap<u64, TcpStream>,
    /// Of each host and port the latest, unless a connection was made since.
    faults: BTreeMap<Target, ConnectionFault>,
}

impl MediaProxy {
    /// Opens a proxy that connects to what the rules allow under this policy.
    pub(crate) fn open(policy: &MediaPolicy) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            policy: policy.clone(),
            state: Mutex::default(),
        });
        let own = Arc::clone(&shared);
        let accepting = thread::spawn(move || accept(&listener, &own));
        Ok(Self {
            address,
            shared,
            accepting: Some(accepting),
        })
    }

    /// Its address, for ffmpeg.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Why connections were not made.
    pub(crate) fn faults(&self) -> Vec<ConnectionFault> {
        self.shared.state().faults.values().cloned().collect()
    }
}

impl Drop for MediaProxy {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        state.closed = true;
        for socket in state.sockets.values() {
            // One that is closed already needs no end.
            let _ = socket.shutdown(Shutdown::Both);
        }
        drop(state);
        // It waits for a connection: here is one.
        if TcpStream::connect(self.address).is_ok()
            && let Some(accepting) = self.accepting.take()
        {
            let _ = accepting.join();
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    while let Ok((client, _)) = listener.accept() {
        if shared.state().closed {
            return;
        }
        let shared = Arc::clone(shared);
        // What goes wrong ends the connection, and ffmpeg says the rest.
        thread::spawn(move || shared.serve(&client));
    }
}

impl Shared {
    // What is in there is right whoever broke while holding it: each change is one insertion or removal.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a socket known that the end of the proxy has to cut; none if it has ended.
    fn track(&self, socket: &TcpStream) -> io::Result<Option<Tracked<'_>>> {
        let own = socket.try_clone()?;
        let mut state = self.state();
        if state.closed {
            return Ok(None);
        }
        state.count += 1;
        let id = state.count;
        state.sockets.insert(id, own);
        Ok(Some(Tracked { shared: self, id }))
    }

    fn serve(&self, mut client: &TcpStream) -> io::Result<()> {
        let Some(_client) = self.track(client)? else {
            return Ok(());
        };
        let request = ProxyRequest::read(client)?;
        let target = request.target.clone();
        let upstream = match self.reach(&target) {
            Ok(upstream) => upstream,
            Err(fault) => {
                self.state().faults.insert(target, fault);
                return client.write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        };
        let Some(_upstream) = self.track(&upstream)? else {
            return Ok(());
        };
        self.state().faults.remove(&target);
        if request.tunnel {
            client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")?;
        } else {
            (&upstream).write_all(&request.origin_head())?;
        }
        (&upstream).write_all(&request.rest)?;
        join(client, &upstream)
    }

    /// A connection to an address of the target's that the rules allow.
    fn reach(&self, target: &Target) -> Result<TcpStream, ConnectionFault> {
        let Target { host, port } = target;
        let fault = |cause, reason| ConnectionFault {
            host: host.clone(),
            cause,
            reason,
        };
        let by_name = check_address(host, *port, None, &self.policy);
        if !by_name.allowed {
            return Err(fault(FaultCause::Refused, by_name.reason));
        }
        let found = (host.as_str(), *port)
            .to_socket_addrs()
            .map_err(|_| fault(FaultCause::UnknownHost, None))?;
        let mut first = None;
        for address in found {
            let check = check_address(host, *port, Some(&address.ip().to_string()), &self.policy);
            if !check.allowed {
                first = first.or_else(|| Some(fault(FaultCause::Refused, check.reason)));
                continue;
            }
            match TcpStream::connect_timeout(&address, CONNECT) {
                Ok(upstream) => return Ok(upstream),
                // That an allowed address does not answer says more than that another one is refused.
                Err(error) => first = Some(fault(FaultCause::Unreachable, Some(error.kind().to_string()))),
            }
        }
        Err(first.unwrap_or_else(|| fault(FaultCause::UnknownHost, None)))
    }
}

/// A socket that is known until this is dropped.
struct Tracked<'a> {
    shared: &'a Shared,
    id: u64,
}

impl Drop for Tracked<'_> {
    fn drop(&mut self) {
        self.shared.state().sockets.remove(&self.id);
    }
}

/// Hands on what either side sends, until either has ended. What breaks off on one side breaks off on the other: no end
/// that looks like a whole.
fn join(client: &TcpStream, upstream: &TcpStream) -> io::Result<()> {
    thread::scope(|scope| {
        scope.spawn(|| {
            let (mut from, mut to) = (client, upstream);
            // Whichever way the client ends, nobody waits for the rest.
            let _ = io::copy(&mut from, &mut to);
            let _ = upstream.shutdown(Shutdown::Both);
        });
        let (mut from, mut to) = (upstream, client);
        let copied = io::copy(&mut from, &mut to);
        if copied.is_err() {
            // The client is told of a reset by a reset.
            let _ = set_socket_linger(client, Some(Duration::ZERO));
        }
        let _ = client.shutdown(Shutdown::Both);
        copied.map(drop)
    })
}
