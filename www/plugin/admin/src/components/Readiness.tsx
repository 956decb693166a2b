import { Flex, Typography } from '@strapi/design-system';
import { useQuantities } from '../hooks/useQuantities';
import type { SessionReport } from '../hooks/useSessionReport';
import { useTranslate } from '../hooks/useTranslate';
import { timecode } from '../timeline/timecode';
import { Notice } from './Notice';

/** Whether a session can be rendered, in one line, and what would come out. */
export function Readiness({ report, plan }: Pick<SessionReport, 'report' | 'plan'>) {
  const t = useTranslate();
  const { duration } = useQuantities();
  const count = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length;
  const warnings = count('warning');
  const title = report.ok ? t('session.ready') : t('session.notReady', { count: count('error') });
  return (
    <Flex direction="column" alignItems="stretch" gap={2} aria-live="polite">
      <Notice variant={report.ok ? 'success' : 'danger'} title={title}>
        {plan !== null && (
          <Typography variant="pi" textColor="neutral800">
            {plan.stillAtMs === null
              ? t('session.output', { duration: duration(plan.durationMs) })
              : t('session.output.still', { time: timecode(plan.stillAtMs) })}
          </Typography>
        )}
      </Notice>
      {warnings > 0 && <Notice variant="warning" title={t('session.warnings', { count: warnings })} />}
    </Flex>
  );
}
