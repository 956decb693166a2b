// Makes recordings as people have them: ffmpeg encodes drawn pictures and sounds, once for all tests of a file.
import { execFile } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs ffmpeg or ffprobe without holding up the server that is tested, which is in this process.
 *
 * @returns the program's standard output.
 */
export async function output(program, args) {
  const { stdout } = await run(program, ['-v', 'error', ...args], { encoding: 'buffer', maxBuffer: 2 ** 30 });
  return stdout;
}

/** Writes what an input of `drawn.mjs` holds. */
async function write(file, contents) {
  const handle = await open(file, 'w');
  for (const part of contents) await handle.writeFile(part);
  await handle.close();
}

/** A folder of recordings, each made when it is first asked for. */
export function recorder() {
  const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  const making = new Map();
  const madeOnce = (name, make) => {
    const file = join(folder, name);
    if (!making.has(name)) making.set(name, make(file));
    return making.get(name).then(() => file);
  };
  const drawn = ({ name, contents }) => madeOnce(name, (file) => write(file, contents()));

  /** ffmpeg's arguments for an input: one of `drawn.mjs`, or arguments already. */
  const argumentsOf = async (input) => (Array.isArray(input) ? input : [...input.arguments, '-i', await drawn(input)]);

  async function encode(file, { inputs = [], codec, bytes, change = () => undefined }) {
    if (bytes) return writeFileSync(file, bytes());
    const read = await Promise.all(inputs.map(argumentsOf));
    await output('ffmpeg', ['-nostdin', '-y', ...read.flat(), ...[codec].flat(Infinity), file]);
    return change(file);
  }

  return {
    folder,
    /**
     * Makes a recording: `codec` is how ffmpeg writes the `inputs`, and `change(file)` rewrites the file; or its `bytes()`.
     *
     * @returns its path.
     */
    make: (recording) => madeOnce(recording.name, (file) => encode(file, recording)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Serves the files of a folder on a free port: `/name`; `/whole/name` as a server does that knows no ranges; `/id/name` with
 * an address that ends in an id, which is the name without what follows its point.
 */
export async function serveRecordings(folder) {
  const ids = new Map();
  const server = createServer((request, response) => {
    const [, way, name] = /^\/(?:(whole|id)\/)?(.*)$/.exec(decodeURIComponent(request.url));
    const file = join(folder, way === 'id' ? ids.get(name) : name);
    const { size } = statSync(file);
    const asked = way === 'whole' ? null : /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const [start, end] = [Number(asked?.[1] ?? 0), asked?.[2] ? Math.min(Number(asked[2]), size - 1) : size - 1];
    if (start >= size) return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    response.writeHead(asked ? 206 : 200, {
      'content-type': 'application/octet-stream',
      'content-length': end - start + 1,
      ...(way !== 'whole' && { 'accept-ranges': 'bytes' }),
      ...(asked && { 'content-range': `bytes ${start}-${end}/${size}` }),
    });
    const stream = createReadStream(file, { start, end });
    response.on('close', () => stream.destroy());
    return void stream.pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    /** Where a recording is, as `way` serves it: `whole`, `id`, or with ranges and its name. */
    address(name, way) {
      if (way !== 'id') return `${url}/${way === undefined ? '' : `${way}/`}${name}`;
      const id = name.split('.')[0];
      ids.set(id, name);
      return `${url}/id/${id}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
