/** Why Redis can't be used. */
export interface Trouble {
  /** The same for troubles that need not be logged twice. */
  kind: string;
  /** Goes on after "Redis at host:port". */
  text: string;
  /** Whether Redis is there, and refuses. */
  refuses: boolean;
}

/** What to do about a refusal, by the first word of Redis's reply. */
const ADVICE: Record<string, string> = {
  READONLY: 'it is a read-only replica: name the primary in `queue.redis.url`',
  MASTERDOWN: 'it is a replica without a primary: name the primary in `queue.redis.url`',
  NOPERM:
    "allow `queue.redis.url`'s user the queue's keys, channels and commands: `ACL SETUSER name ~prefix:* &prefix:* +@all -@dangerous +info`",
  NOAUTH: 'set the user name and password in `queue.redis.url`',
  WRONGPASS: 'correct the user name and password in `queue.redis.url`',
  OOM: 'its memory is full: raise its `maxmemory`, or remove other data from it',
  MISCONF: "it can't save to its disk and refuses changes: see its log",
  LOADING: 'it is still loading its data',
  BUSY: 'a script is running and does not end: `SCRIPT KILL` stops it',
  // BullMQ's own words for a key that somebody else removed.
  Missing:
    'keys of the queue were removed: set its `maxmemory-policy` to `noeviction`, and give the queue a `queue.redis.prefix` of its own',
};
/** What Redis says to who waits for a message while it becomes a replica: what follows is `READONLY`. */
const SAME: Record<string, string> = { UNBLOCKED: 'READONLY' };
const OTHER = 'see its log';

/** How much of a reply is logged. */
const TOLD = 200;

/** What an error of a connection is called; others are replies to what was asked. */
const isOfConnection = (error: Error): boolean =>
  ('code' in error && typeof error.code === 'string') || error.message === 'Connection is closed.';

export const away = (reason: string): Trouble => ({ kind: 'away', text: `is unreachable: ${reason}`, refuses: false });

export function troubleOf(error: Error): Trouble {
  if (isOfConnection(error)) return away(error.message || ('code' in error ? String(error.code) : error.name));
  const [reply = ''] = error.message.split('\n');
  const [word = ''] = reply.split(/[^\w]/, 1);
  const kind = SAME[word] ?? word;
  return { kind, text: `refuses: \`${reply.slice(0, TOLD)}\`: ${ADVICE[kind] ?? OTHER}`, refuses: true };
}
