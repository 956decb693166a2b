// Values that no JSON has, or that fight back: each is made anew, for some can be used once.

/** What the hostile values throw, so that a test can tell it from what the rules throw. */
export class Refusal extends Error {}

const refuse = () => {
  throw new Refusal('not today');
};

/** A proxy, one of whose traps refuses. */
const proxyWith = (trap, target = {}) => new Proxy(target, { [trap]: refuse });

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function detached(Type) {
  const array = new Type(new ArrayBuffer(16));
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}

function shrunk() {
  const buffer = new ArrayBuffer(16, { maxByteLength: 64 });
  const array = new Uint8Array(buffer, 8);
  buffer.resize(4);
  return array;
}

function cyclic(value) {
  if (Array.isArray(value)) value.push(value, { value });
  else Object.assign(value, { value, session: value, edl: value, canonicalEdl: value, tracks: value, metadata: value });
  return value;
}

function deep(levels, wrap) {
  let value = 'bottom';
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
}

function withHoles() {
  const list = [1];
  list[7] = { a: 1 };
  return list;
}

/** Under any name there is another one of the same. */
const endless = (target) =>
  new Proxy(target, { get: (_, name) => (name === 'length' ? 3 : typeof name === 'symbol' ? undefined : endless({})) });

const getter = (get) => Object.defineProperty({}, 'status', { get, enumerable: true });

/** By name, in no order that matters. */
export const HOSTILE = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  'minus zero': () => -0,
  NaN: () => Number.NaN,
  infinity: () => Number.NEGATIVE_INFINITY,
  'largest number': () => Number.MAX_VALUE,
  'big integer': () => 2n ** 70n,
  'small big integer': () => 7n,
  'negative big integer': () => -(2n ** 63n) - 1n,
  symbol: () => Symbol('queued'),
  'well-known symbol': () => Symbol.iterator,
  function: () => () => 'queued',
  class: () => class Job {},
  'empty text': () => '',
  'lone surrogate': () => '\ud800queued\udfff',
  'long text': () => 'é'.repeat(20_000),
  'boxed text': () => new String('queued'),
  'boxed number': () => new Number(3),
  'boxed symbol': () => Object(Symbol('queued')),
  'empty object': () => ({}),
  'no prototype': () => Object.create(null),
  'prototype is a job': () => Object.create({ jobId: 'j1', status: 'queued' }),
  'own __proto__': () => JSON.parse('{"__proto__": {"status": "queued"}, "constructor": null}'),
  'empty list': () => [],
  'list with holes': withHoles,
  'sparse list': () => Object.assign([], { length: 20_000 }),
  'list with fields': () => Object.assign([1, 2], { status: 'queued' }),
  'list subclass': () => new (class extends Array {})('queued', 'done'),
  'list-like': () => ({ 0: 'a', length: 2 ** 31 }),
  'text-like': () => ({ length: 2 ** 20, charCodeAt: () => 65, slice: () => 'A' }),
  'text-like, too long': () => ({ length: 2 ** 32 + 5, charCodeAt: () => 65 }),
  'text-like, negative': () => ({ length: -1, charCodeAt: () => 65 }),
  date: () => new Date(0),
  'no date': () => new Date(Number.NaN),
  'regular expression': () => /a/g,
  map: () => new Map([['status', 'queued'], [{}, 1]]),
  set: () => new Set([1, 'a']),
  'weak map': () => new WeakMap(),
  promise: () => Promise.resolve('queued'),
  error: () => new TypeError('no'),
  generator: () => (function* () { yield 1; yield { a: 2 }; })(),
  'iterator that refuses': () => ({ [Symbol.iterator]: refuse }),
  'iterator that refuses later': () => ({ *[Symbol.iterator]() { yield 1; refuse(); } }),
  'iterator that is none': () => ({ [Symbol.iterator]: 7 }),
  'cyclic object': () => cyclic({}),
  'cyclic list': () => cyclic([]),
  'deep lists': () => deep(10_000, (value) => [value]),
  'deep objects': () => deep(5_000, (value) => ({ metadata: value, tracks: value, canonicalEdl: value, a: value })),
  'deep JSON': () => '['.repeat(20_000),
  'deep JSON of objects': () => '{"tracks":'.repeat(20_000),
  'endless object': () => endless({}),
  'endless list': () => endless([]),
  'revoked object': () => revoked({}),
  'revoked list': () => revoked([]),
  'revoked function': () => revoked(() => {}),
  'proxy without get': () => proxyWith('get'),
  'proxy without ownKeys': () => proxyWith('ownKeys'),
  'proxy without has': () => proxyWith('has'),
  'proxy without getPrototypeOf': () => proxyWith('getPrototypeOf'),
  'proxy without descriptors': () => proxyWith('getOwnPropertyDescriptor', { a: 1 }),
  'list proxy without get': () => proxyWith('get', [1, 2]),
  'getter that refuses': () => getter(refuse),
  'getter that throws nothing': () => getter(() => { throw undefined; }),
  'getter that throws text': () => getter(() => { throw 'queued'; }),
  'getter that throws a code': () => getter(() => { throw { code: 'unknown_status', message: 'a lie' }; }),
  'getter that recurses': () => getter(function deeper() { return deeper(); }),
  'toString that refuses': () => ({ toString: refuse }),
  'toString that is an object': () => ({ toString: () => ({}), valueOf: () => ({}) }),
  'valueOf that refuses': () => ({ valueOf: refuse }),
  'toPrimitive that refuses': () => ({ [Symbol.toPrimitive]: refuse }),
  'toPrimitive that is a symbol': () => ({ [Symbol.toPrimitive]: () => Symbol('s') }),
  'toJSON that refuses': () => ({ toJSON: refuse }),
  'tag that refuses': () => Object.defineProperty({}, Symbol.toStringTag, { get: refuse }),
  'name that refuses': () => Object.defineProperty(() => {}, 'name', { get: refuse }),
  'constructor that refuses': () => Object.defineProperty({}, 'constructor', { get: refuse }),
  'typed array': () => new Float64Array([1, Number.NaN]),
  'big typed array': () => new BigInt64Array(2),
  'detached bytes': () => detached(Uint8Array),
  'detached floats': () => detached(Float32Array),
  'detached buffer': () => detached(Uint8Array).buffer,
  'shrunk bytes': shrunk,
  'shared bytes': () => new Uint8Array(new SharedArrayBuffer(8)),
  'shared buffer': () => new SharedArrayBuffer(8),
  'data view': () => new DataView(new ArrayBuffer(8)),
  'bytes that are no UTF-8': () => new Uint8Array([0xc3, 0x28, 0xff]),
  'bytes subclass': () => Buffer.from('{}'),
  'web assembly memory': () => new WebAssembly.Memory({ initial: 1 }),
  globalThis: () => globalThis,
}; // prettier-ignore
