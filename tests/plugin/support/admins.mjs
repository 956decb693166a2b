// Administrators of a Strapi that was started for a test.
import { call } from './app.mjs';

const password = 'Passw0rd!';

/** The log-in of the first administrator, who may do everything. */
export async function ownerOf({ url }) {
  const body = { email: 'owner@example.com', password, firstname: 'O', lastname: 'W' };
  return (await call(`${url}/admin/register-admin`, { method: 'POST', body })).body.data.token;
}

/** The log-in of an administrator who has these permissions of the plugin's. */
export async function adminWith({ url, strapi }, name, permissions) {
  const role = await strapi.service('admin::role').create({ name, description: name });
  const actions = permissions.map((permission) => ({ action: `plugin::render-jobs.${permission}` }));
  await strapi.service('admin::role').assignPermissions(role.id, actions);
  const email = `${name}@example.com`;
  await strapi
    .service('admin::user')
    .create({ email, password, firstname: name, lastname: name, roles: [role.id], isActive: true });
  return (await call(`${url}/admin/login`, { method: 'POST', body: { email, password } })).body.data.token;
}
