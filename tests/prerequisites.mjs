// What the tests need besides Node and Rust: the studio's programs and a browser.
import { FFMPEG, ensurePrograms as ensure } from '../www/studio/start/programs.mjs';

const BROWSER = { program: process.env.CHROMIUM ?? 'chromium', arguments: ['--version'], package: 'chromium' };

/** Installs what is missing, or throws one sentence that names it and the command. */
export const ensurePrograms = () => ensure([FFMPEG, BROWSER]);
