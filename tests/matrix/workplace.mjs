// A folder with the packed package installed in it, next to the consumers' tools, and what they are asked to do there.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadVectors } from '../conformance/load.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const here = fileURLToPath(new URL('./consumers/', import.meta.url));

/** One vector for each function: the first that is answered. */
function oneEach() {
  const first = new Map();
  for (const { call, arguments: args, expected } of loadVectors().flatMap(({ cases }) => cases))
    if (expected !== undefined && !first.has(call)) first.set(call, { call, arguments: args, expected });
  return [...first.values()];
}

export const cases = oneEach();

/** Those of the functions that are no renderer's, which are all that the slim entry point has. */
const functionsOfPages = readFileSync(join(root, 'pkg', 'wasm', 'functions.d.ts'), 'utf8').match(/\w+/g);
export const casesOfPages = cases.filter(({ call }) => functionsOfPages.includes(call));

/** Installs the consumers' tools as the lock file says, unless that is done. */
export function ensureTools() {
  const installed = join(here, 'node_modules', '.package-lock.json');
  const versions = (file) => {
    const { packages } = JSON.parse(readFileSync(file, 'utf8'));
    return packages['node_modules/vite'].version + packages['node_modules/next'].version;
  };
  if (existsSync(installed) && versions(installed) === versions(join(here, 'package-lock.json'))) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
}

/** A tool's program. */
export const tool = (...path) => join(here, 'node_modules', ...path);

/** Makes the folder anew: its path, and the packed package's. */
export function makeWorkplace() {
  const folder = join(here, '.work');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  cpSync(join(here, 'apps'), folder, { recursive: true });
  const packed = execFileSync(
    'npm',
    ['pack', '--silent', '--workspace', 'render-rules', '--pack-destination', folder],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const tarball = join(folder, packed.trim());
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  const flags = ['--no-audit', '--no-fund', '--offline'];
  execFileSync('npm', ['install', ...flags, tarball], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const vectors = readFileSync(join(root, 'tests', 'conformance', 'vectors.mjs'), 'utf8');
  const ask = `const cases = ${JSON.stringify(cases)};\nexport const report = (rules) => runCases(rules, cases.filter(({ call }) => call in rules));\n`;
  writeFileSync(join(folder, 'probe.mjs'), `${vectors}\n${ask}`);
  cpSync(join(folder, 'probe.mjs'), join(folder, 'next', 'probe.mjs'));
  writeFileSync(join(folder, 'cases.json'), JSON.stringify({ cases }));
  return { folder, tarball };
}
