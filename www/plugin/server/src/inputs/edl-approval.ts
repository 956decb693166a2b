import { isDeepStrictEqual } from 'node:util';
import { edlHash, getEdlTransitions, isEdlFrozen, rules } from 'render-rules';
import type { EdlStatus } from 'render-rules';
import type { Core } from '@strapi/strapi';
import { configuration } from '../context';
import { effective, rowsOf } from './entries';
import type { Entry, Row } from './entries';
import { number } from './shapes';

/** What an approval is about. */
export interface Approved {
  canonicalEdl: unknown;
  version: unknown;
  sessionDocumentId: string | null;
}

/** An EDL's row with its status and what that is about. */
export interface EdlRow extends Entry {
  status: unknown;
  approved: Approved;
}

/** The first status of the workflow: a new EDL's. */
export const initialStatus = (): EdlStatus | undefined => rules().edlStatuses[0];

/** The status, where it is one of the workflow's: rows of before may have none. */
export const knownStatus = (status: unknown): EdlStatus | undefined =>
  rules().edlStatuses.find((known) => known === status);

/** Whether an EDL's content is not to be changed. */
export function isFrozen({ status }: Pick<EdlRow, 'status'>): boolean {
  const known = knownStatus(status);
  return known !== undefined && isEdlFrozen(known);
}

/** To which status a frozen EDL has to go back before it can be changed; none where the workflow has no way back. */
export const wayBack = (status: EdlStatus): EdlStatus | undefined =>
  getEdlTransitions(status).find((next) => !isEdlFrozen(next));

function toEdlRow(strapi: Core.Strapi, row: Row): EdlRow {
  const { fields } = configuration(strapi).contentTypes.edl;
  const session = row[fields.session] as { documentId: string } | null | undefined;
  return {
    id: row.id,
    documentId: row.documentId,
    locale: row.locale,
    isPublished: row.isPublished,
    status: row[fields.status] ?? null,
    approved: {
      canonicalEdl: row[fields.canonicalEdl] ?? null,
      version: fields.version === null ? null : (number(row[fields.version]) ?? null),
      sessionDocumentId: session?.documentId ?? null,
    },
  };
}

/** Whether an approval holds for both: they say the same, whatever else their content holds that no rule reads. */
export function isSame(one: Approved, other: Approved): boolean {
  const { canonicalEdl: content, ...rest } = one;
  const { canonicalEdl: otherContent, ...otherRest } = other;
  if (!isDeepStrictEqual(rest, otherRest)) return false;
  const hash = edlHash(content);
  return hash === null ? isDeepStrictEqual(content, otherContent) : hash === edlHash(otherContent);
}

/** All rows of an EDL. */
export async function edlRows(strapi: Core.Strapi, documentId: string): Promise<EdlRow[]> {
  const { uid, fields } = configuration(strapi).contentTypes.edl;
  const rows = await rowsOf(
    strapi,
    uid,
    { documentId: { $eq: documentId } },
    {
      select: [fields.status, fields.canonicalEdl, ...(fields.version === null ? [] : [fields.version])],
      populate: { [fields.session]: { select: ['documentId'] } },
    },
  );
  return rows.map((row) => toEdlRow(strapi, row));
}

/**
 * What each locale's approval is about: the published version, else the draft. The session is the draft's where the published
 * version has none: Strapi drops what leads to an entry that is not published itself.
 */
export const approvedRows = (rows: EdlRow[]): EdlRow[] =>
  effective(rows).map((row) => {
    const draft = rows.find(({ locale, isPublished }) => locale === row.locale && !isPublished);
    const sessionDocumentId = row.approved.sessionDocumentId ?? draft?.approved.sessionDocumentId ?? null;
    return { ...row, approved: { ...row.approved, sessionDocumentId } };
  });

/** What each locale's editors work on: the draft, where EDLs have drafts. */
export const editedRows = (rows: EdlRow[]): EdlRow[] =>
  rows.filter(
    (row) => !row.isPublished || rows.every(({ locale, isPublished }) => locale !== row.locale || isPublished),
  );
