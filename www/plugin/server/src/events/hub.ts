import type { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { configuration, logError } from '../context';
import type { Context } from '../context';
import type { Clock } from '../jobs/clock';
import type { JobList } from '../jobs/job-list';
import type { JobRow, JobSummary } from '../jobs/job-row';
import type { JobStore } from '../jobs/job-store';
import { stateOf } from './job-state';
import type { JobState } from './job-state';
import { createListStream } from './list-stream';
import type { ListStream } from './list-stream';
import { cutOffStrangers } from './listeners';
import type { Listener } from './listeners';
import { createJobStream } from './stream';
import type { JobStream } from './stream';

/** How often a sign of life is sent, and seen whether a listener may still listen. */
const KEEP_ALIVE_MS = 15_000;
/**
 * How much further back than the last look a look for changes reaches: other instances' clocks are not this one's, and what
 * is being saved has its time already.
 */
const OVERLAP_MS = 5_000;
/** How many changed jobs one look tells of: a list shows fewer. */
const CHANGED = 200;
/** How long a stop waits for listeners that read slowly. */
const CLOSE_MS = 500;

/**
 * Who listens to which jobs in this process. Changes in this process are sent at once; changes in other processes are found
 * by one query for all jobs every `pollMs`, which is not made while nobody listens.
 */
export type EventHub = {
  /** A stream of the job's states, from `row` on. `lastEventId` is the state that the listener has already. */
  listen(row: JobSummary, listener: Listener, lastEventId?: string): PassThrough;
  /** A stream of the states of all jobs that are made or changed from now on. */
  listenToAll(listener: Listener): PassThrough;
  /** A job was made or changed here. */
  publish(row: JobRow): void;
  /** Ends all streams, and gives them a moment to send what they have. */
  close(): Promise<void>;
};

interface Ports {
  clock: Pick<Clock, 'now'>;
  jobList: Pick<JobList, 'changedSince'>;
  jobStore: Pick<JobStore, 'summaries'>;
}

export function createEventHub({ strapi }: Context, { clock, jobList, jobStore }: Ports): EventHub {
  const streams = new Map<string, Set<JobStream>>();
  const listStreams = new Set<ListStream>();
  const listeners = new Map<JobStream | ListStream, Listener>();
  /** The last state of each job that was sent to the list's listeners. */
  let told = new Map<string, string>();
  /** The jobs that were sent while a look was under way: it may have read what was before. */
  const toldMeanwhile = new Set<string>();
  let looking = false;
  let checking = false;
  let timers: NodeJS.Timeout[] = [];

  function each(visit: (stream: JobStream | ListStream) => void): void {
    for (const ofJob of streams.values()) for (const stream of [...ofJob]) visit(stream);
    for (const stream of [...listStreams]) visit(stream);
  }

  const stateAt = (row: JobSummary): JobState => stateOf(row, configuration(strapi).retry.maxAttempts, clock.now());
  const nobodyListens = () => streams.size === 0 && listStreams.size === 0;

  function offer(row: JobSummary): void {
    const ofJob = streams.get(row.jobId);
    if (!ofJob && listStreams.size === 0) return;
    const state = stateAt(row);
    for (const stream of ofJob ?? []) stream.offer(state);
    if (listStreams.size === 0 || told.get(row.jobId) === state.id) return;
    told.set(row.jobId, state.id);
    for (const stream of listStreams) stream.offer(state);
  }

  async function lookAtChanges(): Promise<void> {
    if (listStreams.size === 0) return;
    const since = clock.now() - configuration(strapi).queue.pollMs - OVERLAP_MS;
    const rows = await jobList.changedSince(since, CHANGED);
    // The oldest change first, in the order in which they would have been sent.
    for (const row of rows.reverse()) if (!toldMeanwhile.has(row.jobId)) offer(row);
    // What did not change for so long is not read again.
    const recent = new Set([...rows.map(({ jobId }) => jobId), ...toldMeanwhile]);
    told = new Map([...told].filter(([jobId]) => recent.has(jobId)));
  }

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    toldMeanwhile.clear();
    try {
      const jobIds = [...streams.keys()];
      const rows = await jobStore.summaries(jobIds);
      for (const row of rows) if (!toldMeanwhile.has(row.jobId)) offer(row);
      const found = new Set(rows.map(({ jobId }) => jobId));
      // A job that was deleted changes no more.
      for (const jobId of jobIds)
        if (!found.has(jobId)) for (const stream of streams.get(jobId) ?? []) void stream.end();
      await lookAtChanges();
    } catch (error) {
      logError(strapi, 'looking for changes of jobs failed', error);
    } finally {
      looking = false;
    }
  }

  async function checkListeners(): Promise<void> {
    if (checking) return;
    checking = true;
    try {
      await cutOffStrangers([...listeners].map(([stream, listener]) => ({ stream, listener })));
    } catch (error) {
      logError(strapi, 'whether listeners may still listen could not be seen', error);
    } finally {
      checking = false;
    }
  }

  function beat(): void {
    each((stream) => stream.keepAlive());
    void checkListeners();
  }

  function start(): void {
    timers = [setInterval(() => void look(), configuration(strapi).queue.pollMs), setInterval(beat, KEEP_ALIVE_MS)];
  }

  function stop(): void {
    for (const timer of timers) clearInterval(timer);
    timers = [];
  }

  function forget(jobId: string, stream: JobStream): void {
    const ofJob = streams.get(jobId);
    listeners.delete(stream);
    ofJob?.delete(stream);
    if (ofJob?.size === 0) streams.delete(jobId);
    if (nobodyListens()) stop();
  }

  return {
    listen(row, listener, lastEventId) {
      const { jobId } = row;
      const stream = createJobStream(lastEventId, () => forget(jobId, stream));
      if (nobodyListens()) start();
      listeners.set(stream, listener);
      streams.set(jobId, (streams.get(jobId) ?? new Set()).add(stream));
      stream.offer(stateAt(row));
      return stream.body;
    },
    listenToAll(listener) {
      const stream = createListStream(() => {
        listStreams.delete(stream);
        listeners.delete(stream);
        if (nobodyListens()) stop();
      });
      if (nobodyListens()) start();
      listStreams.add(stream);
      listeners.set(stream, listener);
      return stream.body;
    },
    publish(row) {
      if (looking) toldMeanwhile.add(row.jobId);
      offer(row);
    },
    async close() {
      const ends: Promise<void>[] = [];
      each((stream) => ends.push(stream.end()));
      await Promise.race([Promise.all(ends), setTimeout(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}
