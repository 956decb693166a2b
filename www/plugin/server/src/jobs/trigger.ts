import { randomUUID } from 'node:crypto';
import {
  assess,
  checkApartFromRecordings,
  checkRender,
  createJob,
  edlHash,
  parseTrigger,
  renderKey,
} from 'render-rules';
import type { CheckOptions, Entry, Job, RenderRequest, RenderSettings, Selection, TriggerRequest } from 'render-rules';
import type { Context } from '../context';
import { notFound, refused, refusedFor } from '../errors';
import type { EventHub } from '../events/hub';
import { assertAdmitted } from './admission';
import type { AdmissionPorts } from './admission';
import type { Clock } from './clock';
import type { FactsService, LoadedFacts } from '../inputs/facts';
import type { Look } from '../render/look';
import type { JobIdentity, JobRow } from './job-row';
import type { JobLinks, JobStore } from './job-store';
import type { Lifecycle } from './lifecycle';
import { requestKey } from './request-keys';
import type { Caller, RequestKeys } from './request-keys';

/** The job that a request made, or that was there already. */
export interface Triggered {
  row: JobRow;
  deduplicated: boolean;
}

export interface TriggerPorts extends AdmissionPorts {
  jobStore: AdmissionPorts['jobStore'] & Pick<JobStore, 'byActiveKey' | 'insert'>;
  requestKeys: RequestKeys;
  facts: Pick<FactsService, 'ofSession' | 'options'>;
  look: Pick<Look, 'look'>;
  clock: Pick<Clock, 'now'>;
  lifecycle: Pick<Lifecycle, 'policy' | 'run'>;
  events: Pick<EventHub, 'publish'>;
}

/** How often to insert where a job that stood in the way ends before it can be looked up. */
const TRIES = 3;

/** What was looked at so lately is not looked at again. */
const FRESH_MS = 30_000;
/** How long a trigger waits to learn what the recordings are. */
const LOOK_MS = 20_000;

/** The selection that is made, and whether what is known of the recordings lets it be made. What else is wrong is refused. */
function judge(asked: RenderRequest, options: CheckOptions): { selection: Selection | null; ok: boolean } {
  // What is made by default is stored by name: it stays the same, and is the same render as one that asks for it.
  const { report, selection } = assess(asked, options);
  if (!report.ok && !checkApartFromRecordings(asked, options).ok) throw refusedFor('not_renderable', report.findings);
  return { selection, ok: report.ok };
}

/** What the job is made for. */
function linksOf(
  { facts, session, edl }: LoadedFacts,
  request: TriggerRequest,
  selection: Selection | null,
  settings: RenderSettings,
): JobLinks {
  const { format } = request;
  const hash = edlHash(facts.edl?.canonicalEdl);
  // The gate lets no session without EDL pass; the compiler can't know.
  if (!edl || hash === null) throw refused('not_renderable', `the session \`${session.documentId}\` has no EDL`);
  // In another locale the same EDL may have other subtitles and recordings.
  const version = session.locale === null ? session.documentId : `${session.documentId}:${session.locale}`;
  const key = renderKey(version, hash, format, selection, settings);
  const identity: JobIdentity = {
    edlHash: hash,
    renderKey: key,
    activeKey: request.force ? null : key,
    forced: request.force,
    supersededBy: null,
  };
  return { session, edl, selection, settings, metadata: request.metadata, identity };
}

/**
 * Makes a job and tells the queue, or finds the one that is there already: made by the same request under the same
 * idempotency key, or active for the same render. `input` may come from anywhere.
 *
 * @throws RequestError 400 `bad_request`, `not_renderable` or `idempotency_key_reused`, 404 `session_not_found`, 409
 * `session_ambiguous`, and as
 * `assertAdmitted` does.
 */
export async function trigger(
  context: Context,
  ports: TriggerPorts,
  input: unknown,
  caller: Caller,
): Promise<Triggered> {
  const { jobStore: store, requestKeys: keys, facts, look, clock, lifecycle, events } = ports;
  const parsed = parseTrigger(input);
  if (!parsed.ok) throw refusedFor('bad_request', parsed.findings);
  const { request } = parsed;
  const key = requestKey(caller, request.fingerprint);

  const answeredBefore = async () => (key ? keys.jobOf(key) : null);

  async function thereAlready({ identity: { activeKey } }: JobLinks): Promise<JobRow | null> {
    const before = await answeredBefore();
    const active = before || activeKey === null ? null : await store.byActiveKey(activeKey);
    if (!active || !key) return before ?? active;
    try {
      await keys.bind(key, active.jobId);
      return active;
    } catch (error) {
      // The same request, at the same moment, was answered with a job already.
      const answered = await answeredBefore();
      if (answered) return answered;
      throw error;
    }
  }

  /** Both or neither: a key that is bound has a job, and of one key there is one job. */
  const insert = (job: Job, entry: Entry, links: JobLinks) =>
    key
      ? context.strapi.db.transaction(async () => {
          await keys.bind(key, job.jobId);
          return store.insert(job, entry, links);
        })
      : store.insert(job, entry, links);

  /** Of several who ask at once one makes the job: the unique indexes decide, and the others find what stood in the way. */
  async function insertOnce(links: JobLinks): Promise<Triggered> {
    const { format } = request;
    for (let tries = 1; ; tries += 1) {
      const now = clock.now();
      const { job, effects, entry } = createJob(
        { jobId: randomUUID(), format, actor: caller.actor },
        now,
        lifecycle.policy(),
      );
      try {
        const row = await insert(job, entry, links);
        events.publish(row);
        await lifecycle.run(effects);
        return { row, deduplicated: false };
      } catch (error) {
        const row = await thereAlready(links);
        if (row) return { row, deduplicated: true };
        if (tries === TRIES) throw error;
      }
    }
  }

  const before = await answeredBefore();
  if (before) return { row: before, deduplicated: true };
  const loaded = await facts.ofSession(request.sessionId, request.locale);
  if (!loaded) throw notFound('session', request.sessionId, request.locale);
  const options = facts.options();
  const settings = { ...loaded.facts.settings, ...request.settings };
  const asked: RenderRequest = { ...loaded.facts, format: request.format, selection: request.selection, settings };
  const { selection, ok } = judge(asked, options);
  const links = linksOf(loaded, request, selection, settings);
  const active = await thereAlready(links);
  if (active) return { row: active, deduplicated: true };
  await assertAdmitted(context, ports, links.session.documentId);
  // What stands in the way may have been put right since it was looked at.
  const looked = await look.look(asked, { maxAgeMs: ok ? FRESH_MS : 0, withinMs: LOOK_MS });
  const report = checkRender(looked.request, options);
  if (!report.ok) throw refusedFor('not_renderable', report.findings);
  return insertOnce(links);
}
