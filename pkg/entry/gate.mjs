// May this session be rendered, what is wrong with it, and what would be made.
import { ruleOnDesk } from './on-desk.mjs';
import { ask, rule } from './running/gate.mjs';

export const checkRender = ruleOnDesk(ask, 'checkRender');
export const checkEdl = rule('checkEdl');
export const checklist = rule('checklist');
export const timeline = rule('timeline');
export const findingCodes = rule('findingCodes');

export const edlHash = rule('edlHash');
export const resolveSelection = rule('resolveSelection');
export const planRender = rule('planRender');
