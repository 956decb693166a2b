import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Divider, Flex } from '@strapi/design-system';
import { openEntry } from '../api/render-jobs';
import { RenderRequest } from '../components/RenderRequest';
import { RulesBoundary } from '../components/RulesBoundary';
import { SessionJobs } from '../components/SessionJobs';
import { useAllowed } from '../hooks/useAllowed';
import { useParts } from '../hooks/useParts';
import { useTranslate } from '../hooks/useTranslate';

/** Beside a recording session: may it be rendered, if not why, what it will look like, and what became of its renders. */
export const SessionPanel: PanelComponent = ({ model, collectionType, document }) => {
  const t = useTranslate();
  const { view } = useAllowed();
  const parts = useParts(model, collectionType);
  // A session that is being created or cloned is no document yet.
  if (!document || !view || model !== parts.session) return null;
  return {
    title: t('session.title'),
    content: (
      <RulesBoundary key={`${document.documentId} ${document.locale ?? ''}`}>
        <Flex direction="column" alignItems="stretch" gap={4} width="100%">
          <RenderRequest session={openEntry(document)} parts={parts} />
          <Divider />
          <SessionJobs sessionId={document.documentId} />
        </Flex>
      </RulesBoundary>
    ),
  };
};
