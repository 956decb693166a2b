import { configuration, logError } from '../context';
import type { Context } from '../context';
import { exchangeMessages } from './messages';
import type { Messages } from './messages';
import { loadPackages } from './packages';
import type { Packages } from './packages';
import type { QueueDriver, QueueListener, QueuePorts } from './port';
import { linkToRedis } from './redis-link';
import type { RedisLink } from './redis-link';

/** How much more rarely the table is looked into while Redis tells of jobs. */
const RARELY = 10;
/**
 * How many waiting jobs are announced anew when Redis is back, where they may have been lost. Where more wait, everybody
 * is busy for long, and looks for the next job by itself.
 */
const ANNOUNCED_ANEW = 500;

/** An id that BullMQ takes, the same wherever it is made for the same job and time. */
const idOf = (jobId: string, at: number): string => `${jobId.replaceAll(/[^\w-]/g, '')}-${at}`;

/** A stop as it goes over Redis; null for anything else. */
function readStop(text: string): { jobId: string; attempt: number } | null {
  const [, attempt, jobId] = /^(\d+) (.+)$/.exec(text) ?? [];
  return attempt === undefined || jobId === undefined ? null : { jobId, attempt: Number(attempt) };
}

/**
 * The queue of several Strapi instances: BullMQ announces each job, when it is due, to one instance that can take it, and Redis
 * carries stops to all of them. The rows stay the source of truth. While Redis is unreachable or refuses, each instance polls the
 * table every `pollMs`; when Redis is back, waiting jobs are announced again.
 */
export function bullmqQueue({ strapi }: Context, { clock, jobStore }: QueuePorts): QueueDriver {
  const listeners = new Set<QueueListener>();
  let link: RedisLink | null = null;
  let messages: Messages | null = null;
  let timer: NodeJS.Timeout | undefined;
  let ticks = 0;
  let closed = false;

  const now = () => clock.now();
  const settings = () => configuration(strapi).queue;
  const stops = () => `${settings().redis.prefix}:render-jobs:stop`;

  async function look(): Promise<void> {
    await Promise.all([...listeners].map((listener) => listener.look()));
  }

  const hasRoom = () => [...listeners].some((listener) => listener.hasRoom());

  function tick(): void {
    ticks += 1;
    messages?.takeAgain();
    if (!link?.isUp() || ticks % RARELY === 0) void look();
  }

  function stopHere(jobId: string, attempt: number): void {
    for (const listener of listeners) listener.stop(jobId, attempt);
  }

  /** Tells of a job; false if Redis is away or refuses. */
  async function announce(jobId: string, at: number): Promise<boolean> {
    if (!link?.isUp() || !messages) return false;
    const id = idOf(jobId, at);
    const sent = await link.answers(messages.send([{ id, jobId, at }]));
    if (sent) await jobStore.noteMessage(jobId, id);
    return sent;
  }

  /** What waits was enqueued while Redis was away, or lost with it. What is there still keeps its id, and is not doubled. */
  async function announceAnew(): Promise<void> {
    const waiting = await jobStore.waiting(ANNOUNCED_ANEW);
    if (waiting.length === 0) return;
    const sending = messages?.send(
      waiting.map(({ jobId, at, messageId }) => ({ id: messageId ?? idOf(jobId, at), jobId, at })),
    );
    if (!sending || !(await link?.answers(sending, true))) return;
    for (const { jobId, at, messageId } of waiting)
      if (messageId === null) await jobStore.noteMessage(jobId, idOf(jobId, at));
  }

  /** All that the queue does with Redis, once: where any of it is refused, Redis is of no use. */
  async function begin(redis: RedisLink, packages: Packages): Promise<void> {
    const exchange = exchangeMessages({
      packages,
      link: redis,
      prefix: settings().redis.prefix,
      now,
      hasRoom,
      look,
      onError: redis.failed,
    });
    messages = exchange;
    await exchange.prove();
    await redis.subscribe(stops(), (text) => {
      const stop = readStop(text);
      if (stop) stopHere(stop.jobId, stop.attempt);
    });
    await redis.client.publish(stops(), '');
    if (listeners.size > 0) exchange.take();
  }

  function onUp(): void {
    announceAnew().catch((error: unknown) => {
      if (!closed && link?.isUp()) logError(strapi, 'the waiting jobs could not be announced', error);
    });
    void look();
  }

  function onDown(): void {
    void messages?.close();
    messages = null;
  }

  return {
    async open() {
      const packages = await loadPackages();
      const redis = linkToRedis(strapi, {
        url: settings().redis.url,
        Client: packages.ioredis.Redis,
        begin: () => begin(redis, packages),
        onUp,
        onDown,
      });
      link = redis;
    },

    problem: () => link?.problem() ?? null,

    listen(listener) {
      listeners.add(listener);
      if (!timer) {
        timer = setInterval(tick, settings().pollMs);
        messages?.take();
      }
      messages?.takeAgain();
      void listener.look();
    },

    roomAgain() {
      messages?.takeAgain();
    },

    async enqueue(jobId, at = now()) {
      const told = await announce(jobId, at);
      // Nobody else hears of the job yet: whoever is here may start it.
      if (!told && at <= now()) void look();
    },

    async stop(jobId, attempt) {
      stopHere(jobId, attempt);
      // Where Redis is away the others see it in the table.
      if (link?.isUp()) await link.answers(link.client.publish(stops(), `${attempt} ${jobId}`));
    },

    async close() {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      listeners.clear();
      await messages?.close();
      link?.close();
    },
  };
}
