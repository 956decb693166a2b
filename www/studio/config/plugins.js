module.exports = ({ env }) => ({
  // The demo recordings are served by the studio itself.
  'render-jobs': { enabled: true, config: { media: { privateHosts: ['127.0.0.1'] } } },
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
});
