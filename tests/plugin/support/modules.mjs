// The plugin's own TypeScript modules, for tests of what needs neither a browser nor a server.
import { buildSync } from 'esbuild';

/** A module with what it imports, as a bundler makes it. */
export async function loadModule(path) {
  const { outputFiles } = buildSync({ entryPoints: [path], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
