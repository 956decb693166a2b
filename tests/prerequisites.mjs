// What the tests need besides Node and Rust: the studio's programs, a browser, and the servers that jobs are kept in.
import { FFMPEG, ensurePrograms as ensure } from '../www/studio/start/programs.mjs';
import { POSTGRES } from './support/postgres.mjs';
import { REDIS } from './support/redis.mjs';

const BROWSER = { program: process.env.CHROMIUM ?? 'chromium', arguments: ['--version'], package: 'chromium' };

/** Installs what is missing, or throws one sentence that names it and the command. */
export const ensurePrograms = () => ensure([FFMPEG, BROWSER, POSTGRES, REDIS]);
