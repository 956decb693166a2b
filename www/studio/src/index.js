const { serveMedia } = require('./media');

module.exports = {
  register({ strapi }) {
    serveMedia(strapi);
  },
};
