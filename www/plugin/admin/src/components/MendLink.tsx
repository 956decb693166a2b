import { Link } from '@strapi/design-system';
import { ArrowRight } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Entry } from '../findings/mend';
import type { Parts } from '../hooks/useParts';
import { useTranslate } from '../hooks/useTranslate';

// The design system's links have one size, larger than what a finding is written in.
const Small = styled.div`
  & span {
    font-size: ${({ theme }) => theme.fontSizes[1]};
  }
`;

/** A link to an entry in which something can be fixed. */
export function MendLink({ entry: { part, documentId, label = '' }, parts }: { entry: Entry; parts: Parts }) {
  const t = useTranslate();
  const uid = parts[part];
  if (uid === undefined) return null;
  return (
    <Small>
      <Link tag={NavLink} to={`/content-manager/collection-types/${uid}/${documentId}`} endIcon={<ArrowRight />}>
        {part === 'asset' ? t('session.mend.asset', { asset: label }) : t('session.mend.edl')}
      </Link>
    </Small>
  );
}
