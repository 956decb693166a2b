import { createHash } from 'node:crypto';
import { constants, createReadStream, lstatSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm, utimes } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { surplusParts } from 'render-rules';
import type { RenderPart, StoredPart } from 'render-rules';
import type { GetRenderer } from '../../../shared';
import type { PluginConfig } from '../config/types';

type Settings = PluginConfig['renderer']['parts'];

/**
 * The parts of renders that this machine keeps, each in a file whose name tells its key and the digest of its content. A file is
 * whole or not there, several processes may use the same folder, and whatever goes wrong costs only the time to make a part
 * again.
 */
export interface PartStore {
  /** Brings a part to where it is wanted; whether it is there then. */
  take(part: RenderPart): Promise<boolean>;
  /** Keeps a part that is finished. */
  keep(part: RenderPart): Promise<void>;
  /** Deletes what is too much, and what is in the way of so many bytes. */
  makeRoom(missingBytes?: number): void;
  /** How much is kept, and of how much use it was. */
  state(): GetRenderer.KeptParts;
  /** Deletes all that no render has at the moment. */
  clear(): void;
}

/** Others may neither write into a folder with this mode nor read in it. */
const OWN = 0o700;
/** What others may not do in a folder that parts are taken from. */
const WRITTEN_BY_OTHERS = 0o022;

/** No more of the disk than this is taken, however much may be kept: it may be small, or the machine's memory. */
const MOST_OF_DISK = 1 / 4;

/** Each user has one of its own, which all its servers and workers share. */
const defaultFolder = (): string => join(tmpdir(), `render-parts-${userInfo().uid}`);

/** How shelves, and parts on them, are named: whatever else is in the folder is not the store's. */
const SHELF = /^[0-9a-f]{2}$/;
const PART = /^(?:[0-9a-f]{64}\.[0-9a-f]{64}|\.\d+-[0-9a-f]{64})$/;

/** Sees to it that a folder is there that nobody else may write to: whoever may, decides what is in renders. */
function assertOwn(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: OWN });
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === userInfo().uid && (found.mode & WRITTEN_BY_OTHERS) === 0) return;
  throw new Error('it is not a folder that this user alone may write to');
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}

const isPresent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** A link is there at once, takes no space, and stays when the store gives the part up. On another disk it is a copy. */
async function bring(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_EXCL));
}

/** The store of this machine. `tell` says what goes wrong. Null where nothing is kept. */
export function openPartStore(
  { folder: given, maxBytes, maxAgeMs }: Settings,
  tell: (what: string, error: unknown) => void,
): PartStore | null {
  if (maxBytes === 0) return null;
  const folder = given ?? defaultFolder();
  let isTold = false;
  let taken = 0;
  let missed = 0;

  /** Whether the folder can be trusted. Who cleans up a folder for temporary files may delete it, and others make it anew. */
  function isOpen(): boolean {
    try {
      assertOwn(folder);
      isTold = false;
      return true;
    } catch (error) {
      if (!isTold) tell(`no parts of renders are kept in ${folder}`, error);
      isTold = true;
      return false;
    }
  }

  /** How much is kept at most. */
  function limit(): number {
    try {
      const { blocks, bsize } = statfsSync(folder);
      return Math.min(maxBytes, Math.floor(blocks * bsize * MOST_OF_DISK));
    } catch {
      return maxBytes;
    }
  }

  const shelfOf = ({ key }: RenderPart): string => join(folder, key.slice(0, 2));

  /** A part's file, and the digest of what is to be in it. */
  async function find(part: RenderPart): Promise<{ path: string; digest: string } | null> {
    const shelf = shelfOf(part);
    const name = (await readdir(shelf).catch(() => [])).find((each) => each.startsWith(`${part.key}.`));
    return name === undefined ? null : { path: join(shelf, name), digest: name.slice(part.key.length + 1) };
  }

  async function store(part: RenderPart): Promise<void> {
    const shelf = shelfOf(part);
    await mkdir(shelf, { recursive: true, mode: OWN });
    const path = join(shelf, `${part.key}.${await digestOf(part.path)}`);
    try {
      await link(part.path, path);
    } catch (error) {
      if (isPresent(error)) return;
      // On another disk.
      const aside = join(shelf, `.${process.pid}-${part.key}`);
      try {
        await copyFile(part.path, aside);
        await rename(aside, path);
      } finally {
        await rm(aside, { force: true });
      }
    }
  }

  /** What is there; what another process deletes meanwhile is not. */
  function parts(): StoredPart[] {
    const found: StoredPart[] = [];
    const names = (path: string, named: RegExp): string[] => {
      try {
        return readdirSync(path).filter((name) => named.test(name));
      } catch {
        return [];
      }
    };
    for (const shelf of names(folder, SHELF))
      for (const name of names(join(folder, shelf), PART)) {
        const of = statSync(join(folder, shelf, name), { throwIfNoEntry: false });
        if (of) found.push({ name: join(shelf, name), bytes: of.size, usedAt: of.mtimeMs, inUse: of.nlink > 1 });
      }
    return found;
  }

  function remove(names: string[]): void {
    for (const name of names) rmSync(join(folder, name), { force: true });
  }

  return {
    async take(part) {
      missed += 1;
      const found = isOpen() ? await find(part) : null;
      if (!found) return false;
      try {
        await bring(found.path, part.path);
        const isWhole = (await digestOf(part.path)) === found.digest;
        if (isWhole) {
          const now = new Date();
          await utimes(found.path, now, now).catch(() => undefined);
          missed -= 1;
          taken += 1;
          return true;
        }
        await rm(found.path, { force: true });
      } catch (error) {
        tell('a kept part of a render could not be used', error);
      }
      await rm(part.path, { force: true });
      return false;
    },

    async keep(part) {
      if (isOpen()) await store(part).catch((error: unknown) => tell('a part of a render could not be kept', error));
    },

    makeRoom(missingBytes = 0) {
      if (isOpen()) remove(surplusParts(parts(), { maxBytes: limit(), maxAgeMs }, Date.now(), missingBytes));
    },

    state() {
      const all = isOpen() ? parts() : [];
      return {
        count: all.length,
        bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
        maxBytes: limit(),
        taken,
        missed,
      };
    },

    clear() {
      if (isOpen()) remove(parts().flatMap(({ name, inUse }) => (inUse ? [] : [name])));
    },
  };
}
