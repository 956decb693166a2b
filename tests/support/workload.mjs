// Sessions to render on tiny real media, made through one instance and distinguished by the address of their media.
import assert from 'node:assert/strict';
import { rules } from 'render-rules';
import { until } from './until.mjs';
import { clip, serveMedia } from '../plugin/support/media.mjs';

/** How long a job may take to end, on a machine that does other things. */
const JOB_MS = 240_000;

const ENDED = rules().statuses.filter((status) => rules().transitions.every(({ from }) => from !== status));

let count = 0;

/** Media servers' files: `quick.mov` comes at once, `slow.mov` so slowly that its render lasts until it is cancelled. */
export async function startMedia() {
  const media = await serveMedia({
    'quick.mov': clip('quick', { colour: 'red', seconds: 4 }),
    'other.mov': clip('other', { colour: 'blue', seconds: 4, tone: 880 }),
    'slow.mov': clip('long', { colour: 'green', seconds: 20 }),
  });
  media.slow.add('slow.mov');
  return media;
}

export function createWorkload(media) {
  /** A session; its renders read addresses that end with `?tag`. */
  async function session(instance, { slow = false, unreachable = false, seconds = 3 } = {}) {
    count += 1;
    const tag = `work-${process.pid}-${count}`;
    const address = (name) => `${unreachable ? 'http://127.0.0.1:1' : media.url}/${name}?${tag}`;
    const options = slow
      ? { media: { A: address('slow.mov') }, durationMs: 20_000, cutMs: 5000 }
      : { media: { A: address('quick.mov'), B: address('other.mov') }, durationMs: seconds * 1000 };
    const made = await instance.run((app, argument, { createSession }) => createSession(app, argument), options);
    return { ...made, tag };
  }

  /** Asks an instance for a render; `{ jobId, tag }`. A still needs little of its media, so a slow render is a video. */
  async function trigger(instance, { format, ...options } = {}) {
    const { documentId, tag } = await session(instance, options);
    const wanted = format ?? (options.slow ? 'full_16_9' : 'thumbnail');
    const reply = await instance.post('/trigger', { sessionId: documentId, format: wanted });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return { jobId: reply.body.data.jobId, tag };
  }

  /** A job's row with its history. */
  const row = (instance, jobId) => instance.run((app, id) => app.row(id), jobId);

  const reaches = (instance, jobId, status, options) =>
    until(`${jobId} to be ${status}`, async () => {
      const now = await row(instance, jobId);
      return now.status === status && now;
    }, { timeoutMs: JOB_MS, everyMs: 100, ...options }); // prettier-ignore

  /** Until no job can go on by itself: all are terminal, or failed with no attempt to come. */
  async function settled(instance, jobIds, options) {
    const rows = await until(`${jobIds.length} jobs to end`, async () => {
      const all = await Promise.all(jobIds.map((jobId) => row(instance, jobId)));
      return all.every((now) => ENDED.includes(now.status) || (now.status === 'failed' && !now.nextAttemptAt)) && all;
    }, { timeoutMs: JOB_MS + jobIds.length * 30_000, everyMs: 250, ...options }); // prettier-ignore
    return rows;
  }

  return { session, trigger, row, reaches, settled };
}

/** The entries of a job's history with this event. */
export const entries = (row, event) => row.history.filter((entry) => entry.event === event);
