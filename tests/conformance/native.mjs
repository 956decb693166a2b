// The rules natively: a program that answers the calls of the package (tests/conformance/native.rs).
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BLOCK } from './cases.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the program; its path. */
export function buildNative() {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const options = ['--profile', 'conformance', '--no-default-features', '--features', 'conformance'];
  execFileSync('cargo', ['build', '--quiet', ...options, '--bin', 'conformance'], { cwd: root, stdio: 'inherit' });
  return join(target, 'conformance', 'conformance');
}

/** A running one: `ask(lines)` hands it a block of cases, `answers` resolves to all that it printed by then. */
function start(program, args) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const printed = [];
  const reading = createInterface({ input: child.stdout });
  reading.on('line', (line) => printed.push(line));
  const ended = Promise.all([once(child, 'close'), once(reading, 'close')]).then(([[code]]) => {
    if (code !== 0) throw new Error(`the native program ended with ${code}`);
    return printed;
  });
  // Told by `answers`; a pipe that breaks before is the same thing.
  ended.catch(() => {});
  child.stdin.on('error', () => {});
  return {
    async ask(lines) {
      const text = lines.map((line) => `${line}\n`).join('');
      if (!child.stdin.write(text)) await Promise.race([once(child.stdin, 'drain'), ended]);
    },
    answers() {
      child.stdin.end();
      return ended;
    },
  };
}

/** Answers cases by a digest for each block. */
export const startDigests = (program) => start(program, ['--digest', String(BLOCK)]);

/** The answers to some cases, one text each. */
export async function answersOf(program, lines) {
  const native = start(program, []);
  await native.ask(lines);
  return native.answers();
}
