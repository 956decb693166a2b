// The packed package, installed and used by tools that are installed for this alone: `npm run matrix`.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../support/free-port.mjs';
import { isRight, isSplit, startConsumer } from '../consumer.mjs';
import { casesOfPages, ensureTools, tool } from '../workplace.mjs';

let consumer;
before(async () => {
  ensureTools();
  consumer = await startConsumer();
});
after(() => consumer?.stop());

describe('the packed package and larger tools', () => {
  it('the newest Node with long-term support', () => {
    const node = tool('node', 'bin', 'node');
    assert.notEqual(execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(), process.version);
    for (const file of ['main.mjs', 'main.cjs']) isRight(consumer.nodeRuns(file, node));
    isRight(consumer.nodeRuns('slim.mjs', node), casesOfPages);
  });

  it('the newest Vite', async () => {
    const { build } = await import(pathToFileURL(tool('vite', 'dist', 'node', 'index.js')));
    writeFileSync(join(consumer.folder, 'index.html'), '<script type="module" src="./main.mjs"></script>');
    const output = { entryFileNames: 'main.js' };
    const options = { outDir: 'vite', rollupOptions: { output } };
    await build({ root: consumer.folder, configFile: false, logLevel: 'error', build: options });
    isRight(await consumer.pageReports('/vite/main.js'));
  });

  async function packs(entry, output) {
    const webpack = createRequire(tool('webpack', 'package.json'))('webpack');
    const stats = await new Promise((resolve, reject) => {
      const options = { mode: 'production', context: consumer.folder, entry, performance: false, output };
      webpack(options, (error, result) => (error ? reject(error) : resolve(result)));
    });
    assert.deepEqual([stats.compilation.errors, stats.compilation.warnings], [[], []]);
  }

  it('webpack', async () => {
    await packs('./main.mjs', { path: consumer.folder, filename: 'webpack.js' });
    isRight(await consumer.pageReports('/webpack.js'));
  });

  it('webpack, in pieces', async () => {
    const path = join(consumer.folder, 'webpack');
    await packs('./jobs-page.mjs', { path, filename: 'first.js' });
    const text = (file) => readFileSync(join(path, file), 'utf8');
    isSplit(
      text('first.js'),
      readdirSync(path)
        .filter((file) => file !== 'first.js')
        .map(text),
    );
  });

  it('Rollup', async () => {
    const { rollup } = await import(pathToFileURL(tool('rollup', 'dist', 'es', 'rollup.js')));
    const { default: resolve } = await import(
      pathToFileURL(tool('@rollup', 'plugin-node-resolve', 'dist', 'es', 'index.js'))
    );
    const warnings = [];
    const bundle = await rollup({
      input: join(consumer.folder, 'main.mjs'),
      plugins: [resolve()],
      onwarn: ({ message }) => warnings.push(message),
    });
    await bundle.write({ file: join(consumer.folder, 'rollup.js'), format: 'es' });
    assert.deepEqual(warnings, []);
    isRight(await consumer.pageReports('/rollup.js'));
  });

  it('Rollup, in pieces', async () => {
    const { rollup } = await import(pathToFileURL(tool('rollup', 'dist', 'es', 'rollup.js')));
    const { default: resolve } = await import(
      pathToFileURL(tool('@rollup', 'plugin-node-resolve', 'dist', 'es', 'index.js'))
    );
    const bundle = await rollup({ input: join(consumer.folder, 'jobs-page.mjs'), plugins: [resolve()] });
    const { output } = await bundle.generate({ format: 'es' });
    isSplit(
      output[0].code,
      output.slice(1).map(({ code }) => code),
    );
  });

  it('Next.js, on the server and on the page', async () => {
    const next = tool('next', 'dist', 'bin', 'next');
    const folder = join(consumer.folder, 'next');
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
    consumer.runs(process.execPath, [next, 'build', folder], { env });
    const port = await freePort();
    const app = spawn(process.execPath, [next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], { env });
    try {
      for await (const chunk of app.stdout) if (/Ready/.test(String(chunk))) break;
      const page = await consumer.browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction(() => globalThis.document.querySelector('#client')?.textContent);
      for (const side of ['server', 'client']) isRight(JSON.parse(await page.textContent(`#${side}`)));
      await page.close();
    } finally {
      app.kill();
      await once(app, 'exit');
    }
  });

  it('the files that Next.js copies for a server of its own', async () => {
    const { nodeFileTrace } = createRequire(tool('next', 'package.json'))('next/dist/compiled/@vercel/nft');
    for (const file of ['main.mjs', 'main.cjs']) {
      const entries = [file, 'probe.mjs'].map((name) => join(consumer.folder, name));
      const { fileList } = await nodeFileTrace(entries, { base: consumer.folder });
      // Else the one of the repository would be found.
      assert.ok(fileList.has(join('node_modules', 'render-rules', 'package.json')));
      const copied = join('copied', file.replace('.', '-'));
      for (const name of fileList) cpSync(join(consumer.folder, name), join(consumer.folder, copied, name));
      isRight(consumer.nodeRuns(join(copied, file)));
    }
  });

  it('Jest', () => {
    consumer.runs(process.execPath, [tool('jest', 'bin', 'jest.js'), '--rootDir', join(consumer.folder, 'jest')]);
  });

  it('Vitest', () => {
    // It asks for a newer Node than the 20 that the package still runs in.
    consumer.runs(tool('node', 'bin', 'node'), [
      tool('vitest', 'vitest.mjs'),
      'run',
      '--root',
      consumer.folder,
      'vitest/',
    ]);
  });

  it('publint finds nothing', () => {
    consumer.runs(process.execPath, [tool('publint', 'src', 'cli.js'), consumer.tarball, '--strict']);
  });

  it('Are The Types Wrong finds nothing', () => {
    // The raw module has no types: it is for `init` and for tools that load files.
    const attw = tool('@arethetypeswrong', 'cli', 'dist', 'index.js');
    consumer.runs(process.execPath, [attw, consumer.tarball, '--exclude-entrypoints', './wasm', './package.json']);
  });
});
