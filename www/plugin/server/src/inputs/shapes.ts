import type { Asset, Edl, Session } from 'render-rules';
import type { Core, Modules } from '@strapi/strapi';
import type { AssetMapping, EdlMapping, SessionMapping } from '../config/types';

/** An entry's values, by the names that the application gave them. */
export type Values = Modules.Documents.AnyDocument;

export const valueOf = (values: Record<string, unknown>, field: string | null): unknown =>
  field === null ? undefined : values[field];

/** A value that is there. Null and absent are the same to the rules, so that neither has to be sent. */
function given(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null && value !== undefined));
}

/** Strapi hands bigintegers and some decimals over as texts. What is no number stays as it is, for the rules to refuse. */
export function number(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** The rules are given what was never published; that something was published is the default. */
const publishing = (isPublished: boolean) => (isPublished ? {} : { published: false });

// The documents' values have any shape that their editors gave them. The rules take any shape, and say what is wrong with
// it; so the casts below promise no more than the fields' names.
export function toSession(values: Values, { fields }: SessionMapping, isPublished: boolean): Session {
  return {
    id: values.documentId,
    ...given({
      sessionId: valueOf(values, fields.sessionId),
      title: valueOf(values, fields.title),
      anchorAngle: valueOf(values, fields.anchorAngle),
      syncOffsetsMs: valueOf(values, fields.syncOffsets),
      durationMs: number(valueOf(values, fields.durationMs)),
      transcript: valueOf(values, fields.transcript),
    }),
    ...publishing(isPublished),
  } as Session;
}

export function toEdl(
  values: Record<string, unknown> & { documentId: string },
  { fields }: EdlMapping,
  isPublished: boolean,
): Edl {
  return {
    id: values.documentId,
    ...given({
      version: number(valueOf(values, fields.version)),
      canonicalEdl: valueOf(values, fields.canonicalEdl),
    }),
    status: values[fields.status] ?? null,
    ...publishing(isPublished),
  } as Edl;
}

/** The address of a media field's file: one that the upload provider keeps on this server has no host of its own. */
function urlOf(strapi: Core.Strapi, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('url' in value)) return value;
  const { url } = value;
  return typeof url === 'string' && /^\/(?!\/)/.test(url)
    ? `${strapi.config.get<string>('server.absoluteUrl')}${url}`
    : url;
}

export function toAsset(strapi: Core.Strapi, values: Values, { fields }: AssetMapping, isPublished: boolean): Asset {
  return {
    id: valueOf(values, fields.assetId) ?? values.documentId,
    ...given({
      angle: valueOf(values, fields.angle),
      type: valueOf(values, fields.type),
      mezzanineUrl: urlOf(strapi, valueOf(values, fields.mezzanineUrl)),
      durationMs: number(valueOf(values, fields.durationMs)),
      fps: number(valueOf(values, fields.fps)),
    }),
    ...publishing(isPublished),
  } as Asset;
}
