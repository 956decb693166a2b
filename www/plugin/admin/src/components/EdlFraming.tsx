import { useMemo } from 'react';
import { useDocumentRBAC, useForm } from '@strapi/strapi/admin';
import { Button, Flex, Modal } from '@strapi/design-system';
import { isEdlFrozen, timeline } from 'render-rules';
import type { EdlStatus } from 'render-rules';
import { styled } from 'styled-components';
import type { OpenEntry } from '../api/render-jobs';
import { contentOf, hasSource } from '../framing/content';
import { useTranslate } from '../hooks/useTranslate';
import { FramingEditor } from './FramingEditor';
import { Notice } from './Notice';

// As wide as the screen allows, up to where pictures would be larger than their stills.
const Wide = styled(Modal.Content)`
  width: calc(100vw - 4.8rem);
  max-width: 110rem;
`;

interface EdlFramingProps {
  edl: OpenEntry;
  status: EdlStatus;
  /** The form's field that holds the EDL. */
  field: string;
}

/** What stands in the dialog: the editor, or why there is nothing to set. */
function Body({ edl, status, field }: EdlFramingProps) {
  const t = useTranslate();
  const held = useForm('EdlFraming', ({ values }) => (values as Record<string, unknown>)[field]);
  const isShownOnly = useForm('EdlFraming', (form) => form.disabled);
  const mayChange =
    useDocumentRBAC('EdlFraming', ({ canUpdateFields }) => canUpdateFields.includes(field), false) ?? true;
  const content = useMemo(() => contentOf(held), [held]);
  const [first, ...others] = useMemo(() => {
    if (content.problem !== null) return [];
    const { cameras } = timeline(content.edl, { ok: true, findings: [] });
    return cameras.filter((camera) => hasSource(content.edl, camera));
  }, [content]);

  if (content.problem !== null) return <Notice variant="warning" title={t(`framing.none.${content.problem}`)} />;
  if (first === undefined) return <Notice variant="warning" title={t('framing.none.cameras')} />;
  const isFrozen = isEdlFrozen(status);
  const isReadOnly = isShownOnly || !mayChange;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {isFrozen && <Notice variant="neutral" title={t('edl.frozen')} />}
      {!isFrozen && isReadOnly && <Notice variant="neutral" title={t('framing.readOnly')} />}
      {!isFrozen && !isReadOnly && <Notice variant="neutral" title={t('framing.save')} />}
      <FramingEditor edl={edl} field={field} cameras={[first, ...others]} disabled={isFrozen || isReadOnly} />
    </Flex>
  );
}

/** Opens what each format keeps of the pictures. The changes are the form's, and are saved with it. */
export default function EdlFraming(props: EdlFramingProps) {
  const t = useTranslate();
  return (
    <Modal.Root>
      <Modal.Trigger>
        <Button variant="tertiary" fullWidth>
          {t('framing.open')}
        </Button>
      </Modal.Trigger>
      <Wide>
        <Modal.Header closeLabel={t('timeline.close')}>
          <Modal.Title>{t('framing.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Body {...props} />
        </Modal.Body>
      </Wide>
    </Modal.Root>
  );
}
