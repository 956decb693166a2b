import { Flex, Typography } from '@strapi/design-system';
import { formats, rules } from 'render-rules';
import type { GetConfiguration } from '../../../shared/desk';
import { Sentence } from '../components/Sentence';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import { Section } from '../job/Section';
import { Fact } from './Fact';
import { Facts } from './Facts';

const sourceOf = (value: unknown) => (value === null || value === undefined ? 'default' : 'file');

/** How much is allowed: what the configuration says, and where it does not what the rules say. */
export function LimitsSection({ configuration }: { configuration: GetConfiguration.Configuration }) {
  const t = useTranslate();
  const { bytes, duration } = useQuantities();
  const { limits, retry, timeLimitsMs } = configuration;
  const { defaults } = rules();
  const given = (option: string) => (configuration.changed.includes(option) ? 'file' : 'default');
  const limitOf = (format: string) => defaults.timeLimitsMs.find((limit) => limit.format === format)?.limitMs ?? 0;
  return (
    <Section title={t('settings.limits')}>
      <Sentence variant="pi" textColor="neutral600">
        {t('settings.limits.hint')}
      </Sentence>
      <Facts>
        <Fact label={t('settings.maxQueued')} source={sourceOf(limits.maxQueued)}>
          {limits.maxQueued ?? defaults.maxQueued}
        </Fact>
        <Fact label={t('settings.maxQueuedPerSession')} source={sourceOf(limits.maxQueuedPerSession)}>
          {limits.maxQueuedPerSession ?? defaults.maxQueuedPerSession}
        </Fact>
        <Fact label={t('settings.maxArtifact')} source={given('renderer.maxArtifactBytes')}>
          {bytes(limits.maxArtifactBytes)}
        </Fact>
        <Fact label={t('settings.maxAttempts')} source={given('retry.maxAttempts')}>
          {retry.maxAttempts}
        </Fact>
        <Fact label={t('settings.retryBase')} source={sourceOf(retry.baseMs)}>
          {duration(retry.baseMs ?? defaults.retryBaseMs)}
        </Fact>
        <Fact label={t('settings.retryMax')} source={sourceOf(retry.maxMs)}>
          {duration(retry.maxMs ?? defaults.retryMaxMs)}
        </Fact>
        {formats().map(({ format }) => (
          <Fact
            key={format}
            label={t('settings.timeLimit', { format: t(`format.${format}`) })}
            source={sourceOf(timeLimitsMs[format])}
          >
            {duration(timeLimitsMs[format] ?? limitOf(format))}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}

/** Where mezzanines may come from. It is a matter of security, so that only the configuration's file can say it. */
export function HostsSection({ media }: { media: GetConfiguration.Configuration['media'] }) {
  const t = useTranslate();
  const shown = (hosts: string[] | null, none: 'settings.hosts.any' | 'settings.hosts.none') => (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {hosts === null || hosts.length === 0 ? (
        <Typography>{t(none)}</Typography>
      ) : (
        hosts.map((host) => <Typography key={host}>{host}</Typography>)
      )}
    </Flex>
  );
  return (
    <Section title={t('settings.hosts')}>
      <Facts>
        <Fact label={t('settings.hosts.allowed')} source={sourceOf(media.allowedHosts)}>
          {shown(media.allowedHosts, 'settings.hosts.any')}
        </Fact>
        <Fact label={t('settings.hosts.private')} source={sourceOf(media.privateHosts)}>
          {shown(media.privateHosts, 'settings.hosts.none')}
        </Fact>
      </Facts>
    </Section>
  );
}
