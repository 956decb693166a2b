// What makes the request that is ready one that is not.
import { ready } from '../../tests/support/ready.mjs';

const edlOf = (request) => request.edl.canonicalEdl;

/** One fault each: what makes a request that is ready one that is not. */
export const FAULTS = {
  format: (request) => (request.format = 'vertical'),
  edlStatus: (request) => (request.edl.status = 'draft'),
  schemaVersion: (request) => (edlOf(request).schemaVersion = '2.0'),
  urlScheme: (request) => (request.assets[1].mezzanineUrl = 'ftp://media.example/b.mov'),
  urlMissing: (request) => (request.assets[0].mezzanineUrl = undefined),
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
