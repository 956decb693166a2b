import { styled } from 'styled-components';

/** Named values beside each other. Of a `dl` each pair is a child, so that no grid of the design system fits. */
export const Facts = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;
