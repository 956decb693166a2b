import { randomUUID } from 'node:crypto';
import type { Job, Queue, Worker } from 'bullmq';
import type { Packages } from './packages';
import type { RedisLink } from './redis-link';

/** BullMQ's name for the queue, below the configured prefix. */
const QUEUE = 'render-jobs';
/** How long a closing connection may take to end in order. */
const CLOSE_MS = 3000;
/** When a message that was sent as a trial, and could not be taken back, wakes somebody for nothing. */
const TRIAL_MS = 60_000;

/** A job that is announced. */
export interface Announcement {
  /** BullMQ's id: of two announcements with one id the second is none. */
  id: string;
  jobId: string;
  /** When the job may be started, in ms since the epoch. */
  at: number;
}

/** BullMQ's side of the driver: a message wakes one instance, which then looks into the table. */
export interface Messages {
  /** Sends a message and takes it back. @throws what Redis or BullMQ says where that can't be done. */
  prove(): Promise<void>;
  send(announcements: Announcement[]): Promise<void>;
  /** Begins to take messages. */
  take(): void;
  /** Takes messages again, if it stopped because no listener could take a job. */
  takeAgain(): void;
  close(): Promise<void>;
}

/** What messages are exchanged over, and with whom. */
export interface MessagesOptions {
  packages: Packages;
  link: RedisLink;
  prefix: string;
  /** What time it is, in ms since the epoch. */
  now(): number;
  /** Whether somebody here could take a job. */
  hasRoom(): boolean;
  /** Lets everybody here look for work. */
  look(): Promise<void>;
  onError(error: Error): void;
}

/**
 * INVARIANT (no wake-up is swallowed): an instance takes a message only while a listener there can take a job, and hands
 * it back if none can by then. So as long as any instance can take a job, a waiting job's message finds it.
 */
export function exchangeMessages(options: MessagesOptions): Messages {
  const { packages, link, prefix, now, hasRoom, look, onError } = options;
  const { Queue, Worker, WaitingError } = packages.bullmq;
  const connection = link.client;
  const queue: Queue = new Queue(QUEUE, {
    connection,
    prefix,
    // Nobody reads the events; the row's history tells what happened.
    streams: { events: { maxLen: 100 } },
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
  let worker: Worker | null = null;
  let closed = false;
  // What fails because this side is closed is no failure.
  const onOwnError = (error: Error) => {
    if (!closed) onError(error);
  };
  queue.on('error', onOwnError);

  async function process(message: Job, token?: string): Promise<void> {
    if (!hasRoom()) {
      await worker?.pause(true);
      await message.moveToWait(token);
      throw new WaitingError();
    }
    await look();
    // One message at a time is processed, so that none is fetched before this one is done.
    if (!hasRoom()) await worker?.pause(true);
  }

  async function end(): Promise<void> {
    // In order, the worker waits for Redis; where that is away, for ever.
    const inOrder = link.isUp();
    await worker?.close(!inOrder);
    await queue.close();
  }

  return {
    async prove() {
      const jobId = `trial-${randomUUID()}`;
      await queue.addBulk([{ name: 'trial', data: {}, opts: { jobId, delay: TRIAL_MS } }]);
      await queue.remove(jobId);
    },

    async send(announcements) {
      const from = now();
      await queue.addBulk(
        announcements.map(({ id, jobId, at }) => ({
          name: 'render',
          data: { jobId },
          opts: { jobId: id, delay: Math.max(0, at - from) },
        })),
      );
    },

    take() {
      worker ??= new Worker(QUEUE, process, {
        connection,
        prefix,
        concurrency: 1,
        // A message that was lost with its instance is only a wake-up, and may be repeated as often as it takes.
        maxStalledCount: 1000,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      });
      worker.on('error', onOwnError);
    },

    takeAgain() {
      if (closed || !worker || !hasRoom()) return;
      if (worker.isPaused() || !worker.isRunning()) void worker.resume();
    },

    async close() {
      if (closed) return;
      closed = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, CLOSE_MS);
      });
      // What can't be closed in order was lost before.
      await Promise.race([end().catch(() => undefined), late]);
      clearTimeout(timer);
    },
  };
}
