// A request to render that is ready: what the tests in Rust have, too.
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../fixtures/ready.json', import.meta.url), 'utf8');

/** Made anew, so that it can be spoilt. */
export const ready = () => JSON.parse(text);
