// A studio asks nothing of the internet, and shows none of Strapi's own news.
export default {
  config: {
    locales: [],
    notifications: { releases: false },
    tutorials: false,
  },
  bootstrap() {},
};
