// The repository as a fresh clone has it, without anything that was built or that Git ignores.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What `npm ci` leaves: the repository's packages, by links, and the checkout's own workspaces. */
function linkPackages(checkout) {
  const [from, to] = [join(root, 'node_modules'), join(checkout, 'node_modules')];
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    // A workspace is a relative link, which leads into the checkout there.
    symlinkSync(lstatSync(path).isSymbolicLink() ? readlinkSync(path) : path, join(to, name));
  }
}

/**
 * Copies what Git has, and what it would add, to a folder of its own in a new folder outside of the repository, where no
 * package is found by chance. The folder's path.
 */
export function makeCheckout() {
  const checkout = join(realpathSync(mkdtempSync(join(tmpdir(), 'render-jobs-install-'))), 'render-jobs');
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listed, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\0');
  // A file may have been deleted, and still be known to Git.
  for (const file of files.filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    cpSync(join(root, file), join(checkout, file));
  }
  linkPackages(checkout);
  return checkout;
}
