import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { useTranslate } from '../hooks/useTranslate';

const Value = styled.code`
  font-family: monospace;
  font-size: 1.2rem;
  line-height: 1.5;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** A text that is mostly needed elsewhere. */
export function Copyable({ label, value }: { label: string; value: string }) {
  const t = useTranslate();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();

  async function toClipboard() {
    const copied = await copy(value);
    toggleNotification({ type: copied ? 'success' : 'warning', message: t(copied ? 'job.copied' : 'job.notCopied') });
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral600">
        {label}
      </Typography>
      <Flex
        gap={2}
        background="neutral100"
        hasRadius
        padding={2}
        justifyContent="space-between"
        alignItems="flex-start"
      >
        <Box>
          <Value>{value}</Value>
        </Box>
        <IconButton size="XS" variant="ghost" label={t('job.copy', { what: label })} onClick={toClipboard}>
          <Duplicate />
        </IconButton>
      </Flex>
    </Flex>
  );
}
