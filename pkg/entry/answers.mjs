import { rule } from './running/state.mjs';

/** As many answers of a function are kept: there are few statuses, and whoever asks about others may ask about anything. */
const MOST = 64;

/** Whether an answer about it may be kept: no status has a longer name. */
const isKept = (name) => typeof name === 'string' && name.length <= 32;

/** A rule of one status whose answer is no object: asked once for each. */
export function ofStatus(name) {
  const ask = rule(name);
  const answers = new Map();
  return (status) => {
    const answer = answers.get(status);
    if (answer !== undefined) return answer;
    const fresh = ask(status);
    if (answers.size < MOST && isKept(status)) answers.set(status, fresh);
    return fresh;
  };
}

/** Each caller gets an object of its own. */
function copy({ from, to, allowed, reason }) {
  return reason === undefined ? { from, to, allowed } : { from, to, allowed, reason };
}

/** A rule of two statuses that answers with a `TransitionCheck`: asked once for each pair. */
export function ofTransition(name) {
  const ask = rule(name);
  const answers = new Map();
  let kept = 0;
  return (from, to) => {
    const answer = answers.get(from)?.get(to);
    if (answer !== undefined) return copy(answer);
    const fresh = ask(from, to);
    if (kept < MOST && isKept(from) && isKept(to)) {
      if (!answers.has(from)) answers.set(from, new Map());
      answers.get(from).set(to, copy(fresh));
      kept += 1;
    }
    return fresh;
  };
}
