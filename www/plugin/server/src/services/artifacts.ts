import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Artifacts } from 'render-rules';
import { logError } from '../plugin';
import type { Context } from '../plugin';
import { RenderFailure } from '../render/port';
import type { Rendering } from '../render/port';
import type { Assignment } from './worker';

/** Whose files they are. */
type Attempt = Pick<Assignment, 'jobId' | 'attempt'>;

/** Keeps rendered files through Strapi's upload plugin, so that whatever provider it has serves them. */
export type ArtifactStore = {
  /** Stores all files of a rendering or none. */
  store(attempt: Attempt, rendering: Rendering): Promise<Partial<Artifacts>>;
  /** Deletes what an attempt stored, where nobody wants it any more; as often as one likes. */
  discard(attempt: Attempt): Promise<void>;
};

/** A file in the media library. */
interface StoredFile {
  id: number;
  url: string;
}

/** A file on its way there; the provider gives it its URL. */
interface FileEntity {
  filepath: string;
  getStream(): NodeJS.ReadableStream;
}

/** The parts of the upload plugin that are used here. */
type UploadService = {
  formatFileInfo(file: { filename: string; type: string; size: number }): Promise<object>;
  remove(file: StoredFile): Promise<unknown>;
};
type ProviderService = {
  checkFileSize(file: FileEntity): Promise<void>;
  upload(file: FileEntity): Promise<void>;
};

const FILES = 'plugin::upload.file';

const MIME = new Map([
  ['.mp4', 'video/mp4'],
  ['.jpg', 'image/jpeg'],
  ['.json', 'application/json'],
]);

/** What an attempt's files are told apart by. */
const SUFFIXES = { video: '', thumbnail: '-thumbnail', chapters: '-chapters' };

/** A name that no user chose: from the job's id, reduced to harmless characters, and the attempt. */
function stem({ jobId, attempt }: Attempt, suffix: string): string {
  return `render-${jobId.replaceAll(/[^\w-]/g, '')}-${attempt}${suffix}`;
}

export default function artifactStore({ strapi }: Context): ArtifactStore {
  const upload = () => strapi.plugin('upload').service<UploadService>('upload');
  const provider = () => strapi.plugin('upload').service<ProviderService>('provider');

  // What the upload service's `upload` does but for the pictures, which it would compress again and store in five sizes:
  // the file in the library is to be the one that was rendered, and that ffprobe read.
  async function storeFile(path: string, filename: string): Promise<StoredFile> {
    const { size } = await stat(path);
    const type = MIME.get(extname(path)) ?? 'application/octet-stream';
    const info = await upload().formatFileInfo({ filename, type, size });
    const file = { ...info, filepath: path, getStream: () => createReadStream(path) };
    await checkSize(file);
    await provider().upload(file);
    const stored = await enterFile(file);
    strapi.eventHub.emit('media.create', { media: stored });
    return stored;
  }

  /** Makes an uploaded file known to the media library; else nobody would ever delete it. */
  async function enterFile(file: FileEntity): Promise<StoredFile> {
    const data = { ...file, provider: strapi.config.get('plugin::upload.provider') };
    try {
      return await strapi.db.query(FILES).create({ data });
    } catch (error) {
      await strapi.plugin('upload').provider.delete(file);
      throw error;
    }
  }

  async function checkSize(file: FileEntity): Promise<void> {
    try {
      await provider().checkFileSize(file);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      // The next attempt's file would be as large.
      throw new RenderFailure({ message: `the upload plugin refuses the file: ${why}`, kind: 'permanent' }, { cause });
    }
  }

  async function discard(attempt: Attempt): Promise<void> {
    const names = Object.values(SUFFIXES).map((suffix) => ({ name: { $startsWith: `${stem(attempt, suffix)}.` } }));
    const files: StoredFile[] = await strapi.db.query(FILES).findMany({ where: { $or: names } });
    for (const file of files) {
      try {
        await upload().remove(file);
      } catch (error) {
        logError(strapi, `the file \`${file.url}\` could not be deleted`, error);
      }
    }
  }

  return {
    discard,

    async store(attempt, { files, probe }) {
      const stored = new Map<string, StoredFile>();
      const urlOf = async (path: string | null, suffix: string): Promise<string | null> => {
        if (path === null) return null;
        // A still is its own thumbnail: the same file.
        const file = stored.get(path) ?? (await storeFile(path, `${stem(attempt, suffix)}${extname(path)}`));
        stored.set(path, file);
        return file.url;
      };
      try {
        return {
          outputVideoUrl: await urlOf(files.video, SUFFIXES.video),
          outputThumbnailUrl: await urlOf(files.thumbnail, SUFFIXES.thumbnail),
          outputChaptersUrl: await urlOf(files.chapters, SUFFIXES.chapters),
          outputSubtitlesUrl: null,
          durationMs: probe.durationMs ?? null,
          fileSizeBytes: probe.fileSizeBytes,
          resolution: probe.resolution,
          fps: probe.fps ?? null,
        };
      } catch (error) {
        await discard(attempt);
        throw error;
      }
    },
  };
}
