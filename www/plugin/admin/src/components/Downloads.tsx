import { Flex, Link } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { formats } from 'render-rules';
import type { JobView } from '../../../shared';
import { backendUrl } from '../api/event-stream';
import { useTranslate } from '../hooks/useTranslate';
import type { MessageKey } from '../translations';

interface Artifact {
  label: MessageKey;
  suffix: string;
  url: string;
}

/** Local uploads have no host: they lie on the Strapi server, which may be another one than serves the admin. */
export const absolute = (url: string) => (url.startsWith('/') ? `${backendUrl()}${url}` : url);

/** The file's name on the user's disk, such as `sunday-service-full_16_9.mp4`. */
function fileName({ session, jobId, format }: JobView, { suffix, url }: Artifact): string {
  const stem = (session?.title ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  const extension = /\.\w+$/.exec(new URL(url, window.location.href).pathname)?.[0] ?? '';
  return `${stem.replace(/^-|-$/g, '') || jobId}-${format}${suffix}${extension}`;
}

function artifactsOf({ format, artifacts }: JobView): Artifact[] {
  const isStill = formats().some((spec) => spec.format === format && spec.kind === 'still');
  const { outputVideoUrl, outputThumbnailUrl, outputChaptersUrl, outputSubtitlesUrl } = artifacts;
  const all: { label: MessageKey; suffix: string; url: string | null }[] = [
    { label: isStill ? 'download.still' : 'download.video', suffix: '', url: outputVideoUrl },
    { label: 'download.thumbnail', suffix: '-thumbnail', url: outputThumbnailUrl },
    { label: 'download.chapters', suffix: '-chapters', url: outputChaptersUrl },
    { label: 'download.subtitles', suffix: '-subtitles', url: outputSubtitlesUrl },
  ];
  // A still is its own thumbnail.
  return all.flatMap(({ label, suffix, url }, index) =>
    url === null || all.findIndex((other) => other.url === url) < index ? [] : [{ label, suffix, url: absolute(url) }],
  );
}

/** Links to a render's files; `most` is how many at most, the video or still first. */
export function Downloads({ job, most }: { job: JobView; most?: number }) {
  const t = useTranslate();
  const artifacts = artifactsOf(job).slice(0, most);
  if (artifacts.length === 0) return null;
  return (
    <Flex gap={3} wrap="wrap">
      {artifacts.map((artifact) => (
        <Link
          key={artifact.label}
          href={artifact.url}
          download={fileName(job, artifact)}
          startIcon={<Download />}
          aria-label={t('download.label', { artifact: t(artifact.label), format: t(`format.${job.format}`) })}
        >
          {t(artifact.label)}
        </Link>
      ))}
    </Flex>
  );
}
