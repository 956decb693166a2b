// What a benchmark measured, where people read it: sections of READMEs, each between `<!-- name -->` and `<!-- /name -->`, which
// nobody else writes.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/** The machine that a figure is of, and the day. */
export const machine = () => ({
  cores: cpus().length,
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
});

/**
 * A README with its sections as they should be.
 * @param {string} file from the repository's root
 * @param {Record<string, string>} sections their text by name
 */
export async function withSections(file, sections) {
  const path = join(root, file);
  let text = readFileSync(path, 'utf8');
  for (const [name, section] of Object.entries(sections)) {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [before, rest] = text.split(begin);
    const after = rest?.split(end)[1];
    if (after === undefined) throw new Error(`${file} has no section ${begin} … ${end}`);
    text = `${before}${begin}\n\n${section.trim()}\n\n${end}${after}`;
  }
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

/** Writes a README's sections. */
export async function writeSections(file, sections) {
  writeFileSync(join(root, file), await withSections(file, sections));
}

/** Writes `report` to `benches/<name>.json`. */
export function writeReport(name, report) {
  writeFileSync(join(here, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
}
