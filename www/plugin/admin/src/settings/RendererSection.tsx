import { Badge, Flex, Loader, Typography } from '@strapi/design-system';
import type { ProgramHealth } from '../../../shared';
import { Notice } from '../components/Notice';
import { Sentence } from '../components/Sentence';
import { DangerBadge } from '../components/StatusBadge';
import { Wrapped } from '../components/Wrapped';
import { useRenderer } from '../hooks/useRenderSetup';
import { useTranslate } from '../hooks/useTranslate';
import { Section } from '../job/Section';
import { Fact } from './Fact';
import { Facts } from './Facts';

function Program({ name, program }: { name: string; program: ProgramHealth }) {
  const t = useTranslate();
  return (
    <Fact label={name}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Flex gap={2} wrap="wrap">
          <Wrapped>
            <Typography variant="omega">{program.version ?? program.path}</Typography>
          </Wrapped>
          {program.ok ? (
            <Badge size="S" variant="success">
              {t('settings.present')}
            </Badge>
          ) : (
            <DangerBadge size="S">{t('settings.unfit')}</DangerBadge>
          )}
        </Flex>
        {program.problem !== null && (
          <Sentence variant="pi" textColor="danger600">
            {program.problem}
          </Sentence>
        )}
      </Flex>
    </Fact>
  );
}

/** What this server would render with. */
export function RendererSection() {
  const t = useTranslate();
  const { data, error } = useRenderer();
  return (
    <Section title={t('settings.renderer')}>
      {!data && error === undefined && <Loader small>{t('panel.loading')}</Loader>}
      {data && (
        <>
          {!data.consumes && <Notice variant="neutral" title={t('settings.renderer.serves')} />}
          {data.ffmpeg.version !== null && !data.ffmpeg.recentEnough && (
            <Notice variant="danger" title={t('settings.renderer.old')} />
          )}
          <Facts>
            <Program name="ffmpeg" program={data.ffmpeg} />
            <Program name="ffprobe" program={data.ffprobe} />
            <Fact label={t('settings.encoders')}>
              <Flex gap={2} wrap="wrap">
                {data.ffmpeg.encoders.map(({ name, present }) =>
                  present ? (
                    <Badge key={name} size="S" variant="success" data-encoder={name}>
                      {name}
                    </Badge>
                  ) : (
                    <DangerBadge key={name} size="S" data-encoder={name}>
                      {t('settings.encoder.missing', { name })}
                    </DangerBadge>
                  ),
                )}
              </Flex>
            </Fact>
          </Facts>
        </>
      )}
    </Section>
  );
}
