import type { ReactNode } from 'react';
import { Flex } from '@strapi/design-system';
import type { Finding } from 'render-rules';
import { useFindingText } from '../hooks/useFindingText';
import { Sentence } from './Sentence';

interface FindingListProps {
  findings: Finding[];
  /** A link to the entry in which a finding can be fixed. */
  wayToMend?: (finding: Finding) => ReactNode;
}

/** Every finding, with what to do about it. */
export function FindingList({ findings, wayToMend }: FindingListProps) {
  const textOf = useFindingText();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {findings.map((finding) => {
        const { message, remedy } = textOf(finding);
        const { code, path } = finding;
        return (
          <Flex tag="li" key={`${code} ${path}`} data-code={code} direction="column" alignItems="flex-start" gap={1}>
            <Sentence variant="pi" textColor="neutral800">
              {message}
            </Sentence>
            <Sentence variant="pi" textColor="neutral600">
              {remedy}
            </Sentence>
            {wayToMend?.(finding)}
          </Flex>
        );
      })}
    </Flex>
  );
}
