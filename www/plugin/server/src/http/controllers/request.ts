import type { Context } from 'koa';

interface Credentials {
  id?: number | string;
}

/** Who asks, for a job's history: the kind of account and its id, never a name or an address. */
export function actorOf(ctx: Context): string {
  const { auth } = ctx.state;
  const name: unknown = auth?.strategy?.name;
  const credentials: Credentials | null | undefined = auth?.credentials;
  const kind = typeof name === 'string' ? name : 'anonymous';
  return credentials?.id === undefined ? kind : `${kind}:${credentials.id}`;
}

/** An id from the URL. */
export function idOf(ctx: Context, name: 'jobId' | 'sessionId' | 'documentId' | 'kind'): string {
  const id: string = ctx.params[name];
  // PostgreSQL refuses a query that holds a NUL. No id has this character either, so that nothing is found by it.
  return id.replaceAll('\0', '\uFFFD');
}

/** What Strapi's body parser read: anything at all. */
export function bodyOf(ctx: Context): unknown {
  return 'body' in ctx.request ? ctx.request.body : undefined;
}

/** The locale that a URL names. */
export function localeOf(ctx: Context): string | undefined {
  const { locale } = ctx.query;
  return typeof locale === 'string' && locale !== '' ? locale.replaceAll('\0', '\uFFFD') : undefined;
}
