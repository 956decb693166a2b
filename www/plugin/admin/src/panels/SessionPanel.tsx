import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Divider, Flex } from '@strapi/design-system';
import { RenderRequest } from '../components/RenderRequest';
import { RulesBoundary } from '../components/RulesBoundary';
import { SessionJobs } from '../components/SessionJobs';
import { useContentTypes } from '../hooks/useContentTypes';
import { useTranslate } from '../hooks/useTranslate';

/** Beside a recording session: may it be rendered, if not why, and what became of its renders. */
export const SessionPanel: PanelComponent = ({ model, document }) => {
  const t = useTranslate();
  const contentTypes = useContentTypes();
  // A session that is being created or cloned is no document yet.
  if (!document || model !== contentTypes?.session) return null;
  return {
    title: t('session.title'),
    content: (
      <RulesBoundary key={document.documentId}>
        <Flex direction="column" alignItems="stretch" gap={4} width="100%">
          <RenderRequest sessionId={document.documentId} />
          <Divider />
          <SessionJobs sessionId={document.documentId} />
        </Flex>
      </RulesBoundary>
    ),
  };
};
