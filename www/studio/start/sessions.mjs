import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The sessions and whether they can be rendered, as the rules say and nobody else. */
export async function listSessions(strapi) {
  const { checkRender } = require('render-rules');
  // The studio belongs to the plugin: applications have no such way in.
  const { facts } = strapi.get('plugin::render-jobs.parts');
  const sessions = await strapi
    .documents('api::recording-session.recording-session')
    .findMany({ fields: ['title'], sort: 'id:asc' });
  const listed = [];
  for (const { documentId, title } of sessions) {
    const loaded = await facts.ofSession(documentId);
    listed.push({ id: documentId, title, ready: checkRender(loaded.facts, facts.options()).ok });
  }
  return listed;
}
