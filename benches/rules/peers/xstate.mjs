import { createMachine } from 'xstate';
import { SUCCESSORS } from './by-hand.mjs';

const statuses = Object.keys(SUCCESSORS);
const eventTo = Object.fromEntries(statuses.map((to) => [to, { type: `TO_${to}` }]));
const on = (from) => Object.fromEntries(SUCCESSORS[from].map((to) => [eventTo[to].type, to]));

/** The table of statuses as a machine. */
const jobs = createMachine({
  initial: 'queued',
  states: Object.fromEntries(statuses.map((status) => [status, { on: on(status) }])),
});
const snapshots = Object.fromEntries(statuses.map((value) => [value, jobs.resolveState({ value })]));

/** A job's status comes from its row: the machine is put into it, and asked. */
export const canFromStored = (from, to) => jobs.resolveState({ value: from }).can(eventTo[to]);

/** The machine was put into each status beforehand, and is only asked. */
export const canFromSnapshot = (from, to) => snapshots[from].can(eventTo[to]);
