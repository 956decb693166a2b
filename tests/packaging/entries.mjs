// Which files bring a WebAssembly module along.
import { readFileSync } from 'node:fs';

const bundled = readFileSync(new URL('../../pkg/dist/index.mjs', import.meta.url), 'utf8');
const [bytes] = bundled.match(/[A-Za-z0-9+/]{10000,}=*/);

/** Whether the module's bytes are in this JavaScript. */
export const holdsModule = (text) => text.includes(bytes);
