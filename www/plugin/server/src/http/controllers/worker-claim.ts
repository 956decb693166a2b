import { logTail } from 'render-rules';
import type { WorkerAbilities } from '../../../../shared';
import { names, object, optional, text, token, wholeNumber, workerName } from './fields';
import type { Fields } from './fields';

const MAX_WAIT_MS = 25_000;
const MAX_PROBLEM = 2_000;
/** More than renders need of each kind. */
const MAX_NAMES = 64;

/** A question for work, as a worker sent it. */
export interface Claim {
  owner: string;
  waitMs: number;
  problem: string | null;
  /** What it runs; null where it does not say. */
  protocol: number | null;
  rules: string | null;
  can: WorkerAbilities | null;
}

function abilities(fields: Fields, name: string): WorkerAbilities {
  const can = object(fields, name);
  return {
    ffmpeg: token(64)(can, 'ffmpeg'),
    encoders: names(MAX_NAMES)(can, 'encoders'),
    filters: names(MAX_NAMES)(can, 'filters'),
    protocols: names(MAX_NAMES)(can, 'protocols'),
  };
}

/** @throws RequestError 400 `bad_request` for what is malformed; what is absent is no fault yet: old workers say less. */
export function claimOf(fields: Fields): Claim {
  const problem = optional(text(MAX_PROBLEM))(fields, 'problem');
  return {
    owner: workerName(fields, 'owner'),
    waitMs: optional(wholeNumber(0, MAX_WAIT_MS))(fields, 'waitMs') ?? 0,
    problem: problem === undefined ? null : logTail(problem),
    protocol: optional(wholeNumber(0, 1_000_000))(fields, 'protocol') ?? null,
    rules: optional(token(64))(fields, 'rules') ?? null,
    can: optional(abilities)(fields, 'can') ?? null,
  };
}
