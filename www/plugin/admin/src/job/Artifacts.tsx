import { useEffect, useRef, useState } from 'react';
import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { formats, isTerminal } from 'render-rules';
import { styled } from 'styled-components';
import type { JobView } from '../../../shared';
import { Downloads, absolute } from '../components/Downloads';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';

interface Chapter {
  startMs: number;
  title: string;
}

const Player = styled.video`
  display: block;
  align-self: flex-start;
  max-width: 100%;
  max-height: 48rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: #000;
`;

const Picture = styled.img`
  display: block;
  max-width: 100%;
  max-height: 48rem;
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const isChapter = (value: unknown): value is Chapter =>
  typeof value === 'object' &&
  value !== null &&
  'startMs' in value &&
  typeof value.startMs === 'number' &&
  'title' in value &&
  typeof value.title === 'string';

/** The chapters as the render wrote them; none until they are read, and where they can't be. */
function useChapters(url: string | null): Chapter[] {
  const [chapters, setChapters] = useState<Chapter[]>([]);
  useEffect(() => {
    if (url === null) return undefined;
    const controller = new AbortController();
    fetch(absolute(url), { signal: controller.signal })
      .then((response) => response.json())
      .then((read: unknown) => setChapters(Array.isArray(read) ? read.filter(isChapter) : []))
      .catch(() => {
        // They can still be downloaded; a provider elsewhere may not let this page read them.
      });
    return () => controller.abort();
  }, [url]);
  return url === null ? [] : chapters;
}

function Facts({ job: { artifacts } }: { job: JobView }) {
  const { bytes, duration, decimal } = useQuantities();
  const { resolution, fps, durationMs, fileSizeBytes } = artifacts;
  const facts = [
    resolution,
    fps === null ? null : `${decimal(fps)} fps`,
    durationMs === null ? null : duration(durationMs),
    fileSizeBytes === null ? null : bytes(fileSizeBytes),
  ];
  return (
    <Typography variant="pi" textColor="neutral600">
      {facts.filter((fact) => fact !== null).join(' · ')}
    </Typography>
  );
}

/** What was made: to be watched, and to be downloaded. */
export function Artifacts({ job }: { job: JobView }) {
  const t = useTranslate();
  const { timecode } = useQuantities();
  const player = useRef<HTMLVideoElement>(null);
  const { outputVideoUrl, outputThumbnailUrl, outputChaptersUrl, outputSubtitlesUrl } = job.artifacts;
  const chapters = useChapters(outputChaptersUrl);
  if (outputVideoUrl === null) {
    const none = isTerminal(job.status) ? 'job.artifacts.none' : 'job.artifacts.empty';
    return <Typography textColor="neutral600">{t(none)}</Typography>;
  }
  const isStill = formats().some(({ format, kind }) => format === job.format && kind === 'still');
  const name = t('job.artifacts.name', { format: t(`format.${job.format}`) });

  function jumpTo(startMs: number) {
    if (player.current) player.current.currentTime = startMs / 1000;
  }

  return (
    <Flex alignItems="flex-start" gap={6} wrap="wrap">
      <Flex direction="column" alignItems="stretch" gap={3}>
        {isStill ? (
          <Picture src={absolute(outputVideoUrl)} alt={name} />
        ) : (
          <Player
            ref={player}
            controls
            preload="metadata"
            aria-label={name}
            src={absolute(outputVideoUrl)}
            poster={outputThumbnailUrl === null ? undefined : absolute(outputThumbnailUrl)}
          >
            {outputSubtitlesUrl !== null && <track kind="captions" src={absolute(outputSubtitlesUrl)} default />}
          </Player>
        )}
        <Facts job={job} />
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {chapters.length > 0 && (
          <Box>
            <Typography tag="h3" variant="sigma" textColor="neutral600">
              {t('download.chapters')}
            </Typography>
            <Flex tag="ol" direction="column" alignItems="flex-start" gap={1} paddingTop={2}>
              {chapters.map(({ startMs, title }) => (
                <li key={`${startMs} ${title}`}>
                  <TextButton onClick={() => jumpTo(startMs)}>{`${timecode(startMs)} ${title}`}</TextButton>
                </li>
              ))}
            </Flex>
          </Box>
        )}
        {!isStill && outputThumbnailUrl !== null && (
          <Box width="16rem">
            <Picture src={absolute(outputThumbnailUrl)} alt={t('download.thumbnail')} />
          </Box>
        )}
        <Downloads job={job} />
      </Flex>
    </Flex>
  );
}
