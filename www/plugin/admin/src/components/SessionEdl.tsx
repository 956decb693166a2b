import { Flex, Link } from '@strapi/design-system';
import { rules } from 'render-rules';
import type { Edl } from 'render-rules';
import { NavLink } from 'react-router-dom';
import { useContentTypes } from '../hooks/useContentTypes';
import { useTranslate } from '../hooks/useTranslate';
import { EdlStatusBadge } from './StatusBadge';

/** Which EDL a render would use, and the way there: what keeps a session from being rendered is mostly mended in it. */
export function SessionEdl({ edl }: { edl: Edl }) {
  const t = useTranslate();
  const contentTypes = useContentTypes();
  const status = rules().edlStatuses.find((known) => known === edl.status);
  if (!contentTypes) return null;
  return (
    <Flex justifyContent="space-between" gap={2} wrap="wrap">
      <Link tag={NavLink} to={`/content-manager/collection-types/${contentTypes.edl}/${edl.id}`}>
        {typeof edl.version === 'number' ? t('session.edl.version', { version: edl.version }) : t('session.edl')}
      </Link>
      {status && <EdlStatusBadge status={status} size="S" />}
    </Flex>
  );
}
