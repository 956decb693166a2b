import { selectEdl } from 'render-rules';
import type { Asset, CheckOptions, Edl, RenderSettings, Session } from 'render-rules';
import { configuration } from '../context';
import type { Context } from '../context';
import { effective, read, rowsOf } from './entries';
import type { Entry } from './entries';
import { ofSameLocale, related, relatedDocument } from './related';
import type { Recordings } from './recordings';
import { findSession, sessionDocument } from './session';
import { number, toAsset, toEdl, toSession, valueOf } from './shapes';

/** What the rules judge: plain data, the same that the browser gets. */
export interface Facts {
  session: Session | null;
  edl: Edl | null;
  assets: Asset[];
  /** How a render of it is made: a job's own settings, else those that are configured. */
  settings: RenderSettings;
}

/** The facts of a session that exists, and which rows they were read from. */
export interface LoadedFacts {
  facts: Facts & { session: Session };
  session: Entry;
  /** In the facts' order. */
  assets: Entry[];
  edl: (Entry & { edlId: string; version: number | null }) | null;
}

/** A stored job's session and EDL. */
export interface JobSources {
  sessionDocumentId: string | null;
  /** The locale of the session; null where it has none. */
  sessionLocale: string | null;
  edlDocumentId: string | null;
  settings: RenderSettings | null;
}

/**
 * Reads sessions, EDLs and assets, whatever the application calls them, into the rules' shapes. It judges nothing. Of what has
 * drafts the published version is read; a draft only where there is no other, and the rules get to know. Assets come with what
 * is known of their recordings.
 */
export type FactsService = {
  /**
   * A session by its documentId or its own sessionId.
   *
   * @throws RequestError 409 `session_ambiguous`.
   */
  session(sessionId: string, locale?: string): Promise<Entry | null>;
  /** A session with the EDL that a render of it would use; null if there is none. @throws as `session` does. */
  ofSession(sessionId: string, locale?: string): Promise<LoadedFacts | null>;
  /** What a stored job is to be rendered from: its own EDL, even where the session has a newer one by now. */
  ofJob(job: JobSources): Promise<Facts>;
  /** An asset as it counts: in each of its locales the published version, else the draft. */
  asset(documentId: string): Promise<Asset[]>;
  /** How strictly to judge them, and where their media may lie: the same wherever they are judged. */
  options(): CheckOptions;
  /** The documentIds of the sessions whose title or own id holds this text, however it is written; the newest first. */
  search(text: string, limit: number): Promise<string[]>;
  /** Those of these sessions that exist, by documentId. */
  sessions(documentIds: string[]): Promise<Map<string, { title: string | null }>>;
};

interface Ports {
  recordings: Pick<Recordings, 'known'>;
}

export function createFactsService({ strapi }: Context, { recordings }: Ports): FactsService {
  const mapping = () => configuration(strapi).contentTypes;

  async function sessionOf(entry: Entry | null): Promise<Session | null> {
    const { session } = mapping();
    const [values] = entry ? await read(strapi, session.uid, [entry]) : [];
    return entry && values ? toSession(values, session, entry.isPublished) : null;
  }

  async function readAssets(found: Entry[]): Promise<{ entries: Entry[]; assets: Asset[] }> {
    const { asset } = mapping();
    const { mezzanineUrl } = asset.fields;
    const isMedia = strapi.contentType(asset.uid).attributes[mezzanineUrl]?.type === 'media';
    const documents = await read(strapi, asset.uid, found, isMedia ? [mezzanineUrl] : []);
    const entries: Entry[] = [];
    const assets: Asset[] = [];
    for (const values of documents) {
      const entry = found.find(({ documentId }) => documentId === values.documentId);
      if (!entry) continue;
      entries.push(entry);
      assets.push(toAsset(strapi, values, asset, entry.isPublished));
    }
    return { entries, assets: await recordings.known(assets) };
  }

  async function assetsOf(session: Entry): Promise<{ entries: Entry[]; assets: Asset[] }> {
    const { uid, fields } = mapping().asset;
    return readAssets(await related(strapi, uid, fields.session, session));
  }

  /** The EDL that a render uses. Only the rules know which; EDLs are long, so the others' contents are not read. */
  async function edlOf(session: Entry): Promise<Entry | null> {
    const { uid, fields } = mapping().edl;
    const columns = [fields.status, ...(fields.version === null ? [] : [fields.version])];
    const candidates = ofSameLocale(await related(strapi, uid, fields.session, session, columns), session);
    const chosen = selectEdl(candidates.map((candidate) => toEdl(candidate, mapping().edl, candidate.isPublished)));
    return candidates.find(({ documentId }) => documentId === chosen) ?? null;
  }

  async function readEdl(entry: Entry | null) {
    const [values] = entry ? await read(strapi, mapping().edl.uid, [entry]) : [];
    return entry && values ? { entry, values, edl: toEdl(values, mapping().edl, entry.isPublished) } : null;
  }

  return {
    session: (sessionId, locale) => findSession(strapi, sessionId, locale),

    async ofSession(sessionId, locale) {
      const entry = await findSession(strapi, sessionId, locale);
      const session = await sessionOf(entry);
      if (!entry || !session) return null;
      const { fields } = mapping().edl;
      const [edl, { entries, assets }] = await Promise.all([edlOf(entry).then(readEdl), assetsOf(entry)]);
      const version = edl ? number(valueOf(edl.values, fields.version)) : null;
      return {
        facts: { session, edl: edl && edl.edl, assets, settings: configuration(strapi).render },
        session: entry,
        assets: entries,
        edl: edl && {
          ...edl.entry,
          edlId: String(valueOf(edl.values, fields.edlId) ?? edl.values.documentId),
          version: typeof version === 'number' ? version : null,
        },
      };
    },

    async ofJob({ sessionDocumentId, sessionLocale, edlDocumentId, settings }) {
      const entry =
        sessionDocumentId === null
          ? null
          : await sessionDocument(strapi, sessionDocumentId, sessionLocale ?? undefined);
      const edlEntry =
        edlDocumentId === null ? null : await relatedDocument(strapi, mapping().edl.uid, edlDocumentId, entry);
      const [session, edl, found] = await Promise.all([
        sessionOf(entry),
        readEdl(edlEntry),
        entry ? assetsOf(entry) : { assets: [] },
      ]);
      return { session, edl: edl && edl.edl, assets: found.assets, settings: settings ?? {} };
    },

    async asset(documentId) {
      const rows = await rowsOf(strapi, mapping().asset.uid, { documentId: { $eq: documentId } });
      return (await readAssets(effective(rows))).assets;
    },

    options() {
      const { checks, media } = configuration(strapi);
      return { ...checks, media };
    },

    async search(text, limit) {
      const { uid, fields } = mapping().session;
      const searched = [fields.title, fields.sessionId].filter((field) => field !== null);
      if (searched.length === 0) return [];
      const rows: { documentId: string }[] = await strapi.db.query(uid).findMany({
        select: ['documentId'],
        where: { $or: searched.map((field) => ({ [field]: { $containsi: text } })) },
        orderBy: { id: 'desc' },
        limit,
      });
      return rows.map(({ documentId }) => documentId);
    },

    async sessions(documentIds) {
      const { uid, fields } = mapping().session;
      if (documentIds.length === 0) return new Map();
      const select = fields.title === null ? [] : [fields.title];
      const where = { documentId: { $in: [...new Set(documentIds)] } };
      const found = new Map<string, { title: string | null }>();
      for (const row of effective(await rowsOf(strapi, uid, where, { select }))) {
        const title = valueOf(row, fields.title);
        // Of several locales the oldest, which is mostly the default one.
        if (!found.has(row.documentId)) found.set(row.documentId, { title: typeof title === 'string' ? title : null });
      }
      return found;
    },
  };
}
