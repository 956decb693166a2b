import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { conflict } from '../errors';
import type { RequestError } from '../errors';

/** A new attempt's lease: whoever has it speaks for the attempt, so only the worker that claims the job ever sees it. */
export const newLease = (): string => randomBytes(32).toString('base64url');

const digestOf = (lease: string): Buffer => createHash('sha256').update(lease).digest();

/** What is stored of a lease. */
export const leaseDigestOf = (lease: string): string => digestOf(lease).toString('hex');

/** Whether this is the lease of which that is stored. It takes as long whether they are nearly alike or not at all. */
export function opensLease(lease: string, stored: string | null): boolean {
  const [given, wanted] = [digestOf(lease), Buffer.from(stored ?? '', 'hex')];
  return wanted.length === given.length && timingSafeEqual(given, wanted);
}

/** 409: says neither who holds the job, nor at which attempt, nor whether there is such a job. */
export const leaseLost = (): RequestError =>
  conflict('lease_lost', "the job is not this worker's any more: stop, and claim another");
