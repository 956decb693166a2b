import { useNotification } from '@strapi/strapi/admin';
import { Badge, Flex, Loader, Typography } from '@strapi/design-system';
import type { GetRenderer, ProgramHealth } from '../../../shared';
import { useClearRenderPartsMutation } from '../api/desk';
import { ConfirmButton } from '../components/ConfirmButton';
import { Notice } from '../components/Notice';
import { Sentence } from '../components/Sentence';
import { DangerBadge } from '../components/StatusBadge';
import { Wrapped } from '../components/Wrapped';
import { useAllowed } from '../hooks/useAllowed';
import { useProblemText } from '../hooks/useProblemText';
import { useQuantities } from '../hooks/useQuantities';
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

/** What is kept of finished renders, and the button that deletes it. A refusal is shown as a notification. */
function KeptParts({ parts }: { parts: GetRenderer.KeptParts }) {
  const t = useTranslate();
  const { bytes } = useQuantities();
  const { pause: mayChange } = useAllowed();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [clearParts, { isLoading }] = useClearRenderPartsMutation();
  const { count, taken, missed } = parts;

  async function clear() {
    const result = await clearParts(null);
    if ('error' in result)
      toggleNotification({ type: 'danger', title: t('problem.parts'), message: problemText(result.error) });
  }

  return (
    <Fact label={t('settings.parts')}>
      <Flex direction="column" alignItems="flex-start" gap={2} data-kept-parts={count}>
        <Typography variant="omega">
          {t('settings.parts.kept', { count, size: bytes(parts.bytes), limit: bytes(parts.maxBytes) })}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {t('settings.parts.used', { taken, all: taken + missed })}
        </Typography>
        {mayChange && count > 0 && (
          <ConfirmButton
            label={t('settings.parts.clear')}
            title={t('settings.parts.clear.title')}
            confirm={t('settings.parts.clear')}
            keep={t('settings.parts.keep')}
            variant="danger-light"
            loading={isLoading}
            onConfirm={() => void clear()}
          >
            {t('settings.parts.clear.body')}
          </ConfirmButton>
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
            {data.parts && <KeptParts parts={data.parts} />}
          </Facts>
        </>
      )}
    </Section>
  );
}
