import { createHash } from 'node:crypto';
import type { Asset, Failure, MediaProbe } from 'render-rules';
import { PLUGIN_ID } from '../context';
import type { Context } from '../context';

/** What a look at a recording found: what it is, or why it can't be read. */
export interface Found {
  probe: MediaProbe | null;
  problem: Failure | null;
}

/** The same, and how long ago the look was. */
export interface Known extends Found {
  ageMs: number;
}

/** What is known of recordings: what the last look at each found, by whichever server. */
export type Recordings = {
  /** What is known of the recordings at these URLs, by URL. */
  find(urls: string[]): Promise<Map<string, Known>>;
  /** The assets with what is known of their recordings, where anything is. */
  known(assets: Asset[]): Promise<Asset[]>;
  /** A look found this just now. */
  note(url: string, found: Found): Promise<void>;
  /** Removes what is old. */
  sweep(): Promise<void>;
};

interface Row {
  addressDigest: string;
  probe: MediaProbe | null;
  problem: Failure | null;
  checkedAt: string;
}

/** What nobody looked at for so long is forgotten. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** A URL without its query, which is a signature that changes or a secret, and without its fragment. */
const addressOf = (url: string): string =>
  url.replace(/[?#].*$/s, '').replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase());

/** An address may be longer than databases index. */
const digestOf = (address: string): string => createHash('sha256').update(address).digest('hex');

/** The addresses of these URLs, by URL. Of URLs that differ in their query alone nobody can tell whose an address is. */
function addressesOf(urls: string[]): Map<string, string> {
  const owners = new Map<string, Set<string>>();
  for (const url of urls) owners.set(addressOf(url), (owners.get(addressOf(url)) ?? new Set()).add(url));
  return new Map(
    [...owners].flatMap(([address, [first, ...others]]) =>
      first !== undefined && others.length === 0 ? [[first, address] as const] : [],
    ),
  );
}

/** An asset with what a look at its recording found. A failure that passes says nothing of the recording. */
export function withFound(asset: Asset, found: Found | undefined): Asset {
  const judged = { ...asset };
  delete judged.probe;
  delete judged.problem;
  if (found?.probe) judged.probe = found.probe;
  if (found?.problem?.kind === 'permanent') judged.problem = found.problem.message;
  return judged;
}

export function createRecordings({ strapi }: Context): Recordings {
  const table = () => strapi.db.query(`plugin::${PLUGIN_ID}.recording`);

  async function find(urls: string[]): Promise<Map<string, Known>> {
    const addresses = addressesOf(urls);
    if (addresses.size === 0) return new Map();
    const digests = new Map([...addresses].map(([url, address]) => [digestOf(address), url]));
    const rows: Row[] = await table().findMany({ where: { addressDigest: { $in: [...digests.keys()] } } });
    return new Map(
      rows.map(({ addressDigest, probe, problem, checkedAt }) => [
        digests.get(addressDigest) ?? '',
        { probe, problem, ageMs: Math.abs(Date.now() - new Date(checkedAt).getTime()) },
      ]),
    );
  }

  return {
    find,

    async known(assets) {
      // What is no text the rules refuse.
      const urlOf = ({ mezzanineUrl: url }: Asset) => (typeof url === 'string' ? url : '');
      const found = await find(assets.map(urlOf).filter((url) => url !== ''));
      return found.size === 0 ? assets : assets.map((asset) => withFound(asset, found.get(urlOf(asset))));
    },

    async note(url, { probe, problem }) {
      const address = addressOf(url);
      const where = { addressDigest: digestOf(address) };
      const data = { ...where, address, probe, problem, checkedAt: new Date() };
      if (await table().update({ where, data })) return;
      try {
        await table().create({ data });
      } catch (error) {
        // Another server looked at it in the same moment.
        if (!(await table().update({ where, data }))) throw error;
      }
    },

    async sweep() {
      await table().deleteMany({ where: { checkedAt: { $lt: new Date(Date.now() - KEPT_MS) } } });
    },
  };
}
