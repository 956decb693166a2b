// What the tests need besides Node and Rust: the studio's programs, two browsers, and the servers that jobs are kept in.
import { FFMPEG, ensurePrograms as ensure } from '../www/studio/start/programs.mjs';
import { POSTGRES } from './support/postgres.mjs';
import { REDIS } from './support/redis.mjs';

const CHROMIUM = { program: process.env.CHROMIUM ?? 'chromium', arguments: ['--version'], package: 'chromium' };
const FIREFOX = { program: process.env.FIREFOX ?? 'firefox-esr', arguments: ['--version'], package: 'firefox-esr' };

/** Installs what is missing, or throws one sentence that names it and the command. */
export const ensurePrograms = () => ensure([FFMPEG, CHROMIUM, FIREFOX, POSTGRES, REDIS]);
