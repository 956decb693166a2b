import type { Report } from 'render-rules';
import { useTranslate } from '../hooks/useTranslate';
import { FindingList } from './FindingList';
import { Notice } from './Notice';

/** Everything that keeps a session from being rendered, and what is only worth knowing. */
export function Readiness({ report }: { report: Report }) {
  const t = useTranslate();
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const warnings = report.findings.filter(({ severity }) => severity === 'warning');
  return (
    <>
      {report.ok ? (
        <Notice variant="success" title={t('session.ready')} />
      ) : (
        <Notice variant="danger" title={t('session.notReady', { count: errors.length })}>
          <FindingList findings={errors} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice variant="warning" title={t('session.warnings', { count: warnings.length })}>
          <FindingList findings={warnings} />
        </Notice>
      )}
    </>
  );
}
