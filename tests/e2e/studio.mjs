// What the end-to-end tests look up in a studio besides the browser.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serveMedia } from '../plugin/support/media.mjs';
import { adminToken, call } from '../studio/support.mjs';

const Database = createRequire(import.meta.url)('better-sqlite3');

export const SESSION = 'api::recording-session.recording-session';
export const EDL = 'api::edit-decision-list.edit-decision-list';

const tokens = new WeakMap();

/** The log-in of the studio's own admin. */
async function ownerOf(studio) {
  if (!tokens.has(studio)) tokens.set(studio, await adminToken(studio));
  return tokens.get(studio);
}

/** What the rules judge a session by. */
export async function factsOf(studio, sessionId) {
  const url = `${studio.url}/render-jobs/sessions/${sessionId}/facts`;
  return (await call(url, { token: await ownerOf(studio) })).body.data;
}

/**
 * Loses a recording that was looked at a moment ago, so that the next triggers make jobs that fail: points its asset to a server
 * that has it until then. Returns its address without the query, and what points the asset back.
 */
export async function loseRecording(studio, sessionId, { id, mezzanineUrl }) {
  const { data: stored } = (await studio.api(`/media-assets?filters[assetId][$eq]=${id}`)).body;
  const point = async (r2_video_prores_url) => {
    const body = { data: { r2_video_prores_url } };
    const { status } = await studio.api(`/media-assets/${stored[0].documentId}`, { method: 'PUT', body });
    if (status !== 200) throw new Error(`the asset ${id} could not be changed: ${status}`);
  };
  const media = await serveMedia({});
  media.redirects.set('gone.mov', mezzanineUrl);
  await point(`${media.url}/gone.mov?signature=secret`);
  const check = `${studio.url}/render-jobs/sessions/${sessionId}/recordings`;
  const { status } = await call(check, { method: 'POST', token: await ownerOf(studio), body: {} });
  if (status !== 200) throw new Error(`the recordings could not be checked: ${status}`);
  media.redirects.delete('gone.mov');
  return {
    url: `${media.url}/gone.mov`,
    async restore() {
      await point(mezzanineUrl);
      await media.stop();
    },
  };
}

async function create(studio, collection, data) {
  const { status, body } = await studio.api(`/${collection}`, { method: 'POST', body: { data } });
  if (status !== 201) throw new Error(`${collection}: ${status} ${JSON.stringify(body)}`);
  return body.data.documentId;
}

/** A session with more than one thing wrong: a draft, a recording without a file, and one at an address that is none. */
export async function createHopeless(studio) {
  const title = 'Rehearsal: nothing is right';
  const id = await create(studio, 'recording-sessions', { title, sessionId: 'rehearsal', anchorAngle: 'A' });
  const assets = {};
  for (const [angle, r2_video_prores_url] of [
    ['A', null],
    ['B', 'ftp://media.invalid/b.mov'],
  ]) {
    const asset = { assetId: `rehearsal-${angle}`, recordingSession: id, angle, r2_video_prores_url };
    assets[angle] = await create(studio, 'media-assets', asset);
  }
  const { edl } = await factsOf(studio, studio.sessions.find((session) => session.ready).id);
  const canonicalEdl = { ...edl.canonicalEdl, sessionId: 'rehearsal' };
  const edlId = await create(studio, 'edit-decision-lists', { edlId: 'rehearsal-edl', session: id, canonicalEdl });
  return { id, title, assets, edlId };
}

const SHOT_MS = 1000;

/**
 * A session with so many cuts between four cameras, a draft: with a gap of one shot at its middle, one cut that is too
 * short, chapters, overlays and shorts.
 */
export async function createLong(studio, cuts) {
  const sessionId = `long-${cuts}`;
  const cameras = ['A', 'B', 'C', 'D'];
  const session = { title: `Long: ${cuts} cuts`, sessionId, anchorAngle: 'A' };
  const id = await create(studio, 'recording-sessions', session);
  for (const angle of cameras) {
    const r2_video_prores_url = `https://media.invalid/${angle}.mov`;
    await create(studio, 'media-assets', {
      assetId: `${sessionId}-${angle}`,
      recordingSession: id,
      angle,
      r2_video_prores_url,
    });
  }
  const middle = Math.floor(cuts / 2);
  const program = Array.from({ length: cuts }, (_, index) => ({
    id: `cut-${index + 1}`,
    startMs: (index + (index >= middle ? 1 : 0)) * SHOT_MS,
    endMs: (index + (index >= middle ? 1 : 0) + 1) * SHOT_MS,
    camera: cameras[index % cameras.length],
  }));
  const durationMs = (cuts + 1) * SHOT_MS;
  // One cut of 100 ms, and its neighbour so much longer.
  program[9].endMs -= 900;
  program[10].startMs -= 900;
  const part = (share) => Math.floor((durationMs * share) / SHOT_MS) * SHOT_MS;
  const canonicalEdl = {
    schemaVersion: '1.0',
    sessionId,
    masterCamera: 'A',
    durationMs,
    tracks: {
      program,
      chapters: ['Welcome', 'First half', 'Second half', 'Questions'].map((title, index) => ({
        title,
        startMs: part(index / 4),
      })),
      overlays: [{ id: 'lower-third', type: 'lowerThird', startMs: part(0.05), endMs: part(0.15) }],
      shorts: [{ title: 'The best minute', startMs: part(0.4), endMs: part(0.45) }],
    },
    sources: Object.fromEntries(cameras.map((camera) => [camera, { assetId: `${sessionId}-${camera}`, offsetMs: 0 }])),
  };
  await create(studio, 'edit-decision-lists', { edlId: sessionId, session: id, canonicalEdl });
  return { id, canonicalEdl };
}

/** The log-in of a new admin who has these permissions. */
export async function createAdmin(studio, name, actions) {
  const token = await ownerOf(studio);
  const ask = async (path, method, body) => {
    const reply = await call(`${studio.url}/admin${path}`, { method, token, body });
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body.data;
  };
  const role = await ask('/roles', 'POST', { name, description: name });
  const permissions = actions.map((action) => ({ subject: null, properties: {}, conditions: [], ...action }));
  await ask(`/roles/${role.id}/permissions`, 'PUT', { permissions });
  const person = { firstname: name, lastname: 'Test', email: `${name}@example.com` };
  const { registrationToken } = await ask('/users', 'POST', { ...person, roles: [role.id] });
  const password = 'Passw0rd!';
  await ask('/register', 'POST', {
    registrationToken,
    userInfo: { firstname: name, lastname: 'Test', password },
  });
  return { email: person.email, password };
}

/** Opens the studio's own database beside it, and closes it again whatever happens. `undo` is run at the end. */
async function inDatabase(studio, undo, work) {
  const database = new Database(join(studio.data, 'data.db'));
  try {
    database.pragma('busy_timeout = 5000');
    await work(database);
  } finally {
    database.exec(undo);
    database.close();
  }
}

/** Gives a session many jobs that ended long ago, as the studio's database has them. */
export async function addJobs(studio, sessionId, count) {
  await inDatabase(studio, '', (database) => {
    const insert = database.prepare(`INSERT INTO render_jobs
      (document_id, job_id, status, format, progress, attempt, session_document_id, created_at, updated_at)
      VALUES (:id, :id, 'cancelled', 'full_16_9', 0, 0, :sessionId, :at, :at)`);
    const insertAll = database.transaction(() => {
      for (let index = 0; index < count; index += 1)
        insert.run({ id: `${sessionId}-${index}`, sessionId, at: Date.UTC(2026, 0, 1) + index * 1000 });
    });
    insertAll();
  });
}

/**
 * Does something while no worker has reported for more than a minute, as the studio's database has it: its own worker
 * reports every ten seconds, which goes unnoticed meanwhile.
 */
export async function withoutWorkers(studio, work) {
  const workers = `"key" LIKE 'plugin_render-jobs_worker_%'`;
  const silence = `UPDATE strapi_core_store_settings SET value = json_set(value, '$.at', json_extract(value, '$.at') - 61000)`;
  await inDatabase(studio, 'DROP TRIGGER IF EXISTS unheard', async (database) => {
    database.exec(`${silence} WHERE ${workers}`);
    database.exec(`CREATE TRIGGER unheard AFTER UPDATE ON strapi_core_store_settings WHEN NEW.${workers}
      BEGIN ${silence} WHERE id = NEW.id; END`);
    await work();
  });
}

/**
 * Does something while the studio's worker listens and gets nothing, for its database lets no job be started, and what
 * `queue` queued has waited for more than a minute already.
 */
export async function withStuckQueue(studio, queue, work) {
  await inDatabase(studio, 'DROP TRIGGER IF EXISTS unstarted', async (database) => {
    database.exec(`CREATE TRIGGER unstarted BEFORE UPDATE OF status ON render_jobs
      WHEN OLD.status = 'queued' AND NEW.status = 'processing' BEGIN SELECT RAISE(IGNORE); END`);
    const jobId = await queue();
    const { changes } = database
      .prepare('UPDATE render_jobs SET updated_at = updated_at - 61000 WHERE job_id = ?')
      .run(jobId);
    if (changes !== 1) throw new Error(`the job ${jobId} is not in the database`);
    await work(jobId);
  });
}
