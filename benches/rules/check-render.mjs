// checkRender beside schemas of the same shape with the same rules, on a request that is ready and on one with five faults.
import { checkRender } from 'render-rules';
import { ready } from '../../tests/support/ready.mjs';
import { mapValues, sideBySide } from './measure.mjs';
import * as ajv from './peers/ajv.mjs';
import * as arktype from './peers/arktype.mjs';
import * as valibot from './peers/valibot.mjs';
import * as zod from './peers/zod.mjs';
import { faulty, FAULTS } from './request.mjs';

const isError = ({ severity }) => severity === 'error';

const PEERS = {
  rules: { judge: (request) => checkRender(request), problems: ({ findings }) => findings.filter(isError).length },
  zod,
  valibot,
  ajv,
  arktype,
};

/** They have to find the same: each fault alone, and all that a request has. */
function agree(request, found) {
  const problems = mapValues(PEERS, (peer) => peer.problems(peer.judge(request)));
  if (Object.values(problems).some((count) => count !== found))
    throw new Error(`the peers differ, ${found} problems are there: ${JSON.stringify(problems)}`);
}

function compare(request, rounds) {
  return sideBySide(
    mapValues(
      PEERS,
      ({ judge }) =>
        () =>
          judge(request),
    ),
    { calls: 50, rounds },
  );
}

export function benchCheckRender(rounds) {
  for (const spoil of Object.values(FAULTS)) {
    const request = ready();
    spoil(request);
    agree(request, 1);
  }
  agree(ready(), 0);
  agree(faulty(), 5);
  return { checkRender: compare(ready(), rounds), checkRenderFaulty: compare(faulty(), rounds) };
}
