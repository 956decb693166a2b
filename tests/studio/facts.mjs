// What the rules judge, read from the content types' own REST API: independent of how the plugin reads it.
import { selectEdl } from 'render-rules';

const list = async (studio, type, filter) =>
  (await studio.api(`/${type}?${filter}&sort=id:asc&pagination[pageSize]=100`)).body.data;

const number = (value) => (value === null ? undefined : Number(value));

/** How the studio's configuration lets them be judged. */
export const OPTIONS = { uncheckedRecordings: 'warning', media: { privateHosts: ['127.0.0.1'] } };

/** The session, the EDL that a render of it would use, and its assets, in the rules' shapes. */
export async function factsOf(studio, sessionId) {
  const session = (await studio.api(`/recording-sessions/${sessionId}`)).body.data;
  const edls = await list(studio, 'edit-decision-lists', `filters[session][documentId][$eq]=${sessionId}`);
  const assets = await list(studio, 'media-assets', `filters[recordingSession][documentId][$eq]=${sessionId}`);
  const chosen = selectEdl(edls.map(({ documentId, version, status }) => ({ id: documentId, version, status })));
  const edl = edls.find(({ documentId }) => documentId === chosen);
  return {
    session: {
      id: session.documentId,
      sessionId: session.sessionId,
      title: session.title,
      anchorAngle: session.anchorAngle,
      syncOffsetsMs: session.syncOffsets_ms,
      transcript: session.transcript,
      durationMs: number(session.duration_ms),
    },
    edl: edl ? { id: edl.documentId, version: edl.version, status: edl.status, canonicalEdl: edl.canonicalEdl } : null,
    assets: assets.map((asset) => ({
      id: asset.assetId,
      angle: asset.angle,
      type: asset.type,
      mezzanineUrl: asset.r2_video_prores_url ?? undefined,
      durationMs: number(asset.duration_ms),
      fps: asset.fps,
    })),
  };
}
