import { CAMERAS, RECORDING_MS } from '../media/cameras.mjs';
import { fileOf } from '../media/record.mjs';
import { SESSIONS } from './sessions.mjs';

const SESSION = 'api::recording-session.recording-session';
const ASSET = 'api::media-asset.media-asset';
const EDL = 'api::edit-decision-list.edit-decision-list';

/** An address that this or an earlier start gave a recording. Its port may be another one now. */
const OWN_ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/media\//;

async function createSession(
  strapi,
  url,
  { sessionId, title, description, durationMs, edl, content, recordings, transcript, withoutMezzanine = [] },
) {
  const cameras = recordings.length > 0 ? recordings : CAMERAS;
  const session = await strapi.documents(SESSION).create({
    data: {
      sessionId,
      title,
      description,
      recordedAt: '2026-05-04T09:00:00.000Z',
      duration_ms: durationMs,
      anchorAngle: cameras[0].letter,
      syncOffsets_ms: Object.fromEntries(cameras.map(({ letter, offsetMs }) => [letter, offsetMs])),
      transcript,
      status: recordings.length > 0 ? 'synced' : 'draft',
    },
  });
  for (const { letter: angle, extension, fps, codec } of recordings)
    await strapi.documents(ASSET).create({
      data: {
        assetId: `${sessionId}-${angle}`,
        recordingSession: session.documentId,
        type: fps === undefined ? 'audio' : 'camera',
        angle,
        filename: fileOf({ letter: angle, extension }),
        duration_ms: RECORDING_MS,
        fps,
        codec,
        r2_video_prores_url: withoutMezzanine.includes(angle)
          ? null
          : `${url}/media/${fileOf({ letter: angle, extension })}`,
      },
    });
  if (edl !== null)
    await strapi.documents(EDL).create({
      data: {
        edlId: `${sessionId}-edl`,
        session: session.documentId,
        version: 1,
        status: edl,
        canonicalEdl: content(sessionId),
      },
    });
}

/** The recordings are served by the studio itself: wherever it listens this time. */
async function followAddress(strapi, url) {
  const assets = await strapi.documents(ASSET).findMany({ fields: ['r2_video_prores_url'] });
  for (const { documentId, r2_video_prores_url: before } of assets) {
    const now = before?.replace(OWN_ADDRESS, `${url}/media/`);
    if (now !== before) await strapi.documents(ASSET).update({ documentId, data: { r2_video_prores_url: now } });
  }
}

/** Creates the demo sessions at a studio's first start: all or none, and never again, so that deleted ones stay deleted. */
export async function seed(strapi, url) {
  const store = strapi.store({ type: 'core', name: 'studio', key: 'seeded' });
  if (await store.get()) {
    await followAddress(strapi, url);
    return 'already seeded, left unchanged';
  }
  await strapi.db.transaction(async () => {
    for (const session of SESSIONS) await createSession(strapi, url, session);
    await store.set({ value: true });
  });
  return `${SESSIONS.length} demo sessions created`;
}
