module.exports = ({ env }) => ({
  'render-jobs': {
    enabled: true,
    config: {
      contentTypes: { session: { fields: { transcript: 'transcript' } } },
      // The demo recordings are served by the studio itself.
      media: { privateHosts: ['127.0.0.1'] },
    },
  },
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
});
