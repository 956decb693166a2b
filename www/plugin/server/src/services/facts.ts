import { selectEdl } from 'render-rules';
import type { Asset, CheckOptions, Edl, Session } from 'render-rules';
import type { Modules, UID } from '@strapi/strapi';
import type { AssetMapping, EdlMapping, SessionMapping } from '../config/types';
import { configuration } from '../plugin';
import type { Context } from '../plugin';

type Document = Modules.Documents.AnyDocument;

/** What the rules judge: plain data, the same that the browser gets. */
export interface Facts {
  session: Session | null;
  edl: Edl | null;
  assets: Asset[];
}

/** The facts of a session that exists, and which rows they were read from. */
export interface LoadedFacts {
  facts: Facts & { session: Session };
  session: { id: number; documentId: string };
  /** The assets' documentIds, in the facts' order. */
  assetDocumentIds: string[];
  edl: { id: number; documentId: string; edlId: string; version: number | null } | null;
}

/** Reads sessions, EDLs and assets, whatever the application calls them, into the rules' shapes. It judges nothing. */
export type FactsService = {
  /** A session by its documentId or its own sessionId. */
  session(sessionId: string): Promise<{ documentId: string } | null>;
  /** A session by its documentId or its own sessionId, with the EDL that a render of it would use; null if there is none. */
  ofSession(sessionId: string): Promise<LoadedFacts | null>;
  /** What a stored job is to be rendered from: its own EDL, even where the session has a newer one by now. */
  ofJob(job: { sessionDocumentId: string | null; edlDocumentId: string | null }): Promise<Facts>;
  /** How strictly to judge them, and where their media may lie: the same wherever they are judged. */
  options(): CheckOptions;
  /** The documentIds of the sessions whose title or own id holds this text, however it is written; the newest first. */
  search(text: string, limit: number): Promise<string[]>;
  /** Those of these sessions that exist, by documentId. */
  sessions(documentIds: string[]): Promise<Map<string, { title: string | null }>>;
};

const valueOf = (document: Document, field: string | null): unknown => (field === null ? undefined : document[field]);

/** A value that is there. Null and absent are the same to the rules, so that neither has to be sent. */
function given(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null && value !== undefined));
}

/** Strapi hands bigintegers and some decimals over as texts. What is no number stays as it is, for the rules to refuse. */
function number(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

// The documents' values have any shape that their editors gave them. The rules take any shape, and say what is wrong with
// it; so the casts below promise no more than the fields' names.
function toSession(document: Document, { fields }: SessionMapping): Session {
  return {
    id: document.documentId,
    ...given({
      sessionId: valueOf(document, fields.sessionId),
      title: valueOf(document, fields.title),
      anchorAngle: valueOf(document, fields.anchorAngle),
      syncOffsetsMs: valueOf(document, fields.syncOffsets),
      durationMs: number(valueOf(document, fields.durationMs)),
      transcript: valueOf(document, fields.transcript),
    }),
  } as Session;
}

function toEdl(document: Document, { fields }: EdlMapping): Edl {
  return {
    id: document.documentId,
    ...given({
      version: number(valueOf(document, fields.version)),
      canonicalEdl: valueOf(document, fields.canonicalEdl),
    }),
    status: document[fields.status] ?? null,
  } as Edl;
}

function toAsset(document: Document, { fields }: AssetMapping): Asset {
  return {
    id: valueOf(document, fields.assetId) ?? document.documentId,
    ...given({
      angle: valueOf(document, fields.angle),
      type: valueOf(document, fields.type),
      mezzanineUrl: valueOf(document, fields.mezzanineUrl),
      durationMs: number(valueOf(document, fields.durationMs)),
      fps: number(valueOf(document, fields.fps)),
    }),
  } as Asset;
}

export default function factsService({ strapi }: Context): FactsService {
  const mapping = () => configuration(strapi).contentTypes;

  const first = async (uid: UID.ContentType, filters: Record<string, { $eq: string }>): Promise<Document | null> =>
    strapi.documents(uid).findFirst({ filters });

  async function findSession(sessionId: string): Promise<Document | null> {
    const { uid, fields } = mapping().session;
    // As a text: what an application's own code hands over is a value, never a filter.
    const id = String(sessionId);
    const byDocumentId = await first(uid, { documentId: { $eq: id } });
    if (byDocumentId || fields.sessionId === null) return byDocumentId;
    return first(uid, { [fields.sessionId]: { $eq: id } });
  }

  async function assetsOf(sessionDocumentId: string): Promise<Document[]> {
    const { asset } = mapping();
    return strapi.documents(asset.uid).findMany({
      filters: { [asset.fields.session]: { documentId: { $eq: sessionDocumentId } } },
      sort: 'id:asc',
    });
  }

  /** The EDL that a render uses. Only the rules know which; EDLs are long, so the others' contents are not read. */
  async function edlOf(sessionDocumentId: string): Promise<Document | null> {
    const { uid, fields } = mapping().edl;
    const candidates: Document[] = await strapi.documents(uid).findMany({
      filters: { [fields.session]: { documentId: { $eq: sessionDocumentId } } },
      fields: [fields.status, ...(fields.version === null ? [] : [fields.version])],
      sort: 'id:asc',
    });
    const chosen = selectEdl(candidates.map((candidate) => toEdl(candidate, mapping().edl)));
    return chosen === null ? null : first(uid, { documentId: { $eq: chosen } });
  }

  return {
    session: findSession,

    async ofSession(sessionId) {
      const session = await findSession(sessionId);
      if (!session) return null;
      const { asset: assetMapping, edl: edlMapping, session: sessionMapping } = mapping();
      const [edl, assets] = await Promise.all([edlOf(session.documentId), assetsOf(session.documentId)]);
      const version = edl ? number(valueOf(edl, edlMapping.fields.version)) : null;
      return {
        facts: {
          session: toSession(session, sessionMapping),
          edl: edl && toEdl(edl, edlMapping),
          assets: assets.map((document) => toAsset(document, assetMapping)),
        },
        assetDocumentIds: assets.map(({ documentId }) => documentId),
        session: { id: Number(session.id), documentId: session.documentId },
        edl: edl && {
          id: Number(edl.id),
          documentId: edl.documentId,
          edlId: String(valueOf(edl, edlMapping.fields.edlId) ?? edl.documentId),
          version: typeof version === 'number' ? version : null,
        },
      };
    },

    async ofJob({ sessionDocumentId, edlDocumentId }) {
      const { asset: assetMapping, session: sessionMapping, edl: edlMapping } = mapping();
      const [session, edl, assets] = await Promise.all([
        sessionDocumentId === null ? null : first(sessionMapping.uid, { documentId: { $eq: sessionDocumentId } }),
        edlDocumentId === null ? null : first(edlMapping.uid, { documentId: { $eq: edlDocumentId } }),
        sessionDocumentId === null ? [] : assetsOf(sessionDocumentId),
      ]);
      return {
        session: session && toSession(session, sessionMapping),
        edl: edl && toEdl(edl, edlMapping),
        assets: assets.map((document) => toAsset(document, assetMapping)),
      };
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
      const sessions: Document[] = await strapi.documents(uid).findMany({
        filters: { documentId: { $in: [...new Set(documentIds)] } },
        fields: fields.title === null ? ['documentId'] : [fields.title],
      });
      return new Map(
        sessions.map((session) => {
          const title = valueOf(session, fields.title);
          return [session.documentId, { title: typeof title === 'string' ? title : null }];
        }),
      );
    },
  };
}
