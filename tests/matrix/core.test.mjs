// The packed package, installed and used by the consumers that need nothing more: one answer of each function compared.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isRight, isSplit, startConsumer } from './consumer.mjs';
import { casesOfPages, root } from './workplace.mjs';

let consumer;
before(async () => {
  consumer = await startConsumer();
});
after(() => consumer?.stop());

describe('the packed package', () => {
  it('Node, by import', () => isRight(consumer.nodeRuns('main.mjs')));
  it('Node, by require', () => isRight(consumer.nodeRuns('main.cjs')));
  it('Node, slim: bytes, a file URL and a compiled module', () => isRight(consumer.nodeRuns('slim.mjs'), casesOfPages));

  it('Node reads the modules from disk: bundlers have them in the JavaScript', () => {
    const { resolve } = createRequire(join(consumer.folder, 'main.cjs'));
    assert.equal(resolve('render-rules'), join(consumer.folder, 'node_modules', 'render-rules', 'dist', 'node.cjs'));
  });

  it('a plain page', async () => isRight(await consumer.pageReports('/page/plain.mjs')));
  it('a plain page, slim: a URL', async () => isRight(await consumer.pageReports('/page/slim.mjs'), casesOfPages));
  it('a worker', async () => isRight(await consumer.pageReports('/page/in-worker.mjs')));

  it("a page without 'wasm-unsafe-eval' is told what to allow", async () => {
    const { name, code, message } = await consumer.pageReports('/page/refused.mjs', '&strict');
    assert.deepEqual([name, code], ['RulesError', 'wasm_unavailable']);
    assert.match(message, /allow 'wasm-unsafe-eval' in the page's script-src/);
  });

  it('esbuild', async () => {
    const { build } = await import('esbuild');
    await build({
      entryPoints: [join(consumer.folder, 'main.mjs')],
      outfile: join(consumer.folder, 'esbuild.js'),
      bundle: true,
      minify: true,
      logLevel: 'warning',
    });
    isRight(await consumer.pageReports('/esbuild.js'));
  });

  it('esbuild, in pieces', async () => {
    const { build } = await import('esbuild');
    const outdir = join(consumer.folder, 'esbuild');
    const { outputFiles } = await build({
      entryPoints: [join(consumer.folder, 'jobs-page.mjs')],
      outdir,
      bundle: true,
      splitting: true,
      format: 'esm',
      write: false,
      logLevel: 'warning',
    });
    const first = outputFiles.filter(({ path }) => path === join(outdir, 'jobs-page.js'));
    const later = outputFiles.filter(({ path }) => path.includes('render-page'));
    isSplit(first[0].text, later.map(({ text }) => text));
  });

  it('esbuild, for Node', async () => {
    const { build } = await import('esbuild');
    await build({
      entryPoints: [join(consumer.folder, 'main.mjs')],
      outfile: join(consumer.folder, 'esbuild-node', 'main.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    });
    isRight(consumer.nodeRuns('esbuild-node/main.mjs'));
  });

  it('Vite', async () => {
    const { build } = await import('vite');
    writeFileSync(join(consumer.folder, 'index.html'), '<script type="module" src="./main.mjs"></script>');
    const output = { entryFileNames: 'main.js' };
    const options = { outDir: 'vite', rollupOptions: { output } };
    await build({ root: consumer.folder, configFile: false, logLevel: 'error', build: options });
    isRight(await consumer.pageReports('/vite/main.js'));
  });

  it('Vite, in pieces', async () => {
    const { build } = await import('vite');
    const options = { write: false, target: 'es2022', rollupOptions: { input: join(consumer.folder, 'jobs-page.mjs') } };
    const { output } = await build({ root: consumer.folder, configFile: false, logLevel: 'error', build: options });
    const [first, ...later] = output.sort((one, other) => Number(other.isEntry ?? 0) - Number(one.isEntry ?? 0));
    isSplit(first.code, later.map(({ code }) => code));
  });

  for (const [file, module, moduleResolution] of [
    ['node16.mts', 'node16', 'node16'],
    ['node16.cts', 'node16', 'node16'],
    ['bundler.ts', 'esnext', 'bundler'],
  ]) {
    it(`TypeScript, strict: ${file}`, () => {
      const source = readFileSync(join(root, 'tests', 'packaging', 'consumer.ts.txt'), 'utf8');
      const slim = "\nimport { init, isActive } from 'render-rules/slim';\nexport const ready: Promise<void> = init(new Uint8Array());\nexport const active: boolean = isActive('queued');\n";
      writeFileSync(join(consumer.folder, file), source + slim);
      const compilerOptions = { strict: true, noEmit: true, target: 'es2022', lib: ['es2022', 'dom'], types: [], module, moduleResolution };
      writeFileSync(join(consumer.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
      consumer.runs(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--project', '.']);
    });
  }
}); // prettier-ignore
