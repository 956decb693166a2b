import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import { configuration } from '../context';
import type { LoadedFacts } from './facts';
import { hasDrafts, read } from './entries';
import type { Entry } from './entries';

/**
 * Those of these published entries whose draft differs in what is read for a render: an editor may take the draft for what is
 * rendered.
 */
export async function withUnpublishedChanges<Part extends 'session' | 'asset' | 'edl'>(
  strapi: Core.Strapi,
  part: Part,
  entries: Entry[],
): Promise<Entry[]> {
  const { uid, fields } = configuration(strapi).contentTypes[part];
  const published = entries.filter(({ isPublished }) => isPublished);
  if (!hasDrafts(strapi, uid) || published.length === 0) return [];
  const names = Object.values<string | null>({ ...fields }).filter((name) => name !== null);
  // Relations and media are compared as what they lead to.
  const linked = names.filter((name) =>
    ['relation', 'media'].includes(strapi.contentType(uid).attributes[name]?.type ?? ''),
  );
  const readAll = (isPublished: boolean) =>
    read(
      strapi,
      uid,
      published.map((entry) => ({ ...entry, isPublished })),
      linked,
    );
  const [versions, drafts] = [await readAll(true), await readAll(false)];
  const valuesOf = (document: Record<string, unknown> | undefined) =>
    names.map((name) => {
      const value = document?.[name];
      return linked.includes(name) ? ((value as { documentId?: string } | null)?.documentId ?? null) : value;
    });
  const byId = (documents: typeof drafts, documentId: string) =>
    documents.find((document) => document.documentId === documentId);
  return published.filter(({ documentId }) => {
    const draft = byId(drafts, documentId);
    return draft !== undefined && !isDeepStrictEqual(valuesOf(draft), valuesOf(byId(versions, documentId)));
  });
}

/** The parts of a session's facts of which an editor has changed the draft without publishing it. */
export async function partsWithUnpublishedChanges(
  strapi: Core.Strapi,
  { session, edl, assets }: LoadedFacts,
): Promise<('session' | 'asset' | 'edl')[]> {
  const parts = { session: [session], edl: edl ? [edl] : [], asset: assets };
  const changed = await Promise.all([
    withUnpublishedChanges(strapi, 'session', parts.session),
    withUnpublishedChanges(strapi, 'edl', parts.edl),
    withUnpublishedChanges(strapi, 'asset', parts.asset),
  ]);
  return (['session', 'edl', 'asset'] as const).filter((_, index) => (changed[index] ?? []).length > 0);
}
