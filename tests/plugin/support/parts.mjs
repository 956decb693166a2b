/**
 * The parts of the plugin in a Strapi of this process, by the names that they have in the server's `compose.ts`. Applications
 * have the service `render-job` alone.
 */
export const partsOf = (strapi) => strapi.get('plugin::render-jobs.parts');
