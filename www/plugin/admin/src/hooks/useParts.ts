import { unstable_useDocument as useDocument } from '@strapi/strapi/admin';
import type { ContentTypePart } from '../../../shared';
import { PLUGIN_ID } from '../plugin';

/** The uids of the content types that play a part here. */
export type Parts = Partial<Record<ContentTypePart, string>>;

const PARTS: readonly string[] = ['session', 'asset', 'edl', 'job'] satisfies ContentTypePart[];

const isPart = (name: unknown): name is ContentTypePart => typeof name === 'string' && PARTS.includes(name);

function partOf(options: unknown): ContentTypePart | null {
  if (typeof options !== 'object' || options === null || !('part' in options)) return null;
  return isPart(options.part) ? options.part : null;
}

/**
 * Which content types are sessions, assets, EDLs and jobs here. Only for the edit view: its own schemas say so, and nothing
 * has to be asked for.
 */
export function useParts(model: string, collectionType: string): Parts {
  // `skip`: the document is the edit view's own; only the schemas are wanted.
  const { schemas = [] } = useDocument({ model, collectionType }, { skip: true });
  const parts: Parts = {};
  for (const { uid, pluginOptions } of schemas) {
    const part = partOf(pluginOptions?.[PLUGIN_ID]);
    if (part !== null) parts[part] = uid;
  }
  return parts;
}
