// The short way across the boundary: a request is laid out flat in the module's memory, and the report is found there.
// Nothing is judged here. What is not plain data, or too much of it, is left to the general way.

/** The kinds of `src/plain/laid.rs`. */
const END = -1;
const NULL = 0;
const TRUE = 1;
const FALSE = 2;
const NUMBER = 3;
const LIST = 4;
const STRUCT = 5;
const MAP = 6;
const ANY_LIST = 7;
const ANY_OBJECT = 8;
const TEXT = 16;

/** The answers of `checkRenderOnDesk` that are no length. */
const NO_FINDINGS = -1;
const NOT_READ = -2;

/** As many keys of the last object of a shape are kept. */
const KEYS_KEPT = 32;

/** Up to this length a text is written letter by letter, as long as it is ASCII: that is faster than to ask for it. */
const SHORT = 48;

const { hasOwnProperty } = Object.prototype;

/** Thrown to leave a value to the general way. */
const NOT_PLAIN = Symbol('not plain data');

/**
 * A shape as the module tells it, made ready for laying: the places of an object's fields by their keys, and which fields
 * the last such object had, as the next one mostly has the same.
 */
function readied({ fields, entries, items }) {
  return {
    fields: fields.length > 0 ? fields.map(({ shape }) => readied(shape)) : undefined,
    places: new Map(fields.map(({ name }, place) => [name, place])),
    last: [],
    entries: entries ? readied(entries) : undefined,
    items: items ? readied(items) : undefined,
  };
}

/** The desk of a running module; `glue` is its functions and `memory` its memory. */
export function openDesk(glue, memory) {
  const [cellsAt, cellCount, bytesAt, byteCount] = glue.deskPlace();
  const told = glue.deskShapes();
  const shapes = { request: readied(told.request), options: readied(told.options) };
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const { buffer } = memory;
  const cells = new Float64Array(buffer, cellsAt, cellCount);
  const bytes = new Uint8Array(buffer, bytesAt, byteCount);
  const constants = new Map();
  let next = 0;
  let end = 0;
  /** How often something was laid: a getter of the caller's may ask the rules, too, and use the desk meanwhile. */
  let turns = 0;

  /** Whether the memory has grown: then it lies elsewhere, and what looked at it here is empty. */
  const isGone = () => cells.length === 0;

  /** Writes a text; how many bytes it takes. */
  function write(value) {
    const { length } = value;
    const start = end;
    if (length <= SHORT) {
      let index = 0;
      for (; index < length; index += 1) {
        const code = value.charCodeAt(index);
        if (code > 127) break;
        bytes[end + index] = code;
      }
      end += index;
      if (index === length) return length;
      end = start;
    }
    const { read, written } = encoder.encodeInto(value, bytes.subarray(end));
    if (read < length) throw NOT_PLAIN;
    end += written;
    return written;
  }

  /** The place of a key that comes as the `nth` of an object; -1 of what nobody reads. */
  function placeOf(key, nth, { fields, places, last }) {
    const place = places.get(key) ?? -1;
    const known = { key, place, shape: fields[place] };
    if (nth < KEYS_KEPT) last[nth] = known;
    return known;
  }

  // Each of these lays from a cell on, and answers which one comes after what it laid.

  function layStruct(object, shape, from) {
    const { last } = shape;
    let next = from;
    cells[next++] = STRUCT;
    let nth = 0;
    for (const key in object) {
      if (!hasOwnProperty.call(object, key)) throw NOT_PLAIN;
      let known = last[nth];
      if (known === undefined || known.key !== key) known = placeOf(key, nth, shape);
      nth += 1;
      // Whether it is read or not: the general way asks all getters, too.
      const value = object[key];
      if (known.place < 0) continue;
      cells[next++] = known.place;
      next = lay(value, known.shape, next);
    }
    cells[next++] = END;
    return next;
  }

  function layMap(object, entries, from) {
    let next = from;
    cells[next++] = MAP;
    for (const key in object) {
      if (!hasOwnProperty.call(object, key)) throw NOT_PLAIN;
      cells[next++] = write(key);
      next = lay(object[key], entries, next);
    }
    cells[next++] = END;
    return next;
  }

  /** Only what it is, for nobody reads its parts; getters are asked all the same. */
  function layUnread(value, kind, next) {
    for (const key in value) {
      if (!hasOwnProperty.call(value, key)) throw NOT_PLAIN;
      void value[key];
    }
    cells[next] = kind;
    return next + 1;
  }

  function layObject(object, shape, next) {
    // Maps, sets and the like, and bytes.
    if (object[Symbol.iterator] !== undefined || object.byteLength !== undefined) throw NOT_PLAIN;
    if (shape.fields !== undefined) return layStruct(object, shape, next);
    if (shape.entries !== undefined) return layMap(object, shape.entries, next);
    return layUnread(object, ANY_OBJECT, next);
  }

  function layList(list, { items }, from) {
    const { length } = list;
    // It would not fit; and one without items in it can say that it is as long as it likes.
    if (length > cellCount - from) throw NOT_PLAIN;
    if (items === undefined) return layUnread(list, ANY_LIST, from);
    let next = from;
    cells[next++] = LIST;
    cells[next++] = length;
    for (let index = 0; index < length; index += 1) next = lay(list[index], items, next);
    return next;
  }

  function lay(value, shape, next) {
    if (typeof value === 'string') {
      cells[next] = TEXT + write(value);
      return next + 1;
    }
    if (typeof value === 'number') {
      cells[next] = NUMBER;
      cells[next + 1] = value;
      return next + 2;
    }
    if (value === undefined || value === null) {
      cells[next] = NULL;
      return next + 1;
    }
    if (typeof value === 'object')
      return Array.isArray(value) ? layList(value, shape, next) : layObject(value, shape, next);
    if (typeof value !== 'boolean') throw NOT_PLAIN;
    cells[next] = value ? TRUE : FALSE;
    return next + 1;
  }

  /** Whether both lie on the desk now. */
  function layBoth(request, options) {
    turns += 1;
    const turn = turns;
    end = 0;
    try {
      next = lay(options, shapes.options, lay(request, shapes.request, 0));
    } catch {
      return false;
    }
    return turn === turns && next <= cellCount && end <= byteCount && !isGone();
  }

  /** A text that is always the same, by its place in the memory. */
  function constant(at, length) {
    const known = constants.get(at);
    if (known?.length === length) return known.text;
    const text = decoder.decode(new Uint8Array(buffer, at, length));
    constants.set(at, { length, text });
    return text;
  }

  function takeReport(length) {
    const all = decoder.decode(bytes.subarray(0, length));
    let at = 0;
    let from = 0;
    const taken = () => {
      const to = from + cells[at++];
      const text = all.slice(from, to);
      from = to;
      return text;
    };
    let ok = true;
    const findings = [];
    for (let left = cells[at++]; left > 0; left -= 1) {
      const blocks = cells[at++] === 1;
      const code = constant(cells[at++], cells[at++]);
      const remedy = constant(cells[at++], cells[at++]);
      const path = taken();
      const message = taken();
      const params = {};
      for (let more = cells[at++]; more > 0; more -= 1) {
        const name = constant(cells[at++], cells[at++]);
        params[name] = cells[at++] === 0 ? cells[at++] : taken();
      }
      ok &&= !blocks;
      findings.push({ code, severity: blocks ? 'error' : 'warning', path, message, remedy, params });
    }
    return { ok, findings };
  }

  return {
    isGone,
    /** The report of checkRender; nothing where the general way has to be taken. */
    checkRender(request, options) {
      if (!layBoth(request, options)) return undefined;
      const length = glue.checkRenderOnDesk(next, end);
      if (length === NO_FINDINGS) return { ok: true, findings: [] };
      return length === NOT_READ || isGone() ? undefined : takeReport(length);
    },
  };
}
