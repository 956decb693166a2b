// What a server asks when a render is wanted.
import { rule } from './running/trigger.mjs';

export const parseTrigger = rule('parseTrigger');
export const checkIdempotencyKey = rule('checkIdempotencyKey');
export const selectEdl = rule('selectEdl');
export const renderKey = rule('renderKey');
export const checkAddress = rule('checkAddress');
