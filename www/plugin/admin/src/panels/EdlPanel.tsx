import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { openEntry } from '../api/render-jobs';
import { EdlWorkflow } from '../components/EdlWorkflow';
import { RulesBoundary } from '../components/RulesBoundary';
import { useAllowed } from '../hooks/useAllowed';
import { useEdlContent } from '../hooks/useEdlContent';
import { useParts } from '../hooks/useParts';
import { useTranslate } from '../hooks/useTranslate';

/** Beside an EDL: where it stands, and the ways on that the rules know. */
export const EdlPanel: PanelComponent = ({ model, collectionType, document }) => {
  const t = useTranslate();
  const { view } = useAllowed();
  const { edl } = useParts(model, collectionType);
  const content = useEdlContent(model, collectionType);
  // An EDL that is being created or cloned is no document yet.
  if (!document || !view || model !== edl) return null;
  return {
    title: t('edl.title'),
    content: (
      <RulesBoundary key={`${document.documentId} ${document.locale ?? ''}`}>
        <EdlWorkflow edl={openEntry(document)} type={model} content={content} />
      </RulesBoundary>
    ),
  };
};
