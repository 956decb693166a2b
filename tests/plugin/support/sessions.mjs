// Sessions to render, written through whatever the application calls its content types and fields.

/** Values by the names that the application's mapping gives them; fields that it does not have are left out. */
function named(fields, values) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (fields[field] === null ? [] : [[fields[field], value]])),
  );
}

/** Looks at a session's recordings, as an operator may ask for: a trigger does not look again for half a minute. */
export async function checkRecordings(app, { documentId }) {
  const { facts } = await app.parts.facts.ofSession(documentId);
  await app.parts.look.look(facts, { maxAgeMs: 0, withinMs: 60_000 });
}

let count = 0;

/** A canonical EDL that cuts between two cameras every second. */
export function cutList({ sessionId, assets, durationMs = 3000, cutMs = 1000 }) {
  const cameras = Object.keys(assets);
  const cuts = Array.from({ length: Math.ceil(durationMs / cutMs) }, (_, index) => ({
    id: `cut-${index + 1}`,
    startMs: index * cutMs,
    endMs: Math.min((index + 1) * cutMs, durationMs),
    camera: cameras[index % cameras.length],
  }));
  return {
    schemaVersion: '1.0',
    sessionId,
    masterCamera: cameras[0],
    durationMs,
    tracks: {
      program: cuts,
      chapters: [
        { startMs: 0, title: 'Opening' },
        { startMs: Math.floor(durationMs / 2), title: 'Second half' },
      ],
    },
    sources: Object.fromEntries(cameras.map((camera) => [camera, { assetId: assets[camera], offsetMs: 0 }])),
  };
}

/**
 * Creates a session that can be rendered, or not, as the options say.
 *
 * `edl` is the EDL's status, null for none; `media` the mezzanine's URL of each camera (null: none), null for no assets;
 * `recordingMs` what the assets say of their length; `edit` makes of the canonical EDL the one that is stored.
 */
export async function createSession(app, options = {}) {
  // A recording holds at least what the EDL shows of it.
  const { recordingMs = Math.max(10_000, options.durationMs ?? 0) } = options;
  const { edl = 'locked', media = { A: 'https://media.invalid/a.mov', B: 'https://media.invalid/b.mov' } } = options;
  const { session: sessionType, asset: assetType, edl: edlType } = app.types;
  const documents = (type) => app.strapi.documents(type.uid);
  count += 1;
  // Others may be made before this one is complete.
  const number = count;
  const sessionId = `session-${number}-${Date.now()}`;
  const session = await documents(sessionType).create({
    data: named(sessionType.fields, {
      sessionId,
      title: `Session ${number}`,
      durationMs: options.durationMs ?? 3000,
      anchorAngle: 'A',
      syncOffsets: { A: 0, B: 0 },
      transcript: options.transcript,
    }),
  });
  const { documentId } = session;
  // What is published is what is rendered.
  if (app.strapi.contentType(sessionType.uid).options?.draftAndPublish)
    await documents(sessionType).publish({ documentId });

  const assets = {};
  for (const [camera, mezzanineUrl] of Object.entries(media ?? {})) {
    const assetId = `asset-${number}-${camera}`;
    const asset = await documents(assetType).create({
      data: named(assetType.fields, {
        assetId,
        session: documentId,
        type: 'camera',
        angle: camera,
        durationMs: recordingMs,
        fps: 30,
        mezzanineUrl,
      }),
    });
    assets[camera] = assetType.fields.assetId === null ? asset.documentId : assetId;
  }

  let edlDocumentId = null;
  if (edl !== null) {
    const { edit = (canonicalEdl) => canonicalEdl } = options;
    const canonicalEdl = edit(
      cutList({
        sessionId,
        assets: media === null ? { A: 'nothing', B: 'nothing' } : assets,
        durationMs: options.durationMs,
        cutMs: options.cutMs,
      }),
    );
    const created = await documents(edlType).create({
      data: named(edlType.fields, {
        edlId: `edl-${number}`,
        session: documentId,
        version: 3,
        status: edl,
        canonicalEdl,
      }),
    });
    edlDocumentId = created.documentId;
  }
  return { documentId, sessionId, title: `Session ${number}`, edlId: `edl-${number}`, edlDocumentId, assets };
}
