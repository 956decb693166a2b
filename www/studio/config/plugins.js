module.exports = ({ env }) => ({
  'render-jobs': {
    enabled: true,
    config: {
      contentTypes: { session: { fields: { transcript: 'transcript' } } },
      // The demo recordings are served by the studio itself.
      media: { privateHosts: ['127.0.0.1'] },
      // To try workers elsewhere, and one frame rate for all.
      queue: { consume: env.bool('RENDER_HERE', true) },
      render: env('RENDER_FPS') ? { fps: env.float('RENDER_FPS') } : {},
    },
  },
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
});
