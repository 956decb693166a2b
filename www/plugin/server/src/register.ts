import { partsOf } from './compose';
import { checkMapping } from './config/mapping';
import { extendContentTypes } from './content-types/extend';
import { configuration } from './context';
import type { Context } from './context';
import { adminMayStartWebAssembly } from './http/csp';
import { onAssetSaved } from './inputs/asset-saves';
import { guardEdls } from './inputs/edl-guard';
import { checkLinks } from './artifacts/links';
import { explainRequestErrors } from './http/request-errors';

/** Before the database is synchronised and Strapi's own middlewares are added. */
export default function register({ strapi }: Context): void {
  const { contentTypes } = configuration(strapi);
  checkMapping(strapi, contentTypes);
  checkLinks(strapi);
  extendContentTypes(strapi, contentTypes);
  // Before all others: what they change on the way is seen, too.
  strapi.documents.use(guardEdls(strapi));
  strapi.documents.use(onAssetSaved(strapi, (documentId) => partsOf(strapi).look.lookAtAsset(documentId)));
  // Added before Strapi's middlewares, these two see the answers of all of them.
  strapi.server.use(adminMayStartWebAssembly(strapi));
  strapi.server.use(explainRequestErrors(strapi));
}
