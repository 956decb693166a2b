// Applications like a fixture's, whose content types differ from it or have REST routes of their own.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyFixture } from './app.mjs';

/** The path of a content type's schema in a copied fixture. */
export const schemaFile = (directory, name) =>
  join(directory, 'src', 'api', name, 'content-types', name, 'schema.json');

/** A copy of a fixture in which `edit` changed each schema, in place. */
export function copyWithSchemas(fixture, config, edit) {
  const directory = copyFixture(fixture, config);
  for (const name of readdirSync(join(directory, 'src', 'api'))) {
    const file = schemaFile(directory, name);
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    edit(schema, name);
    writeFileSync(file, JSON.stringify(schema));
  }
  return directory;
}

/** Gives a content type the REST routes that Strapi generates. */
export function addRoutes(directory, name) {
  for (const [folder, factory] of Object.entries({
    routes: 'createCoreRouter',
    controllers: 'createCoreController',
    services: 'createCoreService',
  })) {
    mkdirSync(join(directory, 'src', 'api', name, folder), { recursive: true });
    writeFileSync(
      join(directory, 'src', 'api', name, folder, `${name}.js`),
      `module.exports = require('@strapi/strapi').factories.${factory}('api::${name}.${name}');\n`,
    );
  }
}
