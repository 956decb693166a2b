import { Ajv } from 'ajv';
import { edlProblems, requestProblems } from './cross-field.mjs';
import { FORMATS, MAX_FPS, MAX_TIME_MS, MAX_URL, URL_PATTERN } from './values.mjs';

// Every reason, as the others give it.
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** A keyword of our own: each problem that `find` finds is an error. */
function addRule(keyword, find) {
  const validate = (_, data) => {
    const found = find(data);
    if (found.length === 0) return true;
    validate.errors = found.map((message) => ({ keyword, message }));
    return false;
  };
  ajv.addKeyword({ keyword, validate, schemaType: 'boolean', errors: true });
}

addRule('endsAfterStart', (cut) => (cut?.startMs < cut?.endMs ? [] : ['the cut does not end after its start']));
addRule('edlFitsTogether', edlProblems);
addRule('requestFitsTogether', requestProblems);

const string = { type: 'string' };
const text = { type: ['string', 'null'] };
const number = { type: ['number', 'null'] };
const time = { type: 'number', minimum: 0, maximum: MAX_TIME_MS };
const object = (required, properties) => ({ type: 'object', required, properties });

const canonicalEdl = {
  ...object(['schemaVersion', 'durationMs', 'tracks', 'sources'], {
    schemaVersion: { const: '1.0' },
    sessionId: text,
    masterCamera: text,
    durationMs: time,
    fps: { type: ['number', 'null'], exclusiveMinimum: 0, maximum: MAX_FPS },
    tracks: object(['program'], {
      program: {
        type: 'array',
        minItems: 1,
        items: {
          ...object(['startMs', 'endMs', 'camera'], { id: text, startMs: time, endMs: time, camera: string }),
          endsAfterStart: true,
        },
      },
    }),
    sources: { type: 'object', additionalProperties: object([], { assetId: text, offsetMs: number }) },
  }),
  edlFitsTogether: true,
};

const request = {
  ...object(['session', 'edl', 'assets'], {
    session: object(['id'], {
      id: string,
      title: text,
      anchorAngle: text,
      syncOffsetsMs: { type: ['object', 'null'], additionalProperties: { type: 'number' } },
      durationMs: number,
    }),
    edl: object(['id', 'status', 'canonicalEdl'], {
      id: string,
      version: number,
      status: { const: 'locked' },
      canonicalEdl,
    }),
    assets: {
      type: 'array',
      minItems: 1,
      items: object(['id', 'mezzanineUrl'], {
        id: string,
        angle: text,
        type: text,
        mezzanineUrl: { type: 'string', maxLength: MAX_URL, pattern: URL_PATTERN.source },
        durationMs: number,
        fps: number,
      }),
    },
    format: { enum: [...FORMATS, null] },
  }),
  requestFitsTogether: true,
};

const validate = ajv.compile(request);

/** A render request, judged: null, or the errors; and how many problems such a verdict has. */
export const judge = (data) => (validate(data) ? null : validate.errors);
export const problems = (verdict) => verdict?.length ?? 0;
