// When the studio has to end, and that nobody else decides it.

const SIGNALS = ['SIGINT', 'SIGTERM'];
const LOOK_MS = 500;

/** npm that is killed says nothing to what it started. A studio that was started by hand may outlive its shell. */
function watchNpm(stop) {
  if (process.env.npm_lifecycle_event !== 'studio') return;
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && stop(), LOOK_MS).unref();
}

/** Calls `stop` on Ctrl-C, when a service manager or npm ends the studio, and when its terminal is closed. */
export function stopWhenToldTo(stop) {
  for (const signal of SIGNALS) process.on(signal, stop);
  // Without a terminal, as under nohup, the signal is meant to be ignored.
  if (process.stdout.isTTY) process.on('SIGHUP', stop);
  watchNpm(stop);
}

/** Does the work, and takes back the signal handlers that it set: Strapi's exit before the studio has tidied up. */
export function withoutSignalsOf(work) {
  const before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]));
  const result = work();
  for (const [signal, listeners] of before)
    for (const listener of process.listeners(signal)) if (!listeners.includes(listener)) process.off(signal, listener);
  return result;
}
