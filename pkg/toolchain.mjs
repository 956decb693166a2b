// The tools that turn the Rust source into the package, at the versions that its bytes depend on.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

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
  if (spawnSync(tool, args, { stdio: 'inherit' }).status !== 0)
    throw new Error(`\`${tool} ${args.join(' ')}\` failed: see above, and run the command again`);
}

/** The oldest Rust that will do, as Cargo.toml says. */
function oldestRust() {
  const manifest = readFileSync(new URL('../Cargo.toml', import.meta.url), 'utf8');
  return /^rust-version = "([^"]+)"/m.exec(manifest)[1];
}

function isOlder(version, oldest) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldest.split('.').map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

/** Whether Rust's own library is there for WebAssembly. */
function hasTarget() {
  const { stdout } = spawnSync('rustc', ['--print', 'target-libdir', '--target', TARGET], { encoding: 'utf8' });
  return existsSync(stdout.trim());
}

/** What of Rust is missing and can't be installed here, in one sentence; an empty list where nothing is. */
export function rustProblems() {
  const version = versionOf('rustc');
  const oldest = oldestRust();
  if (!version || !versionOf('cargo'))
    return ['Rust is missing: install it with rustup from https://rustup.rs, and have `cargo` on the PATH'];
  if (isOlder(version, oldest))
    return [`Rust ${version} is too old: install ${oldest} or newer with \`rustup update\``];
  if (!hasTarget() && !versionOf('rustup'))
    return [`Rust has no target \`${TARGET}\`: install Rust with rustup from https://rustup.rs, which can add it`];
  return [];
}

/**
 * Installs what building the package needs: the target, wasm-pack and wasm-bindgen-cli. What is there at the right
 * version stays. Throws one sentence where Rust itself is missing.
 */
export function ensureToolchain() {
  const [problem] = rustProblems();
  if (problem) throw new Error(problem);
  if (!hasTarget()) run('rustup', ['target', 'add', TARGET]);
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
