import { lookup } from 'node:dns/promises';
import { connect, createServer, isIP } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { getSystemErrorMap } from 'node:util';
import { addressesToTry, readProxyRequest, workerRules } from 'render-rules';
import type { CheckOptions, ConnectionFault, ProxyRequest } from 'render-rules';

/** Ends the head of a request. */
const END = '\r\n\r\n';

/** A render's only way to the network: an HTTP proxy on this machine, which connects to what the rules allow. */
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

  constructor(fault: ConnectionFault) {
    super(fault.cause);
    this.fault = fault;
  }
}

/** What the system calls an error, such as `connection refused`; of several addresses, that of the last one. */
function systemWords(error: unknown): string {
  const last: unknown = error instanceof AggregateError ? error.errors.at(-1) : error;
  const { errno, code } = last as NodeJS.ErrnoException;
  const known = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
  return known ?? code ?? String(last);
}

/** A request of a client, and what came after its head; the rest is left to be read. Rejects what is no request of a proxy. */
function readRequest(client: Socket): Promise<{ request: ProxyRequest; rest: Buffer }> {
  const { proxyHeadBytes } = workerRules();
  return new Promise((resolve, reject) => {
    let read = Buffer.alloc(0);
    const settle = (why: string) => {
      client.off('data', onData);
      client.off('close', onClose);
      client.pause();
      const end = read.indexOf(END);
      const request = end === -1 ? null : readProxyRequest(read.toString('latin1', 0, end));
      if (request) resolve({ request, rest: read.subarray(end + END.length) });
      else reject(new Error(why));
    };
    const onClose = () => settle('the client has gone');
    const onData = (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      if (read.includes(END) || read.length > proxyHeadBytes) settle('no request of a proxy');
    };
    client.on('data', onData);
    client.on('close', onClose);
  });
}

/** Addresses of a host that the rules let a render connect to. */
async function resolve({ host, port }: ProxyRequest, options: CheckOptions): Promise<string[]> {
  function judge(resolved: string[] | null): string[] {
    const { addresses, fault } = addressesToTry(host, port, resolved, options);
    if (fault) throw new NoConnection(fault);
    return addresses;
  }
  judge(null);
  const found = await lookup(host, { all: true }).catch(() => []);
  return judge(found.map(({ address }) => address));
}

/** A connection to an address of the request's that was judged. */
async function reach(request: ProxyRequest, options: CheckOptions, track: (socket: Socket) => void): Promise<Socket> {
  const { host, port } = request;
  const { connectMs, nextAddressMs } = workerRules();
  const addresses = (await resolve(request, options)).map((address) => ({ address, family: isIP(address) }));
  return new Promise((done, failed) => {
    const upstream = connect({
      // A name that only the lookup below knows: nothing is resolved a second time.
      host: 'judged',
      port,
      lookup: (_name, { all }, found) =>
        all ? found(null, addresses) : found(null, addresses[0]?.address ?? '', addresses[0]?.family),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: nextAddressMs,
    });
    track(upstream);
    const unreachable = (reason: string) => failed(new NoConnection({ cause: 'unreachable', host, reason }));
    upstream.setTimeout(connectMs, () => {
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
    const { request, rest } = await readRequest(client);
    const key = `${request.host} ${request.port}`;
    try {
      const upstream = await reach(request, options, track);
      faults.delete(key);
      if (client.destroyed) return void upstream.destroy();
      if (request.head === null) client.write(workerRules().proxyConnected);
      else upstream.write(request.head, 'latin1');
      upstream.write(rest);
      join(client, upstream);
    } catch (error) {
      if (!(error instanceof NoConnection)) throw error;
      faults.set(key, error.fault);
      client.end(workerRules().proxyRefused);
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
