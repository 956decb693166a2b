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

const edlOf = (request) => request.edl.canonicalEdl;

/** One fault each: what makes a request that is ready one that is not. */
export const FAULTS = {
  format: (request) => (request.format = 'vertical'),
  edlStatus: (request) => (request.edl.status = 'draft'),
  schemaVersion: (request) => (edlOf(request).schemaVersion = '2.0'),
  urlScheme: (request) => (request.assets[1].mezzanineUrl = 'ftp://media.example/b.mov'),
  urlMissing: (request) => (request.assets[2].mezzanineUrl = undefined),
  urlPrivate: (request) => (request.assets[0].mezzanineUrl = 'http://127.0.0.1/a.mov'),
  durationNaN: (request) => (edlOf(request).durationMs = NaN),
  endBeforeStart: (request) => (edlOf(request).tracks.program[0].endMs = 0),
  cutOverlap: (request) => (edlOf(request).tracks.program[1].startMs = 3000),
  cutIdTwice: (request) => (edlOf(request).tracks.program[1].id = 'c1'),
  cutOutOfRange: (request) => (edlOf(request).durationMs = 11_000),
  cameraUnknown: (request) => (edlOf(request).tracks.program[1].camera = 'Z'),
  masterCameraUnknown: (request) => (edlOf(request).masterCamera = 'Z'),
  beforeRecording: (request) => (edlOf(request).sources.A.offsetMs = -20),
  afterRecording: (request) => (request.assets[1].durationMs = 5000),
  assetUnknown: (request) => (edlOf(request).sources.B.assetId = 'asset-9'),
};

/**
 * The same with five faults, each of a single value: to what takes several values a schema comes only when these are right.
 */
export const faulty = () => {
  const request = ready();
  for (const fault of ['format', 'edlStatus', 'schemaVersion', 'urlScheme', 'urlMissing']) FAULTS[fault](request);
  return request;
};
