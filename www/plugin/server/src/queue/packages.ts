/** What the `bullmq` driver is made of. Nobody else needs these packages, so the plugin does not bring them. */
export interface Packages {
  bullmq: typeof import('bullmq');
  ioredis: typeof import('ioredis');
}

/** The versions that the driver is written for. */
const VERSIONS = { bullmq: '6', ioredis: '6' };

const isMissing = (error: unknown, name: string): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND') &&
  // A package may be there and lack one of its own.
  error.message.includes(`'${name}'`);

async function orNull<Package>(name: string, loading: Promise<Package>): Promise<Package | null> {
  try {
    return await loading;
  } catch (error) {
    if (isMissing(error, name)) return null;
    throw error;
  }
}

/** @throws one sentence that names the missing packages and the command that installs them. */
export async function loadPackages(): Promise<Packages> {
  const bullmq = await orNull('bullmq', import('bullmq'));
  const ioredis = await orNull('ioredis', import('ioredis'));
  if (bullmq && ioredis) return { bullmq, ioredis };
  const missing = [...(bullmq ? [] : ['bullmq' as const]), ...(ioredis ? [] : ['ioredis' as const])];
  const named = missing.map((name) => `\`${name}\``).join(' and ');
  const lack = missing.length === 1 ? `package ${named}, which is` : `packages ${named}, which are`;
  const wanted = missing.map((name) => `${name}@${VERSIONS[name]}`).join(' ');
  throw new Error(`the queue driver \`bullmq\` needs the ${lack} not installed: run \`npm install ${wanted}\``);
}
