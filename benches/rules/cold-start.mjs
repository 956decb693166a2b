// How long it takes from `import` to the first answer in a new Node: a new process each time, turn by turn.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compared, inTurn } from './measure.mjs';
import { ready } from '../../tests/support/ready.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

const FIRST_ANSWERS = {
  rules: `const { canTransition } = await import('render-rules'); canTransition('queued', 'processing');`,
  rulesGate: `const { checkRender } = await import('render-rules'); checkRender(${JSON.stringify(ready())});`,
  zod: `const z = await import('zod'); z.object({ status: z.string() }).safeParse({ status: 'queued' });`,
  ajv: `const { Ajv } = await import('ajv');
    new Ajv().compile({ type: 'object', required: ['status'], properties: { status: { type: 'string' } } })({ status: 'queued' });`,
  valibot: `const v = await import('valibot'); v.safeParse(v.object({ status: v.string() }), { status: 'queued' });`,
  arktype: `const { type } = await import('arktype'); type({ status: 'string' })({ status: 'queued' });`,
  xstate: `const { createMachine } = await import('xstate');
    createMachine({ initial: 'queued', states: { queued: { on: { started: 'processing' } }, processing: {} } })
      .resolveState({ value: 'queued' }).can({ type: 'started' });`,
  cedar: `const { default: { isAuthorized } } = await import('@cedar-policy/cedar-wasm/nodejs');
    const uid = (type) => ({ type, id: 'queued' });
    isAuthorized({ principal: uid('Job'), action: uid('Action'), resource: uid('Status'), context: {},
      policies: { staticPolicies: 'permit(principal, action, resource);' }, entities: [] });`,
};

/** In ms, measured inside the new process: its own start is not what is compared. */
function firstAnswer(script) {
  const timed = `const began = performance.now(); ${script} console.log(performance.now() - began);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', timed], { cwd: here, encoding: 'utf8' }));
}

/** @returns {{ms: Record<string, number>, ratios: Record<string, number>}} of all, or of `names`, `rules` among them */
export function benchColdStart(rounds, names = Object.keys(FIRST_ANSWERS)) {
  // Once for the file system's cache.
  for (const name of names) firstAnswer(FIRST_ANSWERS[name]);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of inTurn(names, round)) times[name].push(firstAnswer(FIRST_ANSWERS[name]));
  const { medians, ratios } = compared(times);
  return { ms: medians, ratios };
}
