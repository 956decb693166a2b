// An ffmpeg 7 beside the system's own: the one file in the Python package `imageio-ffmpeg`, fetched once. It has no ffprobe.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = 'imageio-ffmpeg==0.6.0';
const VERSION = '7.0.2';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), '.tmp', `ffmpeg-${VERSION}`);

/** The path of ffmpeg 7.0.2. Throws one sentence where it can't be had. */
export function ffmpeg7() {
  const program = join(folder, 'ffmpeg');
  if (existsSync(program)) return program;
  const download = join(folder, `download-${process.pid}`);
  rmSync(download, { recursive: true, force: true });
  mkdirSync(download, { recursive: true });
  const python = (...args) => execFileSync('python3', args, { cwd: download, encoding: 'utf8', stdio: 'pipe' });
  try {
    python('-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '-d', '.', PACKAGE);
    const [wheel] = readdirSync(download).filter((name) => name.endsWith('.whl'));
    python('-m', 'zipfile', '-e', wheel, '.');
  } catch (cause) {
    const why = (cause.stderr || cause.message).trim();
    throw new Error(`ffmpeg ${VERSION} can't be had: \`python3 -m pip download ${PACKAGE}\` failed: ${why}`, { cause });
  }
  const binaries = join(download, 'imageio_ffmpeg', 'binaries');
  const [binary] = readdirSync(binaries).filter((name) => name.startsWith('ffmpeg-') && name.includes(VERSION));
  if (!binary) throw new Error(`${PACKAGE} has no ffmpeg ${VERSION}, but ${readdirSync(binaries).join(', ')}`);
  chmodSync(join(binaries, binary), 0o755);
  renameSync(join(binaries, binary), program);
  rmSync(download, { recursive: true });
  return program;
}
