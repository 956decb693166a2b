// A Strapi whose jobs are rendered by one of the two renderers, and what they make of recordings.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWorker } from '../../../support/render-worker.mjs';
import { until } from '../../../support/until.mjs';
import { startApp } from '../app.mjs';
import { SECONDS } from './drawn.mjs';
import { serveRecordings } from './recorder.mjs';
import { createSession } from '../sessions.mjs';
import { workerToken } from '../workers.mjs';

/** A job that fails is not tried again while others are rendered. */
const RETRY = { baseMs: 3_600_000, maxMs: 3_600_000 };

const start = (queue) => startApp('studio-types', { config: { queue: { pollMs: 100, ...queue }, retry: RETRY } });

/** What starts a Strapi with each renderer. */
export const RENDERERS = {
  embedded: async () => {
    const app = await start({ consume: true });
    return { app, stop: () => app.stop() };
  },
  'render-worker': async () => {
    const app = await start({ consume: false });
    const worker = startWorker({ url: app.url, token: await workerToken(app, 'recordings') });
    const stop = async () => {
      await worker.stop();
      await app.stop();
    };
    return { app, stop };
  },
};

/** What a camera's or recorder's asset says beside its URL. */
async function describeAsset(app, assetId, said) {
  const { uid, fields } = app.types.asset;
  const documents = app.strapi.documents(uid);
  const { documentId } = await documents.findFirst({ filters: { [fields.assetId]: assetId } });
  const data = Object.fromEntries(Object.entries(said).map(([name, value]) => [fields[name], value]));
  await documents.update({ documentId, data });
}

/**
 * Creates a session of sources `{ url, type, angle, durationMs, offsetMs, audio, framing }` by camera. `cuts` is the programme, as
 * `[from, to, camera, framing]`; `sources` whether the EDL names each camera's asset.
 */
async function sessionOf(app, { cameras, cuts, master = Object.keys(cameras)[0], sources = true }) {
  const program = cuts.map(([startMs, endMs, camera, framing], index) => ({
    id: `cut-${index + 1}`,
    startMs,
    endMs,
    camera,
    framing,
  }));
  const edit = (edl) => ({
    ...edl,
    masterCamera: master,
    tracks: { program },
    sources: Object.fromEntries(
      Object.entries(cameras)
        .filter(([camera, { angle = camera }]) => sources || angle === camera)
        .map(([camera, { offsetMs = 0, audio, framing }]) => [
          camera,
          { ...(sources && { assetId: edl.sources[camera].assetId }), offsetMs, audio, framing },
        ]),
    ),
  });
  const media = Object.fromEntries(Object.entries(cameras).map(([camera, { url }]) => [camera, url]));
  const session = await createSession(app, { media, durationMs: program.at(-1).endMs, edit });
  for (const [camera, { type = 'camera', angle = camera, durationMs = SECONDS * 1000 }] of Object.entries(cameras))
    await describeAsset(app, session.assets[camera], { type, angle, durationMs });
  return session;
}

/** Renders a session to its end; the answer is the job, or of a trigger that is refused what was said. */
async function renderSession(app, { format = 'clip_1_1', settings, ...given }) {
  const { documentId } = await sessionOf(app, given);
  const reply = await app.post('/trigger', { sessionId: documentId, format, ...settings });
  if (reply.status !== 200) return { status: 'refused', errorMessage: JSON.stringify(reply.body.error) };
  const { jobId } = reply.body.data;
  const look = async () => {
    const { data } = (await app.get(`/${jobId}`)).body;
    return ['completed', 'failed', 'cancelled'].includes(data.status) && data;
  };
  return until(`the end of ${jobId}`, look, { timeoutMs: 180_000 });
}

/**
 * What the cases work with: a renderer with a Strapi, and a server for the recordings.
 *
 * @returns `address(recording, way)`, which makes the recording; `finished(session)`, which gives the completed job;
 *   `made(session)`, which gives its file as well; `rendered(session)`, which gives the path of a file in which no picture is held;
 *   `refused(session)`, which gives what is said of a session that can't be rendered; and `stop`. A session has `settings`, if any.
 */
export async function startStudio(renderer, recorder) {
  const { app, stop } = await RENDERERS[renderer]();
  const server = await serveRecordings(recorder.folder);
  async function finished(session) {
    const job = await renderSession(app, session);
    assert.equal(job.status, 'completed', job.errorMessage);
    return job;
  }
  async function made(session) {
    const job = await finished(session);
    const response = await fetch(`${app.url}${job.artifacts.outputVideoUrl}`);
    const file = join(app.directory, `${job.jobId}.mp4`);
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    return { file, job };
  }
  return {
    finished,
    async address(recording, way) {
      await recorder.make(recording);
      return server.address(recording.name, way);
    },
    recording: (recording) => recorder.make(recording),
    made,
    async rendered(session) {
      const { file, job } = await made(session);
      const held = job.warnings.filter(({ code }) => code === 'pictures_held');
      assert.deepEqual(held, []);
      return file;
    },
    async refused(session) {
      const { status, errorMessage } = await renderSession(app, session);
      assert.ok(['failed', 'refused'].includes(status), `the job is ${status}`);
      return errorMessage;
    },
    async stop() {
      await stop();
      await server.stop();
    },
  };
}
