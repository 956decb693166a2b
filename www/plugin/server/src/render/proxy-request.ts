import type { Socket } from 'node:net';

/** Where a connection is to lead. */
export interface Target {
  /** As it was written, an IPv6 address without its brackets. */
  host: string;
  port: number;
}

/** The beginning of what a client of a proxy sends. */
export interface ProxyRequest {
  target: Target;
  /** Whether the client wants the bare connection (CONNECT), and not an answer to a request. */
  tunnel: boolean;
  /** The request's line without the target, such as `GET /a.mov HTTP/1.1`. */
  line: string;
  headers: string[];
  /** What came after the headers. */
  rest: Buffer;
}

const END = '\r\n\r\n';
/** More than the longest URL that the rules let pass, and the few headers that ffmpeg sends. */
const LONGEST_HEAD = 32 * 1024;

/** A request of a proxy: `GET http://host:port/path HTTP/1.1`, or `CONNECT host:port HTTP/1.1`. */
const LINE = /^([A-Z]+) (?:(http):\/\/)?(\[[^\]]*\]|[^/:?#@]*)(?::(\d+))?(\S*) (HTTP\/1\.[01])$/;

/** Headers for the proxy alone; and the connection is one request's, because the next may lead elsewhere. */
const NOT_FORWARDED = /^(?:proxy-[^:]*|connection|keep-alive)\s*:/i;

function parse(head: string, rest: Buffer): ProxyRequest {
  const [line = '', ...headers] = head.split('\r\n');
  const [, method, scheme, host = '', port, path = '', version] = LINE.exec(line) ?? [];
  const tunnel = method === 'CONNECT';
  if (version === undefined || tunnel === (scheme !== undefined) || (tunnel && path !== ''))
    throw new Error(`no request of a proxy: ${line}`);
  return {
    target: { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? (tunnel ? 443 : 80)) },
    tunnel,
    line: `${method} ${path.startsWith('/') ? path : `/${path}`} ${version}`,
    headers,
    rest,
  };
}

/** Reads a request up to the end of its headers; what follows is left to be read. Rejects what is no request of a proxy. */
export function readHead(client: Socket): Promise<ProxyRequest> {
  return new Promise((resolve, reject) => {
    let read = Buffer.alloc(0);
    const settle = () => {
      client.off('data', onData);
      client.off('close', onClose);
      client.pause();
    };
    const onClose = () => {
      settle();
      reject(new Error('the client has gone'));
    };
    const onData = (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      const end = read.indexOf(END);
      if (end === -1 && read.length <= LONGEST_HEAD) return;
      settle();
      try {
        resolve(parse(read.toString('latin1', 0, end), read.subarray(end + END.length)));
      } catch (error) {
        reject(error as Error);
      }
    };
    client.on('data', onData);
    client.on('close', onClose);
  });
}

/** The request as the server itself is asked, in latin1: byte by byte what the client sent. */
export function originHead({ line, headers }: ProxyRequest): string {
  const forwarded = headers.filter((header) => !NOT_FORWARDED.test(header));
  return [line, ...forwarded, 'Connection: close', '', ''].join('\r\n');
}

/** An answer of the proxy's own, with nothing in it. */
export function answered(status: number, reason: string): string {
  const lines = [`HTTP/1.1 ${status} ${reason}`];
  if (status >= 300) lines.push('Content-Length: 0', 'Connection: close');
  return [...lines, '', ''].join('\r\n');
}
