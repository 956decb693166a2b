import { Typography } from '@strapi/design-system';
import type { TypographyProps } from '@strapi/design-system';
import { styled } from 'styled-components';
import { capitalised } from '../findings/sentence';

// What the rules say holds ids and URLs that are wider than a side panel.
const Text = styled(Typography)`
  overflow-wrap: anywhere;
`;

// Narrower than the design system's smallest padding, which tears a quote off the comma that follows it. On the next darker
// ground an error's text would be too faint: 4.3 to 1.
const Quote = styled.code`
  padding: 0 0.2em;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
`;

const QUOTED = /`([^`]*)`/;

/** A sentence of the rules or the server, with what it quotes in backticks set apart. */
export function Sentence({ children, ...props }: { children: string } & TypographyProps<'p'>) {
  // Splitting at a pattern with one group puts what the group matched at the odd places.
  const parts = capitalised(children).split(QUOTED);
  return (
    <Text tag="p" {...props}>
      {parts.map((part, index) => (index % 2 === 0 ? part : <Quote key={index}>{part}</Quote>))}
    </Text>
  );
}
