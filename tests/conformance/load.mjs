import { readFileSync, readdirSync } from 'node:fs';

const directory = new URL('../vectors/', import.meta.url);

/** Every file of vectors: its name and its cases. */
export function loadVectors() {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, cases: JSON.parse(readFileSync(new URL(file, directory), 'utf8')).cases }));
}
