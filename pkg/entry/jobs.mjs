// What happens to jobs.
import { rule } from './running/jobs.mjs';

export const createJob = rule('createJob');
export const decide = rule('decide');
export const holdsJob = rule('holdsJob');
export const eventLeadingTo = rule('eventLeadingTo');
export const replay = rule('replay');
export const attemptsOf = rule('attemptsOf');
export const timeLeftMs = rule('timeLeftMs');

export const admit = rule('admit');
export const queueHealth = rule('queueHealth');
