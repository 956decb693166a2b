// The tools that turn the Rust source into the package, at the versions that its bytes depend on.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const WASM_PACK = '0.15.1';
const TARGET = 'wasm32-unknown-unknown';

/** The version of a crate in Cargo.lock: wasm-bindgen's command line tool must be exactly that one. */
function lockedVersion(crate) {
  const lock = readFileSync(new URL('../Cargo.lock', import.meta.url), 'utf8');
  const found = new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(lock);
  if (!found) throw new Error(`Cargo.lock has no \`${crate}\``);
  return found[1];
}

/** The first version number a tool prints, or null where there is no such tool. */
function versionOf(tool) {
  const { stdout, status } = spawnSync(tool, ['--version'], { encoding: 'utf8' });
  return status === 0 ? (/\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? null) : null;
}

function run(tool, args) {
  console.log(`  $ ${tool} ${args.join(' ')}`);
  execFileSync(tool, args, { stdio: 'inherit' });
}

/**
 * Installs what building the package needs: the target, wasm-pack and wasm-bindgen-cli. What is there at the right
 * version stays. Throws one sentence where Rust itself is missing.
 */
export function ensureToolchain() {
  if (!versionOf('rustc'))
    throw new Error('Rust is missing: install it with rustup (https://rustup.rs) and run the command again');
  const targets = spawnSync('rustup', ['target', 'list', '--installed'], { encoding: 'utf8' });
  if (targets.status === 0 && !targets.stdout.split('\n').includes(TARGET)) run('rustup', ['target', 'add', TARGET]);
  const bindgen = lockedVersion('wasm-bindgen');
  // `--debug` halves the time that building the tools takes, and they are not what is measured.
  if (versionOf('wasm-pack') !== WASM_PACK)
    run('cargo', ['install', '--debug', '--force', 'wasm-pack', '--version', WASM_PACK]);
  if (versionOf('wasm-bindgen') !== bindgen)
    run('cargo', ['install', '--debug', '--force', 'wasm-bindgen-cli', '--version', bindgen]);
}

/** What the bytes of the package depend on, as recorded in `build.json`. */
export function toolVersions() {
  const binaryen = JSON.parse(readFileSync(new URL('../node_modules/binaryen/package.json', import.meta.url), 'utf8'));
  return {
    rustc: execFileSync('rustc', ['--version'], { encoding: 'utf8' }).trim(),
    'wasm-bindgen': lockedVersion('wasm-bindgen'),
    'wasm-pack': WASM_PACK,
    binaryen: binaryen.version,
  };
}
