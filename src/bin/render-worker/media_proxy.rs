//! The media proxy: see [`render_rules::worker`]. A name is resolved once, and a connection is made to an address that the
//! rules allow.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use render_rules::MediaPolicy;
use render_rules::ffmpeg::{ConnectionFault, FaultCause};
use render_rules::worker::{AddressesToTry, ProxyRequest, WORKER_RULES, addresses_to_try, read_proxy_request};
use rustix::net::sockopt::set_socket_linger;

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
    faults: BTreeMap<(String, u16), ConnectionFault>,
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
        let (ProxyRequest { host, port, head }, rest) = read_request(client)?;
        let upstream = match self.reach(&host, port) {
            Ok(upstream) => upstream,
            Err(fault) => {
                self.state().faults.insert((host, port), fault);
                return client.write_all(WORKER_RULES.proxy_refused.as_bytes());
            }
        };
        let Some(_upstream) = self.track(&upstream)? else {
            return Ok(());
        };
        self.state().faults.remove(&(host, port));
        match head {
            None => client.write_all(WORKER_RULES.proxy_connected.as_bytes())?,
            Some(head) => (&upstream).write_all(&latin1_bytes(&head))?,
        }
        (&upstream).write_all(&rest)?;
        join(client, &upstream)
    }

    /// A connection to an address of the host's that the rules allow.
    fn reach(&self, host: &str, port: u16) -> Result<TcpStream, ConnectionFault> {
        let judge = |addresses| addresses_to_try(host, port, addresses, &self.policy);
        if let Some(fault) = judge(None).fault {
            return Err(fault);
        }
        let found: Vec<SocketAddr> = (host, port)
            .to_socket_addrs()
            .map_or_else(|_| Vec::new(), Iterator::collect);
        let written = |address: &SocketAddr| address.ip().to_string();
        let AddressesToTry { addresses, fault } = judge(Some(&found.iter().map(written).collect::<Vec<_>>()));
        if let Some(fault) = fault {
            return Err(fault);
        }
        let end = Instant::now() + Duration::from_millis(WORKER_RULES.connect_ms);
        let mut allowed = found
            .iter()
            .filter(|address| addresses.contains(&written(address)))
            .peekable();
        let mut reason = None;
        while let Some(address) = allowed.next() {
            let left = end.saturating_duration_since(Instant::now());
            let next = Duration::from_millis(WORKER_RULES.next_address_ms);
            let wait = if allowed.peek().is_some() { left.min(next) } else { left };
            match TcpStream::connect_timeout(address, wait.max(Duration::from_millis(1))) {
                Ok(upstream) => return Ok(upstream),
                Err(error) => reason = Some(system_words(&error)),
            }
        }
        Err(ConnectionFault {
            host: host.to_owned(),
            cause: FaultCause::Unreachable,
            reason,
        })
    }
}

/// What the system calls an error, such as `connection refused`.
fn system_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::TimedOut => "connection timed out".to_owned(),
        kind => kind.to_string(),
    }
}

/// A request, and what came after its head.
fn read_request(mut client: &TcpStream) -> io::Result<(ProxyRequest, Vec<u8>)> {
    const END: &[u8] = b"\r\n\r\n";
    let mut read = Vec::new();
    let mut chunk = [0; 4096];
    while read.len() <= WORKER_RULES.proxy_head_bytes {
        let length = client.read(&mut chunk)?;
        read.extend(chunk.iter().take(length));
        if let Some(end) = read.windows(END.len()).position(|bytes| bytes == END) {
            let rest = read.split_off(end + END.len());
            let head: String = read.iter().take(end).copied().map(char::from).collect();
            let request = read_proxy_request(&head).ok_or(io::ErrorKind::InvalidData)?;
            return Ok((request, rest));
        }
        if length == 0 {
            break;
        }
    }
    Err(io::ErrorKind::InvalidData.into())
}

/// The bytes that were decoded as Latin-1.
fn latin1_bytes(text: &str) -> Vec<u8> {
    text.chars()
        .filter_map(|character| u8::try_from(character).ok())
        .collect()
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
