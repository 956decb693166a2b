// How the admin writes what rules and servers say: a capital for a sentence, and none for a value.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadModule } from './support/modules.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { capitalised, plainSentence } = await loadModule(
  join(root, 'www', 'plugin', 'admin', 'src', 'findings', 'sentence.ts'),
);

test('a sentence begins with a capital', () => {
  for (const [said, shown] of [
    ['the EDL is not locked', 'The EDL is not locked'],
    ['camera `b`: unknown host', 'Camera `b`: unknown host'],
    ['état inconnu', 'État inconnu'],
    ['l’EDL manque', 'L’EDL manque'],
    ['failed: no space', 'Failed: no space'],
    ['no', 'No'],
    ['', ''],
  ])
    assert.equal(capitalised(said), shown);
});

test('a value at its beginning stays as it is', () => {
  for (const said of [
    '`/nope/ffmpeg` can’t be used: No such file or directory',
    '`ffmpeg` lacks the encoder `libx264`',
    '/nope/ffmpeg',
    '/nope/ffmpeg can’t be used',
    'https://media.example/a.mov answered 404',
    'ffmpeg.exe is missing',
    'n6.1-2-gabc',
    '5.1.9-0+deb12u1',
    'strapi-1:4711:0b5c',
    'ann@example.com',
    'render_jobs is no table',
  ])
    assert.equal(capitalised(said), said);
});

test('in plain text what is quoted stays as it is, too', () => {
  assert.equal(plainSentence('`/nope/ffmpeg` is missing'), '/nope/ffmpeg is missing');
  assert.equal(plainSentence('there is no job `a`'), 'There is no job a');
});
