// What the package weighs in a browser, and how long it takes from `import` to the first answer in a new Node.
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median } from './measure.mjs';

const ROUNDS = 15;

const FIRST_ANSWERS = {
  rules: `const { canTransition } = await import('render-rules'); canTransition('queued', 'processing');`,
  zod: `const z = await import('zod'); z.object({ status: z.string() }).safeParse({ status: 'queued' });`,
  xstate: `const { createActor, createMachine } = await import('xstate');
    createActor(createMachine({ initial: 'queued', states: { queued: { on: { started: 'processing' } }, processing: {} } }))
      .start().getSnapshot().can({ type: 'started' });`,
};

const here = fileURLToPath(new URL('.', import.meta.url));

/** In ms, measured inside the new process: its own start is not what is compared. */
function firstAnswer(script) {
  const timed = `const began = performance.now(); ${script} console.log(performance.now() - began);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', timed], { cwd: here, encoding: 'utf8' }));
}

async function browserBytes() {
  const { outputFiles } = await build({
    stdin: { contents: `export * from 'render-rules';`, resolveDir: here },
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

export async function benchLoad() {
  const times = { rules: [], zod: [], xstate: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, script] of Object.entries(FIRST_ANSWERS)) times[name].push(firstAnswer(script));
  const ratio = (to) => median(times.rules.map((time, round) => time / times[to][round]));
  const ns = Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, median(ms) * 1e6]));
  return [
    { what: 'minified and gzipped for a browser, in kB', ratio: (await browserBytes()) / 1000, atMost: 50, ns: {} },
    { what: 'import to first answer / zod', ratio: ratio('zod'), atMost: 0.2, ns },
    { what: 'import to first answer / XState', ratio: ratio('xstate'), atMost: 0.6, ns },
  ];
}
