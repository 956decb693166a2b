import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { Flex, Grid, Typography } from '@strapi/design-system';
import { isTerminal } from 'render-rules';
import { useParams } from 'react-router-dom';
import { DeleteJob } from '../components/DeleteJob';
import { Elapsed, ServerNow } from '../components/Elapsed';
import { FindingList } from '../components/FindingList';
import { JobActions } from '../components/JobActions';
import { JobPart } from '../components/JobPart';
import { JobAnnouncement, JobProgress } from '../components/JobProgress';
import { SessionLink } from '../components/JobsTable';
import { ProblemNotice } from '../components/ProblemNotice';
import { QueueNotice } from '../components/QueueNotice';
import { PausedNotice } from '../components/RenderSwitch';
import { RulesBoundary } from '../components/RulesBoundary';
import { Sentence } from '../components/Sentence';
import { JobStatusBadge } from '../components/StatusBadge';
import { useJobDetails } from '../hooks/useJobDetails';
import { useServerNow } from '../hooks/useNow';
import { useTranslate } from '../hooks/useTranslate';
import { Artifacts } from '../job/Artifacts';
import { Attempts } from '../job/Attempts';
import { History } from '../job/History';
import { Identity } from '../job/Identity';
import { Plan } from '../job/Plan';
import { Section } from '../job/Section';
import { StateDiagram } from '../job/StateDiagram';
import { JOBS_PATH } from '../plugin';

function JobInFull({ jobId }: { jobId: string }) {
  const t = useTranslate();
  const { details, error, heardAt } = useJobDetails(jobId);
  const now = useServerNow(details?.now, heardAt);
  if (!details) {
    return (
      <Layouts.Content>
        {error === undefined ? <Page.Loading /> : <ProblemNotice title={t('problem.job')} error={error} />}
      </Layouts.Content>
    );
  }
  const { job, history, logs } = details;
  return (
    <ServerNow.Provider value={now}>
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {/* What holds up the queue is nothing to a job that is at its end. */}
          {!isTerminal(job.status) && (
            <>
              <PausedNotice />
              <QueueNotice />
            </>
          )}
          {error !== undefined && <ProblemNotice title={t('problem.job')} error={error} />}
          <Grid.Root gap={4}>
            <Grid.Item col={8} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
              <Section title={t('job.state')} action={<JobActions job={job} />}>
                <Flex gap={4} wrap="wrap">
                  <JobStatusBadge status={job.status} />
                  <Flex gap={2} wrap="wrap">
                    <Typography variant="omega">{t(`format.${job.format}`)}</Typography>
                    <JobPart job={job} />
                  </Flex>
                  {job.timing.renderStartedAt !== null && <Elapsed job={job} />}
                  <SessionLink job={job} />
                </Flex>
                <JobProgress job={job} />
                {job.errorMessage !== null && (
                  <Sentence variant="pi" textColor="danger600">
                    {job.errorMessage}
                  </Sentence>
                )}
                <StateDiagram status={job.status} history={history} />
                <JobAnnouncement job={job} />
              </Section>
              {job.warnings.length > 0 && (
                <Section title={t('job.warnings')}>
                  <FindingList findings={job.warnings} />
                </Section>
              )}
              <Section title={t('job.artifacts')}>
                <Artifacts job={job} />
              </Section>
              <Section title={t('job.attempts')}>
                <Attempts job={job} history={history} logs={logs} />
              </Section>
            </Grid.Item>
            <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
              <Section title={t('job.identity')}>
                <Identity details={details} />
                <DeleteJob job={job} />
              </Section>
            </Grid.Item>
          </Grid.Root>
          <Section title={t('job.history')}>
            <History history={history} />
          </Section>
          <Section title={t('job.plan')}>
            <Plan details={details} />
          </Section>
        </Flex>
      </Layouts.Content>
    </ServerNow.Provider>
  );
}

/** One job: where it stands and how it came there, what it makes, and what was made. */
export function JobPage() {
  const t = useTranslate();
  const { jobId = '' } = useParams();
  const title = t('job.title', { jobId: jobId.slice(0, 8) });
  return (
    <Layouts.Root>
      <Page.Title>{title}</Page.Title>
      <Page.Main>
        <Layouts.Header
          title={title}
          subtitle={<Typography textColor="neutral600">{t('job.subtitle')}</Typography>}
          navigationAction={<BackButton fallback={JOBS_PATH} />}
        />
        <RulesBoundary key={jobId}>
          <JobInFull jobId={jobId} />
        </RulesBoundary>
      </Page.Main>
    </Layouts.Root>
  );
}
