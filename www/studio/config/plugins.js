module.exports = ({ env }) => ({
  'render-jobs': {
    enabled: true,
    config: {
      contentTypes: { session: { fields: { transcript: 'transcript' } } },
      // The demo recordings are served by the studio itself.
      media: { privateHosts: ['127.0.0.1'] },
      // To try workers elsewhere, one frame rate for all, and renders that use nothing of earlier ones.
      queue: { consume: env.bool('RENDER_HERE', true) },
      render: env('RENDER_FPS') ? { fps: env.float('RENDER_FPS') } : {},
      renderer: env('RENDER_PARTS_BYTES') ? { parts: { maxBytes: env.int('RENDER_PARTS_BYTES') } } : {},
    },
  },
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
});
