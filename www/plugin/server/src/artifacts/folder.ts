import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import { configuration, PLUGIN_ID } from '../context';

/** A file by the name that it has in the folder, which the upload plugin made of ours. */
export interface FileName {
  hash: string;
  ext: string;
}

/** Whose files lie in the folder, in place of the upload plugin's provider. */
export const FOLDER = PLUGIN_ID;

/** A file younger than this may not be in the media library yet. */
const SETTLED_MS = 24 * 3_600_000;

function folderOf(strapi: Core.Strapi): string {
  const { folder } = configuration(strapi).artifacts;
  return isAbsolute(folder) ? folder : join(strapi.dirs.app.root, folder);
}

/** Where a file lies. */
export const pathOf = (strapi: Core.Strapi, { hash, ext }: FileName): string => join(folderOf(strapi), `${hash}${ext}`);

/** Keeps a file in the folder: whole, or not at all. */
export async function keepFile(strapi: Core.Strapi, name: FileName, content: NodeJS.ReadableStream): Promise<void> {
  const path = pathOf(strapi, name);
  const aside = `${path}.part`;
  await mkdir(folderOf(strapi), { recursive: true, mode: 0o700 });
  try {
    await pipeline(content, createWriteStream(aside, { mode: 0o600 }));
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** One that is gone already is no fault. */
export const dropFile = (strapi: Core.Strapi, name: FileName): Promise<void> =>
  rm(pathOf(strapi, name), { force: true });

/** Deletes files that the media library does not know: somebody deleted them there, or a process died on the way. */
export async function sweepFolder(strapi: Core.Strapi): Promise<void> {
  const folder = folderOf(strapi);
  const oldest = Date.now() - SETTLED_MS;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const [, hash] = /^(render_[\w-]+)\.\w+(?:\.part)?$/.exec(entry.name) ?? [];
    if (!entry.isFile() || hash === undefined) continue;
    const path = join(folder, entry.name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs > oldest) continue;
    const known = await strapi.db.query('plugin::upload.file').count({ where: { hash, provider: FOLDER } });
    if (known === 0 || entry.name.endsWith('.part')) await rm(path, { force: true });
  }
}
