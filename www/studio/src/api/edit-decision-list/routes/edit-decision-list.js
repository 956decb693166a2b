module.exports = require('@strapi/strapi').factories.createCoreRouter('api::edit-decision-list.edit-decision-list');
