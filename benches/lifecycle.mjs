// `npm run bench:lifecycle`: what a trigger costs beside Strapi's own create of an entry with the same fields, and whether
// reads stay flat as jobs pile up. Writes benches/lifecycle.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyFixture, startApp } from '../tests/plugin/support/app.mjs';
import { createSession } from '../tests/plugin/support/sessions.mjs';
import { fillWithJobs } from './many-jobs.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

const ROUNDS = 15;
const REQUESTS = 120;
const CALLERS = 8;
const SIZES = [1_000, 300_000];
const NEWEST = { page: 1, pageSize: 20, sort: { field: 'createdAt', order: 'desc' } };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value) => Math.round(value * 1000) / 1000;

/** An application that has, beside the plugin, a content type with the fields of a job, served by Strapi's own routes. */
function application() {
  const directory = copyFixture('studio-types', {
    queue: { consume: false },
    limits: { maxQueued: 1_000_000, maxQueuedPerSession: 1_000_000 },
  });
  const schema = JSON.parse(
    readFileSync(join(root, 'www/plugin/server/src/content-types/render-job/schema.json'), 'utf8'),
  );
  const relationTo = (target) => ({ type: 'relation', relation: 'manyToOne', target });
  const api = join(directory, 'src', 'api', 'record');
  const write = (path, text) => {
    mkdirSync(dirname(join(api, path)), { recursive: true });
    writeFileSync(join(api, path), text);
  };
  write(
    'content-types/record/schema.json',
    JSON.stringify({
      kind: 'collectionType',
      collectionName: 'records',
      info: { singularName: 'record', pluralName: 'records', displayName: 'Record' },
      options: { draftAndPublish: false },
      attributes: {
        ...schema.attributes,
        recordingSession: relationTo('api::recording-session.recording-session'),
        edl: relationTo('api::edit-decision-list.edit-decision-list'),
      },
    }),
  );
  for (const [folder, factory] of [
    ['controllers', 'createCoreController'],
    ['services', 'createCoreService'],
    ['routes', 'createCoreRouter'],
  ])
    write(
      `${folder}/record.js`,
      `module.exports = require('@strapi/strapi').factories.${factory}('api::record.record');`,
    );
  return directory;
}

/** How many ms `REQUESTS` calls take, made by `CALLERS` callers at once. */
async function timed(call) {
  let left = REQUESTS;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (left-- > 0) {
        const { status, body } = await call();
        if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
      }
    }),
  );
  return performance.now() - began;
}

/** Both, turn by turn; how often `one` is done in the time of one `other`: the median of the rounds' ratios. */
async function sideBySide(one, other) {
  await timed(one);
  await timed(other);
  const ratios = [];
  const perSecond = { one: [], other: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? ['one', 'other'] : ['other', 'one'];
    const took = {};
    for (const which of order) took[which] = await timed(which === 'one' ? one : other);
    ratios.push(took.other / took.one);
    perSecond.one.push((REQUESTS * 1000) / took.one);
    perSecond.other.push((REQUESTS * 1000) / took.other);
  }
  return {
    ratio: rounded(median(ratios)),
    perSecond: Math.round(median(perSecond.one)),
    peerPerSecond: Math.round(median(perSecond.other)),
  };
}

const app = await startApp('studio-types', { directory: application() });
try {
  const session = await createSession(app);
  const made = await app.post('/trigger', { sessionId: session.documentId });
  const row = await app.row(made.body.data.jobId);

  const trigger = () => app.post('/trigger', { sessionId: session.documentId, force: true, metadata: { by: 'bench' } });
  const notWritten = [
    'id',
    'documentId',
    'createdAt',
    'updatedAt',
    'publishedAt',
    'locale',
    'activeKey',
    'idempotencyId',
  ];
  const fields = Object.fromEntries(Object.entries(row).filter(([name]) => !notWritten.includes(name)));
  const edl = await app.strapi.documents(app.types.edl.uid).findFirst({ filters: { edlId: { $eq: session.edlId } } });
  let count = 0;
  const create = () =>
    app.post(`/../records`, {
      data: {
        ...fields,
        jobId: `record-${(count += 1)}`,
        recordingSession: session.documentId,
        edl: edl.documentId,
      },
    });
  const triggering = await sideBySide(trigger, create);
  console.log(
    `trigger: ${triggering.perSecond}/s, Strapi's create: ${triggering.peerPerSecond}/s, ratio ${triggering.ratio}`,
  );

  // What else the machine does slows everything: reads are measured beside one of a table that stays as small as it is.
  const { body } = await create();
  const control = () => app.get(`/../records/${body.data.documentId}`);
  const reads = {};
  for (const size of SIZES) {
    const { jobId, sessionDocumentId } = await fillWithJobs(app, session, size);
    const calls = {
      byId: () => app.get(`/${jobId}`),
      bySession: () => app.get(`/session/${sessionDocumentId}`),
      page: async () => ({ status: 200, body: await app.jobs.viewPage(NEWEST) }),
    };
    for (const [name, call] of Object.entries(calls)) {
      const { ratio, perSecond } = await sideBySide(call, control);
      (reads[name] ??= []).push({ jobs: size, ms: rounded(1000 / perSecond), slowerThanControl: rounded(1 / ratio) });
    }
  }
  for (const [name, [few, many]] of Object.entries(reads)) {
    const growth = rounded(many.slowerThanControl / few.slowerThanControl);
    console.log(
      `${name}: ${few.ms} ms at ${few.jobs} jobs, ${many.ms} ms at ${many.jobs}, beside the control ${growth}`,
    );
  }
  const report = { machine: { cores: cpus().length, node: process.version }, triggering, reads };
  writeFileSync(join(here, 'lifecycle.json'), `${JSON.stringify(report, null, 2)}\n`);
} finally {
  // Copied rows have no history of their own.
  await app.stop({ check: false });
}
