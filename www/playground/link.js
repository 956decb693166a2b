// The page's state in its address: `#part=gate&example=ready`. An address comes from anybody, so everything in it is
// bounded: its length, and what it unpacks to.

/** The longest fragment that is written or read. */
export const MAX_LINK = 8_000;
/** The longest text that a link unpacks to, in bytes. */
const MAX_TEXT = 200_000;

async function through(stream, bytes, limit) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError(`a link's text may have ${limit} bytes at most`);
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A text as letters that an address may have, or nothing if they were too many. */
export async function pack(text) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MAX_TEXT) return undefined;
  const packed = await through(new CompressionStream('deflate-raw'), bytes, Infinity);
  if (packed.length > MAX_LINK) return undefined;
  return btoa(String.fromCharCode(...packed))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** What `pack` made of a text, as text again; nothing if it is none. */
export async function unpack(packed) {
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const text = await through(new DecompressionStream('deflate-raw'), bytes, MAX_TEXT);
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}

/** The fields of an address's fragment; none of one that is too long. */
export function readLink(hash) {
  return new Map(hash.length > MAX_LINK ? [] : new URLSearchParams(hash.slice(1)));
}

/** A fragment of these fields, or nothing if it would be too long. */
export function writeLink(fields) {
  const hash = `#${fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
  return hash.length > MAX_LINK ? undefined : hash;
}
