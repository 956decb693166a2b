import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';

/** How grave what a notice says is: it sets the colours and the icon. */
export type NoticeVariant = 'danger' | 'warning' | 'success' | 'neutral';

const ICONS = { danger: WarningCircle, warning: WarningCircle, success: CheckCircle, neutral: Information };

interface NoticeProps {
  variant: NoticeVariant;
  title: string;
  id?: string;
  /** `alert` for what the user has to learn at once, `status` for what changes while they look on. */
  role?: 'alert' | 'status';
  children?: ReactNode;
}

/** A framed remark that fits a side panel. */
export function Notice({ variant, title, id, role, children }: NoticeProps) {
  const Icon = ICONS[variant];
  return (
    <Box
      id={id}
      role={role}
      width="100%"
      padding={3}
      hasRadius
      background={`${variant}100`}
      borderColor={`${variant}200`}
      borderWidth="1px"
      borderStyle="solid"
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} alignItems="flex-start">
          <Flex shrink={0} aria-hidden>
            <Icon fill={`${variant}600`} width="1.6rem" height="1.6rem" />
          </Flex>
          <Typography variant="pi" fontWeight="bold" textColor="neutral800">
            {title}
          </Typography>
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}
