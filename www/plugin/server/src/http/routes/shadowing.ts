import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../context';
import contentApi from './content-api';

interface AnyRoute {
  method: string;
  path: string;
}

const SEGMENTS = /[^/]+/g;
const segmentsOf = (path: string): string[] => path.match(SEGMENTS) ?? [];

/** Whether some request fits both paths; a segment such as `:jobId` fits everything. */
function overlap(one: string, other: string): boolean {
  const [left, right] = [segmentsOf(one), segmentsOf(other)];
  return (
    left.length === right.length &&
    left.every((segment, index) => segment === right[index] || segment.startsWith(':') || right[index]?.startsWith(':'))
  );
}

function routesOfApplication(strapi: Core.Strapi): AnyRoute[] {
  const apis: Core.Module[] = Object.values(strapi.apis);
  return apis.flatMap((api) => Object.values(api.routes)).flatMap((router) => router.routes);
}

/**
 * Warns of an application's own routes that answer requests meant for the plugin, such as those of its own job type:
 * Strapi asks an application's routes first. No error, for an application may do so on purpose.
 */
export function warnOfShadowingRoutes(strapi: Core.Strapi): void {
  const own = contentApi({ strapi }).routes.map(({ method, path }) => ({ method, path: `/${PLUGIN_ID}${path}` }));
  for (const { method, path } of routesOfApplication(strapi)) {
    const shadowed = own.filter((route) => route.method === method && overlap(route.path, path));
    for (const route of shadowed)
      strapi.log.warn(
        `${PLUGIN_ID}: the application's own \`${method} ${path}\` answers before the plugin's \`${route.path}\`; ` +
          'remove it unless this is intended',
      );
  }
}
