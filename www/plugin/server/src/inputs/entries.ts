import type { Core, Modules, UID } from '@strapi/strapi';

/** One row of a document: its draft or its published version, in one locale. */
export interface Entry {
  id: number;
  documentId: string;
  /** Null where the content type has no locales. */
  locale: string | null;
  /** False for a draft, where the content type has drafts. */
  isPublished: boolean;
}

/** An entry with further columns of its row. */
export type Row = Entry & Record<string, unknown>;

interface Stored extends Record<string, unknown> {
  id: number;
  documentId: string;
  locale?: string | null;
  publishedAt?: string | null;
}

/** Which columns to read beside those of every entry, and what of its relations. */
interface Wanted {
  select?: string[];
  populate?: Record<string, { select: string[] }>;
}

/** Whether a content type's entries have drafts, of which only the published version counts. */
export const hasDrafts = (strapi: Core.Strapi, uid: UID.ContentType): boolean =>
  strapi.contentType(uid).options?.draftAndPublish === true;

/** Whether a content type's entries, or this attribute of them, differ by locale. */
export function isLocalized(strapi: Core.Strapi, uid: UID.ContentType, attribute?: string): boolean {
  const marked = ({ pluginOptions }: { pluginOptions?: object }): boolean => {
    const { i18n } = (pluginOptions ?? {}) as { i18n?: { localized?: boolean } };
    return i18n?.localized === true;
  };
  const contentType = strapi.contentType(uid);
  if (!strapi.plugin('i18n') || !marked(contentType)) return false;
  const named = attribute === undefined ? undefined : contentType.attributes[attribute];
  return attribute === undefined || (named !== undefined && marked(named));
}

/** The locale of entries for which none is named. */
export async function defaultLocale(strapi: Core.Strapi): Promise<string | null> {
  const locales = strapi.plugin('i18n')?.service('locales');
  return (await locales?.getDefaultLocale()) ?? null;
}

/**
 * The rows that a filter finds, the oldest first: drafts and published versions, in all locales. Not by the Document Service,
 * which finds those of one locale and of one of the two alone.
 */
export async function rowsOf(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  where: Record<string, unknown>,
  { select = [], populate }: Wanted = {},
): Promise<Row[]> {
  const drafts = hasDrafts(strapi, uid);
  const localized = isLocalized(strapi, uid);
  const rows: Stored[] = await strapi.db.query(uid).findMany({
    select: ['id', 'documentId', ...(drafts ? ['publishedAt'] : []), ...(localized ? ['locale'] : []), ...select],
    where,
    populate,
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    locale: (localized && row.locale) || null,
    isPublished: !drafts || (row.publishedAt ?? null) !== null,
  }));
}

/** Of each document and locale the published version, else the draft: in the order in which the documents come. */
export function effective<Kind extends Entry>(rows: Kind[]): Kind[] {
  const found = new Map<string, Kind>();
  for (const row of rows) {
    const key = JSON.stringify([row.documentId, row.locale]);
    if (row.isPublished || !found.has(key)) found.set(key, row);
  }
  return [...found.values()];
}

/** Of one document's rows the one in the first of these locales. `others`: else in a locale that is not named. */
export function inLocale<Kind extends Entry>(rows: Kind[], locales: (string | null)[], others: boolean): Kind | null {
  for (const wanted of locales) {
    const row = rows.find(({ locale }) => locale === wanted);
    if (row) return row;
  }
  return (others && rows[0]) || null;
}

/** Rows by their document, in the order in which the documents come. */
export function byDocument<Kind extends Entry>(rows: Kind[]): Kind[][] {
  const found = new Map<string, Kind[]>();
  for (const row of rows) found.set(row.documentId, [...(found.get(row.documentId) ?? []), row]);
  return [...found.values()];
}

/** Which version of a document the Document Service is to read. */
export const versionOf = (strapi: Core.Strapi, uid: UID.ContentType, { locale, isPublished }: Omit<Entry, 'id'>) => ({
  ...(locale !== null && { locale }),
  ...(hasDrafts(strapi, uid) && { status: isPublished ? ('published' as const) : ('draft' as const) }),
});

/** The documents of these entries in full, in their order, as the Document Service gives them. */
export async function read(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  entries: Entry[],
  populate: string[] = [],
): Promise<Modules.Documents.AnyDocument[]> {
  const versions = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = JSON.stringify(versionOf(strapi, uid, entry));
    versions.set(key, [...(versions.get(key) ?? []), entry]);
  }
  const found = new Map<string, Modules.Documents.AnyDocument>();
  for (const [version, same] of versions) {
    const documents: Modules.Documents.AnyDocument[] = await strapi.documents(uid).findMany({
      ...JSON.parse(version),
      filters: { documentId: { $in: same.map(({ documentId }) => documentId) } },
      populate,
    });
    for (const document of documents) found.set(document.documentId, document);
  }
  return entries.flatMap(({ documentId }) => found.get(documentId) ?? []);
}
