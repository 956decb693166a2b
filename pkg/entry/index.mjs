export * from './state.mjs';
export * from './jobs.mjs';
export * from './gate.mjs';
export * from './trigger.mjs';
export * from './renderer.mjs';
export { RulesError } from './rules-error.mjs';
