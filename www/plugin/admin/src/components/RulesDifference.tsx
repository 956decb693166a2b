import { Button, Flex } from '@strapi/design-system';
import { rules } from 'render-rules';
import { useTranslate } from '../hooks/useTranslate';
import { Notice } from './Notice';
import { Sentence } from './Sentence';

/** Says that the server judges by other rules than this page, until the page is loaded anew. */
export function RulesDifference({ serverHash }: { serverHash: string }) {
  const t = useTranslate();
  if (rules().hash === serverHash) return null;
  return (
    <Notice variant="warning" title={t('session.rules.differ')} role="status">
      <Sentence variant="pi" textColor="neutral800">
        {t('session.rules.differ.body')}
      </Sentence>
      <Flex>
        <Button size="S" variant="tertiary" onClick={() => window.location.reload()}>
          {t('session.rules.reload')}
        </Button>
      </Flex>
    </Notice>
  );
}
