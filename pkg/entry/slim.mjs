export * from './index.mjs';
export { init } from './supplied.mjs';
