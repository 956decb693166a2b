// What a start needs is looked for before anything slow begins, and each thing that is missing is told in a sentence.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { roomProblem } from '../../www/studio/start/disk.mjs';
import { nodeProblem } from '../../www/studio/start/node-version.mjs';
import { copyOfStudio, pathWith } from './copy.mjs';
import { beginStart, runStart } from './support.mjs';
import { freePort } from '../support/free-port.mjs';
import { until } from '../support/until.mjs';

const INSTALL_FFMPEG = "install with `sudo apt-get install ffmpeg` or in your system's way";

describe('the version of Node', () => {
  for (const version of ['16.20.2', '18.20.8', '20.18.3'])
    test(`${version} is too old, in one sentence`, () => {
      const sentence = `Node ${version} is too old: install 20.19 or newer from https://nodejs.org`;
      assert.equal(nodeProblem(version), sentence);
    });
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0', process.versions.node])
    test(`${version} will do`, () => assert.equal(nodeProblem(version), null));
});

test('a disk with too little space is named, with what is free and what is needed', () => {
  assert.equal(roomProblem(import.meta.dirname, 1, 'the npm packages'), null);
  const told = roomProblem(join(import.meta.dirname, 'new', 'folder'), 1e18, 'the npm packages');
  assert.match(told, /^the disk of `.*\/new\/folder` has [\d.]+ GB free, and the npm packages need 1000000000\.0 GB: /);
});

describe('a start where nothing is installed yet, by a user who is not root', () => {
  let copy;
  before(() => {
    copy = copyOfStudio();
  });
  after(() => copy.remove());

  const environment = (more) => ({
    start: copy.start,
    // A proxy is named: then nobody looks from here whether SQLite can be downloaded.
    spawnOptions: {
      ...copy.spawnOptions,
      env: { ...copy.spawnOptions.env, npm_config_proxy: 'http://127.0.0.1:1', ...more },
    },
  });
  const lines = (text) => text.trimEnd().split('\n');

  /** An ffmpeg on a PATH of its own: the shell script has the real one as `$ffmpeg`. */
  function pathWithFfmpeg(script) {
    const path = pathWith(copy.folder, (name) => name !== 'ffmpeg');
    const real = pathWith(copy.folder, (name) => name === 'ffmpeg');
    const file = join(path, 'ffmpeg');
    writeFileSync(file, `#!/bin/sh\nffmpeg=${real}/ffmpeg\n${script}\n`);
    chmodSync(file, 0o755);
    return path;
  }

  test('without npm and ffmpeg, on a port that is taken, with a data folder that is a file: all is told at once', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    const file = join(copy.folder, 'file');
    writeFileSync(file, '');
    const PATH = pathWith(copy.folder, (name) => name === 'node');
    const refused = await runStart(['--port', String(port), '--data', join(file, 'data')], environment({ PATH }));
    server.close();
    assert.equal(refused.exitCode, 1);
    assert.equal(refused.stdout, '');
    assert.deepEqual(lines(refused.stderr), [
      `port ${port} is in use by another program: choose another one with \`--port\``,
      `\`${file}\` is not a folder: choose another folder with \`--data\``,
      `\`ffmpeg\` and \`ffprobe\` are missing: ${INSTALL_FFMPEG}`,
      '`npm` is missing: it comes with Node, from https://nodejs.org',
    ]);
    assert.equal(existsSync(join(copy.folder, 'www', 'studio', '.cache')), false);
  });

  test('a data folder of somebody else is told in one sentence', async (context) => {
    if (copy.spawnOptions.uid === undefined) return context.skip('only root can make a folder of somebody else');
    const data = join(copy.folder, 'of-root');
    mkdirSync(data);
    const refused = await runStart(['--port', String(await freePort()), '--data', data], environment());
    assert.equal(refused.exitCode, 1);
    assert.equal(refused.stderr, `can't write to \`${data}\` (EACCES): choose another folder with \`--data\`\n`);
  });

  const unfit = [
    [
      'is too old',
      'case "$*" in *-version*) echo "ffmpeg version 4.3.6-0+deb11u1 Copyright (c)";; *) exec $ffmpeg "$@";; esac',
      /^ffmpeg 4\.3\.6-0\+deb11u1 is too old: install 5\.1 or newer\n$/,
    ],
    [
      'was built without encoders that are needed',
      'case "$*" in *-encoders*) $ffmpeg "$@" | grep -v -e libx264 -e " aac ";; *) exec $ffmpeg "$@";; esac',
      /^ffmpeg \S+ can't encode with `libx264`, `aac`: install a build that can, such as your system's own\n$/,
    ],
    ['is no ffmpeg', 'echo hello', /^`ffmpeg -version` names no version: install ffmpeg 5\.1 or newer\n$/],
  ];
  for (const [what, script, sentence] of unfit)
    test(`an ffmpeg that ${what} is told in one sentence`, async () => {
      const PATH = pathWithFfmpeg(script);
      const refused = await runStart(['--port', String(await freePort())], environment({ PATH }));
      assert.equal(refused.exitCode, 1);
      assert.match(refused.stderr, sentence);
      assert.equal(refused.stdout, '');
    });

  test(
    'an `npm ci` that fails shows its last lines and then one sentence, without a trace',
    { timeout: 120_000 },
    async () => {
      writeFileSync(join(copy.folder, 'package-lock.json'), '{');
      const refused = await runStart(['--port', String(await freePort())], environment());
      assert.equal(refused.exitCode, 1);
      assert.match(refused.stderr, /^npm error .*/);
      assert.equal(lines(refused.stderr).at(-1), '`npm ci` failed with exit code 1: see above, and run it again');
      assert.doesNotMatch(refused.stderr, /^\s+at /m);
    },
  );

  test(
    'a start that waits for another one to install ends at once with Ctrl-C, and without a word',
    { timeout: 120_000 },
    async () => {
      const lock = new URL('www/studio/start/lock.mjs', `file://${copy.folder}/`).href;
      const script = `
      const { tryLock } = await import(${JSON.stringify(lock)});
      console.log(tryLock(${JSON.stringify(join(copy.folder, 'www', 'studio', '.cache', 'lock'))}));
      setInterval(() => {}, 60_000);`;
      const holder = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        ...copy.spawnOptions,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const { child, output, ended } = beginStart(['--port', String(await freePort())], environment());
      try {
        await once(holder.stdout, 'data');
        const waits = `waiting for process ${holder.pid}, which is installing or building`;
        await until('the start to wait', () => output.stdout.includes(waits));
      } finally {
        child.kill('SIGINT');
        holder.kill('SIGKILL');
      }
      const { exitCode, stderr } = await ended;
      assert.equal(exitCode, 0);
      assert.equal(stderr, '');
    },
  );
});
