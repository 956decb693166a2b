const { join } = require('node:path');

// start.mjs gives all of this; the fallbacks are for Strapi's own commands.
module.exports = ({ env }) => ({
  host: '127.0.0.1',
  port: env.int('PORT', 1337),
  app: { keys: env.array('APP_KEYS') },
  dirs: { public: join(env('STUDIO_DATA', join(__dirname, '..', '.data')), 'public') },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  transfer: { remote: { enabled: false } },
});
