import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Format } from 'render-rules';
import type { ArtifactKind, MediaProbe } from '../../../shared';
import { logError } from '../context';
import type { Context } from '../context';
import { RequestError } from '../errors';
import { dropFile, FOLDER, keepFile } from './folder';
import type { FileName } from './folder';
import { addressOf, arePrivate } from './links';
import { artifactName, artifactNames, typeOf } from './names';
import type { Attempt } from './names';

/** Whose a stored file is. It is kept with the file, so that no file of a user's is ever taken for a render's. */
interface Mark extends Attempt {
  kind: ArtifactKind;
  /** What this server saw in it; null for a text. Files of before have none. */
  probe?: MediaProbe | null;
}

/** A file that was looked at. */
export interface SeenFile {
  path: string;
  probe: MediaProbe | null;
}

/** A render's file in the media library. */
export interface StoredFile extends FileName {
  id: number;
  /** Where its keeper has it. */
  url: string;
  mime: string;
  /** Who keeps it: the upload plugin's provider, or our own folder. */
  provider: string;
  provider_metadata: { renderJob: Mark };
}

/**
 * Keeps rendered files through Strapi's upload plugin, so that whatever provider it has serves them. Nothing is kept in
 * memory: a file is found again by its name, on any instance.
 */
export type ArtifactStore = {
  /** Stores one file of an attempt. @throws RequestError 413 `artifact_too_large` where the upload plugin refuses it. */
  store(attempt: Attempt, kind: ArtifactKind, format: Format, seen: SeenFile): Promise<StoredFile>;
  /** The address that a job has of a file. */
  addressOf(file: StoredFile): string;
  /** The render's file of this name, as links have it. */
  named(name: string): Promise<StoredFile | null>;
  /** Everything that an attempt stored, the newest last. */
  find(attempt: Attempt): Promise<StoredFile[]>;
  /** Renders' files in the order of their ids, from `afterId` on; `lastId` is where the next page begins, null at the end. */
  page(afterId: number, limit: number): Promise<{ files: StoredFile[]; lastId: number | null }>;
  /** Deletes files that nobody wants any more; those that are gone already are no fault. */
  remove(files: StoredFile[]): Promise<void>;
  /** Deletes all that an attempt stored. */
  discard(attempt: Attempt): Promise<void>;
};

/** A file on its way to the media library; the provider gives it its URL. */
interface FileEntity extends FileName {
  filepath: string;
  url?: string;
  getStream(): NodeJS.ReadableStream;
  provider_metadata?: object;
}

/** The parts of the upload plugin that are used here. */
type UploadService = {
  formatFileInfo(file: { filename: string; type: string; size: number }): Promise<FileName>;
  remove(file: StoredFile): Promise<unknown>;
};
type ProviderService = {
  checkFileSize(file: FileEntity): Promise<void>;
  upload(file: FileEntity): Promise<void>;
};

const FILES = 'plugin::upload.file';

/** Whether a row of the media library is a render's file. */
function isMarked(file: Pick<StoredFile, 'id'>): file is StoredFile {
  const metadata: unknown = 'provider_metadata' in file ? file.provider_metadata : null;
  return typeof metadata === 'object' && metadata !== null && 'renderJob' in metadata;
}

export function createArtifactStore({ strapi }: Context): ArtifactStore {
  const upload = () => strapi.plugin('upload').service<UploadService>('upload');
  const provider = () => strapi.plugin('upload').service<ProviderService>('provider');
  const table = () => strapi.db.query(FILES);

  /** Who is to keep a new file: what is not public is the provider's only where that signs its addresses. */
  async function keeper(): Promise<string> {
    const signs = !arePrivate(strapi) || (await strapi.plugin('upload').provider.isPrivate());
    return signs ? strapi.config.get('plugin::upload.provider') : FOLDER;
  }

  async function keep(file: FileEntity, by: string): Promise<void> {
    if (by !== FOLDER) return provider().upload(file);
    await keepFile(strapi, file, file.getStream());
    file.url = addressOf(strapi, file);
  }

  /** Makes an uploaded file known to the media library. */
  async function enterFile(file: FileEntity, by: string, mark: Mark): Promise<StoredFile> {
    const data = {
      ...file,
      provider: by,
      provider_metadata: { ...file.provider_metadata, renderJob: mark },
    };
    return table().create({ data });
  }

  /** Removes what was stored of a file that did not get into the media library: nobody would ever delete it. */
  async function withdraw(file: FileEntity, by: string): Promise<void> {
    try {
      await (by === FOLDER ? dropFile(strapi, file) : strapi.plugin('upload').provider.delete(file));
    } catch (error) {
      logError(strapi, 'what was stored of a file that could not be stored could not be deleted', error);
    }
  }

  async function checkSize(file: FileEntity): Promise<void> {
    try {
      await provider().checkFileSize(file);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new RequestError(413, `the upload plugin refused the file: ${why}`, { code: 'artifact_too_large' });
    }
  }

  async function find({ jobId, attempt }: Attempt): Promise<StoredFile[]> {
    const rows: Pick<StoredFile, 'id'>[] = await table().findMany({
      where: { name: { $in: artifactNames({ jobId, attempt }) } },
      orderBy: { id: 'asc' },
    });
    return rows.filter(isMarked).filter(({ provider_metadata: { renderJob } }) => {
      // Two job ids may be one when they are reduced to harmless characters.
      return renderJob.jobId === jobId && renderJob.attempt === attempt;
    });
  }

  async function remove(files: StoredFile[]): Promise<void> {
    for (const file of files) {
      try {
        if (await table().findOne({ where: { id: file.id } })) await upload().remove(file);
        if (file.provider === FOLDER) await dropFile(strapi, file);
      } catch (error) {
        logError(strapi, `the file \`${file.url}\` could not be deleted`, error);
      }
    }
  }

  return {
    find,
    remove,
    addressOf: (file) => (arePrivate(strapi) ? addressOf(strapi, file) : file.url),

    async named(name) {
      const [, hash, ext] = /^([\w-]+)(\.\w+)$/.exec(name) ?? [];
      const row: Pick<StoredFile, 'id'> | null =
        hash === undefined ? null : await table().findOne({ where: { hash, ext } });
      return row && isMarked(row) ? row : null;
    },

    discard: async (attempt) => remove(await find(attempt)),

    // What the upload service's `upload` does but for the pictures, which it would compress again and store in five sizes:
    // the file in the library is to be the one that was rendered, and that ffprobe read.
    async store({ jobId, attempt }, kind, format, { path, probe }) {
      const { size } = await stat(path);
      const { extension, mime } = typeOf(kind, format);
      const filename = artifactName({ jobId, attempt }, kind, extension);
      const info = await upload().formatFileInfo({ filename, type: mime, size });
      const file: FileEntity = { ...info, filepath: path, getStream: () => createReadStream(path) };
      await checkSize(file);
      const by = await keeper();
      let stored: StoredFile;
      try {
        await keep(file, by);
        stored = await enterFile(file, by, { jobId, attempt, kind, probe });
      } catch (error) {
        await withdraw(file, by);
        throw error;
      }
      strapi.eventHub.emit('media.create', { media: stored });
      return stored;
    },

    async page(afterId, limit) {
      const rows: Pick<StoredFile, 'id'>[] = await table().findMany({
        where: { id: { $gt: afterId }, name: { $startsWith: 'render-' } },
        orderBy: { id: 'asc' },
        limit,
      });
      return { files: rows.filter(isMarked), lastId: rows.at(-1)?.id ?? null };
    },
  };
}
