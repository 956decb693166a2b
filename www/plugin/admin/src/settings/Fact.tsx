import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';

interface FactProps {
  label: string;
  children: ReactNode;
}

/** A named value. */
export function Fact({ label, children }: FactProps) {
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
      </Flex>
    </Flex>
  );
}
