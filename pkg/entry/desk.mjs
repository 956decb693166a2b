// The short way across the boundary: a request is laid out flat in the module's memory, and the report is found there.
// Nothing is judged here. What is not plain data, or too much of it, is left to the general way.

/** The kinds of `src/plain/laid.rs`. */
const END = -1;
const NULL = 0;
const TRUE = 1;
const FALSE = 2;
const NUMBER = 3;
const TEXT = 4;
const LIST = 5;
const OBJECT = 6;

/** The answers of `checkRenderOnDesk` that are no length. */
const NO_FINDINGS = -1;
const NOT_READ = -2;

/** No request nests deeper; what does may be a cycle. */
const DEEPEST = 16;

/** Thrown to leave a value to the general way. */
const NOT_PLAIN = Symbol('not plain data');

/** The desk of a running module; `glue` is its functions and `memory` its memory. */
export function openDesk(glue, memory) {
  const [cellsAt, cellCount, bytesAt, byteCount] = glue.deskPlace();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let cells;
  let bytes;
  let remedies;
  let next = 0;
  let text = '';
  /** How often something was laid: a getter of the caller's may ask the rules, too, and use the desk meanwhile. */
  let turns = 0;

  /** A memory that grows leaves its old views empty. */
  function look() {
    if (cells?.buffer === memory.buffer) return;
    cells = new Float64Array(memory.buffer, cellsAt, cellCount);
    bytes = new Uint8Array(memory.buffer, bytesAt, byteCount);
  }

  function layObject(object, depth) {
    const prototype = Object.getPrototypeOf(object);
    if ((prototype !== Object.prototype && prototype !== null) || Symbol.iterator in object) throw NOT_PLAIN;
    cells[next++] = OBJECT;
    for (const key in object) {
      cells[next++] = key.length;
      text += key;
      lay(object[key], depth);
    }
    cells[next++] = END;
  }

  function layList(list, depth) {
    const { length } = list;
    // It would not fit; and one without items in it can say that it is as long as it likes.
    if (length > cellCount - next) throw NOT_PLAIN;
    cells[next++] = LIST;
    for (let index = 0; index < length; index += 1) lay(list[index], depth);
    cells[next++] = END;
  }

  function lay(value, depth) {
    switch (typeof value) {
      case 'string':
        cells[next++] = TEXT;
        cells[next++] = value.length;
        text += value;
        return;
      case 'number':
        cells[next++] = NUMBER;
        cells[next++] = value;
        return;
      case 'boolean':
        cells[next++] = value ? TRUE : FALSE;
        return;
      case 'undefined':
        cells[next++] = NULL;
        return;
      case 'object':
        if (value === null) cells[next++] = NULL;
        else if (depth > DEEPEST || next > cellCount) throw NOT_PLAIN;
        else if (Array.isArray(value)) layList(value, depth + 1);
        else layObject(value, depth + 1);
        return;
      default:
        throw NOT_PLAIN;
    }
  }

  /** Whether all of the values lie on the desk now. */
  function layAll(...values) {
    turns += 1;
    const turn = turns;
    next = 0;
    text = '';
    // What every object inherits is no part of one.
    for (const _ in {}) return false;
    try {
      for (const value of values) lay(value, 0);
    } catch {
      return false;
    }
    return turn === turns && next <= cellCount;
  }

  function takeText(all, from) {
    const to = from.at + cells[next++];
    const taken = all.slice(from.at, to);
    from.at = to;
    return taken;
  }

  function takeReport(length) {
    const all = decoder.decode(bytes.subarray(0, length));
    const from = { at: 0 };
    next = 0;
    let ok = true;
    const findings = [];
    for (let left = cells[next++]; left > 0; left -= 1) {
      const blocks = cells[next++] === 1;
      const code = takeText(all, from);
      const path = takeText(all, from);
      const message = takeText(all, from);
      const params = {};
      for (let more = cells[next++]; more > 0; more -= 1) {
        const name = takeText(all, from);
        params[name] = cells[next++] === 0 ? cells[next++] : takeText(all, from);
      }
      ok &&= !blocks;
      findings.push({
        code,
        severity: blocks ? 'error' : 'warning',
        path,
        message,
        remedy: remedies.get(code),
        params,
      });
    }
    return { ok, findings };
  }

  return {
    /** The report of checkRender; nothing where the general way has to be taken. */
    checkRender(request, options) {
      look();
      if (!layAll(request, options)) return undefined;
      const { read, written } = encoder.encodeInto(text, bytes);
      if (read < text.length) return undefined;
      const length = glue.checkRenderOnDesk(next, written);
      if (length === NO_FINDINGS) return { ok: true, findings: [] };
      if (length === NOT_READ) return undefined;
      look();
      remedies ??= new Map(glue.findingCodes().map(({ code, remedy }) => [code, remedy]));
      return takeReport(length);
    },
  };
}
