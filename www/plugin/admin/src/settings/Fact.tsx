import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useTranslate } from '../hooks/useTranslate';

interface FactProps {
  label: string;
  /** Whether the configuration's file makes it something else, or it is the default, which the file may repeat. */
  source?: 'file' | 'default';
  children: ReactNode;
}

/** A named value. */
export function Fact({ label, source, children }: FactProps) {
  const t = useTranslate();
  return (
    <Flex tag="div" direction="column" alignItems="flex-start" gap={1} width="100%">
      <Typography tag="dt" variant="pi" fontWeight="bold" textColor="neutral600">
        {label}
      </Typography>
      <Flex tag="dd" gap={2} wrap="wrap">
        {typeof children === 'string' || typeof children === 'number' ? (
          <Typography variant="omega">{children}</Typography>
        ) : (
          children
        )}
        {source === 'file' && (
          <Flex gap={1}>
            <Lock aria-hidden width="1.2rem" height="1.2rem" fill="neutral500" />
            <Typography variant="pi" textColor="neutral600">
              {t('settings.locked')}
            </Typography>
          </Flex>
        )}
        {source === 'default' && (
          <Typography variant="pi" textColor="neutral600">
            {t('settings.default')}
          </Typography>
        )}
      </Flex>
    </Flex>
  );
}
