// Workers over REST: what one that is up to date says of itself, and what it calls.
import { rules } from 'render-rules';
import { PLUGIN } from './app.mjs';

/** What renders need of an ffmpeg, as a worker that has all of it says. */
export const CAN = {
  ffmpeg: '5.1.6-0+deb12u1',
  encoders: ['libx264', 'aac', 'flac', 'mjpeg'],
  filters: [
    'adelay', 'aformat', 'afade', 'alimiter', 'apad', 'aresample', 'asetpts', 'atrim', 'color', 'concat', 'crop',
    'ebur128', 'format', 'fps', 'scale', 'setpts', 'setsar', 'settb', 'split', 'tpad', 'trim', 'volume',
  ],
  protocols: ['file', 'http', 'httpproxy', 'https'],
}; // prettier-ignore

/** What a claim says of a worker with this server's rules. */
export const CURRENT = { protocol: 2, rules: rules().hash, can: CAN };

/** Another token that may claim jobs and nothing else. */
export async function workerToken({ strapi }, name) {
  const created = await strapi.service('admin::api-token').create({
    name,
    description: '',
    type: 'custom',
    lifespan: null,
    permissions: [`${PLUGIN}.worker.claim`],
  });
  return created.accessKey;
}

const leaseOf = ({ lease }) => (lease === undefined ? {} : { 'render-lease': lease });

/**
 * A worker that speaks the protocol under a name. Its reports take what a claim answered, with an `owner` or `lease` of
 * another worker's where it lies.
 */
export function workerOn(app, { owner, token = app.tokens.worker }) {
  const report = (name, { jobId, attempt, ...held }, body) =>
    app.post(
      `/worker/${jobId}/${name}`,
      { owner: held.owner ?? owner, attempt, ...body },
      { token, headers: leaseOf(held) },
    );
  return {
    owner,
    claim: (body = {}) => app.post('/worker/claim', { owner, ...CURRENT, ...body }, { token }),
    progress: (assignment, body = { progress: 0.5 }) => report('progress', assignment, body),
    complete: (assignment, probe) => report('complete', assignment, { probe }),
    fail: (assignment, body = { message: 'broken', kind: 'permanent' }) => report('fail', assignment, body),
    put: ({ jobId, attempt, ...held }, kind, bytes) =>
      app.put(`/worker/${jobId}/artifacts/${kind}?owner=${held.owner ?? owner}&attempt=${attempt}`, bytes, {
        token,
        type: 'application/octet-stream',
        headers: leaseOf(held),
      }),
  };
}
