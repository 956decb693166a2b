import { rule } from './running/state.mjs';

const statusNames = rule('statusNames');

let statuses;

/** Whether it is one of the statuses that the rules name: of these there are few, so what is said of them can be kept. */
function isStatus(name) {
  statuses ??= new Set(statusNames());
  return statuses.has(name);
}

/** A rule of one status whose answer is no object: asked once for each. */
export function ofStatus(name) {
  const ask = rule(name);
  const answers = new Map();
  return (status) => {
    const answer = answers.get(status);
    if (answer !== undefined) return answer;
    const fresh = ask(status);
    if (isStatus(status)) answers.set(status, fresh);
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
  return (from, to) => {
    const answer = answers.get(from)?.get(to);
    if (answer !== undefined) return copy(answer);
    const fresh = ask(from, to);
    if (isStatus(from) && isStatus(to)) {
      if (!answers.has(from)) answers.set(from, new Map());
      answers.get(from).set(to, copy(fresh));
    }
    return fresh;
  };
}
