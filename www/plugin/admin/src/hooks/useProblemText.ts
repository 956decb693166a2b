import { toProblem } from '../api/problem';
import { plainSentence } from '../findings/sentence';
import { useTranslate } from './useTranslate';

/** Says why the server did not do what it was asked for, as plain text: for notifications. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslate();
  return (error) => {
    const { status, message } = toProblem(error);
    return status === null ? t('problem.unreachable') : plainSentence(message);
  };
}
