import { formats } from 'render-rules';
import type { Format } from 'render-rules';
import type { ArtifactKind } from '../../../shared';

/** One attempt at a job: whose files they are. */
export interface Attempt {
  jobId: string;
  attempt: number;
}

interface FileType {
  extension: string;
  mime: string;
}

const THUMBNAIL: FileType = { extension: 'jpg', mime: 'image/jpeg' };
const CHAPTERS: FileType = { extension: 'json', mime: 'application/json' };
const SUBTITLES: FileType = { extension: 'vtt', mime: 'text/vtt' };

const KINDS: Record<ArtifactKind, true> = { video: true, thumbnail: true, chapters: true, subtitles: true };

/** Whether there are artifacts of this kind. */
export const isArtifactKind = (value: string): value is ArtifactKind => Object.hasOwn(KINDS, value);

/** What a worker may upload. */
export const artifactKinds = (): ArtifactKind[] => Object.keys(KINDS).filter(isArtifactKind);

/** The types that a kind of file can have: a video's depends on the job's format. */
function typesOf(kind: ArtifactKind): FileType[] {
  const types = { thumbnail: [THUMBNAIL], chapters: [CHAPTERS], subtitles: [SUBTITLES], video: formats() };
  return types[kind];
}

/** The type of this kind of file in a job of this format. */
export function typeOf(kind: ArtifactKind, format: Format): FileType {
  const [first] = typesOf(kind);
  const own = kind === 'video' ? formats().find((spec) => spec.format === format) : first;
  if (!own) throw new Error(`no file type is known for \`${kind}\` of \`${format}\``);
  return own;
}

/** A name that no user chose: from the job's id, reduced to harmless characters, and the attempt. */
export function artifactName({ jobId, attempt }: Attempt, kind: ArtifactKind, extension: string): string {
  const suffix = kind === 'video' ? '' : `-${kind}`;
  return `render-${jobId.replaceAll(/[^\w-]/g, '')}-${attempt}${suffix}.${extension}`;
}

/** Every name that a file of this attempt can have, whatever the job's format. */
export function artifactNames(attempt: Attempt): string[] {
  const names = artifactKinds().flatMap((kind) =>
    typesOf(kind).map(({ extension }) => artifactName(attempt, kind, extension)),
  );
  return [...new Set(names)];
}
