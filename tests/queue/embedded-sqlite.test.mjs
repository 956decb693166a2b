import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conformance } from './conformance.mjs';

conformance(
  'embedded, on SQLite',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'render-jobs-sqlite-'));
    return {
      database: { client: 'sqlite', connection: { filename: join(directory, 'data.db') }, useNullAsDefault: true },
      queue: { driver: 'embedded', pollMs: 200 },
      tearDown: async () => rmSync(directory, { recursive: true, force: true }),
    };
  },
  { alone: true },
);
