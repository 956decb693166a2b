module.exports = require('@strapi/strapi').factories.createCoreService('api::media-asset.media-asset');
