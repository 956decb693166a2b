import type { Finding } from 'render-rules';
import type { ErrorReply } from '../../../shared';

/** Why a request was not fulfilled, as the server said it. */
export interface Problem {
  /** Null where no server answered. */
  status: number | null;
  code: string | null;
  message: string;
  findings: Finding[];
}

type Details = Partial<ErrorReply['error']['details']>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function detailsOf(error: object): Details {
  return 'details' in error && isObject(error.details) ? error.details : {};
}

/** Reads what a failed query or mutation rejects with. */
export function toProblem(error: unknown): Problem {
  if (!isObject(error)) return { status: null, code: null, message: String(error), findings: [] };
  const { code, findings } = detailsOf(error);
  return {
    status: 'status' in error && typeof error.status === 'number' ? error.status : null,
    code: typeof code === 'string' ? code : null,
    message: 'message' in error && typeof error.message === 'string' ? error.message : '',
    findings: Array.isArray(findings) ? findings : [],
  };
}
