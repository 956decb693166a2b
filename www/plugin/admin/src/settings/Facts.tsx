import { Children } from 'react';
import type { ReactNode } from 'react';
import { Grid } from '@strapi/design-system';

/** Named values beside each other. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <Grid.Root tag="dl" gap={4}>
      {Children.map(children, (child) => (
        <Grid.Item col={4} s={6} xs={12} alignItems="flex-start">
          {child}
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
