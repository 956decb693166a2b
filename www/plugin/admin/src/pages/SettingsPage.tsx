import { Layouts, Page } from '@strapi/strapi/admin';
import { Flex } from '@strapi/design-system';
import { ProblemNotice } from '../components/ProblemNotice';
import { useHealth } from '../components/QueueNotice';
import { RulesBoundary } from '../components/RulesBoundary';
import { useRenderConfiguration, useRenderer } from '../hooks/useRenderSetup';
import { useRenderSwitch } from '../hooks/useRenderSwitch';
import { useTranslate } from '../hooks/useTranslate';
import { PERMISSIONS } from '../permissions';
import { HostsSection, LimitsSection } from '../settings/LimitsSection';
import { QueueSection } from '../settings/QueueSection';
import { RendererSection } from '../settings/RendererSection';
import { SwitchSection } from '../settings/SwitchSection';

function Sections() {
  const t = useTranslate();
  const { data, error } = useRenderConfiguration();
  // Said once: what keeps one of them from being loaded mostly keeps all.
  const errors = [error, useRenderSwitch().error, useHealth().error, useRenderer().error];
  const problem = errors.find((one) => one !== undefined);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {problem !== undefined && <ProblemNotice title={t('problem.health')} error={problem} />}
      <SwitchSection />
      <QueueSection configuration={data} />
      <RendererSection />
      {data && (
        <>
          <LimitsSection configuration={data} />
          <HostsSection configuration={data} />
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
