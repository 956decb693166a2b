import { canTransitionEdl } from 'render-rules';
import type { EdlStatus } from 'render-rules';
import { configuration } from '../context';
import type { Context } from '../context';
import { approvedRows, editedRows, edlRows } from './edl-approval';
import type { EdlRow } from './edl-approval';
import { copyAsVersion } from './edl-version';
import { lostRace, notFound, refused, textOf } from '../errors';
import { defaultLocale, inLocale, isLocalized } from './entries';
import { withUnpublishedChanges } from './unpublished';

/** An EDL and where it stands. */
export interface EdlState {
  /** Its documentId. */
  id: string;
  status: EdlStatus;
  /** Whether its draft differs from the published version, which is the one that has the status and is rendered. */
  hasUnpublishedChanges: boolean;
}

/** An EDL that was made from another one. */
export interface EdlVersion {
  /** Its documentId. */
  id: string;
  /** Null where EDLs have no version. */
  version: number | null;
}

/**
 * The EDLs' own workflow, which the Content Manager can't drive: it can't edit an attribute named `status`. Where EDLs have
 * drafts, the published version has the status, and the draft follows; where they have locales, each has its own, unless the
 * attribute is not localized.
 */
export type EdlService = {
  /** In the default locale where none is named. @throws RequestError 404 `edl_not_found`. */
  get(documentId: string, locale?: string): Promise<EdlState>;
  /** What its editors work on. @throws as `get` does. */
  edited(documentId: string, locale?: string): Promise<EdlRow>;
  /**
   * Takes an EDL to another status.
   *
   * @throws RequestError 400 `transition_not_allowed`, 404 `edl_not_found`, 409 `lost_race`.
   */
  transition(documentId: string, status: unknown, locale?: string): Promise<EdlState>;
  /**
   * Makes a new EDL of what was approved of this one, to be changed and approved by itself.
   *
   * @throws RequestError 404 `edl_not_found`.
   */
  newVersion(documentId: string, locale?: string): Promise<EdlVersion>;
};

export function createEdlService({ strapi }: Context): EdlService {
  const mapping = () => configuration(strapi).contentTypes.edl;

  async function find(documentId: string, locale?: string, which = approvedRows): Promise<EdlRow> {
    const rows = which(await edlRows(strapi, documentId));
    const row = isLocalized(strapi, mapping().uid)
      ? inLocale(rows, [locale ?? (await defaultLocale(strapi))], locale === undefined)
      : (rows[0] ?? null);
    if (!row) throw notFound('edl', documentId, locale);
    return row;
  }

  async function get(documentId: string, locale?: string): Promise<EdlState> {
    const row = await find(documentId, locale);
    const changed = await withUnpublishedChanges(strapi, 'edl', [row]);
    return { id: documentId, status: row.status as EdlStatus, hasUnpublishedChanges: changed.length > 0 };
  }

  return {
    get,
    edited: (documentId, locale) => find(documentId, locale, editedRows),
    async transition(documentId, status, locale) {
      const { uid, fields } = mapping();
      const current = await find(documentId, locale);
      const wanted = textOf(status);
      const { allowed, reason } = canTransitionEdl(String(current.status), wanted);
      if (!allowed) throw refused('transition_not_allowed', reason ?? 'this change of status is not allowed');
      const data = { [fields.status]: wanted, updatedAt: new Date() };
      // Not the Document Service: only the query engine can say "if it still has this status" in one statement.
      const { count } = await strapi.db
        .query(uid)
        .updateMany({ where: { id: current.id, [fields.status]: current.status }, data });
      if (count === 0) throw lostRace('EDL', documentId);
      // The draft, and where the attribute is not localized the other locales.
      const own = isLocalized(strapi, uid, fields.status) ? { locale: current.locale } : {};
      await strapi.db.query(uid).updateMany({ where: { documentId, id: { $ne: current.id }, ...own }, data });
      return get(documentId, locale);
    },
    async newVersion(documentId, locale) {
      const { documentId: id, version } = await copyAsVersion(strapi, await find(documentId, locale));
      return { id, version };
    },
  };
}
