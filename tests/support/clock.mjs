// A machine's clock that can be set while a program runs: libfaketime, which leaves alone what counts time without a clock.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For the list of programs that the tests need. */
export const FAKETIME = { program: 'faketime', arguments: ['--version'], package: 'faketime' };

/** A clock that is right until it is set. Programs that are started with its `environment` have it. */
export function createClock() {
  const directory = mkdtempSync(join(tmpdir(), 'render-jobs-clock-'));
  chmodSync(directory, 0o755);
  const file = join(directory, 'offset');
  /** Sets it so many seconds ahead of the real time, or behind it. */
  const set = (seconds) => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  set(0);
  return {
    environment: {
      LD_PRELOAD: '/usr/$LIB/faketime/libfaketimeMT.so.1',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_RESET: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
