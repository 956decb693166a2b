import type { Core, Modules } from '@strapi/strapi';
import { configuration } from '../context';

/** What may give an asset another recording. */
const SAVES = ['create', 'update', 'publish', 'discardDraft', 'clone'];

/** The document that was saved; none where the answer does not tell. */
function documentOf(result: unknown): string | null {
  const { documentId } = (result ?? {}) as { documentId?: unknown };
  return typeof documentId === 'string' ? documentId : null;
}

/** Tells which assets were saved, whoever saved them, once that is in the database. */
export function onAssetSaved(
  strapi: Core.Strapi,
  saved: (documentId: string) => void,
): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    const { uid } = configuration(strapi).contentTypes.asset;
    if (context.uid !== uid || !SAVES.includes(context.action)) return next();
    return strapi.db.transaction(async ({ onCommit }) => {
      const result = await next();
      const documentId = documentOf(result);
      if (documentId !== null) onCommit(() => saved(documentId));
      return result;
    });
  };
}
