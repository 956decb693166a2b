import { Flex, Typography } from '@strapi/design-system';
import { usePartName } from '../hooks/usePartName';
import { useQuantities } from '../hooks/useQuantities';
import type { SessionReport } from '../hooks/useSessionReport';
import { useTranslate } from '../hooks/useTranslate';
import { timecode } from '../timeline/timecode';
import { Notice } from './Notice';

type ReadinessProps = Pick<SessionReport, 'report' | 'plan' | 'selection' | 'timeline'>;

/** Whether a session can be rendered, in one line, and what would come out. */
export function Readiness({ report, plan, selection, timeline }: ReadinessProps) {
  const t = useTranslate();
  const nameOf = usePartName();
  const { length } = useQuantities();
  const count = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length;
  const warnings = count('warning');
  const title = report.ok ? t('session.ready') : t('session.notReady', { count: count('error') });
  return (
    <Flex direction="column" alignItems="stretch" gap={2} aria-live="polite">
      <Notice variant={report.ok ? 'success' : 'danger'} title={title}>
        {plan !== null && (
          <Typography variant="pi" textColor="neutral800">
            {plan.stillAtMs === null
              ? t('session.output', { duration: length(plan.durationMs) })
              : t('session.output.still', { time: timecode(plan.stillAtMs) })}
          </Typography>
        )}
        {plan !== null && plan.stillAtMs === null && selection !== null && (
          <Typography variant="pi" textColor="neutral800">
            {nameOf(selection, timeline.shorts)}
          </Typography>
        )}
      </Notice>
      {warnings > 0 && <Notice variant="warning" title={t('session.warnings', { count: warnings })} />}
    </Flex>
  );
}
