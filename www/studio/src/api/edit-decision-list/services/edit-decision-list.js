module.exports = require('@strapi/strapi').factories.createCoreService('api::edit-decision-list.edit-decision-list');
