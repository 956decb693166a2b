import type { Core } from '@strapi/strapi';
import type { ContentTypeOptions, ContentTypePart } from '../../../shared';
import type { ContentTypeMapping } from '../config/types';
import { PLUGIN_ID } from '../context';
import { loadedContentType } from './loaded';
import type { LoadedContentType } from './loaded';
import renderJob from './render-job/schema';

/** What the store looks jobs up by. Strapi's `unique` is no constraint of the database; this index is. */
const INDEXES = [
  { columns: ['job_id'], type: 'unique' },
  // Of the same render one job is active at most: triggers race for it.
  { columns: ['active_key'], type: 'unique' },
  // Of one idempotency key there is one job; today's are in a table of their own.
  { columns: ['idempotency_id'], type: 'unique' },
  // A session's jobs are read page by page, the newest first.
  { columns: ['session_document_id', 'created_at'] },
  { columns: ['status', 'created_at'] },
  // Those of one status that are due; else all of that status are looked through, every second.
  { columns: ['status', 'next_attempt_at'] },
  { columns: ['created_at'] },
  { columns: ['updated_at'] },
  { columns: ['lease_expires_at'] },
  { columns: ['lease_owner'] },
  { columns: ['next_attempt_at'] },
];

function addIndexes(contentType: LoadedContentType): void {
  const present = (contentType.indexes ?? []).map(({ columns, type }) => `${type ?? ''} ${columns.join()}`);
  const missing = INDEXES.filter(({ columns, type }) => !present.includes(`${type ?? ''} ${columns.join()}`));
  contentType.indexes = [
    ...(contentType.indexes ?? []),
    // SQLite wants names of indexes that are unique in the whole database.
    ...missing.map((index) => ({ name: `${contentType.collectionName}_${index.columns.join('_')}_index`, ...index })),
  ];
}

/** The Content Manager overwrites an attribute named `status` in lists and drops it in forms: it must not show it. */
const STATUS = 'status';

/** Keeps an attribute out of the Content Manager's forms and lists. */
function hide(contentType: LoadedContentType, name: string): void {
  if (!(name in contentType.attributes)) return;
  const { attributes = {} } = contentType.config ?? {};
  const config = {
    ...contentType.config,
    attributes: { ...attributes, [name]: { ...attributes[name], hidden: true } },
  };
  contentType.config = config;
}

/** Tells the admin, with the schemas that it loads anyway, which part a content type plays here, and where an EDL's content is. */
function namePart(contentType: LoadedContentType, part: ContentTypePart, mapping: ContentTypeMapping): void {
  const own: ContentTypeOptions = part === 'edl' ? { part, content: mapping.edl.fields.canonicalEdl } : { part };
  contentType.pluginOptions = { ...contentType.pluginOptions, [PLUGIN_ID]: own };
}

/**
 * Gives the job type – the plugin's or the application's own – what the plugin stores, and the relations to the configured
 * session and EDL. What is there already stays as it is, and everything added is optional. Hides the statuses of jobs, EDLs
 * and sessions from the Content Manager, and tells the admin which type is which.
 */
export function extendContentTypes(strapi: Core.Strapi, mapping: ContentTypeMapping): void {
  const relationTo = (target: string) => ({ type: 'relation', relation: 'manyToOne', target });
  const wanted = {
    ...renderJob.attributes,
    recordingSession: relationTo(mapping.session.uid),
    edl: relationTo(mapping.edl.uid),
  };
  const job = loadedContentType(strapi, mapping.job.uid);
  if (job) {
    job.attributes = { ...wanted, ...job.attributes };
    addIndexes(job);
  }
  for (const uid of [mapping.job.uid, mapping.edl.uid, mapping.session.uid]) {
    const contentType = loadedContentType(strapi, uid);
    if (contentType) hide(contentType, STATUS);
  }
  // By whatever name: a form must not lead past the workflow and its permission.
  const edl = loadedContentType(strapi, mapping.edl.uid);
  if (edl) hide(edl, mapping.edl.fields.status);
  for (const part of ['session', 'asset', 'edl', 'job'] as const) {
    const contentType = loadedContentType(strapi, mapping[part].uid);
    if (contentType) namePart(contentType, part, mapping);
  }
}
