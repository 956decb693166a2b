const EMAIL = 'operator@example.com';
const TOKEN_NAME = 'studio';

/** Creates the first admin, before the server listens: nobody else can register as that. */
export async function ensureAdmin(strapi, password) {
  const users = strapi.service('admin::user');
  if (!(await users.exists()))
    await users.createFirstAdmin({ email: EMAIL, password, firstname: 'Studio', lastname: 'Operator' });
  return { email: EMAIL, password };
}

/** A full-access API token: the same at each start, unless somebody deleted it. */
export async function ensureApiToken(strapi) {
  const tokens = strapi.service('admin::api-token-content-api');
  const kept = await tokens.getByName(TOKEN_NAME, { includeDecryptedKey: true });
  if (kept?.accessKey) return kept.accessKey;
  if (kept) await tokens.revoke(kept.id);
  const { accessKey } = await tokens.create({
    name: TOKEN_NAME,
    description: 'Full access, made by `npm run studio`',
    type: 'full-access',
    lifespan: null,
  });
  return accessKey;
}
