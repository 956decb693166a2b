// Random calls of the package, the same ones wherever this runs: no imports, so that a plain page can load it as it is.
// A case is a shared vector in which up to four values, anywhere, became something else – mostly something that stands
// under the same name in another vector, so that what comes out means something to the rules.

/** How many cases are made from one seed, and compared by one digest. */
export const BLOCK = 1000;

const SEED = 20_251_124;

/** Numbers that stand at an edge somewhere. Whole ones beyond 2^53 - 1 have no exact meaning in JavaScript. */
const EDGES = [
  0, 1, -1, 0.5, 2, 3, 16.6, 16.7, 33.4, 999, 1000, 3999, 4000, 12_000, 60_000, 65_536, 2 ** 31, 2 ** 32 - 1, 2 ** 32,
  8.64e15, 2 ** 53 - 1, -(2 ** 53) + 1, 1e300, -1e300, 5e-324, 1e-7,
]; // prettier-ignore

/** Characters that are escaped, combined or counted differently somewhere. */
const CHARACTERS = [...'\u0000\u001f\u007f\u00a0\u0301\u2028\ufeff\ufffd"\\/`\'<&%:;,.=|[]{}()*? \n\téЖ日🎬aA0-_'];

/** sfc32 by Chris Doty-Humphrey (public domain): 32-bit integers, so that every engine counts alike. */
function random(...seed) {
  let [a, b, c, d] = [...seed, 0, 0, 0].map((part) => part >>> 0);
  function next() {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 12; round += 1) next();
  return {
    /** A whole number from 0, below `end`. */
    below: (end) => next() % end,
    fraction: () => next() / 2 ** 32,
    of: (items) => items[next() % items.length],
  };
}

/** The calls that take data of any shape, and say what is wrong with it. */
const ANY_SHAPE = ['checkRender', 'checkEdl', 'parseTrigger', 'planRender', 'edlHash'];

/** FNV-1a, to tell seeds apart. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0), 0x01000193);
  return value;
}

const isObject = (value) => typeof value === 'object' && value !== null;

/** Every place in a value: what holds it, and under which name. */
function places(holder, found = []) {
  for (const name of Object.keys(holder)) {
    found.push([holder, name]);
    if (isObject(holder[name])) places(holder[name], found);
  }
  return found;
}

/** What a value has itself under a name: `constructor` every object has from elsewhere. */
const own = (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);

/** Whether a list stands in a list, or where there was none before. */
function holdsOddList(args, before) {
  const isOdd = ([holder, name]) => Array.isArray(holder[name]) && Array.isArray(holder) && holder !== args;
  const isNew = (now, then) =>
    Array.isArray(now) !== Array.isArray(then)
      ? Array.isArray(now)
      : isObject(now) && Object.keys(now).some((name) => isNew(now[name], own(then, name)));
  return places(args).some(isOdd) || isNew(args, before);
}

/** What the vectors are made of: arguments by call, values by name, and all texts. */
function ingredients(vectors) {
  const [templates, named, words] = [new Map(), new Map(), new Set()];
  for (const { call, arguments: args } of vectors) {
    const text = JSON.stringify(args);
    // Those that are there for their size show nothing that a small one does not.
    if (text.length > 8000) continue;
    if (!templates.has(call)) templates.set(call, []);
    templates.get(call).push(text);
    for (const [holder, name] of places(args)) {
      const kind = Array.isArray(holder) ? (holder === args ? `${call} ${name}` : '[]') : name;
      if (!named.has(kind)) named.set(kind, new Set());
      named.get(kind).add(JSON.stringify(holder[name]));
      if (!Array.isArray(holder)) words.add(name);
      if (typeof holder[name] === 'string') words.add(holder[name]);
    }
  }
  return {
    templates,
    named: new Map([...named].map(([kind, texts]) => [kind, [...texts]])),
    words: [...words],
  };
}

/** Makes the cases of a block, each as its JSON text: `make(call, block)`. */
export function caseMaker(vectors) {
  const { templates, named, words } = ingredients(vectors);
  const names = [...named.keys()];

  const number = (chance) => {
    const scale = 10 ** chance.below(8);
    return [() => chance.of(EDGES), () => chance.below(scale), () => chance.fraction() * scale][chance.below(3)]();
  };

  function text(chance, old) {
    const characters = [...(typeof old === 'string' && chance.below(3) ? old : chance.of(words))];
    if (chance.below(3)) return characters.join('');
    for (let count = chance.below(3); count >= 0; count -= 1)
      characters.splice(chance.below(characters.length + 1), chance.below(3), chance.of(CHARACTERS));
    return characters.join('');
  }

  function anything(chance, depth = 3) {
    const count = () => chance.below(4);
    switch (chance.below(depth > 0 ? 8 : 5)) {
      case 0: return null;
      case 1: return chance.below(2) === 1;
      case 2: return number(chance);
      case 3:
      case 4: return text(chance);
      case 5: return Array.from({ length: count() }, () => anything(chance, depth - 1));
      case 6: return JSON.parse(chance.of(named.get(chance.of(names))));
      default: return Object.fromEntries(Array.from({ length: count() }, () => [text(chance), anything(chance, depth - 1)]));
    }
  } // prettier-ignore

  /** Turns what stands in one place into something else. */
  function spoil(chance, args, [holder, name], call) {
    const old = holder[name];
    const bare = holder === args && !isObject(old);
    // An argument that is a text or a number stays one: what JavaScript makes of others is no matter of the rules.
    if (bare) {
      const alike = (named.get(`${call} ${name}`) ?? []).map((json) => JSON.parse(json)).filter((it) => typeof it === typeof old);
      if (typeof old === 'number') holder[name] = chance.below(2) ? chance.of(alike) : number(chance);
      if (typeof old === 'string') holder[name] = chance.below(3) ? text(chance, old) : chance.of(alike);
      return;
    }
    const kind = Array.isArray(holder) ? (holder === args ? `${call} ${name}` : '[]') : name;
    switch (chance.below(8)) {
      case 0:
        holder[name] = anything(chance);
        return;
      case 1:
        if (holder === args) return;
        if (Array.isArray(holder)) holder.splice(name, 1);
        else delete holder[name];
        return;
      case 2:
        if (Array.isArray(holder) && holder !== args) holder.splice(name, 0, JSON.parse(JSON.stringify(chance.of(holder))));
        else if (isObject(old) && !Array.isArray(old)) old[text(chance)] = anything(chance, 1);
        return;
      case 3:
      case 4:
        if (typeof old === 'number') holder[name] = chance.below(2) ? old + chance.below(5) - 2 : old * 2 * chance.fraction();
        else if (typeof old === 'string') holder[name] = text(chance, old);
        else holder[name] = number(chance);
        return;
      default:
        holder[name] = JSON.parse(chance.of(named.get(kind) ?? ['null']));
    }
  } // prettier-ignore

  function one(chance, call) {
    const args = JSON.parse(chance.of(templates.get(call)));
    for (let count = chance.below(5); count > 0; count -= 1) {
      const all = places(args);
      if (all.length === 0) continue;
      const place = chance.of(all);
      const before = JSON.stringify(args);
      spoil(chance, args, place, call);
      // JavaScript's lists are objects, too, and natively a list may stand for an object's fields in their order: what is
      // read by its shape is not the same thing there.
      if (!ANY_SHAPE.includes(call) && holdsOddList(args, JSON.parse(before)))
        args.splice(0, args.length, ...JSON.parse(before));
    }
    return JSON.stringify({ call, arguments: args });
  }

  return function make(call, block) {
    const chance = random(SEED, hash(call), block);
    return Array.from({ length: BLOCK }, () => one(chance, call));
  };
}

/** The SHA-256 of lines of text, in hex. */
export async function digest(lines) {
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  const hashed = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hashed, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
