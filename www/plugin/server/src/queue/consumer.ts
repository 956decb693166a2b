import type { Core } from '@strapi/strapi';
import { logError, service } from '../plugin';
import type { PluginConfig } from '../config/types';
import type { Renderer } from '../render/port';
import type { Assignment } from '../services/worker';
import type { QueueListener } from './port';
import { createRun } from './run';
import type { Run } from './run';
import { singleFlight } from './single-flight';

/** Takes jobs from the table and renders them in this process. */
export interface Consumer extends QueueListener {
  /** Takes no more jobs, stops the renders, and hands their jobs back; resolves when nothing runs any more. */
  close(): Promise<void>;
}

/** What a consumer works with. */
export interface ConsumerOptions {
  /** The name under which it holds its leases: no other process has it. */
  owner: string;
  queue: PluginConfig['queue'];
  renderer: Renderer;
}

export function createConsumer(strapi: Core.Strapi, { owner, queue, renderer }: ConsumerOptions): Consumer {
  const worker = service(strapi, 'worker');
  const runs = new Map<Assignment, { run: Run; ended: Promise<void> }>();
  let closed = false;

  function start(assignment: Assignment): void {
    const run = createRun(strapi, { assignment, renderer, heartbeatMs: queue.leaseMs / 3 });
    const ended = run.ended.finally(() => {
      runs.delete(assignment);
      consumer.look();
    });
    runs.set(assignment, { run, ended });
  }

  /** A cancel in another process changes the row alone: this process sees it here, not only at the next heartbeat. */
  async function stopWhatWasTaken(): Promise<void> {
    if (runs.size === 0) return;
    const taken = await worker.taken(owner, [...runs.keys()]);
    for (const assignment of taken) runs.get(assignment)?.run.abandon();
  }

  async function takeWork(): Promise<void> {
    await stopWhatWasTaken();
    while (!closed && runs.size < queue.concurrency) {
      const assignment = await worker.claim(owner);
      if (!assignment) return;
      start(assignment);
    }
  }

  // A database that is away comes back: the next look tries again.
  const looking = singleFlight(takeWork, (error) => logError(strapi, 'looking for work failed', error));

  const consumer: Consumer = {
    look() {
      if (!closed) looking.run();
    },

    stop(jobId, attempt) {
      for (const [assignment, { run }] of runs)
        if (assignment.jobId === jobId && assignment.attempt === attempt) run.abandon();
    },

    async close() {
      closed = true;
      await looking.idle();
      for (const { run } of runs.values()) run.shutDown();
      await Promise.all([...runs.values()].map(({ ended }) => ended));
    },
  };
  return consumer;
}
