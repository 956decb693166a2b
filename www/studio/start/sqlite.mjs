// SQLite for Node is a package that needs a binary: downloaded ready for use, or else compiled.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './places.mjs';

const require = createRequire(import.meta.url);

/** How long the binary's server may take to answer. */
const ANSWER_MS = 5000;

const COMPILING = [
  { program: 'python3', arguments: ['--version'], package: 'python3' },
  { program: 'make', arguments: ['--version'], package: 'make' },
  { program: 'c++', arguments: ['--version'], package: 'g++' },
];

/** Whether it is installed, for this version of Node. */
export function sqliteStarts() {
  try {
    const Database = require('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

/** It is compiled with this Node's own headers, if they are installed. */
export function compilingEnvironment() {
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include', 'node', 'node.h'));
  return headers && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

/** Where its installation looks for the binary first. */
function binaryAddress() {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const { version } = lock.packages['node_modules/better-sqlite3'];
  const { platform, arch, versions, report } = process;
  const libc = platform === 'linux' && report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : '';
  const name = `better-sqlite3-v${version}-node-v${versions.modules}-${platform}${libc}-${arch}.tar.gz`;
  return `https://github.com/WiseLibs/better-sqlite3/releases/download/v${version}/${name}`;
}

/** Whether npm goes to the network in a way that a look from here would not go. */
const isConfigured = () =>
  Object.keys(process.env).some((name) =>
    /^(https?_proxy|npm_config_(.*proxy|better_sqlite3_binary_host.*))$/i.test(name),
  );

async function canBeDownloaded() {
  if (isConfigured()) return true;
  try {
    return (await fetch(binaryAddress(), { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_MS) })).ok;
  } catch {
    return false;
  }
}

/** The programs that compile it, where that is what the installation will do. `there` tells whether a program is. */
export async function compilers(there) {
  if (COMPILING.every(there)) return [];
  return (await canBeDownloaded()) ? [] : COMPILING;
}
