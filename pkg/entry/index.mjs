import { rule } from './instance.mjs';

export { RulesError } from './rules-error.mjs';

export const canTransition = rule('canTransition');
export const canRetry = rule('canRetry');
export const isTerminal = rule('isTerminal');
export const isActive = rule('isActive');
export const getNextStatus = rule('getNextStatus');
export const getStatusDescription = rule('getStatusDescription');

export const formats = rule('formats');
export const rules = rule('rules');

export const checkRender = rule('checkRender');
export const checkEdl = rule('checkEdl');
export const findingCodes = rule('findingCodes');
export const selectEdl = rule('selectEdl');
export const parseTrigger = rule('parseTrigger');

export const getEdlTransitions = rule('getEdlTransitions');
export const canTransitionEdl = rule('canTransitionEdl');

export const edlHash = rule('edlHash');
export const renderKey = rule('renderKey');
export const checkIdempotencyKey = rule('checkIdempotencyKey');
export const admit = rule('admit');
export const queueHealth = rule('queueHealth');

export const createJob = rule('createJob');
export const decide = rule('decide');
export const eventLeadingTo = rule('eventLeadingTo');
export const replay = rule('replay');
export const attemptsOf = rule('attemptsOf');
export const timeLeftMs = rule('timeLeftMs');

export const planRender = rule('planRender');
export const renderSteps = rule('renderSteps');
export const probeArguments = rule('probeArguments');
export const readProbe = rule('readProbe');
export const readProgress = rule('readProgress');
export const explainFailure = rule('explainFailure');
export const logTail = rule('logTail');
export const ffmpegHealth = rule('ffmpegHealth');
export const programVersion = rule('programVersion');
