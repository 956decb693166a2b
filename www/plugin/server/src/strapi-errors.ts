import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';

type Utils = typeof import('@strapi/utils');

/**
 * A refusal as Strapi itself throws it: what a document's save fails with reaches REST, GraphQL and the Content Manager alike as
 * an answer of status 400 with this message. The class is the one that the application's own Strapi knows: an error of another
 * copy of the package would be a fault of the server.
 */
export function validationError(strapi: Core.Strapi, code: string, message: string): Error {
  const fromApplication = createRequire(join(strapi.dirs.app.root, 'package.json'));
  const fromStrapi = createRequire(fromApplication.resolve('@strapi/strapi'));
  const { errors }: Utils = fromStrapi('@strapi/utils');
  return new errors.ValidationError(message, { code });
}
