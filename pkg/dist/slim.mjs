// Written by pkg/build.mjs; do not edit.

// wasm/render_rules.js
function createGlue() {
  function W(t) {
    let e = i.admit(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function U(t, e, n) {
    let o = i.artifactProbeArguments(t, e, n);
    if (o[2]) throw r(o[1]);
    return r(o[0]);
  }
  function D(t) {
    let e = i.attemptsOf(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function L(t, e, n) {
    let o = i.canRetry(t, !_(e), _(e) ? 0 : e, !_(n), _(n) ? 0 : n);
    if (o[2]) throw r(o[1]);
    return o[0] !== 0;
  }
  function B(t, e) {
    let n = i.canTransition(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function P(t, e) {
    let n = i.canTransitionEdl(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function $(t, e, n, o) {
    let c = i.checkAddress(t, e, n, o);
    if (c[2]) throw r(c[1]);
    return r(c[0]);
  }
  function N(t, e, n) {
    let o = i.checkArtifact(t, e, n);
    if (o[2]) throw r(o[1]);
    return r(o[0]);
  }
  function H(t, e) {
    let n = i.checkEdl(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function v(t) {
    let e = i.checkIdempotencyKey(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function C(t, e) {
    let n = i.checkRender(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function V(t, e) {
    return i.checkRenderOnDesk(t, e);
  }
  function q(t, e) {
    let n = i.checkSpace(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function z(t, e, n) {
    let o = i.checkStep(t, e, n);
    if (o[2]) throw r(o[1]);
    return r(o[0]);
  }
  function J(t, e) {
    let n = i.checklist(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function K(t, e, n) {
    let o = i.createJob(t, e, n);
    if (o[2]) throw r(o[1]);
    return r(o[0]);
  }
  function X(t, e, n, o) {
    let c = i.decide(t, e, n, o);
    if (c[2]) throw r(c[1]);
    return r(c[0]);
  }
  function Y() {
    let t = i.deskPlace();
    var e = T(t[0], t[1]).slice();
    return i.__wbindgen_free(t[0], t[1] * 4, 4), e;
  }
  function G() {
    let t = i.deskShapes();
    if (t[2]) throw r(t[1]);
    return r(t[0]);
  }
  function Q(t) {
    let e = i.edlHash(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function Z(t) {
    let e = i.eventLeadingTo(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function ee(t, e, n, o) {
    let c = i.explainFailure(t, e, n, o);
    if (c[2]) throw r(c[1]);
    return r(c[0]);
  }
  function te(t, e) {
    let n = i.ffmpegHealth(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function ne() {
    let t = i.findingCodes();
    if (t[2]) throw r(t[1]);
    return r(t[0]);
  }
  function re() {
    let t = i.formats();
    if (t[2]) throw r(t[1]);
    return r(t[0]);
  }
  function oe(t) {
    let e = i.getEdlTransitions(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function ie(t) {
    let e = i.getNextStatus(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function ce(t) {
    let e = i.getStatusDescription(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function se(t) {
    let e = i.isActive(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function fe(t) {
    let e = i.isEdlFrozen(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function ue(t) {
    let e = i.isTerminal(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function ae(t, e) {
    let n, o;
    try {
      let s = i.logTail(t, e);
      var c = s[0], u = s[1];
      if (s[3]) throw c = 0, u = 0, r(s[2]);
      return n = c, o = u, l(c, u);
    } finally {
      i.__wbindgen_free(n, o, 1);
    }
  }
  function _e(t) {
    let e = i.parseTrigger(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function de(t, e) {
    let n = i.planRender(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function be(t) {
    let e = i.probeArguments(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function we(t) {
    let e = i.programVersion(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function ge(t) {
    let e = i.queueHealth(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function le(t) {
    let e = i.readLoudness(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function pe(t) {
    let e = i.readProbe(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function he(t, e) {
    let n = i.readProgress(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function ye(t, e, n, o) {
    let c, u;
    try {
      let a = i.renderKey(t, e, n, o);
      var s = a[0], f = a[1];
      if (a[3]) throw s = 0, f = 0, r(a[2]);
      return c = s, u = f, l(s, f);
    } finally {
      i.__wbindgen_free(c, u, 1);
    }
  }
  function xe(t, e, n) {
    let o = i.renderSteps(t, e, n);
    if (o[2]) throw r(o[1]);
    return r(o[0]);
  }
  function me(t) {
    let e = i.rendererHealth(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function Ae(t) {
    let e = i.replay(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function Se(t) {
    let e = i.resolveSelection(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function ke() {
    let t = i.rules();
    if (t[2]) throw r(t[1]);
    return r(t[0]);
  }
  function Te(t) {
    let e = i.selectEdl(t);
    if (e[2]) throw r(e[1]);
    return r(e[0]);
  }
  function Ee(t, e) {
    let n = i.timeLeftMs(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function Oe(t, e) {
    let n = i.timeline(t, e);
    if (n[2]) throw r(n[1]);
    return r(n[0]);
  }
  function k() {
    return { __proto__: null, "./render_rules_bg.js": { __proto__: null, __wbg_Error_208446807d0d1e30: function(e, n) {
      return Error(l(e, n));
    }, __wbg___wbindgen_bigint_get_as_i64_11da4b52cd0aedef: function(e, n) {
      let o = n, c = typeof o == "bigint" ? o : void 0;
      d().setBigInt64((e >>> 0) + 8, _(c) ? BigInt(0) : c, true), d().setInt32((e >>> 0) + 0, !_(c), true);
    }, __wbg___wbindgen_boolean_get_4f1baf9a00be3c74: function(e) {
      let n = e, o = typeof n == "boolean" ? n : void 0;
      return _(o) ? 16777215 : o ? 1 : 0;
    }, __wbg___wbindgen_debug_string_f249a2a76caa9a55: function(e, n) {
      let o = S(n), c = A(o, i.__wbindgen_malloc, i.__wbindgen_realloc), u = x;
      d().setInt32((e >>> 0) + 4, u, true), d().setInt32((e >>> 0) + 0, c, true);
    }, __wbg___wbindgen_in_3f58a9d3b3a7eed2: function(e, n) {
      return e in n;
    }, __wbg___wbindgen_is_bigint_5fa10641e039d3ef: function(e) {
      return typeof e == "bigint";
    }, __wbg___wbindgen_is_null_c22311b1cc228e3a: function(e) {
      return e === null;
    }, __wbg___wbindgen_is_object_8b968c3ab8e96595: function(e) {
      let n = e;
      return typeof n == "object" && n !== null;
    }, __wbg___wbindgen_is_string_fc456fee5d3317de: function(e) {
      return typeof e == "string";
    }, __wbg___wbindgen_is_undefined_be5b34249ff1fc15: function(e) {
      return e === void 0;
    }, __wbg___wbindgen_jsval_eq_38d7bfbe4cc84039: function(e, n) {
      return e === n;
    }, __wbg___wbindgen_number_get_934b640d0889af78: function(e, n) {
      let o = n, c = typeof o == "number" ? o : void 0;
      d().setFloat64((e >>> 0) + 8, _(c) ? 0 : c, true), d().setInt32((e >>> 0) + 0, !_(c), true);
    }, __wbg___wbindgen_string_get_7ce8eee7fd327545: function(e, n) {
      let o = n, c = typeof o == "string" ? o : void 0;
      var u = _(c) ? 0 : A(c, i.__wbindgen_malloc, i.__wbindgen_realloc), s = x;
      d().setInt32((e >>> 0) + 4, s, true), d().setInt32((e >>> 0) + 0, u, true);
    }, __wbg___wbindgen_throw_4c88d8bf264fd984: function(e, n) {
      throw new Error(l(e, n));
    }, __wbg_entries_7bb1459bd9b5c2b9: function(e) {
      return Object.entries(e);
    }, __wbg_from_eac91875c8a5ffa4: function(e) {
      return Array.from(e);
    }, __wbg_get_d7176cfb76d71114: function(e, n) {
      return e[n >>> 0];
    }, __wbg_get_daa0f387e1535ccc: function(e, n) {
      return e[n];
    }, __wbg_instanceof_ArrayBuffer_12cdaa4161423e6b: function(e) {
      let n;
      try {
        n = e instanceof ArrayBuffer;
      } catch {
        n = false;
      }
      return n;
    }, __wbg_instanceof_Map_0b4fc8b62e73f163: function(e) {
      let n;
      try {
        n = e instanceof Map;
      } catch {
        n = false;
      }
      return n;
    }, __wbg_instanceof_Uint8Array_d7aeb0dcb3108fea: function(e) {
      let n;
      try {
        n = e instanceof Uint8Array;
      } catch {
        n = false;
      }
      return n;
    }, __wbg_isArray_bcf1376d0d732d08: function(e) {
      return Array.isArray(e);
    }, __wbg_isSafeInteger_1a35ba4d31e71d38: function(e) {
      return Number.isSafeInteger(e);
    }, __wbg_iterator_e4c5e8f68ada7b58: function() {
      return Symbol.iterator;
    }, __wbg_length_186163212ffe79c3: function(e) {
      return e.length;
    }, __wbg_length_b03a0fabb109b1e9: function(e) {
      return e.length;
    }, __wbg_new_13de428334042d26: function(e) {
      return new Uint8Array(e);
    }, __wbg_new_37eb45aaf5eeb820: function() {
      return new Array();
    }, __wbg_new_7075786089b89c5e: function() {
      return /* @__PURE__ */ new Map();
    }, __wbg_new_cd4348290afae586: function() {
      return new Object();
    }, __wbg_prototypesetcall_13162965d1fe7aa3: function(e, n, o) {
      Uint8Array.prototype.set.call(E(e, n), o);
    }, __wbg_set_8282f7e0d2d01336: function(e, n, o) {
      return e.set(n, o);
    }, __wbg_set_d2d33b52458e984a: function(e, n, o) {
      e[n >>> 0] = o;
    }, __wbg_set_e4b9a833d288759a: function(e, n, o) {
      e[n] = o;
    }, __wbindgen_generic_0000000000000001: function(e) {
      return e;
    }, __wbindgen_generic_0000000000000002: function(e) {
      return e;
    }, __wbindgen_generic_0000000000000003: function(e, n) {
      return l(e, n);
    }, __wbindgen_generic_0000000000000004: function(e) {
      return BigInt.asUintN(64, e);
    }, __wbindgen_init_externref_table: function() {
      let e = i.__wbindgen_externrefs;
      e.set(0, void 0), e.set(1024, void 0), e.set(1025, null), e.set(1026, true), e.set(1027, false);
    } } };
  }
  function S(t) {
    switch (typeof t) {
      case "number":
      case "boolean":
      case "undefined":
        return `${t}`;
      case "string":
        return JSON.stringify(t);
      case "bigint":
        return `${t}n`;
      case "symbol":
        return t.description !== void 0 ? `Symbol(${t.description})` : "Symbol";
      case "function":
        return typeof t.name == "string" && t.name !== "" ? `Function(${t.name})` : "Function";
      case "object": {
        if (t === null) return "null";
        if (Array.isArray(t)) return "[" + Array.from(t, S).join(", ") + "]";
        if (t instanceof Error) return `${t.name}: ${t.message}
${t.stack}`;
        let e = toString.call(t), n = /\[object ([^\]]+)\]/.exec(e)?.[1];
        if (n === void 0) return e;
        if (n === "Object") try {
          return "Object(" + JSON.stringify(t) + ")";
        } catch {
          return "Object";
        }
        return n;
      }
    }
  }
  function T(t, e) {
    return t = t >>> 0, O().subarray(t / 4, t / 4 + e);
  }
  function E(t, e) {
    return t = t >>> 0, p().subarray(t / 1, t / 1 + e);
  }
  var b = null;
  function d() {
    return (b === null || b.buffer.detached === true || b.buffer.detached === void 0 && b.buffer !== i.memory.buffer) && (b = new DataView(i.memory.buffer)), b;
  }
  function l(t, e) {
    return t = t >>> 0, j(p().subarray(t, t + e));
  }
  var w = null;
  function O() {
    return (w === null || w.byteLength === 0) && (w = new Uint32Array(i.memory.buffer)), w;
  }
  var g = null;
  function p() {
    return (g === null || g.byteLength === 0) && (g = new Uint8Array(i.memory.buffer)), g;
  }
  function _(t) {
    return t == null;
  }
  function A(t, e, n) {
    if (n === void 0) {
      let f = h.encode(t), a = e(f.length, 1) >>> 0;
      return p().subarray(a, a + f.length).set(f), x = f.length, a;
    }
    let o = t.length, c = e(o, 1) >>> 0, u = p(), s = 0;
    for (; s < o; s++) {
      let f = t.charCodeAt(s);
      if (f > 127) break;
      u[c + s] = f;
    }
    if (s !== o) {
      s !== 0 && (t = t.slice(s)), c = n(c, o, o = s + t.length * 3, 1) >>> 0;
      let f = p().subarray(c + s, c + o), a = h.encodeInto(t, f);
      s += a.written, c = n(c, o, s, 1) >>> 0;
    }
    return x = s, c;
  }
  function r(t) {
    let e = i.__wbindgen_externrefs.get(t);
    return i.__externref_table_dealloc(t), e;
  }
  var y = new TextDecoder("utf-8", { ignoreBOM: true });
  y.decode();
  var I = 2146435072, m = 0;
  function j(t) {
    return m += t.length, m >= I && (y = new TextDecoder("utf-8", { ignoreBOM: true }), y.decode(), m = t.length), y.decode(t);
  }
  var h = new TextEncoder();
  "encodeInto" in h || (h.encodeInto = function(t, e) {
    let n = h.encode(t);
    return e.set(n), { read: t.length, written: n.length };
  });
  var x = 0, F, M, i;
  function R(t, e) {
    return M = t, i = t.exports, F = e, b = null, w = null, g = null, i.__wbindgen_start(), i;
  }
  function Ie(t) {
    if (i !== void 0) return i;
    t !== void 0 && (Object.getPrototypeOf(t) === Object.prototype ? { module: t } = t : console.warn("using deprecated parameters for `initSync()`; pass a single object instead"));
    let e = k();
    t instanceof WebAssembly.Module || (t = new WebAssembly.Module(t));
    let n = new WebAssembly.Instance(t, e);
    return R(n, t);
  }
  return { admit: W, artifactProbeArguments: U, attemptsOf: D, canRetry: L, canTransition: B, canTransitionEdl: P, checkAddress: $, checkArtifact: N, checkEdl: H, checkIdempotencyKey: v, checkRender: C, checkRenderOnDesk: V, checkSpace: q, checkStep: z, checklist: J, createJob: K, decide: X, deskPlace: Y, deskShapes: G, edlHash: Q, eventLeadingTo: Z, explainFailure: ee, ffmpegHealth: te, findingCodes: ne, formats: re, getEdlTransitions: oe, getNextStatus: ie, getStatusDescription: ce, initSync: Ie, isActive: se, isEdlFrozen: fe, isTerminal: ue, logTail: ae, parseTrigger: _e, planRender: de, probeArguments: be, programVersion: we, queueHealth: ge, readLoudness: le, readProbe: pe, readProgress: he, renderKey: ye, renderSteps: xe, rendererHealth: me, replay: Ae, resolveSelection: Se, rules: ke, selectEdl: Te, timeLeftMs: Ee, timeline: Oe };
}

// entry/rules-error.mjs
var RulesError = class extends Error {
  constructor({ code, message, value, valid, findings }, options) {
    super(message, options);
    this.name = "RulesError";
    this.code = code;
    if (value !== void 0) this.value = value;
    if (valid?.length) this.valid = valid;
    if (findings?.length) this.findings = findings;
  }
};

// entry/instance.mjs
function unavailable(cause) {
  return new RulesError(
    {
      code: "wasm_unavailable",
      message: `the rules can't be started: WebAssembly is refused here (${cause?.message ?? cause}); allow 'wasm-unsafe-eval' in the page's script-src`
    },
    { cause }
  );
}
function isThrownByRules(thrown) {
  return typeof thrown?.code === "string" && !(thrown instanceof Error);
}
function trapped(cause) {
  const message = `the call can't be answered: it broke the WebAssembly module (${cause.message}), mostly by an argument that is too large; the next call gets a fresh one`;
  return new RulesError({ code: "wasm_trapped", message }, { cause });
}
function instanceOf(createGlue2, compiled2) {
  let running;
  function start() {
    try {
      const module2 = compiled2();
      const glue = createGlue2();
      const { memory } = glue.initSync({ module: module2 });
      running = { glue, memory };
    } catch (cause) {
      throw cause instanceof RulesError ? cause : unavailable(cause);
    }
  }
  function ask2(question, first, second) {
    if (!running) start();
    try {
      return question(running, first, second);
    } catch (thrown) {
      if (isThrownByRules(thrown)) throw new RulesError(thrown);
      running = void 0;
      throw thrown instanceof WebAssembly.RuntimeError ? trapped(thrown) : thrown;
    }
  }
  return {
    ask: ask2,
    /** A function of the module's. */
    rule: (name) => {
      const question = ({ glue }, args) => glue[name](...args);
      return (...args) => ask2(question, args);
    }
  };
}

// entry/supplied.mjs
var module;
function compiled() {
  if (module) return module;
  throw new RulesError({
    code: "wasm_unavailable",
    message: "the rules can't be started: call `init` with the module's bytes, its URL or a compiled module, and wait for it"
  });
}
function isFile(url) {
  return url.protocol === "file:" && typeof globalThis.process?.getBuiltinModule === "function";
}
async function fetched(url) {
  if (isFile(url)) return WebAssembly.compile(globalThis.process.getBuiltinModule("node:fs").readFileSync(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answers with ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL) return fetched(source);
  return WebAssembly.compile(source);
}
async function init(source) {
  try {
    module = await compile(source);
  } catch (cause) {
    throw new RulesError(
      { code: "wasm_unavailable", message: `the rules can't be started: ${cause?.message ?? cause}` },
      { cause }
    );
  }
}

// entry/running/whole.mjs
var { ask, rule } = instanceOf(createGlue, compiled);

// entry/answers.mjs
var MOST = 64;
var isKept = (name) => typeof name === "string" && name.length <= 32;
function ofStatus(name) {
  const ask2 = rule(name);
  const answers = /* @__PURE__ */ new Map();
  return (status) => {
    const answer = answers.get(status);
    if (answer !== void 0) return answer;
    const fresh = ask2(status);
    if (answers.size < MOST && isKept(status)) answers.set(status, fresh);
    return fresh;
  };
}
function copy({ from, to, allowed, reason }) {
  return reason === void 0 ? { from, to, allowed } : { from, to, allowed, reason };
}
function ofTransition(name) {
  const ask2 = rule(name);
  const answers = /* @__PURE__ */ new Map();
  let kept = 0;
  return (from, to) => {
    const answer = answers.get(from)?.get(to);
    if (answer !== void 0) return copy(answer);
    const fresh = ask2(from, to);
    if (kept < MOST && isKept(from) && isKept(to)) {
      if (!answers.has(from)) answers.set(from, /* @__PURE__ */ new Map());
      answers.get(from).set(to, copy(fresh));
      kept += 1;
    }
    return fresh;
  };
}

// entry/state.mjs
var canTransition = ofTransition("canTransition");
var canRetry = rule("canRetry");
var isTerminal = ofStatus("isTerminal");
var isActive = ofStatus("isActive");
var getNextStatus = ofStatus("getNextStatus");
var getStatusDescription = ofStatus("getStatusDescription");
var formats = rule("formats");
var rules = rule("rules");
var getEdlTransitions = rule("getEdlTransitions");
var canTransitionEdl = rule("canTransitionEdl");
var isEdlFrozen = rule("isEdlFrozen");

// entry/jobs.mjs
var createJob = rule("createJob");
var decide = rule("decide");
var eventLeadingTo = rule("eventLeadingTo");
var replay = rule("replay");
var attemptsOf = rule("attemptsOf");
var timeLeftMs = rule("timeLeftMs");
var admit = rule("admit");
var queueHealth = rule("queueHealth");

// entry/desk.mjs
var END = -1;
var NULL = 0;
var TRUE = 1;
var FALSE = 2;
var NUMBER = 3;
var LIST = 4;
var STRUCT = 5;
var MAP = 6;
var ANY_LIST = 7;
var ANY_OBJECT = 8;
var TEXT = 16;
var NO_FINDINGS = -1;
var NOT_READ = -2;
var KEYS_KEPT = 32;
var SHORT = 48;
var { hasOwnProperty } = Object.prototype;
var NOT_PLAIN = /* @__PURE__ */ Symbol("not plain data");
function readied({ fields, entries, items }) {
  return {
    fields: fields.length > 0 ? fields.map(({ shape }) => readied(shape)) : void 0,
    places: new Map(fields.map(({ name }, place) => [name, place])),
    last: [],
    entries: entries ? readied(entries) : void 0,
    items: items ? readied(items) : void 0
  };
}
function openDesk(glue, memory) {
  const [cellsAt, cellCount, bytesAt, byteCount] = glue.deskPlace();
  const told = glue.deskShapes();
  const shapes = { request: readied(told.request), options: readied(told.options) };
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const { buffer } = memory;
  const cells = new Float64Array(buffer, cellsAt, cellCount);
  const bytes = new Uint8Array(buffer, bytesAt, byteCount);
  const constants = /* @__PURE__ */ new Map();
  let next = 0;
  let end = 0;
  let turns = 0;
  const isGone = () => cells.length === 0;
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
  function placeOf(key, nth, { fields, places, last }) {
    const place = places.get(key) ?? -1;
    const known = { key, place, shape: fields[place] };
    if (nth < KEYS_KEPT) last[nth] = known;
    return known;
  }
  function layStruct(object, shape, from) {
    const { last } = shape;
    let next2 = from;
    cells[next2++] = STRUCT;
    let nth = 0;
    for (const key in object) {
      if (!hasOwnProperty.call(object, key)) throw NOT_PLAIN;
      let known = last[nth];
      if (known === void 0 || known.key !== key) known = placeOf(key, nth, shape);
      nth += 1;
      const value = object[key];
      if (known.place < 0) continue;
      cells[next2++] = known.place;
      next2 = lay(value, known.shape, next2);
    }
    cells[next2++] = END;
    return next2;
  }
  function layMap(object, entries, from) {
    let next2 = from;
    cells[next2++] = MAP;
    for (const key in object) {
      if (!hasOwnProperty.call(object, key)) throw NOT_PLAIN;
      cells[next2++] = write(key);
      next2 = lay(object[key], entries, next2);
    }
    cells[next2++] = END;
    return next2;
  }
  function layUnread(value, kind, next2) {
    for (const key in value) {
      if (!hasOwnProperty.call(value, key)) throw NOT_PLAIN;
      void value[key];
    }
    cells[next2] = kind;
    return next2 + 1;
  }
  function layObject(object, shape, next2) {
    if (object[Symbol.iterator] !== void 0 || object.byteLength !== void 0) throw NOT_PLAIN;
    if (shape.fields !== void 0) return layStruct(object, shape, next2);
    if (shape.entries !== void 0) return layMap(object, shape.entries, next2);
    return layUnread(object, ANY_OBJECT, next2);
  }
  function layList(list, { items }, from) {
    const { length } = list;
    if (length > cellCount - from) throw NOT_PLAIN;
    if (items === void 0) return layUnread(list, ANY_LIST, from);
    let next2 = from;
    cells[next2++] = LIST;
    cells[next2++] = length;
    for (let index = 0; index < length; index += 1) next2 = lay(list[index], items, next2);
    return next2;
  }
  function lay(value, shape, next2) {
    if (typeof value === "string") {
      cells[next2] = TEXT + write(value);
      return next2 + 1;
    }
    if (typeof value === "number") {
      cells[next2] = NUMBER;
      cells[next2 + 1] = value;
      return next2 + 2;
    }
    if (value === void 0 || value === null) {
      cells[next2] = NULL;
      return next2 + 1;
    }
    if (typeof value === "object")
      return Array.isArray(value) ? layList(value, shape, next2) : layObject(value, shape, next2);
    if (typeof value !== "boolean") throw NOT_PLAIN;
    cells[next2] = value ? TRUE : FALSE;
    return next2 + 1;
  }
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
      findings.push({ code, severity: blocks ? "error" : "warning", path, message, remedy, params });
    }
    return { ok, findings };
  }
  return {
    isGone,
    /** The report of checkRender; nothing where the general way has to be taken. */
    checkRender(request, options) {
      if (!layBoth(request, options)) return void 0;
      const length = glue.checkRenderOnDesk(next, end);
      if (length === NO_FINDINGS) return { ok: true, findings: [] };
      return length === NOT_READ || isGone() ? void 0 : takeReport(length);
    }
  };
}

// entry/on-desk.mjs
function ruleOnDesk(ask2, name) {
  const question = (module2, first, second) => {
    if (!module2.desk || module2.desk.isGone()) module2.desk = openDesk(module2.glue, module2.memory);
    return module2.desk[name](first, second) ?? module2.glue[name](first, second);
  };
  return (first, second) => ask2(question, first, second);
}

// entry/gate.mjs
var checkRender = ruleOnDesk(ask, "checkRender");
var checkEdl = rule("checkEdl");
var checklist = rule("checklist");
var timeline = rule("timeline");
var findingCodes = rule("findingCodes");
var edlHash = rule("edlHash");
var resolveSelection = rule("resolveSelection");
var planRender = rule("planRender");

// entry/trigger.mjs
var parseTrigger = rule("parseTrigger");
var checkIdempotencyKey = rule("checkIdempotencyKey");
var selectEdl = rule("selectEdl");
var renderKey = rule("renderKey");
var checkAddress = rule("checkAddress");

// entry/renderer.mjs
var renderSteps = rule("renderSteps");
var probeArguments = rule("probeArguments");
var artifactProbeArguments = rule("artifactProbeArguments");
var checkArtifact = rule("checkArtifact");
var readProbe = rule("readProbe");
var readProgress = rule("readProgress");
var checkStep = rule("checkStep");
var checkSpace = rule("checkSpace");
var readLoudness = rule("readLoudness");
var explainFailure = rule("explainFailure");
var logTail = rule("logTail");
var ffmpegHealth = rule("ffmpegHealth");
var rendererHealth = rule("rendererHealth");
var programVersion = rule("programVersion");
export {
  RulesError,
  admit,
  artifactProbeArguments,
  attemptsOf,
  canRetry,
  canTransition,
  canTransitionEdl,
  checkAddress,
  checkArtifact,
  checkEdl,
  checkIdempotencyKey,
  checkRender,
  checkSpace,
  checkStep,
  checklist,
  createJob,
  decide,
  edlHash,
  eventLeadingTo,
  explainFailure,
  ffmpegHealth,
  findingCodes,
  formats,
  getEdlTransitions,
  getNextStatus,
  getStatusDescription,
  init,
  isActive,
  isEdlFrozen,
  isTerminal,
  logTail,
  parseTrigger,
  planRender,
  probeArguments,
  programVersion,
  queueHealth,
  readLoudness,
  readProbe,
  readProgress,
  renderKey,
  renderSteps,
  rendererHealth,
  replay,
  resolveSelection,
  rules,
  selectEdl,
  timeLeftMs,
  timeline
};
