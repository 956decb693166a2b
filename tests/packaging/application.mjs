// An application as create-strapi-app 5.54 lays it out in TypeScript, with code that uses the plugin.
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { root } from './checkout.mjs';

const here = fileURLToPath(new URL('./application/', import.meta.url));

/** The packages that create-strapi-app names; nothing else is found by an application's own code where packages are kept apart. */
const PACKAGES = [
  '@strapi/strapi',
  '@strapi/database',
  '@strapi/plugin-users-permissions',
  'better-sqlite3',
  'react',
  'react-dom',
  'react-router-dom',
  'styled-components',
  'typescript',
  '@types/node',
  '@types/react',
  '@types/react-dom',
];

/** The compiler's options of create-strapi-app's tsconfig.json. */
const TSCONFIG = {
  compilerOptions: {
    module: 'CommonJS',
    moduleResolution: 'Node',
    lib: ['ES2020'],
    target: 'ES2019',
    strict: true,
    skipLibCheck: true,
    forceConsistentCasingInFileNames: true,
    incremental: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    noEmitOnError: true,
    noImplicitThis: true,
    outDir: 'dist',
    rootDir: '.',
  },
  include: ['./', './**/*.ts', './**/*.js', 'src/**/*.json'],
  exclude: [
    'node_modules/',
    'build/',
    'dist/',
    '.cache/',
    '.tmp/',
    '.strapi/',
    'src/admin/',
    '**/*.test.*',
    'src/plugins/**',
  ],
};

const FILES = {
  'config/plugins.ts': "export default () => ({ 'render-jobs': { enabled: true } });\n",
  'src/index.ts': 'export default { register() {}, bootstrap() {} };\n',
};

/** Makes the application, with no package in it yet. Its path. */
export function makeApplication(directory) {
  const write = (path, text) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  write('package.json', JSON.stringify({ name: 'my-strapi', private: true, version: '0.1.0' }));
  write('tsconfig.json', JSON.stringify(TSCONFIG));
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  cpSync(join(here, 'render.ts.txt'), join(directory, 'src', 'render.ts'));
  const extension = join(directory, 'src', 'extensions', 'render-jobs', 'strapi-server.ts');
  mkdirSync(dirname(extension), { recursive: true });
  cpSync(join(here, 'extension.ts.txt'), extension);
  return directory;
}

/** Adds what create-strapi-app installs, by links to the repository's packages: each finds its own dependencies there. */
export function addStrapi(directory) {
  for (const name of PACKAGES) {
    const link = join(directory, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
}

/**
 * What TypeScript has to say of the application's code and of our packages' types that it leads to, libraries checked, and
 * which of our packages it leads to. `options` replace those of tsconfig.json.
 */
export function diagnosticsOf(directory, options) {
  const { compilerOptions } = JSON.parse(readFileSync(join(directory, 'tsconfig.json'), 'utf8'));
  // The rules' own module names the browser's types, which a server may lack: then `init` is loosely typed, and nothing else.
  const lib = ['ES2020', 'DOM'];
  const wanted = { ...compilerOptions, lib, ...options, incremental: false, skipLibCheck: false, noEmit: true };
  const config = { compilerOptions: wanted, files: ['src/render.ts', 'src/extensions/render-jobs/strapi-server.ts'] };
  const { options: parsed, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, directory);
  const program = ts.createProgram(fileNames, parsed);
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(directory + sep));
  const packages = own.map(({ fileName }) => /node_modules\/([^/]+)/.exec(fileName)?.[1]).filter(Boolean);
  const found = own.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return {
    packages: [...new Set(packages)].sort(),
    diagnostics: [...errors, ...found].map(({ file, messageText }) =>
      [file?.fileName.slice(directory.length), ts.flattenDiagnosticMessageText(messageText, '\n')].join(': '),
    ),
  };
}
