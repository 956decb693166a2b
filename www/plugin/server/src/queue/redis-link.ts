import type { Core } from '@strapi/strapi';
import type { Redis, RedisOptions } from 'ioredis';
import { PLUGIN_ID } from '../context';
import { away, troubleOf } from './redis-trouble';
import type { Trouble } from './redis-trouble';

/** How long Redis may take to answer before it counts as away. */
const ANSWER_MS = 1000;
/** The same for much that is asked at once, as when a connection begins. */
const MUCH_MS = 10_000;
/** The longest wait between two attempts to connect to a Redis that is away. */
const RECONNECT_MS = 2000;
/** The first and the longest wait before a Redis that refused is asked again. */
const REFUSED_MS = 500;
const REFUSED_MAX_MS = 30_000;
/** How long Redis has to do what is asked before it counts as there. */
const STEADY_MS = 3000;

/**
 * A connection to a Redis that may be away, or may refuse what is asked of it, now or later. Both are one: the connection is
 * closed and tried again from time to time. That is logged once, not at each attempt, and nobody waits for it.
 */
export interface RedisLink {
  /** For commands. */
  client: Redis;
  isUp(): boolean;
  /** Why Redis can't be used, and what to do, in one sentence; null where it can. */
  problem(): string | null;
  /** Gives Redis a short while for an answer, a longer one for `much`. Whether it came, and was no refusal. */
  answers(command: Promise<unknown>, much?: boolean): Promise<boolean>;
  /** Something that was asked of Redis failed. */
  failed(error: Error): void;
  /** Calls back with each message on a channel, until the connection is lost. */
  subscribe(channel: string, onMessage: (text: string) => void): Promise<void>;
  /** Ends the connections; nothing is called back any more. */
  close(): void;
}

/** Where and for whom to connect. */
export interface LinkOptions {
  url: string;
  Client: new (url: string, options: RedisOptions) => Redis;
  /** Called with each new connection: what it asks of Redis has to be done before Redis counts as there. */
  begin(): Promise<void>;
  /** Called when Redis is there, for the first time and after each time it was not. */
  onUp(): void;
  /** Called when Redis is not there any more; also more than once, and where it never was. */
  onDown(): void;
}

/** Not all servers come back in the same moment. */
const jittered = (ms: number): number => Math.round(ms * (0.5 + Math.random() / 2));

export function linkToRedis(strapi: Core.Strapi, { url, Client, begin, onUp, onDown }: LinkOptions): RedisLink {
  /** How often Redis refused since it last did what was asked for a while. */
  let refusals = 0;
  const options: RedisOptions = {
    // What was asked of a Redis that went away is asked again when it is back; BullMQ needs that.
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) =>
      refusals > 0
        ? jittered(Math.min(REFUSED_MS * 2 ** (refusals - 1), REFUSED_MAX_MS))
        : jittered(Math.min(attempt * 100, RECONNECT_MS)),
  };
  const client = new Client(url, options);
  // A connection that is subscribed can do nothing else.
  let subscriber: Redis | null = null;
  // Without the user's name and password, which the URL may hold.
  const address = `Redis at ${client.options.host}:${client.options.port}`;
  let up = false;
  let closed = false;
  /** Whether the connection ends because this side wants so. */
  let hungUp = false;
  let connections = 0;
  let problem: string | null = null;
  /** What was logged since Redis was last usable. */
  const told = new Set<string>();
  let steady: NodeJS.Timeout | undefined;

  function lose({ kind, text }: Trouble): void {
    if (closed) return;
    up = false;
    connections += 1;
    clearTimeout(steady);
    problem = `${address} ${text}`;
    if (!told.has(kind))
      strapi.log.error(
        `${PLUGIN_ID}: ${problem}; jobs are found by polling the database until Redis can be used again`,
      );
    told.add(kind);
    subscriber?.disconnect();
    subscriber = null;
    onDown();
  }

  /** Where it was only one server of several, the next connection may lead to another one. */
  function hangUp(trouble: Trouble): void {
    if (closed || hungUp) return;
    hungUp = true;
    if (trouble.refuses) refusals += 1;
    lose(trouble);
    client.disconnect(true);
  }

  function failed(error: Error): void {
    const trouble = troubleOf(error);
    // The client tells of its connection.
    if (trouble.refuses) hangUp(trouble);
  }

  function isThere(): void {
    up = true;
    problem = null;
    steady = setTimeout(() => {
      if (told.size > 0) strapi.log.info(`${PLUGIN_ID}: ${address} is usable again`);
      told.clear();
      refusals = 0;
    }, STEADY_MS).unref();
    onUp();
  }

  async function within(ms: number, command: Promise<unknown>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => {
        hangUp(away(`no answer for ${ms} ms`));
        resolve(false);
      }, ms);
    });
    const answered = command.then(
      () => true,
      (error: unknown) => {
        failed(error instanceof Error ? error : new Error(String(error)));
        return false;
      },
    );
    try {
      return await Promise.race([answered, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function connected(): Promise<void> {
    connections += 1;
    const connection = connections;
    const done = await within(MUCH_MS, begin());
    if (done && connection === connections && !closed) isThere();
  }

  client.on('error', (error: Error) => {
    const trouble = troubleOf(error);
    if (trouble.refuses) hangUp(trouble);
    else lose(trouble);
  });
  client.on('close', () => {
    if (!hungUp) lose(away('the connection was closed'));
  });
  client.on('connect', () => {
    hungUp = false;
  });
  client.on('ready', () => void connected());

  return {
    client,
    isUp: () => up && client.status === 'ready',
    problem: () => problem,
    answers: (command, much = false) => within(much ? MUCH_MS : ANSWER_MS, command),
    failed,

    async subscribe(channel, onMessage) {
      const own = client.duplicate({ autoResubscribe: false });
      subscriber?.disconnect();
      subscriber = own;
      // Its troubles are the client's, which tells of them.
      own.on('error', () => undefined);
      own.on('message', (_channel, text) => onMessage(text));
      await own.subscribe(channel);
      // After a reconnection, which may be to a Redis that refuses it by now.
      own.on('ready', () => void own.subscribe(channel).catch(failed));
    },

    close() {
      closed = true;
      clearTimeout(steady);
      subscriber?.disconnect();
      client.disconnect();
    },
  };
}
