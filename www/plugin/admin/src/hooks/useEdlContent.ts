import { unstable_useDocument as useDocument } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../plugin';

/** The attribute that holds an EDL's content; null where a content type is no EDL. Only for the edit view, as `useParts`. */
export function useEdlContent(model: string, collectionType: string): string | null {
  // `skip`: the document is the edit view's own; only the schemas are wanted.
  const { schemas = [] } = useDocument({ model, collectionType }, { skip: true });
  const options: unknown = schemas.find(({ uid }) => uid === model)?.pluginOptions?.[PLUGIN_ID];
  if (typeof options !== 'object' || options === null || !('content' in options)) return null;
  return typeof options.content === 'string' ? options.content : null;
}
