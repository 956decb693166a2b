// Installing a Debian package while other programs do: `hello` is small, and nothing needs it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { aptInstall, canInstall } from '../../www/studio/start/apt.mjs';
import { Problem } from '../../www/studio/start/problem.mjs';
import { pathWith } from './copy.mjs';
import { beginStart, newDataFolder, removeDataFolder } from './support.mjs';
import { freePort } from '../support/free-port.mjs';
import { until } from '../support/until.mjs';

const LISTS = '/var/lib/apt/lists/lock';
const FRONTEND = '/var/lib/dpkg/lock-frontend';
const ARCHIVES = '/var/cache/apt/archives/lock';

/** Locks as apt itself does, each for so many seconds. */
const HOLDER = `
import fcntl, sys, time
locks = [(float(seconds), open(name, 'r+')) for name, seconds in zip(sys.argv[1::2], sys.argv[2::2])]
for _, file in locks:
    fcntl.lockf(file, fcntl.LOCK_EX)
print('held', flush=True)
began = time.monotonic()
for seconds, file in sorted(locks, key=lambda lock: lock[0]):
    time.sleep(max(0, began + seconds - time.monotonic()))
    file.close()
`;

const isInstalled = () => spawnSync('dpkg-query', ['--show', 'hello'], { stdio: 'ignore' }).status === 0;
const cannot = !canInstall() || isInstalled();

describe(
  'installing a Debian package',
  { skip: cannot && 'needs root on Debian, without `hello`', timeout: 300_000 },
  () => {
    let folder;
    const holders = new Set();
    before(() => {
      folder = newDataFolder();
    });
    after(() => {
      for (const holder of holders) holder.kill('SIGKILL');
      if (isInstalled())
        spawnSync('apt-get', ['purge', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=60', 'hello'], { stdio: 'ignore' });
      removeDataFolder(folder);
    });

    async function hold(...locks) {
      const holder = spawn('python3', ['-c', HOLDER, ...locks.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
      holders.add(holder);
      await once(holder.stdout, 'data');
      return holder;
    }
    async function release(holder) {
      holder.kill('SIGKILL');
      await once(holder, 'close');
      holders.delete(holder);
    }

    test('waits for whoever has any of the locks, says so, and then installs it', async () => {
      const holder = await hold(LISTS, 3, FRONTEND, 9, ARCHIVES, 15);
      const said = [];
      await aptInstall(['hello'], (text) => said.push(text));
      assert.ok(isInstalled());
      const waits = `waiting for process ${holder.pid} (python3), which is installing packages`;
      assert.deepEqual([...new Set(said)], ['installing hello with `apt-get`', waits]);
    });

    test('gives up after a while with one sentence', async () => {
      const holder = await hold(FRONTEND, 60);
      await assert.rejects(
        aptInstall(['hello'], () => {}, 1),
        new Problem(
          `process ${holder.pid} (python3) is installing packages, so \`apt-get\` can't: try again when it has finished`,
        ),
      );
      await release(holder);
    });

    test('that does not exist fails with what apt-get says, in one sentence', async () => {
      await assert.rejects(
        aptInstall(['render-jobs-no-such-package'], () => {}),
        new Problem(
          '`apt-get install render-jobs-no-such-package` failed: Unable to locate package render-jobs-no-such-package',
        ),
      );
    });

    test('without a network fails with what apt-get says, in one sentence', async (context) => {
      const names = ['http_proxy', 'https_proxy'];
      const before = names.map((name) => process.env[name]);
      context.after(() => {
        names.forEach((name, index) => {
          if (before[index] === undefined) delete process.env[name];
          else process.env[name] = before[index];
        });
      });
      for (const name of names) process.env[name] = 'http://127.0.0.1:1';
      await assert.rejects(
        aptInstall(['render-jobs-no-such-package'], () => {}),
        /^Error: `apt-get install render-jobs-no-such-package` failed: .*; `apt-get update` failed before it: Failed to fetch \S+ .*$/,
      );
    });

    test('is what a start does where ffmpeg is missing; while it waits, Ctrl-C ends it at once', async () => {
      const holder = await hold(LISTS, 300, FRONTEND, 300);
      const PATH = pathWith(folder, (name) => !['ffmpeg', 'ffprobe'].includes(name));
      const { child, output, ended } = beginStart(['--port', String(await freePort()), '--data', folder], {
        spawnOptions: { env: { ...process.env, PATH } },
      });
      await until('the start to wait', () => output.stdout.includes(`waiting for process ${holder.pid} (python3)`));
      const asked = Date.now();
      child.kill('SIGINT');
      const { exitCode, stdout, stderr } = await ended;
      assert.ok(Date.now() - asked < 10_000, 'it ended slowly');
      assert.equal(exitCode, 0);
      assert.equal(stderr, '');
      assert.match(
        stdout,
        /^\[1\/7\] programs: installing ffmpeg with `apt-get`\n\[1\/7\] programs: waiting for process /,
      );
      await release(holder);
    });
  },
);
