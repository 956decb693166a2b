import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/** A table's cell for what may be long: Strapi's tables keep their cells on one line. */
export const Wrapped = styled(Box)`
  min-width: 16rem;
  max-width: 32rem;
  white-space: normal;
  overflow-wrap: anywhere;
`;
