import type { Core } from '@strapi/strapi';
import type { Redis, RedisOptions } from 'ioredis';
import { PLUGIN_ID } from '../plugin';

/** How long Redis may take to answer before it counts as away. */
const ANSWER_MS = 1000;
/** The longest wait between two attempts to connect. */
const RECONNECT_MS = 2000;

/**
 * A connection to a Redis that may be away, now or later. That is told to the log once, not at each attempt to connect,
 * and nobody waits for it.
 */
export interface RedisLink {
  /** For commands. What BullMQ does with it goes on when Redis is back. */
  client: Redis;
  isUp(): boolean;
  /**
   * Gives Redis a short while for an answer. Whether it came: if not, the command is carried out when Redis answers again.
   */
  answers(command: Promise<unknown>): Promise<boolean>;
  /** Calls back with each message on a channel. */
  subscribe(channel: string, onMessage: (text: string) => void): void;
  /** Ends the connections; nothing is called back any more. */
  close(): void;
}

/** Where and for whom to connect. */
export interface LinkOptions {
  url: string;
  Client: new (url: string, options: RedisOptions) => Redis;
  /** Called when Redis is there, for the first time and after each time it was away. */
  onUp(): void;
}

const reasonOf = (error: Error): string => error.message || ('code' in error ? String(error.code) : error.name);

export function linkToRedis(strapi: Core.Strapi, { url, Client, onUp }: LinkOptions): RedisLink {
  const options: RedisOptions = {
    // What was asked of a Redis that went away is asked again when it is back; BullMQ needs that.
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * 100, RECONNECT_MS),
  };
  const client = new Client(url, options);
  // A connection that is subscribed can do nothing else.
  let subscriber: Redis | null = null;
  // Without the user's name and password, which the URL may hold.
  const address = `${client.options.host}:${client.options.port}`;
  let away = false;
  let silent = false;
  let closed = false;

  function tellAway(reason: string): void {
    if (away || closed) return;
    away = true;
    strapi.log.error(
      `${PLUGIN_ID}: Redis at ${address} is away: ${reason}; jobs are found by looking into the database until it is back`,
    );
  }

  function tellUp(): void {
    if (closed) return;
    if (away) strapi.log.info(`${PLUGIN_ID}: Redis at ${address} is there`);
    away = false;
    silent = false;
    onUp();
  }

  client.on('error', (error: Error) => tellAway(reasonOf(error)));
  client.on('close', () => tellAway('the connection was closed'));
  client.on('ready', tellUp);

  return {
    client,
    isUp: () => client.status === 'ready' && !silent,

    async answers(command) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => {
          silent = true;
          tellAway(`it has not answered for ${ANSWER_MS} ms`);
          resolve(false);
        }, ANSWER_MS);
      });
      const answered = command.then(() => {
        if (silent) tellUp();
        return true;
      });
      // Where the time is up nobody hears of a late failure.
      answered.catch(() => undefined);
      try {
        return await Promise.race([answered, late]);
      } finally {
        clearTimeout(timer);
      }
    },

    subscribe(channel, onMessage) {
      subscriber = client.duplicate();
      // Its troubles are the client's, which tells of them.
      subscriber.on('error', () => undefined);
      subscriber.on('message', (_channel, text) => onMessage(text));
      // It subscribes again by itself after each reconnection. What is refused here is a connection that was closed.
      subscriber.subscribe(channel).catch(() => undefined);
    },

    close() {
      closed = true;
      subscriber?.disconnect();
      client.disconnect();
    },
  };
}
