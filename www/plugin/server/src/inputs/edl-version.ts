import type { Core } from '@strapi/strapi';
import { configuration } from '../context';
import { notFound } from '../errors';
import { rowsOf, versionOf } from './entries';
import type { Entry } from './entries';
import { number } from './shapes';
import type { EdlRow } from './edl-approval';

/** How a derived id ends. */
const VERSION = /-v\d+(-\d+)?$/;

/** One more than the highest version of the session's EDLs. */
async function nextVersion(strapi: Core.Strapi, field: string, { documentId, approved }: EdlRow): Promise<number> {
  const { uid, fields } = configuration(strapi).contentTypes.edl;
  const { sessionDocumentId } = approved;
  const siblings =
    sessionDocumentId === null ? { documentId } : { [fields.session]: { documentId: { $eq: sessionDocumentId } } };
  const rows = await rowsOf(strapi, uid, siblings, { select: [field] });
  const versions = rows.map((row) => number(row[field])).filter((version) => typeof version === 'number');
  return Math.max(0, ...versions) + 1;
}

/** An id like the copied EDL's that no EDL has. */
async function freeId(strapi: Core.Strapi, field: string, id: string, version: number | null): Promise<string> {
  const { uid } = configuration(strapi).contentTypes.edl;
  const stem = `${id.replace(VERSION, '')}-v${version ?? 2}`;
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? stem : `${stem}-${count}`;
    if ((await rowsOf(strapi, uid, { [field]: { $eq: candidate } })).length === 0) return candidate;
  }
}

/**
 * Copies an EDL: what was approved of it becomes a new one of the same session, with the next version and an id of its own. As
 * every copy it begins with the first status.
 */
export async function copyAsVersion(
  strapi: Core.Strapi,
  row: EdlRow,
): Promise<Omit<Entry, 'id'> & { version: number | null }> {
  const { uid, fields } = configuration(strapi).contentTypes.edl;
  const version = fields.version === null ? null : await nextVersion(strapi, fields.version, row);
  const { documentId, locale, approved } = row;
  const source = await strapi.documents(uid).findOne({ documentId, ...versionOf(strapi, uid, row) });
  const id: unknown = fields.edlId === null ? null : source?.[fields.edlId];
  const copy = await strapi.documents(uid).clone({
    documentId,
    ...(locale !== null && { locale }),
    data: {
      [fields.session]: approved.sessionDocumentId,
      [fields.canonicalEdl]: approved.canonicalEdl,
      ...(fields.version !== null && { [fields.version]: version }),
      ...(fields.edlId !== null &&
        typeof id === 'string' && { [fields.edlId]: await freeId(strapi, fields.edlId, id, version) }),
    },
  });
  if (!copy) throw notFound('edl', documentId, locale ?? undefined);
  return { documentId: copy.documentId, locale, isPublished: false, version };
}
