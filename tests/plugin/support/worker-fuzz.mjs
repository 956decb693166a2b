// Random requests of the worker protocol: valid ones, bent in one or two places, and wild ones. A seed makes the same again.
import { gzipSync } from 'node:zlib';
import { CURRENT } from './workers.mjs';

/** A random number generator that can be started again (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return { next, below, pick: (items) => items[below(items.length)], chance: (part) => next() < part };
}

const deep = (depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const TEXTS = [
  '', ' ', 'x', 'NaN', '-Infinity', '1e999', '0x10', '1.5', '-1', '\0', 'a\0b', '\u001b[31m', '\r\nx: y', '\ud800', '\udfff\ud800',
  '😀', 'ä'.repeat(200), 'x'.repeat(256), 'x'.repeat(70_000), '../../etc/passwd', '%00', "'; drop table render_jobs; --",
  '<script>', '{}', '[object Object]', '__proto__', 'constructor', 'null', 'undefined',
]; // prettier-ignore
const NUMBERS = [
  0,
  -0,
  1,
  2,
  3,
  -1,
  0.5,
  1.5,
  1e-320,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 + 5,
  2 ** 53,
  -(2 ** 63),
  Number.MAX_VALUE,
];
/** JSON that no value here stands for. */
const RAW = ['1e999', '-1e999', '1'.repeat(400), deep(200), deep(20_000), '{"__proto__":{"a":1}}', '"\\ud800"'];

/** A value that stands in the JSON as it is. */
class Raw {
  constructor(text) {
    this.text = text;
  }
}

/** As JSON.stringify, with raw values in it. */
function write(value) {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`).join()}}`;
}

const PROBE = { durationMs: 3000, fileSizeBytes: 11, resolution: '1920x1080', fps: 30 };
const BODIES = {
  claim: () => ({ ...CURRENT, waitMs: 0 }),
  progress: ({ next, pick, below }) => ({
    progress: next(),
    phase: pick(['preparing', 'rendering', 'storing', undefined]),
    parts: pick([undefined, { total: 40, reused: 2, done: 2 + below(38), reusedProgress: next() }]),
  }),
  complete: () => ({ probe: { ...PROBE } }),
  fail: ({ pick }) => ({ message: 'broken', kind: pick(['transient', 'permanent', 'interrupted']), log: 'a line' }),
  artifacts: () => ({}),
};

/**
 * What one request of `random` is, for a server with these jobs: `own` is the assignment of the worker that asks, `others` what
 * it may know of jobs that it does not hold, `leases` what it was given for its earlier jobs, `files` what is right by kind.
 */
export function nextRequest(random, { owner, own, others, leases, files }) {
  const { pick, chance, below } = random;
  const junk = () =>
    pick([
      () => pick(TEXTS),
      () => pick(NUMBERS),
      () => pick([null, true, false]),
      () => new Raw(pick(RAW)),
      () => Array.from({ length: below(4) }, () => pick(TEXTS)),
      () => Array.from({ length: 1000 }, (_, index) => index),
      () => ({ [pick(TEXTS)]: pick(NUMBERS), toString: 1, length: -1 }),
    ])();
  const isWild = chance(0.3);
  const bend = (value, part, other = junk) => (chance(isWild ? 0.5 : part) ? other() : value);

  const name = pick(['claim', 'progress', 'progress', 'complete', 'fail', 'artifacts', 'artifacts']);
  const other = pick(others);
  const isOwn = chance(0.4);
  const target = isOwn ? own : other;
  const id = bend(encodeURIComponent(target.jobId), 0.05, () =>
    pick(['nothing', '%00', '%ff', '%', '..%2f..', 'x'.repeat(3000), '', '%F0%9F%98%80', 'claim', '__proto__']),
  );
  const fields = {
    owner: bend(isOwn ? owner : pick([owner, other.owner]), 0.06),
    attempt: bend(target.attempt, 0.06, () => pick([...NUMBERS, ...TEXTS])),
  };
  const lease = bend(isOwn ? own.lease : pick([own.lease, undefined, ...leases]), 0.1, () =>
    pick([
      undefined,
      '',
      'x',
      'A'.repeat(43),
      '0'.repeat(64),
      own.lease.slice(0, -1),
      `${own.lease}, x`,
      'y'.repeat(6000),
    ]),
  );
  const body = { ...(name === 'claim' ? { owner: fields.owner } : fields), ...BODIES[name](random) };
  for (const key of Object.keys(body)) if (chance(isWild ? 0.4 : 0.06)) body[key] = pick([junk, () => undefined])();
  for (const part of ['probe', 'can'])
    if (body[part] && !(body[part] instanceof Raw) && typeof body[part] === 'object' && chance(0.3))
      body[part] = { ...body[part], [pick(Object.keys({ ...body[part], other: 1 }))]: junk() };

  const isFile = name === 'artifacts';
  const kind = bend(pick(['video', 'thumbnail', 'chapters', 'subtitles']), 0.05, () =>
    pick(['audio', '..', '%00', '%ff']),
  );
  const plain = (value) => (typeof value === 'object' ? write(value) : String(value));
  const asText = (value) => encodeURIComponent(plain(value).toWellFormed().slice(0, 2000));
  const query = bend(`owner=${asText(fields.owner)}&attempt=${asText(fields.attempt)}`, 0.05, () =>
    pick([
      '',
      'owner=a&owner=b',
      'owner[a][b]=c&attempt[]=1',
      'attempt=1',
      '%ff=%',
      '__proto__[x]=1',
      'owner=%00&attempt=1',
    ]),
  );
  const path = { claim: '/claim', artifacts: `/${id}/artifacts/${kind}?${query}` }[name] ?? `/${id}/${name}`;
  const text = bend(write(body), 0.03, () =>
    pick(['', '{', '[]', 'null', '"x"', '1', deep(100_000), `{"a":${deep(5)}`, '\0']),
  );
  let bytes = isFile
    ? Buffer.alloc(
        bend(below(2000) + 1, 0.05, () => pick([0, 1, 20_000])),
        below(256),
      )
    : Buffer.from(text);
  if (isFile && Object.hasOwn(files, kind) && chance(0.3)) bytes = Buffer.from(files[kind]);

  const headers = {
    'content-type': bend(isFile ? 'application/octet-stream' : 'application/json', 0.05, () =>
      pick([
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/json; charset=latin9',
        'x',
        'image/png',
        '*/*',
      ]),
    ),
  };
  if (lease !== undefined) headers['render-lease'] = lease;
  if (chance(0.1))
    headers['content-range'] = pick([
      'bytes 0-9/10',
      'bytes 5-1/2',
      'bytes */10',
      'bytes 0-4294967301/8589934592',
      'x',
      'bytes -1-2/3',
    ]);
  if (chance(0.03)) headers.range = pick(['bytes=0-1', 'bytes=9-1', 'x']);
  if (chance(0.03)) headers['accept-encoding'] = pick(['gzip', 'br;q=x', '*;q=0']);
  if (chance(0.03)) {
    headers['content-encoding'] = pick(['gzip', 'deflate', 'br', 'identity', 'bogus']);
    if (headers['content-encoding'] === 'gzip' && chance(0.5)) bytes = gzipSync(bytes);
  }
  const length = chance(0.04)
    ? pick(['0', '1', '4294967301', '8589934592', 'x', '-1', String(bytes.length + 5)])
    : null;
  const method = bend(isFile ? 'PUT' : 'POST', 0.02, () =>
    pick(['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']),
  );
  return { method, path, headers, bytes, length };
}
