import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { EdlWorkflow } from '../components/EdlWorkflow';
import { RulesBoundary } from '../components/RulesBoundary';
import { useContentTypes } from '../hooks/useContentTypes';
import { useTranslate } from '../hooks/useTranslate';

/** Beside an EDL: where it stands, and the ways on that the rules know. */
export const EdlPanel: PanelComponent = ({ model, document }) => {
  const t = useTranslate();
  const contentTypes = useContentTypes();
  // An EDL that is being created or cloned is no document yet.
  if (!document || model !== contentTypes?.edl) return null;
  return {
    title: t('edl.title'),
    content: (
      <RulesBoundary key={document.documentId}>
        <EdlWorkflow documentId={document.documentId} />
      </RulesBoundary>
    ),
  };
};
