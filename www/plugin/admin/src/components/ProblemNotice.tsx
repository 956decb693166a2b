import { toProblem } from '../api/problem';
import { useTranslate } from '../hooks/useTranslate';
import { FindingList } from './FindingList';
import { Notice } from './Notice';
import { Sentence } from './Sentence';

/** Why the server did not do what it was asked for, in words. */
export function ProblemNotice({ title, error }: { title: string; error: unknown }) {
  const t = useTranslate();
  const { status, message, findings } = toProblem(error);
  return (
    <Notice variant="danger" title={title} role="alert">
      {findings.length > 0 ? (
        <FindingList findings={findings} />
      ) : (
        <Sentence variant="pi" textColor="neutral800">
          {status === null ? t('problem.unreachable') : message}
        </Sentence>
      )}
    </Notice>
  );
}
