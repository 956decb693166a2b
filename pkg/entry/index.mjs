import * as wasm from '../wasm/render_rules.js';
import { rule } from './instance.mjs';

export { RulesError } from './rules-error.mjs';

export const canTransition = rule(wasm.canTransition);
export const canRetry = rule(wasm.canRetry);
export const isTerminal = rule(wasm.isTerminal);
export const isActive = rule(wasm.isActive);
export const getNextStatus = rule(wasm.getNextStatus);
export const getStatusDescription = rule(wasm.getStatusDescription);

export const formats = rule(wasm.formats);
export const rules = rule(wasm.rules);

export const checkRender = rule(wasm.checkRender);
export const checkEdl = rule(wasm.checkEdl);
export const selectEdl = rule(wasm.selectEdl);
export const parseTrigger = rule(wasm.parseTrigger);

export const getEdlTransitions = rule(wasm.getEdlTransitions);
export const canTransitionEdl = rule(wasm.canTransitionEdl);

export const edlHash = rule(wasm.edlHash);
export const renderKey = rule(wasm.renderKey);
export const checkIdempotencyKey = rule(wasm.checkIdempotencyKey);
export const admit = rule(wasm.admit);

export const createJob = rule(wasm.createJob);
export const decide = rule(wasm.decide);
export const eventLeadingTo = rule(wasm.eventLeadingTo);
export const replay = rule(wasm.replay);
export const timeLeftMs = rule(wasm.timeLeftMs);

export const planRender = rule(wasm.planRender);
export const renderSteps = rule(wasm.renderSteps);
export const probeArguments = rule(wasm.probeArguments);
export const readProbe = rule(wasm.readProbe);
export const readProgress = rule(wasm.readProgress);
export const explainFailure = rule(wasm.explainFailure);
