import { Flex } from '@strapi/design-system';
import type { Finding } from 'render-rules';
import { useFindingText } from '../hooks/useFindingText';
import { Sentence } from './Sentence';

/** Every finding, with what to do about it. */
export function FindingList({ findings }: { findings: Finding[] }) {
  const textOf = useFindingText();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {findings.map((finding) => {
        const { message, remedy } = textOf(finding);
        const { code, path } = finding;
        return (
          <Flex tag="li" key={`${code} ${path}`} data-code={code} direction="column" alignItems="stretch" gap={1}>
            <Sentence variant="pi" fontWeight="semiBold" textColor="neutral800">
              {message}
            </Sentence>
            <Sentence variant="pi" textColor="neutral600">
              {remedy}
            </Sentence>
          </Flex>
        );
      })}
    </Flex>
  );
}
