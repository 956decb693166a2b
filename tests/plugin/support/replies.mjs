import assert from 'node:assert/strict';

/** What a render made, as somebody reports it. */
export const ARTIFACTS = {
  outputVideoUrl: '/uploads/video.mp4',
  outputThumbnailUrl: '/uploads/video.jpg',
  outputChaptersUrl: '/uploads/video.json',
  durationMs: 3000,
  // More than an integer column holds.
  fileSizeBytes: 5_000_000_000,
  resolution: '1920x1080',
  fps: 30,
};

/** Asserts an error in Strapi's format. */
export function assertError(reply, status, code, message) {
  assert.equal(reply.status, status, JSON.stringify(reply.body));
  assert.equal(reply.body.data, null);
  assert.equal(reply.body.error.status, status);
  assert.equal(typeof reply.body.error.name, 'string');
  if (code) assert.equal(reply.body.error.details.code, code);
  if (message) assert.match(reply.body.error.message, message);
}
