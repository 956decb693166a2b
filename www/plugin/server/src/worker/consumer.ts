import type { PluginConfig } from '../config/types';
import { logError } from '../context';
import type { Context } from '../context';
import type { Renderer } from '../render/port';
import type { Assignment, Worker } from './worker';
import type { QueueDriver, QueueListener } from '../queue/port';
import { createRun } from './run';
import type { Run, RunPorts } from './run';
import { singleFlight } from '../queue/single-flight';

/** Takes jobs from the table and renders them in this process. */
export interface Consumer extends QueueListener {
  /** Takes no more jobs, stops the renders, and hands their jobs back; resolves when nothing runs any more. */
  close(): Promise<void>;
}

export interface ConsumerPorts extends RunPorts {
  worker: RunPorts['worker'] & Pick<Worker, 'claim'>;
  queue: Pick<QueueDriver, 'roomAgain'>;
}

/** As whom a consumer works, and how. */
export interface ConsumerOptions {
  /** The name under which it holds its leases: no other process has it. */
  owner: string;
  settings: Pick<PluginConfig['queue'], 'concurrency' | 'leaseMs'>;
  renderer: Renderer;
  /** Whether the renderer has what it needs: else no job is taken. */
  canRender(): boolean;
}

export function createConsumer(context: Context, ports: ConsumerPorts, options: ConsumerOptions): Consumer {
  const { strapi } = context;
  const { worker, queue } = ports;
  const { owner, settings, renderer, canRender } = options;
  const runs = new Map<Assignment, { run: Run; ended: Promise<void> }>();
  let closed = false;

  function start(assignment: Assignment): void {
    const run = createRun(context, ports, { assignment, renderer, leaseMs: settings.leaseMs });
    const ended = run.ended.finally(() => {
      runs.delete(assignment);
      void consumer.look().then(() => queue.roomAgain());
    });
    runs.set(assignment, { run, ended });
  }

  const hasRoom = () => !closed && canRender() && runs.size < settings.concurrency;

  async function takeWork(): Promise<void> {
    while (hasRoom()) {
      const assignment = await worker.claim(owner);
      if (!assignment) return;
      start(assignment);
    }
  }

  // A database that is away comes back: the next look tries again.
  const looking = singleFlight(takeWork, (error) => logError(strapi, 'looking for work failed', error));

  const consumer: Consumer = {
    look: async () => (closed ? undefined : looking.run()),

    hasRoom,

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
