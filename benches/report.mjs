// What a benchmark measured, where people read it: a section of benches/README.md of its own, written by nobody else.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const here = dirname(fileURLToPath(import.meta.url));
const README = join(here, 'README.md');

/** The machine that a figure is of. */
export const machine = () => ({ cores: cpus().length, node: process.version });

/**
 * Writes `report` to `benches/<name>.json`, and `text` to the section of that name of benches/README.md, which is there by two
 * comments: `<!-- name -->` and `<!-- /name -->`.
 */
export async function publish(name, report, text) {
  writeFileSync(join(here, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const readme = existsSync(README) ? readFileSync(README, 'utf8') : '';
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`benches/README.md has no section ${begin} … ${end}`);
  const whole = `${before}${begin}\n\n${text.trim()}\n\n${end}${after}`;
  writeFileSync(README, await format(whole, { ...(await resolveConfig(README)), filepath: README }));
}
