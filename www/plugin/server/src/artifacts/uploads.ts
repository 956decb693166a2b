import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ArtifactKind } from '../../../shared';
import { refused, RequestError } from '../errors';
import { openWorkspace } from '../render/workspace';
import type { Workspace } from '../render/workspace';
import type { Attempt } from './names';
import type { Report } from '../worker/worker';

/** Which file of whose attempt is received. */
export interface Upload extends Report {
  kind: ArtifactKind;
}

/** What a request brings of a file: all from this byte on. */
export interface UploadPart {
  from: number;
  /** The size of the whole file. */
  total: number;
}

/** A file that is there as a whole, until it is closed. */
export interface ReceivedFile {
  path: string;
  close(): Promise<void>;
}

/**
 * Receives workers' files. What came before a connection broke stays in this process's own folder for temporary files as
 * long as the attempt lasts: the worker sends the rest. Another instance has nothing of it, and gets the whole file.
 */
export type Uploads = {
  /** How many bytes of a file are there. Who asks sends nothing at the moment: an upload that seems to go on is ended. */
  received(upload: Upload): Promise<number>;
  /**
   * Receives the rest of a file, or all of it from byte 0 on. A later upload of the same kind ends an earlier one.
   *
   * @throws RequestError 400 `artifact_incomplete` where the connection ends before the file does, 416 `upload_offset`
   * where the part does not begin where what is there ends, and errors of the file system.
   */
  receive(upload: Upload, part: UploadPart, source: Readable): Promise<ReceivedFile>;
  /** Forgets what is there of an attempt. */
  discard(attempt: Attempt): Promise<void>;
  /** Forgets what is there of the attempts whose report `check` refuses: they ended elsewhere. */
  sweep(check: (report: Report) => Promise<unknown>): Promise<void>;
  /** Forgets everything. */
  close(): Promise<void>;
};

/** A file of which not all is there. */
interface PartialFile {
  upload: Upload;
  total: number;
  received: number;
  workspace: Workspace | null;
  /** The request that sends at the moment. */
  running: { end(): void; ended: Promise<void> } | null;
}

const idOf = ({ jobId, attempt, kind }: Upload): string => JSON.stringify([jobId, attempt, kind]);

const incomplete = ({ received, total }: PartialFile): RequestError =>
  refused('artifact_incomplete', `the connection ended after ${received} of ${total} bytes`);

function wrongOffset(from: number, received: number): RequestError {
  const message = `the upload must continue at byte ${received}, not ${from}`;
  return new RequestError(416, message, { code: 'upload_offset', received });
}

/** Writes all of a chunk where the file ends. */
async function append(file: FileHandle, partial: PartialFile, chunk: Buffer): Promise<void> {
  for (let rest = chunk; rest.length > 0;) {
    const { bytesWritten } = await file.write(rest, 0, rest.length, partial.received);
    partial.received += bytesWritten;
    rest = rest.subarray(bytesWritten);
  }
}

export function createUploads(): Uploads {
  const partials = new Map<string, PartialFile>();

  async function drop(id: string): Promise<void> {
    const partial = partials.get(id);
    if (!partial) return;
    partials.delete(id);
    partial.running?.end();
    await partial.running?.ended;
    await partial.workspace?.close();
  }

  /** Ends whoever still sends this file, or seems to. */
  async function interrupt(id: string): Promise<void> {
    for (let running = partials.get(id)?.running; running; running = partials.get(id)?.running) {
      running.end();
      await running.ended;
    }
  }

  const pathOf = ({ directory }: Workspace, { kind }: Upload): string => join(directory, kind);

  async function write(partial: PartialFile, source: Readable): Promise<string> {
    partial.workspace ??= await openWorkspace();
    const path = pathOf(partial.workspace, partial.upload);
    const file = await open(path, partial.received === 0 ? 'w' : 'r+');
    try {
      for await (const chunk of source.iterator({ destroyOnReturn: false })) {
        if (partial.received + chunk.length > partial.total)
          throw refused('bad_request', `the file has more bytes than the ${partial.total} that were announced`);
        await append(file, partial, chunk);
      }
    } catch (error) {
      if (source.readableAborted || source.errored) throw incomplete(partial);
      throw error;
    } finally {
      await file.close();
    }
    if (partial.received < partial.total) throw incomplete(partial);
    return path;
  }

  /** Writes, and lets others end it. */
  async function run(partial: PartialFile, source: Readable): Promise<string> {
    let settle: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (settle = resolve));
    partial.running = { end: () => void source.destroy(), ended };
    try {
      return await write(partial, source);
    } finally {
      partial.running = null;
      settle();
    }
  }

  return {
    async received(upload) {
      const id = idOf(upload);
      await interrupt(id);
      return partials.get(id)?.received ?? 0;
    },

    async receive(upload, { from, total }, source) {
      const id = idOf(upload);
      await interrupt(id);
      // Nothing is waited for from here until the file is this request's.
      const there = partials.get(id);
      const received = there?.total === total ? there.received : 0;
      if (from > 0 && received !== from) throw wrongOffset(from, received);
      const goesOn = from > 0 && there;
      const partial = goesOn ? there : { upload, total, received: 0, workspace: null, running: null };
      partials.set(id, partial);
      const close = async () => partial.workspace?.close();
      try {
        const closing = goesOn ? undefined : there?.workspace?.close();
        const [path] = await Promise.all([run(partial, source), closing]);
        if (partials.get(id) === partial) partials.delete(id);
        return { path, close };
      } catch (error) {
        const goesOnLater = error instanceof RequestError && error.details.code === 'artifact_incomplete';
        // A full disk is not to stay full of it. What was forgotten meanwhile was still being written.
        if (!goesOnLater && partials.get(id) === partial) partials.delete(id);
        if (partials.get(id) !== partial) await close();
        throw error;
      }
    },

    async discard({ jobId, attempt }) {
      const own = [...partials].filter(([, { upload }]) => upload.jobId === jobId && upload.attempt === attempt);
      for (const [id] of own) await drop(id);
    },

    async sweep(check) {
      for (const [id, { upload }] of [...partials]) {
        try {
          await check(upload);
        } catch (error) {
          if (!(error instanceof RequestError)) throw error;
          await drop(id);
        }
      }
    },

    async close() {
      for (const id of [...partials.keys()]) await drop(id);
    },
  };
}
