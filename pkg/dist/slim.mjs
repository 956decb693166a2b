// Written by pkg/build.mjs; do not edit.

// wasm/render_rules.js
function createGlue() {
  function admit2(load) {
    let ret = wasm.admit(load);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function attemptsOf2(entries) {
    let ret = wasm.attemptsOf(entries);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function canRetry2(status, attempts, maxAttempts) {
    let ret = wasm.canRetry(status, !isLikeNone(attempts), isLikeNone(attempts) ? 0 : attempts, !isLikeNone(maxAttempts), isLikeNone(maxAttempts) ? 0 : maxAttempts);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return ret[0] !== 0;
  }
  function canTransition2(from, to) {
    let ret = wasm.canTransition(from, to);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function canTransitionEdl2(from, to) {
    let ret = wasm.canTransitionEdl(from, to);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function checkAddress2(host, port, address, options) {
    let ret = wasm.checkAddress(host, port, address, options);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function checkEdl2(canonicalEdl, options) {
    let ret = wasm.checkEdl(canonicalEdl, options);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function checkIdempotencyKey2(key) {
    let ret = wasm.checkIdempotencyKey(key);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function checkRender2(request, options) {
    let ret = wasm.checkRender(request, options);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function checkRenderOnDesk(cells, bytes) {
    return wasm.checkRenderOnDesk(cells, bytes);
  }
  function checklist2(report, options) {
    let ret = wasm.checklist(report, options);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function createJob2(input, now, policy) {
    let ret = wasm.createJob(input, now, policy);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function decide2(job, event, now, policy) {
    let ret = wasm.decide(job, event, now, policy);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function deskPlace() {
    let ret = wasm.deskPlace();
    var v1 = getArrayU32FromWasm0(ret[0], ret[1]).slice();
    return wasm.__wbindgen_free(ret[0], ret[1] * 4, 4), v1;
  }
  function deskShapes() {
    let ret = wasm.deskShapes();
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function edlHash2(canonicalEdl) {
    let ret = wasm.edlHash(canonicalEdl);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function eventLeadingTo2(status) {
    let ret = wasm.eventLeadingTo(status);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function explainFailure2(plan, stderr, faults) {
    let ret = wasm.explainFailure(plan, stderr, faults);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function ffmpegHealth2(version, encoders) {
    let ret = wasm.ffmpegHealth(version, encoders);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function findingCodes2() {
    let ret = wasm.findingCodes();
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function formats2() {
    let ret = wasm.formats();
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function getEdlTransitions2(status) {
    let ret = wasm.getEdlTransitions(status);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function getNextStatus2(current) {
    let ret = wasm.getNextStatus(current);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function getStatusDescription2(status) {
    let deferred2_0, deferred2_1;
    try {
      let ret = wasm.getStatusDescription(status);
      var ptr1 = ret[0], len1 = ret[1];
      if (ret[3]) throw ptr1 = 0, len1 = 0, takeFromExternrefTable0(ret[2]);
      return deferred2_0 = ptr1, deferred2_1 = len1, getStringFromWasm0(ptr1, len1);
    } finally {
      wasm.__wbindgen_free(deferred2_0, deferred2_1, 1);
    }
  }
  function isActive2(status) {
    let ret = wasm.isActive(status);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return ret[0] !== 0;
  }
  function isTerminal2(status) {
    let ret = wasm.isTerminal(status);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return ret[0] !== 0;
  }
  function logTail2(log, plan) {
    let deferred2_0, deferred2_1;
    try {
      let ret = wasm.logTail(log, plan);
      var ptr1 = ret[0], len1 = ret[1];
      if (ret[3]) throw ptr1 = 0, len1 = 0, takeFromExternrefTable0(ret[2]);
      return deferred2_0 = ptr1, deferred2_1 = len1, getStringFromWasm0(ptr1, len1);
    } finally {
      wasm.__wbindgen_free(deferred2_0, deferred2_1, 1);
    }
  }
  function parseTrigger2(body) {
    let ret = wasm.parseTrigger(body);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function planRender2(request, options) {
    let ret = wasm.planRender(request, options);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function probeArguments2(path) {
    let ret = wasm.probeArguments(path);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function programVersion2(text) {
    let ret = wasm.programVersion(text);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function queueHealth2(facts) {
    let ret = wasm.queueHealth(facts);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function readLoudness2(stderr) {
    let ret = wasm.readLoudness(stderr);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function readProbe2(json) {
    let ret = wasm.readProbe(json);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function readProgress2(block, durationMs) {
    let ret = wasm.readProgress(block, durationMs);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function renderKey2(sessionId, edlHash22, format, selection) {
    let deferred2_0, deferred2_1;
    try {
      let ret = wasm.renderKey(sessionId, edlHash22, format, selection);
      var ptr1 = ret[0], len1 = ret[1];
      if (ret[3]) throw ptr1 = 0, len1 = 0, takeFromExternrefTable0(ret[2]);
      return deferred2_0 = ptr1, deferred2_1 = len1, getStringFromWasm0(ptr1, len1);
    } finally {
      wasm.__wbindgen_free(deferred2_0, deferred2_1, 1);
    }
  }
  function renderSteps2(plan, paths, loudness) {
    let ret = wasm.renderSteps(plan, paths, loudness);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function replay2(entries) {
    let ret = wasm.replay(entries);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function resolveSelection2(request) {
    let ret = wasm.resolveSelection(request);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function rules2() {
    let ret = wasm.rules();
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function selectEdl2(edls) {
    let ret = wasm.selectEdl(edls);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function statusNames2() {
    let ret = wasm.statusNames();
    var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]);
    return wasm.__wbindgen_free(ret[0], ret[1] * 4, 4), v1;
  }
  function timeLeftMs2(job, now) {
    let ret = wasm.timeLeftMs(job, now);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function timeline2(canonicalEdl, report) {
    let ret = wasm.timeline(canonicalEdl, report);
    if (ret[2]) throw takeFromExternrefTable0(ret[1]);
    return takeFromExternrefTable0(ret[0]);
  }
  function __wbg_get_imports() {
    return { __proto__: null, "./render_rules_bg.js": { __proto__: null, __wbg_Error_208446807d0d1e30: function(arg0, arg1) {
      return Error(getStringFromWasm0(arg0, arg1));
    }, __wbg_Number_ff192a72a0dcdf6d: function(arg0) {
      return Number(arg0);
    }, __wbg_String_8564e559799eccda: function(arg0, arg1) {
      let ret = String(arg1), ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc), len1 = WASM_VECTOR_LEN;
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4, len1, true), getDataViewMemory0().setInt32((arg0 >>> 0) + 0, ptr1, true);
    }, __wbg___wbindgen_bigint_get_as_i64_11da4b52cd0aedef: function(arg0, arg1) {
      let v = arg1, ret = typeof v == "bigint" ? v : void 0;
      getDataViewMemory0().setBigInt64((arg0 >>> 0) + 8, isLikeNone(ret) ? BigInt(0) : ret, true), getDataViewMemory0().setInt32((arg0 >>> 0) + 0, !isLikeNone(ret), true);
    }, __wbg___wbindgen_boolean_get_4f1baf9a00be3c74: function(arg0) {
      let v = arg0, ret = typeof v == "boolean" ? v : void 0;
      return isLikeNone(ret) ? 16777215 : ret ? 1 : 0;
    }, __wbg___wbindgen_debug_string_f249a2a76caa9a55: function(arg0, arg1) {
      let ret = debugString(arg1), ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc), len1 = WASM_VECTOR_LEN;
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4, len1, true), getDataViewMemory0().setInt32((arg0 >>> 0) + 0, ptr1, true);
    }, __wbg___wbindgen_in_3f58a9d3b3a7eed2: function(arg0, arg1) {
      return arg0 in arg1;
    }, __wbg___wbindgen_is_bigint_5fa10641e039d3ef: function(arg0) {
      return typeof arg0 == "bigint";
    }, __wbg___wbindgen_is_function_741ff2bb612836f5: function(arg0) {
      return typeof arg0 == "function";
    }, __wbg___wbindgen_is_null_c22311b1cc228e3a: function(arg0) {
      return arg0 === null;
    }, __wbg___wbindgen_is_object_8b968c3ab8e96595: function(arg0) {
      let val = arg0;
      return typeof val == "object" && val !== null;
    }, __wbg___wbindgen_is_string_fc456fee5d3317de: function(arg0) {
      return typeof arg0 == "string";
    }, __wbg___wbindgen_is_undefined_be5b34249ff1fc15: function(arg0) {
      return arg0 === void 0;
    }, __wbg___wbindgen_jsval_eq_38d7bfbe4cc84039: function(arg0, arg1) {
      return arg0 === arg1;
    }, __wbg___wbindgen_jsval_loose_eq_b2f214e2e4b30e36: function(arg0, arg1) {
      return arg0 == arg1;
    }, __wbg___wbindgen_number_get_934b640d0889af78: function(arg0, arg1) {
      let obj = arg1, ret = typeof obj == "number" ? obj : void 0;
      getDataViewMemory0().setFloat64((arg0 >>> 0) + 8, isLikeNone(ret) ? 0 : ret, true), getDataViewMemory0().setInt32((arg0 >>> 0) + 0, !isLikeNone(ret), true);
    }, __wbg___wbindgen_string_get_7ce8eee7fd327545: function(arg0, arg1) {
      let obj = arg1, ret = typeof obj == "string" ? obj : void 0;
      var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc), len1 = WASM_VECTOR_LEN;
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4, len1, true), getDataViewMemory0().setInt32((arg0 >>> 0) + 0, ptr1, true);
    }, __wbg___wbindgen_throw_4c88d8bf264fd984: function(arg0, arg1) {
      throw new Error(getStringFromWasm0(arg0, arg1));
    }, __wbg_call_40b008ba32f73991: function() {
      return handleError(function(arg0, arg1) {
        return arg0.call(arg1);
      }, arguments);
    }, __wbg_done_57e08d0be6e30c02: function(arg0) {
      return arg0.done;
    }, __wbg_entries_7bb1459bd9b5c2b9: function(arg0) {
      return Object.entries(arg0);
    }, __wbg_get_635eea311fa1a291: function() {
      return handleError(function(arg0, arg1) {
        return Reflect.get(arg0, arg1);
      }, arguments);
    }, __wbg_get_d7176cfb76d71114: function(arg0, arg1) {
      return arg0[arg1 >>> 0];
    }, __wbg_get_unchecked_e6325ad374eff861: function(arg0, arg1) {
      return arg0[arg1 >>> 0];
    }, __wbg_get_with_ref_key_fc601247060b7204: function(arg0, arg1) {
      return arg0[arg1];
    }, __wbg_instanceof_ArrayBuffer_12cdaa4161423e6b: function(arg0) {
      let result;
      try {
        result = arg0 instanceof ArrayBuffer;
      } catch {
        result = false;
      }
      return result;
    }, __wbg_instanceof_Map_0b4fc8b62e73f163: function(arg0) {
      let result;
      try {
        result = arg0 instanceof Map;
      } catch {
        result = false;
      }
      return result;
    }, __wbg_instanceof_Uint8Array_d7aeb0dcb3108fea: function(arg0) {
      let result;
      try {
        result = arg0 instanceof Uint8Array;
      } catch {
        result = false;
      }
      return result;
    }, __wbg_isArray_bcf1376d0d732d08: function(arg0) {
      return Array.isArray(arg0);
    }, __wbg_isSafeInteger_1a35ba4d31e71d38: function(arg0) {
      return Number.isSafeInteger(arg0);
    }, __wbg_iterator_e4c5e8f68ada7b58: function() {
      return Symbol.iterator;
    }, __wbg_length_186163212ffe79c3: function(arg0) {
      return arg0.length;
    }, __wbg_length_b03a0fabb109b1e9: function(arg0) {
      return arg0.length;
    }, __wbg_new_13de428334042d26: function(arg0) {
      return new Uint8Array(arg0);
    }, __wbg_new_37eb45aaf5eeb820: function() {
      return new Array();
    }, __wbg_new_7075786089b89c5e: function() {
      return /* @__PURE__ */ new Map();
    }, __wbg_new_cd4348290afae586: function() {
      return new Object();
    }, __wbg_next_178c1651c11432b3: function(arg0) {
      return arg0.next;
    }, __wbg_next_af5ac6a08bb0a717: function() {
      return handleError(function(arg0) {
        return arg0.next();
      }, arguments);
    }, __wbg_prototypesetcall_13162965d1fe7aa3: function(arg0, arg1, arg2) {
      Uint8Array.prototype.set.call(getArrayU8FromWasm0(arg0, arg1), arg2);
    }, __wbg_set_8282f7e0d2d01336: function(arg0, arg1, arg2) {
      return arg0.set(arg1, arg2);
    }, __wbg_set_d2d33b52458e984a: function(arg0, arg1, arg2) {
      arg0[arg1 >>> 0] = arg2;
    }, __wbg_set_e4b9a833d288759a: function(arg0, arg1, arg2) {
      arg0[arg1] = arg2;
    }, __wbg_value_e0f328965e184931: function(arg0) {
      return arg0.value;
    }, __wbindgen_generic_0000000000000001: function(arg0) {
      return arg0;
    }, __wbindgen_generic_0000000000000002: function(arg0) {
      return arg0;
    }, __wbindgen_generic_0000000000000003: function(arg0, arg1) {
      return getStringFromWasm0(arg0, arg1);
    }, __wbindgen_generic_0000000000000004: function(arg0) {
      return BigInt.asUintN(64, arg0);
    }, __wbindgen_init_externref_table: function() {
      let table = wasm.__wbindgen_externrefs;
      table.set(0, void 0), table.set(1024, void 0), table.set(1025, null), table.set(1026, true), table.set(1027, false);
    } } };
  }
  function addToExternrefTable0(obj) {
    let idx = wasm.__externref_table_alloc();
    return wasm.__wbindgen_externrefs.set(idx, obj), idx;
  }
  function debugString(val) {
    switch (typeof val) {
      case "number":
      case "boolean":
      case "undefined":
        return `${val}`;
      case "string":
        return JSON.stringify(val);
      case "bigint":
        return `${val}n`;
      case "symbol":
        return val.description !== void 0 ? `Symbol(${val.description})` : "Symbol";
      case "function":
        return typeof val.name == "string" && val.name !== "" ? `Function(${val.name})` : "Function";
      case "object": {
        if (val === null) return "null";
        if (Array.isArray(val)) return "[" + Array.from(val, debugString).join(", ") + "]";
        if (val instanceof Error) return `${val.name}: ${val.message}
${val.stack}`;
        let toStringOutput = toString.call(val), className = /\[object ([^\]]+)\]/.exec(toStringOutput)?.[1];
        if (className === void 0) return toStringOutput;
        if (className === "Object") try {
          return "Object(" + JSON.stringify(val) + ")";
        } catch {
          return "Object";
        }
        return className;
      }
    }
  }
  function getArrayJsValueFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    let mem = getDataViewMemory0(), result = [];
    for (let i = ptr; i < ptr + 4 * len; i += 4) result.push(wasm.__wbindgen_externrefs.get(mem.getUint32(i, true)));
    return wasm.__externref_drop_slice(ptr, len), result;
  }
  function getArrayU32FromWasm0(ptr, len) {
    return ptr = ptr >>> 0, getUint32ArrayMemory0().subarray(ptr / 4, ptr / 4 + len);
  }
  function getArrayU8FromWasm0(ptr, len) {
    return ptr = ptr >>> 0, getUint8ArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
  }
  var cachedDataViewMemory0 = null;
  function getDataViewMemory0() {
    return (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || cachedDataViewMemory0.buffer.detached === void 0 && cachedDataViewMemory0.buffer !== wasm.memory.buffer) && (cachedDataViewMemory0 = new DataView(wasm.memory.buffer)), cachedDataViewMemory0;
  }
  function getStringFromWasm0(ptr, len) {
    return ptr = ptr >>> 0, decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
  }
  var cachedUint32ArrayMemory0 = null;
  function getUint32ArrayMemory0() {
    return (cachedUint32ArrayMemory0 === null || cachedUint32ArrayMemory0.byteLength === 0) && (cachedUint32ArrayMemory0 = new Uint32Array(wasm.memory.buffer)), cachedUint32ArrayMemory0;
  }
  var cachedUint8ArrayMemory0 = null;
  function getUint8ArrayMemory0() {
    return (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) && (cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer)), cachedUint8ArrayMemory0;
  }
  function handleError(f, args) {
    try {
      return f.apply(this, args);
    } catch (e) {
      let idx = addToExternrefTable0(e);
      wasm.__wbindgen_exn_store(idx);
    }
  }
  function isLikeNone(x) {
    return x == null;
  }
  function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === void 0) {
      let buf = cachedTextEncoder.encode(arg), ptr2 = malloc(buf.length, 1) >>> 0;
      return getUint8ArrayMemory0().subarray(ptr2, ptr2 + buf.length).set(buf), WASM_VECTOR_LEN = buf.length, ptr2;
    }
    let len = arg.length, ptr = malloc(len, 1) >>> 0, mem = getUint8ArrayMemory0(), offset = 0;
    for (; offset < len; offset++) {
      let code = arg.charCodeAt(offset);
      if (code > 127) break;
      mem[ptr + offset] = code;
    }
    if (offset !== len) {
      offset !== 0 && (arg = arg.slice(offset)), ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
      let view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len), ret = cachedTextEncoder.encodeInto(arg, view);
      offset += ret.written, ptr = realloc(ptr, len, offset, 1) >>> 0;
    }
    return WASM_VECTOR_LEN = offset, ptr;
  }
  function takeFromExternrefTable0(idx) {
    let value = wasm.__wbindgen_externrefs.get(idx);
    return wasm.__externref_table_dealloc(idx), value;
  }
  var cachedTextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
  cachedTextDecoder.decode();
  var MAX_SAFARI_DECODE_BYTES = 2146435072, numBytesDecoded = 0;
  function decodeText(bytes) {
    return numBytesDecoded += bytes.length, numBytesDecoded >= MAX_SAFARI_DECODE_BYTES && (cachedTextDecoder = new TextDecoder("utf-8", { ignoreBOM: true }), cachedTextDecoder.decode(), numBytesDecoded = bytes.length), cachedTextDecoder.decode(bytes);
  }
  var cachedTextEncoder = new TextEncoder();
  "encodeInto" in cachedTextEncoder || (cachedTextEncoder.encodeInto = function(arg, view) {
    let buf = cachedTextEncoder.encode(arg);
    return view.set(buf), { read: arg.length, written: buf.length };
  });
  var WASM_VECTOR_LEN = 0, wasmModule, wasmInstance, wasm;
  function __wbg_finalize_init(instance, module2) {
    return wasmInstance = instance, wasm = instance.exports, wasmModule = module2, cachedDataViewMemory0 = null, cachedUint32ArrayMemory0 = null, cachedUint8ArrayMemory0 = null, wasm.__wbindgen_start(), wasm;
  }
  function initSync(module2) {
    if (wasm !== void 0) return wasm;
    module2 !== void 0 && (Object.getPrototypeOf(module2) === Object.prototype ? { module: module2 } = module2 : console.warn("using deprecated parameters for `initSync()`; pass a single object instead"));
    let imports = __wbg_get_imports();
    module2 instanceof WebAssembly.Module || (module2 = new WebAssembly.Module(module2));
    let instance = new WebAssembly.Instance(module2, imports);
    return __wbg_finalize_init(instance, module2);
  }
  return { admit: admit2, attemptsOf: attemptsOf2, canRetry: canRetry2, canTransition: canTransition2, canTransitionEdl: canTransitionEdl2, checkAddress: checkAddress2, checkEdl: checkEdl2, checkIdempotencyKey: checkIdempotencyKey2, checkRender: checkRender2, checkRenderOnDesk, checklist: checklist2, createJob: createJob2, decide: decide2, deskPlace, deskShapes, edlHash: edlHash2, eventLeadingTo: eventLeadingTo2, explainFailure: explainFailure2, ffmpegHealth: ffmpegHealth2, findingCodes: findingCodes2, formats: formats2, getEdlTransitions: getEdlTransitions2, getNextStatus: getNextStatus2, getStatusDescription: getStatusDescription2, initSync, isActive: isActive2, isTerminal: isTerminal2, logTail: logTail2, parseTrigger: parseTrigger2, planRender: planRender2, probeArguments: probeArguments2, programVersion: programVersion2, queueHealth: queueHealth2, readLoudness: readLoudness2, readProbe: readProbe2, readProgress: readProgress2, renderKey: renderKey2, renderSteps: renderSteps2, replay: replay2, resolveSelection: resolveSelection2, rules: rules2, selectEdl: selectEdl2, statusNames: statusNames2, timeLeftMs: timeLeftMs2, timeline: timeline2 };
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
  function ask2(question) {
    if (!running) start();
    try {
      return question(running);
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
      return (...args) => ask2(({ glue }) => glue[name](...args));
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
var statusNames = rule("statusNames");
var statuses;
function isStatus(name) {
  statuses ??= new Set(statusNames());
  return statuses.has(name);
}
function ofStatus(name) {
  const ask2 = rule(name);
  const answers = /* @__PURE__ */ new Map();
  return (status) => {
    const answer = answers.get(status);
    if (answer !== void 0) return answer;
    const fresh = ask2(status);
    if (isStatus(status)) answers.set(status, fresh);
    return fresh;
  };
}
function copy({ from, to, allowed, reason }) {
  return reason === void 0 ? { from, to, allowed } : { from, to, allowed, reason };
}
function ofTransition(name) {
  const ask2 = rule(name);
  const answers = /* @__PURE__ */ new Map();
  return (from, to) => {
    const answer = answers.get(from)?.get(to);
    if (answer !== void 0) return copy(answer);
    const fresh = ask2(from, to);
    if (isStatus(from) && isStatus(to)) {
      if (!answers.has(from)) answers.set(from, /* @__PURE__ */ new Map());
      answers.get(from).set(to, copy(fresh));
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
  return (...args) => ask2((module2) => {
    if (!module2.desk || module2.desk.isGone()) module2.desk = openDesk(module2.glue, module2.memory);
    return module2.desk[name](...args) ?? module2.glue[name](...args);
  });
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
var readProbe = rule("readProbe");
var readProgress = rule("readProgress");
var readLoudness = rule("readLoudness");
var explainFailure = rule("explainFailure");
var logTail = rule("logTail");
var ffmpegHealth = rule("ffmpegHealth");
var programVersion = rule("programVersion");
export {
  RulesError,
  admit,
  attemptsOf,
  canRetry,
  canTransition,
  canTransitionEdl,
  checkAddress,
  checkEdl,
  checkIdempotencyKey,
  checkRender,
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
  replay,
  resolveSelection,
  rules,
  selectEdl,
  timeLeftMs,
  timeline
};
