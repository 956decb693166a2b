module.exports = require('@strapi/strapi').factories.createCoreRouter('api::recording-session.recording-session');
