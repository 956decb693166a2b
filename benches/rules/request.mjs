// What checkRender is asked in these measurements.

/** A session that is ready: three assets, an EDL of three cuts. */
export const ready = () => ({
  session: {
    id: 'session-1',
    title: 'Sunday',
    anchorAngle: 'A',
    syncOffsetsMs: { A: 0, B: 1830, C: -240 },
    durationMs: 12_000,
  },
  edl: {
    id: 'edl-1',
    version: 1,
    status: 'locked',
    canonicalEdl: {
      schemaVersion: '1.0',
      sessionId: 'session-1',
      masterCamera: 'A',
      durationMs: 12_000,
      tracks: {
        program: [
          { id: 'c1', startMs: 0, endMs: 4000, camera: 'A' },
          { id: 'c2', startMs: 4000, endMs: 8000, camera: 'B' },
          { id: 'c3', startMs: 8000, endMs: 12_000, camera: 'C' },
        ],
      },
      sources: {
        A: { assetId: 'asset-1', offsetMs: 0 },
        B: { assetId: 'asset-2', offsetMs: 1830 },
        C: { assetId: 'asset-3', offsetMs: -240 },
      },
    },
  },
  assets: [
    { id: 'asset-1', angle: 'A', type: 'camera', mezzanineUrl: 'https://media.example/sunday/a.mov', fps: 25 },
    { id: 'asset-2', angle: 'B', type: 'camera', mezzanineUrl: 'https://media.example/sunday/b.mov', fps: 25 },
    { id: 'asset-3', angle: 'C', type: 'camera', mezzanineUrl: 'https://media.example/sunday/c.mov', fps: 25 },
  ],
  format: 'full_16_9',
});

/** The same with five faults, which both the rules and a schema can see. */
export const faulty = () => {
  const request = ready();
  request.format = 'vertical';
  request.edl.status = 'draft';
  request.edl.canonicalEdl.schemaVersion = '2.0';
  request.assets[1].mezzanineUrl = 'ftp://media.example/b.mov';
  request.assets[2].mezzanineUrl = undefined;
  return request;
};
