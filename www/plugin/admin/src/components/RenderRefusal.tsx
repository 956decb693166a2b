import { Typography } from '@strapi/design-system';
import { toProblem } from '../api/problem';
import { useTranslate } from '../hooks/useTranslate';
import { Notice } from './Notice';
import { ProblemNotice } from './ProblemNotice';

/** Why no job was made of a click on Render; where no server answered nobody knows whether one was. */
export function RenderRefusal({ error }: { error: unknown }) {
  const t = useTranslate();
  if (toProblem(error).status !== null) return <ProblemNotice title={t('problem.trigger')} error={error} />;
  return (
    <Notice variant="danger" title={t('session.unanswered')} role="alert">
      <Typography variant="pi" textColor="neutral800">
        {t('session.unanswered.body')}
      </Typography>
    </Notice>
  );
}
