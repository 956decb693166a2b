import { Layouts, Page } from '@strapi/strapi/admin';
import { Flex } from '@strapi/design-system';
import { useGetRenderConfigurationQuery } from '../api/desk';
import { ProblemNotice } from '../components/ProblemNotice';
import { RulesBoundary } from '../components/RulesBoundary';
import { useTranslate } from '../hooks/useTranslate';
import { PERMISSIONS } from '../permissions';
import { HostsSection, LimitsSection } from '../settings/LimitsSection';
import { QueueSection } from '../settings/QueueSection';
import { RendererSection } from '../settings/RendererSection';
import { SwitchSection } from '../settings/SwitchSection';

function Sections() {
  const t = useTranslate();
  const { data, error } = useGetRenderConfigurationQuery(null, { refetchOnMountOrArgChange: true });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <SwitchSection />
      <QueueSection configuration={data} />
      <RendererSection />
      {error !== undefined && <ProblemNotice title={t('problem.health')} error={error} />}
      {data && (
        <>
          <LimitsSection configuration={data} />
          <HostsSection media={data.media} />
        </>
      )}
    </Flex>
  );
}

/** How rendering is set up here, and whether it works. */
export default function SettingsPage() {
  const t = useTranslate();
  return (
    <Page.Protect permissions={[PERMISSIONS.view]}>
      <Layouts.Root>
        <Page.Title>{t('settings.title')}</Page.Title>
        <Page.Main>
          <Layouts.Header title={t('settings.title')} subtitle={t('settings.subtitle')} />
          <Layouts.Content>
            <RulesBoundary>
              <Sections />
            </RulesBoundary>
          </Layouts.Content>
        </Page.Main>
      </Layouts.Root>
    </Page.Protect>
  );
}
