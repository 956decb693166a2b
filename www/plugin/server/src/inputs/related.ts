import type { Core, UID } from '@strapi/strapi';
import { byDocument, defaultLocale, effective, inLocale, isLocalized, rowsOf } from './entries';
import type { Entry, Row } from './entries';

/** Of each document that a filter finds the row that counts for a session: in the session's locale, else in the default one. */
async function counting(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  where: Record<string, unknown>,
  session: Entry | null,
  select: string[],
): Promise<Row[]> {
  const rows = effective(await rowsOf(strapi, uid, where, { select }));
  if (!isLocalized(strapi, uid)) return rows;
  const locale = session?.locale ?? null;
  const locales = [locale, await defaultLocale(strapi)];
  // A session without locales has entries in whichever locale they are.
  return byDocument(rows).flatMap((versions) => inLocale(versions, locales, locale === null) ?? []);
}

/** The entries that belong to a session, by the relation of this name, with further columns: those that are published first. */
export async function related(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  relation: string,
  session: Entry,
  select: string[] = [],
): Promise<Row[]> {
  const where = { [relation]: { documentId: { $eq: session.documentId } } };
  const rows = await counting(strapi, uid, where, session, select);
  return [...rows.filter(({ isPublished }) => isPublished), ...rows.filter(({ isPublished }) => !isPublished)];
}

/** An EDL or an asset of this documentId, as it counts for a session. */
export async function relatedDocument(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  session: Entry | null,
): Promise<Entry | null> {
  const [row] = await counting(strapi, uid, { documentId: { $eq: documentId } }, session, []);
  return row ?? null;
}

/** Those in the session's own locale, where there are any: an EDL of another language is not its own. */
export function ofSameLocale<Kind extends Entry>(rows: Kind[], session: Entry): Kind[] {
  const own = rows.filter(({ locale }) => locale === session.locale);
  return own.length > 0 ? own : rows;
}
