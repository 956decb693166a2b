import { createHash } from 'node:crypto';
import { checkIdempotencyKey } from 'render-rules';
import { PLUGIN_ID } from '../context';
import type { Context } from '../context';
import { refused, refusedFor } from '../errors';
import type { JobRow } from './job-row';
import type { JobStore } from './job-store';

/** Who asks, and under which key. */
export interface Caller {
  actor?: string;
  /** The key that makes repeating the request harmless, as the caller sent it. */
  idempotencyKey?: string;
}

/** An idempotency key and the request that it stands for. */
export interface RequestKey {
  keyId: string;
  fingerprint: string;
}

/** Which job a request was answered with, by its idempotency key: a request that is repeated is answered with the same. */
export type RequestKeys = {
  /** The job that the request was answered with. @throws RequestError 400 `idempotency_key_reused`. */
  jobOf(key: RequestKey): Promise<JobRow | null>;
  /** Answers the request with this job from now on. @throws an error of the database where the key is bound already. */
  bind(key: RequestKey, jobId: string): Promise<void>;
};

/**
 * The key of a request, if it has one. Keys are each caller's own: two callers who chose the same mean two jobs.
 *
 * @throws RequestError 400 `bad_request`.
 */
export function requestKey({ actor = '', idempotencyKey }: Caller, fingerprint: string): RequestKey | null {
  if (idempotencyKey === undefined) return null;
  const finding = checkIdempotencyKey(idempotencyKey);
  if (finding) throw refusedFor('bad_request', [finding]);
  const keyId = createHash('sha256')
    .update(JSON.stringify([actor, idempotencyKey]))
    .digest('hex');
  return { keyId, fingerprint };
}

interface Ports {
  jobStore: Pick<JobStore, 'find' | 'byIdempotencyId'>;
}

export function createRequestKeys({ strapi }: Context, { jobStore }: Ports): RequestKeys {
  const table = () => strapi.db.query(`plugin::${PLUGIN_ID}.request-key`);

  /** The job, and the fingerprint of the request that it answered. */
  async function bound(keyId: string) {
    const key: (RequestKey & { id: number; jobId: string }) | null = await table().findOne({ where: { keyId } });
    if (key) {
      const job = await jobStore.find(key.jobId);
      if (job) return { job, fingerprint: key.fingerprint };
      // Somebody deleted the job, and with it what was answered.
      await table().delete({ where: { id: key.id } });
    }
    // Jobs of before the keys had a table have their own key with them.
    const job = await jobStore.byIdempotencyId(keyId);
    return job && { job, fingerprint: job.requestFingerprint };
  }

  return {
    async jobOf({ keyId, fingerprint }) {
      const known = await bound(keyId);
      if (known && known.fingerprint !== fingerprint)
        throw refused('idempotency_key_reused', 'the idempotency key was used for another request; send a new one');
      return known?.job ?? null;
    },
    async bind(key, jobId) {
      await table().create({ data: { ...key, jobId } });
    },
  };
}
