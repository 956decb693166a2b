// A mezzanine in a media field: a file that was uploaded to this Strapi is rendered from its own address.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { openAsBlob, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createRequire } from 'node:module';
import { freePort } from '../support/free-port.mjs';
import { startApp } from './support/app.mjs';
import { until } from '../support/until.mjs';
import { clip } from './support/media.mjs';
import { copyWithSchemas } from './support/own-schemas.mjs';
import { createSession } from './support/sessions.mjs';

const { createStrapi } = createRequire(import.meta.url)('@strapi/core');

/** An application whose assets have their mezzanine in a media field. */
const directoryWith = (attribute, config) =>
  copyWithSchemas('studio-types', config, (schema, name) => {
    if (name === 'media-asset') schema.attributes.file = attribute;
  });

const MAPPING = { contentTypes: { asset: { fields: { mezzanineUrl: 'file' } } } };

async function upload(app, file) {
  const form = new FormData();
  form.append('files', await openAsBlob(file, { type: 'video/quicktime' }), 'recording.mov');
  const response = await fetch(`${app.url}/api/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.tokens.full}` },
    body: form,
  });
  assert.equal(response.status, 201, await response.clone().text());
  return (await response.json())[0];
}

test('a mezzanine that was uploaded to a media field is rendered', async () => {
  // The address of an uploaded file has the port that the configuration names.
  process.env.FIXTURE_PORT = String(await freePort());
  const attribute = { type: 'media', multiple: false, allowedTypes: ['videos', 'files'] };
  const directory = directoryWith(attribute, { ...MAPPING, queue: { consume: true, pollMs: 100 } });
  const app = await startApp('studio-types', { directory });
  try {
    const session = await createSession(app, { media: { A: null, B: null } });
    const assets = app.strapi.documents(app.types.asset.uid);
    const missing = await app.post('/trigger', { sessionId: session.documentId, format: 'thumbnail' });
    assert.deepEqual(
      missing.body.error.details.findings.map(({ code }) => code),
      ['mezzanine_missing', 'mezzanine_missing'],
    );
    const { id, url } = await upload(app, clip('media-field', { colour: 'red' }));
    assert.match(url, /^\/uploads\//);
    for (const { documentId } of await assets.findMany()) await assets.update({ documentId, data: { file: id } });
    const { facts } = await app.parts.facts.ofSession(session.documentId);
    assert.deepEqual(
      facts.assets.map(({ mezzanineUrl }) => mezzanineUrl),
      [`${app.url}${url}`, `${app.url}${url}`],
    );
    const asked = await app.post('/trigger', { sessionId: session.documentId, format: 'thumbnail' });
    assert.equal(asked.status, 200, JSON.stringify(asked.body));
    const job = await until('the job to end', async () => {
      const { data } = (await app.get(`/${asked.body.data.jobId}`)).body;
      return ['completed', 'failed'].includes(data.status) ? data : null;
    });
    assert.equal(job.status, 'completed', job.errorMessage);
    const picture = join(app.directory, 'public', job.artifacts.outputVideoUrl);
    const pixel = execFileSync('ffmpeg', [
      '-v', 'error', '-i', picture, '-vf', 'scale=1:1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-',
    ]); // prettier-ignore
    assert.ok(pixel[0] > 200 && pixel[1] < 60 && pixel[2] < 60, [...pixel].join());
  } finally {
    delete process.env.FIXTURE_PORT;
    await app.stop();
  }
});

test('stops for a media field of several files', async () => {
  const appDir = directoryWith({ type: 'media', multiple: true }, MAPPING);
  const strapi = createStrapi({ appDir, distDir: appDir });
  try {
    await assert.rejects(strapi.load(), (error) => {
      assert.match(
        error.message,
        /`contentTypes\.asset\.fields\.mezzanineUrl`: the attribute `file` of `api::media-asset\.media-asset` takes several files; set `multiple` to `false`/,
      );
      return true;
    });
  } finally {
    await strapi.destroy().catch(() => undefined);
    rmSync(appDir, { recursive: true, force: true });
  }
});
