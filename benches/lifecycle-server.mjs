// A process of its own with a Strapi that has as many jobs as its argument says: tells its parent where it is and what to ask
// for, and stops when the parent lets go of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { copyFixture, startApp } from '../tests/plugin/support/app.mjs';
import { createSession } from '../tests/plugin/support/sessions.mjs';
import { fillWithJobs } from './many-jobs.mjs';

const { contentTypes } = createRequire(import.meta.url)('strapi-plugin-render-jobs/strapi-server');

/** An application that has, beside the plugin, a content type with the fields of a job, served by Strapi's own routes. */
function application() {
  const directory = copyFixture('studio-types', {
    queue: { consume: false },
    limits: { maxQueued: 1_000_000, maxQueuedPerSession: 1_000_000, triggersPerMinute: false },
  });
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
        ...contentTypes['render-job'].schema.attributes,
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

/** What an entry of the content type beside the jobs is created with: what a trigger stores, but for what Strapi writes itself. */
async function recordOf(app, session, jobId) {
  const row = await app.row(jobId);
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
  const edl = await app.strapi.documents(app.types.edl.uid).findFirst({ filters: { edlId: { $eq: session.edlId } } });
  return {
    ...Object.fromEntries(Object.entries(row).filter(([name]) => !notWritten.includes(name))),
    recordingSession: session.documentId,
    edl: edl.documentId,
  };
}

const app = await startApp('studio-types', { directory: application() });
// Copied rows have no history of their own.
process.once('disconnect', () => app.stop({ check: false }).then(() => process.exit()));
const session = await createSession(app);
const { body } = await app.post('/trigger', { sessionId: session.documentId });
const record = await recordOf(app, session, body.data.jobId);
const filled = await fillWithJobs(app, session, Number(process.argv[2]));
process.send({ url: app.url, token: app.tokens.full, record, ...filled });
