// `npm run bench:lifecycle`: what a trigger costs beside Strapi's own create of an entry with the same fields, and whether
// reads stay flat as jobs pile up. Writes benches/lifecycle.json.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { call } from '../tests/plugin/support/app.mjs';
import { machine, writeReport, writeSections } from './report.mjs';
import { sideBySide } from './side-by-side.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const FEW = 1_000;
const MANY = 300_000;

/** A Strapi with this many jobs, in a process of its own. */
async function startServer(jobs) {
  const child = fork(join(here, 'lifecycle-server.mjs'), [String(jobs)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [told] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the server with ${jobs} jobs ended with ${code}`);
    }),
  ]);
  const { url, token, record, jobId, sessionDocumentId } = told;
  const api = `${url}/api/render-jobs`;
  const post = (path, body) => call(path, { method: 'POST', token, body });
  return {
    byId: () => call(`${api}/${jobId}`, { token }),
    bySession: () => call(`${api}/session/${sessionDocumentId}`, { token }),
    trigger: () => post(`${api}/trigger`, { sessionId: sessionDocumentId, force: true, metadata: { by: 'bench' } }),
    create: () => post(`${url}/api/records`, { data: { ...record, jobId: randomUUID() } }),
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** The figures for readers. */
function table({ jobs, trigger, reads: { byId, bySession } }) {
  const [few, many] = [jobs.few, jobs.many].map((count) => count.toLocaleString('en'));
  return [
    '| what | measured |',
    '| --- | --- |',
    `| triggers per second / creates per second | ${trigger.ratio} |`,
    `| \`GET /:jobId\`, time with ${many} jobs / with ${few} | ${byId.growth} |`,
    `| \`GET /session/:sessionId\` (20 jobs), time with ${many} jobs / with ${few} | ${bySession.growth} |`,
  ].join('\n');
}

const servers = [];
try {
  servers.push(await startServer(FEW), await startServer(MANY));
  const [few, many] = servers;
  const reads = {};
  for (const read of ['byId', 'bySession']) {
    const { ratio, perSecond, peerPerSecond } = await sideBySide(few[read], many[read]);
    reads[read] = { few: { perSecond }, many: { perSecond: peerPerSecond }, growth: ratio };
    console.log(`${read}: with ${MANY} jobs ${ratio} times the time with ${FEW}`);
  }
  // Last: each trigger is one job more of its session.
  const { ratio, perSecond, peerPerSecond } = await sideBySide(many.trigger, many.create);
  console.log(`trigger: ${perSecond}/s, Strapi's create: ${peerPerSecond}/s, ratio ${ratio}`);
  const report = {
    machine: machine(),
    jobs: { few: FEW, many: MANY },
    trigger: { perSecond, createPerSecond: peerPerSecond, ratio },
    reads,
  };
  writeReport('lifecycle', report);
  await writeSections('benches/README.md', { lifecycle: table(report) });
} finally {
  await Promise.all(servers.map((server) => server.stop()));
}
