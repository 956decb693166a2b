// Strapi's admin checks data with zod, which tries out whether it may compile code. It may not, but each try would be a
// violation of the Content-Security-Policy in the console, between those that matter.
globalThis.__zod_globalConfig ??= {};
globalThis.__zod_globalConfig.jitless = true;

// A banner with a link to Strapi's blog, as if it had been closed already.
localStorage.setItem('STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false', 'true');

// A studio asks nothing of the internet, and shows none of Strapi's own news.
export default {
  config: {
    // The languages that the plugin speaks besides English.
    locales: ['de', 'es', 'fr', 'pt-BR'],
    notifications: { releases: false },
    tutorials: false,
  },
  bootstrap() {},
};
