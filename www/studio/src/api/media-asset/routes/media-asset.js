module.exports = require('@strapi/strapi').factories.createCoreRouter('api::media-asset.media-asset');
