import type { Core } from '@strapi/strapi';
import { configuration } from '../context';
import { conflict, quoted } from '../errors';
import { byDocument, defaultLocale, effective, inLocale, isLocalized, rowsOf } from './entries';
import type { Entry } from './entries';

/** As many sessions are named where one id stands for several. */
const NAMED = 5;

/** The effective rows whose own sessionId this is; where some are published, a draft of the same id does not count. */
async function byOwnId(strapi: Core.Strapi, field: string, id: string): Promise<Entry[]> {
  const { uid } = configuration(strapi).contentTypes.session;
  const matching = await rowsOf(strapi, uid, { [field]: { $eq: id } });
  if (matching.length === 0) return [];
  const documentIds = [...new Set(matching.map(({ documentId }) => documentId))];
  const rows = effective(await rowsOf(strapi, uid, { documentId: { $in: documentIds } }));
  // A draft may have another id than the published version, which is the one that counts.
  const ids = new Set(matching.map((row) => row.id));
  const found = rows.filter((row) => ids.has(row.id));
  const published = found.filter(({ isPublished }) => isPublished);
  return published.length > 0 ? published : found;
}

function onlyOne(documents: Entry[][], id: string): Entry[] {
  const [first, second] = documents;
  if (!second) return first ?? [];
  const names = documents.slice(0, NAMED).flatMap(([entry]) => (entry ? `\`${entry.documentId}\`` : []));
  throw conflict(
    'session_ambiguous',
    `several sessions have the sessionId ${quoted(id)}: use a documentId instead: ` +
      `${names.join(' or ')}${documents.length > NAMED ? ', …' : ''}`,
  );
}

/** Of one session's rows the one that is meant. */
async function ofLocale(strapi: Core.Strapi, rows: Entry[], locale: string | undefined): Promise<Entry | null> {
  const { uid } = configuration(strapi).contentTypes.session;
  if (!isLocalized(strapi, uid)) return rows[0] ?? null;
  if (locale !== undefined) return inLocale(rows, [String(locale)], false);
  const published = rows.filter(({ isPublished }) => isPublished);
  return inLocale(published.length > 0 ? published : rows, [await defaultLocale(strapi)], true);
}

const byDocumentId = async (strapi: Core.Strapi, id: string): Promise<Entry[]> =>
  effective(await rowsOf(strapi, configuration(strapi).contentTypes.session.uid, { documentId: { $eq: id } }));

/** A job's session. @see findSession */
export const sessionDocument = async (
  strapi: Core.Strapi,
  documentId: string,
  locale: string | undefined,
): Promise<Entry | null> => ofLocale(strapi, await byDocumentId(strapi, documentId), locale);

/**
 * A session by its documentId or its own sessionId, in this locale; without one in the default locale, else in the one that
 * it has. The published version, or the draft of one that was never published.
 *
 * @throws RequestError 409 `session_ambiguous`.
 */
export async function findSession(strapi: Core.Strapi, sessionId: string, locale?: string): Promise<Entry | null> {
  const { fields } = configuration(strapi).contentTypes.session;
  // As a text: what an application's own code passes is a value, never a filter.
  const id = String(sessionId);
  let rows = await byDocumentId(strapi, id);
  if (rows.length === 0 && fields.sessionId !== null)
    rows = onlyOne(byDocument(await byOwnId(strapi, fields.sessionId, id)), id);
  return ofLocale(strapi, rows, locale);
}
