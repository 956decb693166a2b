// Where in a JSON text a finding's path points to. It reads text that is known to be JSON, and walks without recursion:
// the text may be nested as deep as somebody likes.

const STEP = /\.?([\w-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
const SPACE = /[\s,:]*/y;
const SCALAR = /[^\s,:\]}]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;

/** `tracks.program[1]` as `['tracks', 'program', 1]`. What can't be read ends it. */
export function stepsOf(path) {
  const steps = [];
  STEP.lastIndex = 0;
  for (let match = STEP.exec(path); match; match = STEP.exec(path)) {
    if (match[1] !== undefined) steps.push(match[1]);
    else steps.push(match[2] === undefined ? JSON.parse(match[3]) : Number(match[2]));
  }
  return steps;
}

function after(pattern, text, from) {
  pattern.lastIndex = from;
  pattern.exec(text);
  return Math.max(pattern.lastIndex, from);
}

function endOfValue(text, from) {
  let depth = 0;
  let at = from;
  do {
    at = after(SPACE, text, at);
    const first = text[at];
    if (first === '"') at = after(STRING, text, at);
    else if (first === '{' || first === '[') [depth, at] = [depth + 1, at + 1];
    else if (first === '}' || first === ']') [depth, at] = [depth - 1, at + 1];
    else at = after(SCALAR, text, at);
  } while (depth > 0 && at < text.length);
  return at;
}

/** Where the member or item of that name begins in the object or list at `from`; the last one, as for `JSON.parse`. */
function memberAt(text, from, step) {
  const open = text[from];
  if (open !== '{' && open !== '[') return undefined;
  let found;
  let at = after(SPACE, text, from + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index += 1) {
    let name = index;
    if (open === '{') {
      const end = after(STRING, text, at);
      name = JSON.parse(text.slice(at, end));
      at = after(SPACE, text, end);
    }
    if (name === step) found = at;
    at = after(SPACE, text, endOfValue(text, at));
    if (found !== undefined && open === '[') break;
  }
  return found;
}

/**
 * The part of a JSON text that a path names, or of it what is there.
 *
 * @returns `start` and `end`, which for an object or a list is right after its bracket
 */
export function placeOf(text, path) {
  let start = after(SPACE, text, 0);
  for (const step of stepsOf(path)) {
    const next = memberAt(text, start, step);
    if (next === undefined) break;
    start = next;
  }
  const isNested = text[start] === '{' || text[start] === '[';
  return { start, end: isNested ? start + 1 : endOfValue(text, start) };
}

/** The place of a line and a column, both from 1, in a text. */
export function placeOfLine(text, line, column) {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    at = end + 1;
  }
  const start = Math.min(at + Math.max(column - 1, 0), text.length);
  return { start, end: Math.min(start + 1, text.length) };
}
