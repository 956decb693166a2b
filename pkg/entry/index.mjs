import { ofStatus, ofTransition } from './answers.mjs';
import { rule, ruleOnDesk } from './instance.mjs';

export { RulesError } from './rules-error.mjs';

export const canTransition = ofTransition('canTransition');
export const canRetry = rule('canRetry');
export const isTerminal = ofStatus('isTerminal');
export const isActive = ofStatus('isActive');
export const getNextStatus = ofStatus('getNextStatus');
export const getStatusDescription = ofStatus('getStatusDescription');

export const formats = rule('formats');
export const rules = rule('rules');

export const checkRender = ruleOnDesk('checkRender');
export const checkEdl = rule('checkEdl');
export const checklist = rule('checklist');
export const timeline = rule('timeline');
export const findingCodes = rule('findingCodes');
export const selectEdl = rule('selectEdl');
export const parseTrigger = rule('parseTrigger');

export const getEdlTransitions = rule('getEdlTransitions');
export const canTransitionEdl = rule('canTransitionEdl');

export const edlHash = rule('edlHash');
export const resolveSelection = rule('resolveSelection');
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

export const checkAddress = rule('checkAddress');
export const planRender = rule('planRender');
export const renderSteps = rule('renderSteps');
export const probeArguments = rule('probeArguments');
export const readProbe = rule('readProbe');
export const readProgress = rule('readProgress');
export const readLoudness = rule('readLoudness');
export const explainFailure = rule('explainFailure');
export const logTail = rule('logTail');
export const ffmpegHealth = rule('ffmpegHealth');
export const programVersion = rule('programVersion');
