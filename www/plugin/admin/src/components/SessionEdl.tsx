import { Flex, Link } from '@strapi/design-system';
import { rules } from 'render-rules';
import type { Edl } from 'render-rules';
import { NavLink } from 'react-router-dom';
import { useTranslate } from '../hooks/useTranslate';
import { EdlStatusBadge } from './StatusBadge';

/** Which EDL a render would use, with a link: most reasons why a session can't be rendered are fixed in it. */
export function SessionEdl({ edl, type }: { edl: Edl; type: string }) {
  const t = useTranslate();
  const status = rules().edlStatuses.find((known) => known === edl.status);
  return (
    <Flex justifyContent="space-between" gap={2} wrap="wrap">
      <Link tag={NavLink} to={`/content-manager/collection-types/${type}/${edl.id}`}>
        {typeof edl.version === 'number' ? t('session.edl.version', { version: edl.version }) : t('session.edl')}
      </Link>
      {status && <EdlStatusBadge status={status} size="S" />}
    </Flex>
  );
}
