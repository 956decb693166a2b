// Apart from the server, because the programs are looked for before any npm package is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** Where PostgreSQL's programs lie: Debian keeps them off the PATH, the newest version last. */
function programFolder() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(a) - Number(b)) : [];
  const folders = versions.map((version) => join(DEBIAN, version, 'bin'));
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return [...folders, stdout?.trim() ?? ''].findLast((folder) => existsSync(join(folder, 'initdb')));
}

/** A program of PostgreSQL's: its path, or its bare name where none is installed. */
export function program(name) {
  const folder = programFolder();
  return folder ? join(folder, name) : name;
}

/** For the list of programs that the tests need. */
export const POSTGRES = {
  get program() {
    return program('initdb');
  },
  arguments: ['--version'],
  package: 'postgresql',
};
