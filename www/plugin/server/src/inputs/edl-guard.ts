import type { Core, Modules } from '@strapi/strapi';
import { configuration } from '../context';
import { validationError } from '../strapi-errors';
import { approvedRows, edlRows, initialStatus, isFrozen, isSame, knownStatus, wayBack } from './edl-approval';
import type { EdlRow } from './edl-approval';

/** What may change an EDL that is there. Deleting one is allowed: a job of it is then refused by what it was checked with. */
const CHANGES = ['create', 'update', 'publish', 'unpublish', 'discardDraft'];

/** Those that put one of an EDL's versions in the place of the other. */
const PUBLISHING = ['publish', 'unpublish'];

type Action = Modules.Documents.Middleware.Context;

/** The document that an action changes; none where it makes a new one. */
function documentOf({ action, params }: Action): string | null {
  const { documentId, data } = params as { documentId?: unknown; data?: { documentId?: unknown } };
  // A further locale may be created, too.
  const id = action === 'create' ? data?.documentId : documentId;
  return typeof id === 'string' ? id : null;
}

const place = ({ locale, isPublished }: EdlRow): string => JSON.stringify([locale, isPublished]);

/** Whether the status was changed past the workflow. What had none may get the first. */
function statusDiffers(before: EdlRow, after: EdlRow): boolean {
  if (before.status === after.status) return false;
  return knownStatus(before.status) !== undefined || after.status !== initialStatus();
}

/** Why a change is refused. */
interface Refusal {
  code: string;
  message: string;
}

const STATUS_REFUSED: Refusal = {
  code: 'edl_status_guarded',
  message: "the status of an EDL can't be saved with the entry: change it in the EDL's approval panel",
};

function frozenRefused({ status }: EdlRow, action: string): Refusal {
  const known = knownStatus(status);
  const back = known && wayBack(known);
  const ways = [
    ...(back ? [`take it back to \`${back}\` in its approval panel`] : []),
    ...(PUBLISHING.includes(action) ? ["discard the draft's changes"] : []),
    'create a new version',
  ];
  const why = PUBLISHING.includes(action)
    ? `the EDL is \`${known}\`, and its draft differs from the approved content`
    : `the EDL is \`${known}\`: its approved content can't be changed`;
  const text = `${ways.slice(0, -1).join(', ')}${ways.length > 1 ? ', or ' : ''}${ways.at(-1)}`;
  return { code: 'edl_frozen', message: `${why}; ${text}` };
}

/** Why the outcome is refused: what was approved, or the status itself, is another one than before. */
function refusal(before: EdlRow[], after: EdlRow[], action: string): Refusal | null {
  const now = new Map(after.map((row) => [place(row), row]));
  for (const row of action === 'update' ? before : []) {
    const same = now.get(place(row));
    if (same && statusDiffers(row, same)) return STATUS_REFUSED;
  }
  for (const row of approvedRows(before)) {
    const same = approvedRows(after).find(({ locale }) => locale === row.locale);
    if (!same) continue;
    if (isFrozen(row) && !isSame(row.approved, same.approved)) return frozenRefused(row, action);
    if (statusDiffers(row, same)) return STATUS_REFUSED;
  }
  return null;
}

/** A copy is a new EDL, which nobody approved. */
function asNew(strapi: Core.Strapi, { params }: Action): void {
  const { fields } = configuration(strapi).contentTypes.edl;
  Object.assign(params, { data: { ...('data' in params ? params.data : {}), [fields.status]: initialStatus() } });
}

/**
 * Locked means locked: refuses what would change the content of an approved or locked EDL, and its status past the workflow,
 * whoever asks: the Content Manager, REST, GraphQL and an application's own code all come through the Document Service.
 *
 * What an action does to which rows – drafts, locales, relations in many notations – only Strapi knows. So it is let do it, and
 * where the outcome is another one than before it is rolled back, before anybody was notified.
 */
export function guardEdls(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const { uid } = configuration(strapi).contentTypes.edl;
    if (context.uid !== uid) return next();
    if (context.action === 'clone') asNew(strapi, context);
    const documentId = CHANGES.includes(context.action) ? documentOf(context) : null;
    if (documentId === null) return next();
    return strapi.db.transaction(async () => {
      // Whoever approves at the same moment waits until this is saved. SQLite has one writer anyway.
      await strapi.db.queryBuilder(uid).select(['id']).where({ documentId }).forUpdate().execute();
      const before = await edlRows(strapi, documentId);
      const result = await next();
      const refused = refusal(before, await edlRows(strapi, documentId), context.action);
      if (refused) throw validationError(strapi, refused.code, refused.message);
      return result;
    });
  };
}
