import { Flex, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
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

/**
 * Says that nobody takes what waits, where the rules find that so. That rendering is switched off is told elsewhere.
 * `isHere`: what there is to know more stands beside it.
 */
export function QueueNotice({ isHere = false }: { isHere?: boolean }) {
  const t = useTranslate();
  const { duration } = useQuantities();
  const { data } = useHealth();
  const [title, body] = [`queue.${data?.code}`, `queue.${data?.code}.body`];
  if (!data || !isMessageKey(title) || !isMessageKey(body)) return null;
  return (
    <Notice variant="warning" title={t(title)} role="status">
      <Sentence variant="pi" textColor="neutral800">
        {t(body, { count: data.waiting, waited: duration(data.oldestWaitingMs ?? 0) })}
      </Sentence>
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
