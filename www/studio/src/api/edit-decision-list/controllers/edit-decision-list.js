module.exports = require('@strapi/strapi').factories.createCoreController('api::edit-decision-list.edit-decision-list');
