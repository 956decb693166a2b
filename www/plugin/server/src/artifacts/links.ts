import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Artifacts } from 'render-rules';
import { configuration, PLUGIN_ID } from '../context';
import { RequestError } from '../errors';

/** The route of one file, below the content API's prefix. */
export const FILE_ROUTE = '/files/:name';

const PURPOSE = 'render-jobs: links to files';

const prefixOf = (strapi: Core.Strapi): string =>
  `${strapi.config.get<string>('api.rest.prefix', '/api')}/${PLUGIN_ID}/files/`;

/** Whether files are answered only to whoever has a link that we signed. */
export const arePrivate = (strapi: Core.Strapi): boolean => configuration(strapi).artifacts.access === 'private';

/** The address of a file that is not public; it answers nobody without a signature. */
export const addressOf = (strapi: Core.Strapi, { hash, ext }: { hash: string; ext: string }): string =>
  `${prefixOf(strapi)}${hash}${ext}`;

/** From the application's own keys: all servers of it make and take the same links. */
function keyOf(strapi: Core.Strapi): Buffer {
  const keys = strapi.config.get<string[]>('server.app.keys', []);
  return Buffer.from(hkdfSync('sha256', keys.join('\n'), '', PURPOSE, 32));
}

/** Stops the start where links could not be signed. */
export function checkLinks(strapi: Core.Strapi): void {
  if (!arePrivate(strapi)) return;
  const keys = strapi.config.get<unknown>('server.app.keys');
  if (!Array.isArray(keys) || keys.length === 0)
    throw new Error(
      "`artifacts.access: 'private'` needs `app.keys` in config/server: links to files are signed with them",
    );
}

const signatureOf = (strapi: Core.Strapi, name: string, expires: string): Buffer =>
  createHmac('sha256', keyOf(strapi)).update(`${name}\n${expires}`).digest();

/** When a link of now, which is the same time on all servers, ends, in s. The same for a while: a player would begin anew with each new address of its video. */
function expiryOf(strapi: Core.Strapi, now: number): number {
  const { linkMs } = configuration(strapi).artifacts;
  return Math.ceil(((Math.floor(now / linkMs) + 2) * linkMs) / 1000);
}

function signed(strapi: Core.Strapi, address: string | null, now: number): string | null {
  const prefix = prefixOf(strapi);
  // What was stored while files were public has another address, and stays as it is.
  if (address === null || !address.startsWith(prefix)) return address;
  const expires = String(expiryOf(strapi, now));
  const signature = signatureOf(strapi, address.slice(prefix.length), expires).toString('base64url');
  return `${address}?${new URLSearchParams({ expires, signature })}`;
}

/** A job's files with links that lead to them for a while from now on, for whoever may see the job. */
export const withLinks = (strapi: Core.Strapi, artifacts: Artifacts, now: number): Artifacts => ({
  ...artifacts,
  outputVideoUrl: signed(strapi, artifacts.outputVideoUrl, now),
  outputThumbnailUrl: signed(strapi, artifacts.outputThumbnailUrl, now),
  outputChaptersUrl: signed(strapi, artifacts.outputChaptersUrl, now),
  outputSubtitlesUrl: signed(strapi, artifacts.outputSubtitlesUrl, now),
});

const refusedLink = (code: string, message: string): RequestError => new RequestError(403, message, { code });

/** @throws RequestError 403 `link_invalid` or `link_expired`. */
export function checkLink(
  strapi: Core.Strapi,
  name: string,
  { expires, signature }: Record<string, unknown>,
  now: number,
): void {
  const texts = typeof expires === 'string' && typeof signature === 'string';
  const given = texts ? Buffer.from(signature, 'base64url') : Buffer.alloc(0);
  const right = texts ? signatureOf(strapi, name, expires) : Buffer.alloc(1);
  if (given.length !== right.length || !timingSafeEqual(given, right))
    throw refusedLink('link_invalid', 'this link is not valid: load the job again to get a valid one');
  if (Number(expires) * 1000 <= now)
    throw refusedLink('link_expired', 'the link has expired: load the job again to get a new one');
}
