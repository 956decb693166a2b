module.exports = require('@strapi/strapi').factories.createCoreController('api::media-asset.media-asset');
