export { moduleOf } from './embedded.mjs';
export { instanceOf } from './instance.mjs';
export { RulesError } from './rules-error.mjs';
