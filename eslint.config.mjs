import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'pkg/dist/',
      'pkg/wasm/',
      'pkg/wasm-renderer/',
      'target/',
      'www/*/dist/',
      'www/studio/.cache/',
      'www/studio/.strapi/',
      'www/studio/.data/',
      'www/studio/build/',
      'www/studio/types/',
      'tests/.tmp/',
      'tests/matrix/consumers/.work/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
  {
    // The studio is a plain CommonJS application, as `strapi new` makes one.
    files: ['www/studio/**/*.js', 'tests/fixtures/**/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: globals.node },
  },
  {
    // Plain modules that a browser loads as they are.
    files: ['www/playground/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    // The package's consumers: pages, workers, and tests of Jest's.
    files: ['tests/matrix/consumers/apps/**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: { ...globals.node, ...globals.browser, ...globals.worker, ...globals.jest },
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
  },
  {
    files: ['www/plugin/**/*.{ts,tsx}', 'pkg/types/*.ts'],
    extends: [tseslint.configs.strict],
    rules: { '@typescript-eslint/no-explicit-any': 'error' },
  },
  {
    // Namespaces that hold types alone leave nothing behind: they only say which body belongs to which reply.
    files: ['www/plugin/shared/*.ts'],
    rules: { '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }] },
  },
  {
    files: ['www/plugin/admin/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
);
