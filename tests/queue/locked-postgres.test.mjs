// Locked means locked on PostgreSQL, where a save and an approval can really happen at the same moment.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startApp } from '../plugin/support/app.mjs';
import { createSession } from '../plugin/support/sessions.mjs';
import { startPostgres } from '../support/postgres.mjs';

let app;
let postgres;
before(async () => {
  postgres = await startPostgres();
  app = await startApp('studio-types', { database: await postgres.createDatabase() });
});
after(async () => {
  await app?.stop();
  await postgres?.remove();
});

test('what is approved stays as it was when the approval was answered, whoever saves meanwhile', async () => {
  const edls = app.strapi.documents(app.types.edl.uid);
  const content = async (documentId) => (await edls.findOne({ documentId })).canonicalEdl;
  const outcomes = new Set();
  for (let round = 0; round < 20; round += 1) {
    const { edlDocumentId: documentId } = await createSession(app, { edl: 'reviewing' });
    const canonicalEdl = { ...(await content(documentId)), masterCamera: 'B' };
    const saving = edls.update({ documentId, data: { canonicalEdl } }).then(
      () => 'saved',
      (error) => error.details?.code ?? error.message,
    );
    // Now before, now after the save holds the row.
    await new Promise((resolve) => setTimeout(resolve, round % 10));
    await app.parts.edl.transition(documentId, 'approved');
    const approved = await content(documentId);
    outcomes.add(await saving);
    assert.deepEqual(await content(documentId), approved);
  }
  for (const outcome of outcomes) assert.ok(['saved', 'edl_frozen'].includes(outcome), outcome);
});
