import { lookup } from 'node:dns/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { getSystemErrorMap } from 'node:util';
import { checkAddress } from 'render-rules';
import type { CheckOptions, ConnectionFault } from 'render-rules';
import { answered, originHead, readHead } from './proxy-request';
import type { Target } from './proxy-request';

/** How long a server may take to accept a connection. */
const CONNECT_MS = 10_000;
/** How long one of a host's addresses may take before the next one is tried as well. */
const NEXT_ADDRESS_MS = 2000;

/**
 * The way by which a render reaches the network, and the only one: an HTTP proxy of its own on this machine's loopback.
 *
 * ffmpeg resolves names and follows redirects by itself, so what it connects to can't be judged beforehand. It can here: a
 * name is resolved once, the rules are asked about each address, and the connection is made to one that was asked about.
 */
export interface MediaProxy {
  /** Its address, for ffmpeg. */
  url: string;
  /** Why connections were not made: of each host and port the latest, unless one was made since. */
  faults(): ConnectionFault[];
  /** Ends it with all its connections. */
  close(): Promise<void>;
}

/** A connection that is not made, for a reason that the rules know. */
class NoConnection extends Error {
  readonly fault: ConnectionFault;

  constructor(fault: ConnectionFault, options?: ErrorOptions) {
    super(fault.cause, options);
    this.fault = fault;
  }
}

/** What the system calls an error, such as `connection refused`. */
function systemWords(error: unknown): string {
  const { errno, code } = error as NodeJS.ErrnoException;
  const known = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
  return known ?? code ?? String(error);
}

/** Addresses of a host that the rules let a render connect to. */
async function resolve({ host, port }: Target, options: CheckOptions): Promise<{ address: string; family: number }[]> {
  const refused = (reason?: string | null) => new NoConnection({ cause: 'refused', host, reason: reason ?? undefined });
  const byName = checkAddress(host, port, null, options);
  if (!byName.allowed) throw refused(byName.reason);
  const found = await lookup(host, { all: true }).catch((cause: unknown) => {
    throw new NoConnection({ cause: 'unknown_host', host }, { cause });
  });
  const judged = found.map((entry) => ({ entry, check: checkAddress(host, port, entry.address, options) }));
  const allowed = judged.filter(({ check }) => check.allowed).map(({ entry }) => entry);
  if (allowed.length === 0) throw refused(judged[0]?.check.reason);
  return allowed;
}

/** A connection to an address of the target's that was judged. */
async function reach(target: Target, options: CheckOptions, track: (socket: Socket) => void): Promise<Socket> {
  const { host, port } = target;
  const addresses = await resolve(target, options);
  return new Promise((done, failed) => {
    const upstream = connect({
      // A name that only the lookup below knows: nothing is resolved a second time.
      host: 'judged',
      port,
      lookup: (_name, { all }, found) =>
        all ? found(null, addresses) : found(null, addresses[0]?.address ?? '', addresses[0]?.family),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
    });
    track(upstream);
    const unreachable = (reason: string) => failed(new NoConnection({ cause: 'unreachable', host, reason }));
    upstream.setTimeout(CONNECT_MS, () => {
      unreachable('connection timed out');
      upstream.destroy();
    });
    upstream.once('error', (error) => unreachable(systemWords(error)));
    upstream.once('connect', () => {
      // ffmpeg has limits of its own for silence.
      upstream.setTimeout(0);
      done(upstream);
    });
  });
}

/** Hands on what either side sends. What breaks off on one side breaks off on the other: no end that looks like a whole. */
function join(client: Socket, upstream: Socket): void {
  client.on('error', () => upstream.destroy());
  upstream.on('error', () => client.resetAndDestroy());
  client.on('close', () => upstream.destroy());
  client.pipe(upstream);
  upstream.pipe(client);
}

/** Opens a proxy that connects to what the rules allow under these options. */
export async function openMediaProxy(options: CheckOptions): Promise<MediaProxy> {
  const sockets = new Set<Socket>();
  const faults = new Map<string, ConnectionFault>();

  function track(socket: Socket): void {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  }

  async function serve(client: Socket): Promise<void> {
    const request = await readHead(client);
    const { target } = request;
    const key = `${target.host} ${target.port}`;
    try {
      const upstream = await reach(target, options, track);
      faults.delete(key);
      if (client.destroyed) return void upstream.destroy();
      if (request.tunnel) client.write(answered(200, 'Connection established'));
      else upstream.write(originHead(request), 'latin1');
      upstream.write(request.rest);
      join(client, upstream);
    } catch (error) {
      if (!(error instanceof NoConnection)) throw error;
      faults.set(key, error.fault);
      client.end(answered(502, 'Bad Gateway'));
    }
  }

  const server = createServer((client) => {
    track(client);
    client.on('error', () => client.destroy());
    // A request that is none.
    serve(client).catch(() => client.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    faults: () => [...faults.values()],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
