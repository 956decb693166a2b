module.exports = require('@strapi/strapi').factories.createCoreService('api::recording-session.recording-session');
