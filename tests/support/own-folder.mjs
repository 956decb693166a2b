// Loaded before a file of tests: gives it a folder for temporary files of its own, so that files that run side by side see
// nothing of each other's. Whoever runs them removes it.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The runner itself loads this, too, and runs no test.
if (process.env.NODE_TEST_CONTEXT !== undefined) {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'file-'));
  // PostgreSQL runs as a user of its own.
  chmodSync(process.env.TMPDIR, 0o755);
}
