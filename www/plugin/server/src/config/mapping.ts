import { formats, rules } from 'render-rules';
import type { Core } from '@strapi/strapi';
import { loadedContentType } from '../content-types/loaded';
import type { LoadedContentType } from '../content-types/loaded';
import type { AssetMapping, ContentTypeMapping, EdlMapping } from './types';

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

/** The workflow alone drives the status: a text or a further value would lead past it. */
function problemsOfEdlType(contentType: LoadedContentType, { uid, fields }: EdlMapping): string[] {
  const attribute = contentType.attributes[fields.status];
  const statuses: string[] = rules().edlStatuses;
  const values = attribute?.type === 'enumeration' ? (attribute.enum ?? []) : [];
  const isWorkflow = values.length === statuses.length && statuses.every((status) => values.includes(status));
  if (!attribute || isWorkflow) return [];
  return [
    `\`contentTypes.edl.fields.status\`: the attribute \`${fields.status}\` of \`${uid}\` must be an enumeration of the values ` +
      listed(statuses),
  ];
}

/** One recording is one file. */
function problemsOfAssetType(contentType: LoadedContentType, { uid, fields }: AssetMapping): string[] {
  const attribute = contentType.attributes[fields.mezzanineUrl];
  if (attribute?.type !== 'media' || attribute.multiple !== true) return [];
  return [
    `\`contentTypes.asset.fields.mezzanineUrl\`: the attribute \`${fields.mezzanineUrl}\` of \`${uid}\` takes several files; ` +
      'set `multiple` to `false`',
  ];
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
    const own =
      part === 'edl' ? problemsOfEdlType(contentType, mapping.edl) : problemsOfAssetType(contentType, mapping.asset);
    return [...missing, ...wrong, ...own];
  });
  if (problems.length > 0)
    throw new Error(`the configuration of render-jobs does not fit the application: ${problems.join('; ')}`);
}
