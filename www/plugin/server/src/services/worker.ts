import type { Artifacts, Format, Phase, RenderRequest } from 'render-rules';
import { RequestError } from '../errors';
import { service } from '../plugin';
import type { Context } from '../plugin';
import { storable } from './job-row';

/** A claimed job: what to render, and as whom to report. */
export interface Assignment {
  jobId: string;
  attempt: number;
  owner: string;
  format: Format;
  /** What the rules plan the render from. */
  request: RenderRequest;
}

/** Why a render ended without a file. */
export interface Failure {
  message: string;
  kind: 'permanent' | 'transient';
}

/**
 * What a worker may ask and report, wherever it runs. A report answers whether it was taken: false means that the job is
 * not the worker's any more (cancelled, or given to another attempt), and that it has to stop and leave nothing behind.
 */
export type Worker = {
  /** Starts the oldest job that can be started, for this worker alone; null if there is none. */
  claim(owner: string): Promise<Assignment | null>;
  /** The render is this far (0..1), in this phase. Also the heartbeat that renews the lease. */
  progress(assignment: Assignment, progress: number, phase?: Phase): Promise<boolean>;
  complete(assignment: Assignment, artifacts: Partial<Artifacts>): Promise<boolean>;
  fail(assignment: Assignment, failure: Failure): Promise<boolean>;
  /** Those of its assignments that a worker holds no more. */
  taken(owner: string, assignments: Assignment[]): Promise<Assignment[]>;
  /** Recovers what other workers left: expired leases fail, and due retries are queued again. */
  sweep(): Promise<void>;
};

/** How many candidates one claim tries, in case other workers take the first ones. */
const CANDIDATES = 10;

/** A report that the rules or a faster change refuse is an answer; anything else is a fault. */
async function wasTaken(report: Promise<unknown>): Promise<boolean> {
  try {
    await report;
    return true;
  } catch (error) {
    if (error instanceof RequestError) return false;
    throw error;
  }
}

export default function worker({ strapi }: Context): Worker {
  const lifecycle = () => service(strapi, 'lifecycle');
  const store = () => service(strapi, 'job-store');

  async function startFirst(jobIds: string[], owner: string) {
    for (const jobId of jobIds) {
      try {
        return await lifecycle().apply(jobId, { type: 'started', actor: `worker:${owner}`, owner });
      } catch (error) {
        // Another worker was faster, or an operator cancelled: the next candidate.
        if (!(error instanceof RequestError)) throw error;
      }
    }
    return null;
  }

  return {
    async claim(owner) {
      const row = await startFirst(await store().startable(Date.now(), CANDIDATES), owner);
      if (!row) return null;
      const { jobId, format, attempt } = row;
      const facts = await service(strapi, 'facts').ofJob(row);
      return { jobId, attempt: attempt ?? 0, owner, format, request: { ...facts, format } };
    },

    progress: ({ jobId, attempt, owner }, progress, phase) =>
      wasTaken(lifecycle().apply(jobId, { type: 'progressed', attempt, owner, progress, phase })),

    complete: ({ jobId, attempt, owner }, artifacts) =>
      wasTaken(
        lifecycle().apply(jobId, {
          type: 'completed',
          actor: `worker:${owner}`,
          attempt,
          artifacts: storable(artifacts),
        }),
      ),

    fail: ({ jobId, attempt, owner }, { message, kind }) =>
      wasTaken(lifecycle().apply(jobId, { type: 'failed', actor: `worker:${owner}`, attempt, message, kind })),

    async taken(owner, assignments) {
      const held = new Set((await store().heldBy(owner)).map(({ jobId, attempt }) => `${jobId} ${attempt}`));
      return assignments.filter(({ jobId, attempt }) => !held.has(`${jobId} ${attempt}`));
    },

    async sweep() {
      const now = Date.now();
      for (const jobId of await store().abandoned(now))
        await wasTaken(lifecycle().apply(jobId, { type: 'lease_expired' }));
      for (const jobId of await store().dueForRetry(now))
        await wasTaken(lifecycle().apply(jobId, { type: 'retried', actor: 'retry' }));
    },
  };
}
