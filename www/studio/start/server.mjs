import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { STUDIO } from './places.mjs';
import { withoutSignalsOf } from './signals.mjs';

/** Loads the application, in this process and in production mode. It does not listen yet. */
export async function loadStrapi({ data, port, environment }) {
  mkdirSync(join(data, 'public', 'uploads'), { recursive: true });
  Object.assign(process.env, environment, {
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STUDIO_DATA: data,
    PORT: String(port),
  });
  process.chdir(STUDIO);
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const strapi = withoutSignalsOf(() => createStrapi({ appDir: STUDIO, distDir: STUDIO }));
  return strapi.load();
}
