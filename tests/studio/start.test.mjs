// Starting and stopping studios.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { identityOf } from '../../www/studio/start/process-identity.mjs';
import { descendants, stillRunning } from './processes.mjs';
import { newDataFolder, removeDataFolder, runStart, startStudio, trigger } from './support.mjs';
import { freePort } from '../support/free-port.mjs';
import { until } from '../support/until.mjs';

describe('starting a studio', () => {
  const folders = [];
  const running = new Set();
  const folder = () => {
    folders.push(newDataFolder());
    return folders.at(-1);
  };
  const start = async (options) => {
    const studio = await startStudio(options);
    running.add(studio);
    return studio;
  };
  after(async () => {
    for (const studio of running) await studio.stop();
    folders.forEach(removeDataFolder);
  });

  let first;
  before(async () => {
    first = await start({ data: folder() });
  });

  test('a second one, with data and port of its own, is ready in under a minute beside the first', async () => {
    const second = await start({ data: folder() });
    assert.ok(second.startedInMs < 60_000, `it took ${second.startedInMs} ms`);
    assert.notEqual(second.apiToken, first.apiToken);
    assert.notEqual(second.admin.password, first.admin.password);
    assert.equal((await second.api('/recording-sessions', { token: first.apiToken })).status, 401);
    for (const studio of [first, second]) assert.equal((await studio.api('/recording-sessions')).body.data.length, 6);
    assert.equal(await second.stop('SIGINT'), 0);
  });

  const refusals = [
    [['--port', 'http'], 2, /^`--port` must be a whole number from 1 to 65535, not `http`/],
    [['--port', '0'], 2, /^`--port` must be/],
    [['--port', '65536'], 2, /^`--port` must be/],
    [['--port'], 2, /^Option `--port <value>` argument missing/],
    [['--data', ''], 2, /^`--data` must name a folder/],
    [['--data', import.meta.filename], 2, /^`--data` is not a folder: /],
    [['--prot', '1'], 2, /^Unknown option `--prot`/],
    [['here'], 2, /^Unexpected argument `here`/],
  ];
  for (const [args, exitCode, sentence] of refusals)
    test(`\`${args.join(' ').replace(import.meta.dirname, '…')}\` is refused with one sentence`, async () => {
      const refused = await runStart(args);
      assert.equal(refused.exitCode, exitCode);
      assert.match(refused.stderr, sentence);
      assert.equal(refused.stderr.trimEnd().split('\n').length, 1, refused.stderr);
      assert.equal(refused.stdout, '');
    });

  test('a port that is taken is told in one sentence, and nothing is begun', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    const data = join(folder(), 'new');
    const refused = await runStart(['--port', String(port), '--data', data]);
    server.close();
    assert.equal(refused.exitCode, 1);
    assert.equal(refused.stderr, `port ${port} is in use by another program: choose another one with \`--port\`\n`);
    assert.equal(existsSync(data), false);
  });

  test('a data folder in which a studio runs is told in one sentence, and that studio goes on', async () => {
    const refused = await runStart(['--port', String(await freePort()), '--data', first.data]);
    assert.equal(refused.exitCode, 1);
    assert.match(refused.stderr, new RegExp(`^the studio in .* is running already, as process ${first.pid}: .*\n$`));
    assert.ok(existsSync(join(first.data, 'studio.json')));
    assert.equal((await first.api('/recording-sessions')).status, 200);
  });

  test('a lock whose process number an unrelated process has by now, as after a crash, does not keep a studio from starting', async () => {
    const data = folder();
    cpSync(join(first.data, 'media'), join(data, 'media'), { recursive: true });
    mkdirSync(join(data, 'lock'));
    const [pid, boot, ticks] = identityOf(process.pid).split(' ');
    symlinkSync([pid, boot, Number(ticks) - 1].join(' '), join(data, 'lock', '3'));
    const studio = await start({ data });
    assert.equal(await studio.stop(), 0);
  });

  const damages = [
    ['keys', 'secrets.json', '{"environment":{}}', /^`.*\/secrets\.json` does not hold the keys of a studio: choose another folder with `--data`\n$/],
    ['database', 'data.db', 'no database'.repeat(100), /^the studio failed \(.*file is not a database\): start it again, or choose another folder with `--data`; see `.*\/failure\.log` for details\n$/],
  ]; // prettier-ignore
  for (const [what, file, content, sentence] of damages)
    test(`a data folder with a damaged ${what} is told in one sentence, and nothing holds it afterwards`, async () => {
      const data = folder();
      cpSync(join(first.data, 'media'), join(data, 'media'), { recursive: true });
      writeFileSync(join(data, file), content);
      for (let round = 0; round < 2; round += 1) {
        const refused = await runStart(['--port', String(await freePort()), '--data', data]);
        assert.equal(refused.exitCode, 1);
        assert.match(refused.stderr, sentence);
      }
      assert.equal(existsSync(join(data, 'studio.json')), false);
    });

  for (const signal of ['SIGTERM', 'SIGKILL'])
    test(`by npm, which then gets ${signal}: nothing is left`, async () => {
      const studio = await start({ data: folder(), throughNpm: true });
      const below = descendants(studio.pid).map(({ pid }) => pid);
      assert.ok(below.length > 0);
      await studio.stop(signal);
      await until('everything to end', () => stillRunning([studio.pid, ...below]).length === 0, { timeoutMs: 10_000 });
      assert.equal(existsSync(join(studio.data, 'studio.json')), false);
    });

  test('stopped in the middle of a render it leaves no process, and the next start keeps all and ends the render', async () => {
    const [{ id }] = first.sessions;
    const jobId = await trigger(first, id, 'full_16_9');
    const below = await until('the render to run', () => {
      const found = descendants(first.pid);
      return found.some(({ command }) => /^\S*ffmpeg /.test(command)) && found;
    });
    const recorded = statSync(join(first.data, 'media', 'A.mov')).mtimeMs;
    const asked = Date.now();
    assert.equal(await first.stop(), 0);
    assert.ok(Date.now() - asked < 10_000, 'it stopped slowly');
    assert.deepEqual(stillRunning([first.pid, ...below.map(({ pid }) => pid)]), []);
    assert.equal(existsSync(join(first.data, 'studio.json')), false);

    const again = await start({ data: first.data });
    assert.ok(again.startedInMs < 30_000, `it took ${again.startedInMs} ms`);
    assert.notEqual(again.url, first.url);
    const { sessions, admin, apiToken } = again;
    assert.deepEqual({ sessions, admin, apiToken }, { sessions: first.sessions, admin: first.admin, apiToken: first.apiToken }); // prettier-ignore
    assert.equal(statSync(join(first.data, 'media', 'A.mov')).mtimeMs, recorded);
    for (const asset of (await again.api('/media-assets?pagination[pageSize]=100')).body.data)
      if (asset.r2_video_prores_url !== null) assert.ok(asset.r2_video_prores_url.startsWith(`${again.url}/media/`));
    // The interrupted attempt does not count; the next one is made by itself.
    const job = await until('the render to be done again', async () => {
      const { data: now } = (await again.api(`/render-jobs/${jobId}`)).body;
      return now.status === 'completed' && now;
    }, { timeoutMs: 120_000 }); // prettier-ignore
    assert.equal(job.attempts, 1);
  });
});
