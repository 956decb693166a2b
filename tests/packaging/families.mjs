// The package's families, and which of their modules a file brings along.
import { readFileSync } from 'node:fs';
import { FAMILIES } from '../../pkg/modules.mjs';

const DIST = new URL('../../pkg/dist/', import.meta.url);

/** A family's module as it lies in the JavaScript. */
function embedded(family) {
  const [bytes] = readFileSync(new URL(`${family}.mjs`, DIST), 'utf8').match(/[A-Za-z0-9+/]{10000,}=*/);
  return bytes;
}

const MODULES = FAMILIES.map((family) => [family, embedded(family)]);

/** The families whose modules are in these texts of JavaScript. */
export const familiesIn = (...texts) =>
  MODULES.filter(([, bytes]) => texts.some((text) => text.includes(bytes))).map(([family]) => family);
