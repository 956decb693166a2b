import type { Finding } from 'render-rules';
import type { ContentTypePart, GetFacts } from '../../../shared';

/** An entry of the Content Manager in which a finding can be fixed. */
export interface Entry {
  part: ContentTypePart;
  documentId: string;
  /** What an asset is called. */
  label?: string;
}

const ASSET = /^assets\[(\d+)\]/;

/** Which entry a finding's path leads to; null for the session, which is on screen, and for what lies in no entry. */
export function entryToMend({ path }: Finding, { data, meta }: GetFacts.Reply): Entry | null {
  const index = Number(ASSET.exec(path)?.[1] ?? Number.NaN);
  const documentId = meta.assetDocumentIds[index];
  if (documentId !== undefined) return { part: 'asset', documentId, label: data.assets[index]?.id };
  return /^edl\b/.test(path) && data.edl ? { part: 'edl', documentId: data.edl.id } : null;
}
