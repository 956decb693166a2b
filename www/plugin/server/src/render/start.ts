import { attemptFailure } from 'render-rules';
import { RenderFailure } from './port';
import { ProgramMissing, run } from './process';
import type { Command, Ended } from './process';

/** Runs a program of a render's. @throws RenderFailure where it can't be started. */
export async function start(command: Command): Promise<Ended> {
  try {
    return await run(command);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const kind = cause instanceof ProgramMissing ? 'program_missing' : 'other';
    throw new RenderFailure(attemptFailure(kind, `\`${command.program}\` can't be started: ${why}`), { cause });
  }
}
