import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Strapi application. */
export const STUDIO = dirname(dirname(fileURLToPath(import.meta.url)));
/** The repository, with the npm workspaces. */
export const ROOT = dirname(dirname(STUDIO));
export const PLUGIN = join(ROOT, 'www', 'plugin');
export const RULES = join(ROOT, 'pkg');
