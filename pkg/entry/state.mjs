// What a page that shows jobs asks.
import { ofStatus, ofTransition } from './answers.mjs';
import { rule } from './running/state.mjs';

export const canTransition = ofTransition('canTransition');
export const canRetry = rule('canRetry');
export const isTerminal = ofStatus('isTerminal');
export const isActive = ofStatus('isActive');
export const getNextStatus = ofStatus('getNextStatus');
export const getStatusDescription = ofStatus('getStatusDescription');

export const formats = rule('formats');
export const rules = rule('rules');

export const getEdlTransitions = rule('getEdlTransitions');
export const canTransitionEdl = rule('canTransitionEdl');
export const isEdlFrozen = rule('isEdlFrozen');
