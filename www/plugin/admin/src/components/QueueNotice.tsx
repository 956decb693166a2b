import { Flex, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { KnownWorker } from '../../../shared';
import { useGetRenderHealthQuery } from '../api/desk';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import { SETTINGS_PATH } from '../plugin';
import { isMessageKey } from '../translations';
import { Notice } from './Notice';
import { Sentence } from './Sentence';

const POLL_MS = 10_000;

/** The queue's health, asked for from time to time. */
export const useHealth = () =>
  useGetRenderHealthQuery(null, { pollingInterval: POLL_MS, refetchOnMountOrArgChange: true });

/** Which workers can't render, and why. Where several say the same it is said once. */
function Problems({ workers }: { workers: KnownWorker[] }) {
  const problems = new Map<string, string[]>();
  for (const { owner, problem } of workers)
    if (problem !== null) problems.set(problem, [...(problems.get(problem) ?? []), owner]);
  return [...problems].map(([problem, owners]) => (
    <Sentence key={problem} variant="pi" textColor="neutral800">
      {`${owners.map((owner) => `\`${owner}\``).join(', ')}: ${problem}`}
    </Sentence>
  ));
}

/**
 * Says that nobody takes what waits, or that one of the workers can't render, where the rules find that so, or that the
 * queue's Redis can't be used. That rendering is switched off is shown elsewhere. `isHere`: what there is to know more stands
 * beside it.
 */
export function QueueNotice({ isHere = false }: { isHere?: boolean }) {
  const t = useTranslate();
  const { duration } = useQuantities();
  const { data } = useHealth();
  if (!data) return null;
  const [title, body] = [`queue.${data.code}`, `queue.${data.code}.body`];
  const isSaid = isMessageKey(title) && isMessageKey(body);
  const unfit = data.workers.filter(({ problem }) => problem !== null);
  const { queueProblem } = data;
  if (!isSaid && unfit.length === 0 && queueProblem === null) return null;
  const told = unfit.length > 0 ? t('queue.unfit', { count: unfit.length }) : t('queue.looking');
  return (
    <Notice variant="warning" title={isSaid ? t(title) : told} role="status">
      {isSaid && (
        <Sentence variant="pi" textColor="neutral800">
          {t(body, { count: data.waiting, waited: duration(data.oldestWaitingMs ?? 0) })}
        </Sentence>
      )}
      <Problems workers={unfit} />
      {queueProblem !== null && (
        <Sentence variant="pi" textColor="neutral800">
          {queueProblem}
        </Sentence>
      )}
      {!isHere && (
        <Flex>
          <Link tag={NavLink} to={SETTINGS_PATH}>
            {t('queue.more')}
          </Link>
        </Flex>
      )}
    </Notice>
  );
}
