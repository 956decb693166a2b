module.exports = ({ env }) => ({
  'render-jobs': {
    enabled: true,
    config: { contentTypes: { session: { fields: { transcript: 'transcript' } } } },
  },
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
});
