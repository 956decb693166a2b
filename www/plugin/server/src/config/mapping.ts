import { formats, rules } from 'render-rules';
import type { Core } from '@strapi/strapi';
import { loadedContentType } from '../content-types/loaded';
import type { LoadedContentType } from '../content-types/loaded';
import type { ContentTypeMapping, EdlMapping } from './types';

const listed = (names: string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Without these a content type is no job; what else the plugin stores is added to it. */
const JOB_ATTRIBUTES = ['jobId', 'format', 'status'];

function missingFields(
  part: string,
  contentType: LoadedContentType,
  uid: string,
  fields: Record<string, string | null>,
) {
  return Object.entries(fields).flatMap(([field, attribute]) =>
    attribute === null || attribute in contentType.attributes
      ? []
      : [
          `\`contentTypes.${part}.fields.${field}\` names \`${attribute}\`, but \`${uid}\` has no such attribute; ` +
            `it has ${listed(Object.keys(contentType.attributes))}`,
        ],
  );
}

function wrongRelation(
  path: string,
  uid: string,
  contentType: LoadedContentType,
  name: string,
  target: string,
): string[] {
  const attribute = contentType.attributes[name];
  if (!attribute || (attribute.type === 'relation' && attribute.target === target)) return [];
  return [`${path}: the attribute \`${name}\` of \`${uid}\` must be a relation to \`${target}\``];
}

function wrongEnumeration(
  path: string,
  uid: string,
  contentType: LoadedContentType,
  name: string,
  values: string[],
): string[] {
  const allowed = contentType.attributes[name]?.enum;
  const lacking = allowed ? values.filter((value) => !allowed.includes(value)) : [];
  if (lacking.length === 0) return [];
  return [`${path}: the attribute \`${name}\` of \`${uid}\` does not take the value ${listed(lacking)}`];
}

function problemsOfJobType(contentType: LoadedContentType, mapping: ContentTypeMapping): string[] {
  const { uid } = mapping.job;
  const path = '`contentTypes.job.uid`';
  const missing = JOB_ATTRIBUTES.filter((name) => !(name in contentType.attributes));
  return [
    ...missing.map((name) => `${path} names \`${uid}\`, which has no attribute \`${name}\` and so can't store jobs`),
    ...(contentType.options?.draftAndPublish
      ? [`${path}: \`${uid}\` has draft & publish, which jobs can't have; turn \`draftAndPublish\` off`]
      : []),
    ...wrongEnumeration(path, uid, contentType, 'status', rules().statuses),
    ...wrongEnumeration(
      path,
      uid,
      contentType,
      'format',
      formats().map(({ format }) => format),
    ),
    ...wrongRelation(path, uid, contentType, 'recordingSession', mapping.session.uid),
    ...wrongRelation(path, uid, contentType, 'edl', mapping.edl.uid),
  ];
}

/** A text takes every status; an enumeration may not. */
function problemsOfEdlType(contentType: LoadedContentType, { uid, fields }: EdlMapping): string[] {
  return wrongEnumeration('`contentTypes.edl.fields.status`', uid, contentType, fields.status, rules().edlStatuses);
}

/**
 * Stops the boot if the configuration names a content type or an attribute that the application does not have, or one
 * that can't play its part: a sentence for each, with what and where.
 */
export function checkMapping(strapi: Core.Strapi, mapping: ContentTypeMapping): void {
  const problems = (['session', 'asset', 'edl', 'job'] as const).flatMap((part) => {
    const { uid } = mapping[part];
    const contentType = loadedContentType(strapi, uid);
    if (!contentType)
      return [`\`contentTypes.${part}.uid\` names \`${uid}\`, but the application has no such content type`];
    if (part === 'job') return problemsOfJobType(contentType, mapping);
    const missing = missingFields(part, contentType, uid, mapping[part].fields);
    if (part === 'session') return missing;
    const path = `\`contentTypes.${part}.fields.session\``;
    const wrong = wrongRelation(path, uid, contentType, mapping[part].fields.session, mapping.session.uid);
    return [...missing, ...wrong, ...(part === 'edl' ? problemsOfEdlType(contentType, mapping.edl) : [])];
  });
  if (problems.length > 0)
    throw new Error(`the configuration of render-jobs does not fit the application: ${problems.join('; ')}`);
}
