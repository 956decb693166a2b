import { formats, rules } from 'render-rules';
import type { GetConfiguration } from '../../../shared';
import { Sentence } from '../components/Sentence';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';
import { Section } from '../job/Section';
import { Options } from './Options';
import type { Told } from './Options';

interface ConfigurationProps {
  configuration: GetConfiguration.Configuration;
}

/** How much is allowed: what the configuration says, and where it does not what the rules say. */
export function LimitsSection({ configuration }: ConfigurationProps) {
  const t = useTranslate();
  const { bytes, decimal, duration } = useQuantities();
  const { defaults } = rules();
  const limitOf = (format: string) => defaults.timeLimitsMs.find((limit) => limit.format === format)?.limitMs ?? 0;
  const told = ({ artifacts, limits, retry, timeLimitsMs }: GetConfiguration.Options): Told => ({
    [t('settings.maxQueued')]: decimal(limits.maxQueued ?? defaults.maxQueued),
    [t('settings.maxQueuedPerSession')]: decimal(limits.maxQueuedPerSession ?? defaults.maxQueuedPerSession),
    [t('settings.triggersPerMinute')]:
      limits.triggersPerMinute === null ? t('settings.unlimited') : decimal(limits.triggersPerMinute),
    [t('settings.maxArtifact')]: bytes(limits.maxArtifactBytes),
    [t('settings.files')]: t(`settings.files.${artifacts.access}`, { time: duration(artifacts.linkMs) }),
    [t('settings.maxAttempts')]: decimal(retry.maxAttempts),
    [t('settings.retryBase')]: duration(retry.baseMs ?? defaults.retryBaseMs),
    [t('settings.retryMax')]: duration(retry.maxMs ?? defaults.retryMaxMs),
    ...Object.fromEntries(
      formats().map(({ format }) => [
        t('settings.timeLimit', { format: t(`format.${format}`) }),
        duration(timeLimitsMs[format] ?? limitOf(format)),
      ]),
    ),
  });
  return (
    <Section title={t('settings.limits')}>
      <Sentence variant="pi" textColor="neutral600">
        {t('settings.limits.hint')}
      </Sentence>
      <Options values={told(configuration)} usual={told(configuration.defaults)} />
    </Section>
  );
}

/** Where mezzanines may come from. It is a matter of security, so that only the configuration's file can say it. */
export function HostsSection({ configuration }: ConfigurationProps) {
  const t = useTranslate();
  const none = t('settings.hosts.none');
  const told = ({ media: { allowedHosts, privateHosts } }: GetConfiguration.Options): Told => ({
    // An empty list allows no host: it is not the same as no list.
    [t('settings.hosts.allowed')]: allowedHosts?.length === 0 ? none : (allowedHosts ?? t('settings.hosts.any')),
    [t('settings.hosts.private')]: privateHosts === null || privateHosts.length === 0 ? none : privateHosts,
  });
  return (
    <Section title={t('settings.hosts')}>
      <Sentence variant="pi" textColor="neutral600">
        {t('settings.limits.hint')}
      </Sentence>
      <Options values={told(configuration)} usual={told(configuration.defaults)} />
    </Section>
  );
}
