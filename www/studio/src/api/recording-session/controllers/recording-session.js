module.exports = require('@strapi/strapi').factories.createCoreController('api::recording-session.recording-session');
